from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.answering.answering import Story, answer, tell
from bot.answering.completing.fronting import without_fronting
from bot.answering.completing.places import place_of, places_read
from bot.answering.completing.without_name import Kind, speaks_of
from bot.answering.conversation import Conversation
from bot.articles.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("going_on.txt")


class Turn(NamedTuple):
    asked: str
    meant: str | None
    then: str
    line: int


@cache
def library() -> Story:
    return tell(read_corpus(ROOT / "tests/corpora/library"))


def dialogues() -> Iterator[list[Turn]]:
    turns: list[Turn] = []
    for number, line in enumerate([*CASES.read_text("utf-8").splitlines(), ""], 1):
        kind, _, text = line.partition(": ")
        if not line.strip():
            if turns:
                yield turns
            turns = []
        elif kind == "you":
            turns.append(Turn(text, None, "", number))
        elif kind == "meant":
            turns[-1] = turns[-1]._replace(meant=text)
        elif kind == "then":
            turns[-1] = turns[-1]._replace(then=text)
        elif not line.startswith("#"):
            raise ValueError(f"{CASES.name}, line {number}: {line!r}")


@pytest.mark.parametrize("turns", [pytest.param(turns, id=f"line {turns[0].line}") for turns in dialogues()])
def test_a_conversation_is_understood_and_answered_turn_by_turn(turns: list[Turn]) -> None:
    conversation = Conversation()
    for turn in turns:
        given = answer(turn.asked, conversation, library())
        first = given.claims[0].quotes[0].text if given.claims else "-"
        assert given.understood_as == turn.meant, f"{CASES.name}, line {turn.line}"
        assert first.startswith(turn.then), f"{CASES.name}, line {turn.line}"
        conversation = conversation.after(given)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("and the driver, was he hurt?", "was the driver hurt?"),
        ("What about the owner, where is his boat?", "where is the owner's boat?"),
        ("the two sisters, how old are they", "how old are the two sisters"),
        ("in the end, was he hurt?", "in the end, was he hurt?"),
        ("and the driver, was the bus full?", "and the driver, was the bus full?"),
        ("who was hurt, and was he a driver?", "who was hurt, and was he a driver?"),
        ("was he hurt?", "was he hurt?"),
    ],
)
def test_what_is_named_first_stands_where_its_pronoun_stood(typed: str, read: str) -> None:
    assert without_fronting(typed) == read


@pytest.mark.parametrize(
    ("begins", "terms", "kind", "speaks"),
    [
        ("He telephoned", {"lehner"}, "he", True),
        ("He telephoned", {"lehner"}, "she", False),
        ("She has promised", {"winkel"}, "she", True),
        ("She has promised", {"lehner"}, "she", False),
        ("She intends to replace", {"beck"}, "she", False),
        ("Three of them", {"build"}, "they", True),
    ],
)
def test_a_pronoun_stands_for_whoever_was_named_before_it(
    begins: str, terms: set[str], kind: Kind, speaks: bool
) -> None:
    told = library()
    sentence = next(s for s in told.corpus.sentences if s.text.startswith(begins))
    assert speaks_of(sentence, terms, kind, told.retriever) == speaks


def test_the_place_of_a_conversation_is_that_of_the_last_answer() -> None:
    told = library()
    first = answer("What was closed for a week because of rusty pipes?", Conversation(), told)
    read = places_read(Conversation().after(first).turns)
    places = {place_of(s, read, told.retriever): s.text for s in reversed(told.corpus.sentences)}
    assert places["read"].startswith("Three of them")
    assert places["next"].startswith("She has promised")
    assert set(places) == {"read", "next", "near", "file", "elsewhere"}
