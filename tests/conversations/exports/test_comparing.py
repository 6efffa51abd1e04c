"""What became of a recorded reply, whatever wrote it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.answering import answer
from bot.answering.conversation import Conversation
from bot.conversations.exports.comparing import compare, recorded
from bot.conversations.exports.message import message_of
from bot.conversations.quoted import Quoted
from tests.conversations.exports.crafted import ALIVE, BUILT, HE, LED, bot
from tests.conversations.plays import FERRY, story_of

STORY = story_of(FERRY)
QUOTED = Quoted(STORY.corpus.sentences)
NINE = "Nine passengers were taken to hospital with broken bones."
ELEVEN = "Eleven passengers were taken to hospital, according to the coast guard."
LIFEBOATS = "Lifeboats from Port Ansel and Greywick took part in the rescue."
TITLE = "What We Know about the Marlin"
INQUIRY, TAKEN, MAYOR = (
    "Who leads the inquiry?",
    "How many passengers were taken to hospital?",
    "Who is the mayor of Greywick?",
)


def block(text: str) -> dict[str, str]:
    return {"type": "blockquote", "text": text}


CASES: list[tuple[str, Any, str, list[str]]] = [
    (INQUIRY, LED, "same", ["quotes"]),
    (INQUIRY, [block(LED), f"\n{TITLE} · 03-island-post.txt · paragraph 4"], "same", ["quotes"]),
    (INQUIRY, f"{LED}\n{TITLE} · 03-island-post.txt", "same", ["quotes"]),
    (INQUIRY, [block(f"{BUILT} {LED}")], "same", ["shows", "quotes"]),
    (INQUIRY, [block(BUILT)], "other sentence", ["quotes"]),
    (INQUIRY, [block(LED), block(BUILT)], "other sentence", ["quotes", "quotes"]),
    (INQUIRY, "No idea.", "gained", []),
    (INQUIRY, ["The articles don't say. Nearest:\n", block(BUILT)], "gained", ["not found"]),
    (TAKEN, [block(NINE), "\n", block(ELEVEN)], "same", ["quotes", "quotes"]),
    (TAKEN, [block(NINE)], "other sentence", ["quotes"]),
    (MAYOR, "The articles never mention “mayor”.", "same", []),
    (MAYOR, ["The articles never mention “mayor”.\n", block(LIFEBOATS)], "same", ["not found"]),
    (MAYOR, [block(LIFEBOATS)], "lost", ["quotes"]),
    (MAYOR, [block(HE), block(ALIVE)], "lost", ["quotes", "quotes"]),
    ("thanks", "You're welcome.", "same", []),
]


@pytest.mark.parametrize(("asked", "text", "verdict", "forms"), CASES)
def test_a_reply_is_read_and_compared(asked: str, text: Any, verdict: str, forms: list[str]) -> None:
    reply = message_of(bot(1, text))
    then = recorded(reply, QUOTED)
    assert compare(reply, then, answer(asked, Conversation(), STORY)) == verdict
    assert [form.partition(" 0")[0] for form in then.forms()] == forms
