"""Sentences of the articles are recognised in any text that quotes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.quoted import Quoted
from tests.conversations.plays import FERRY, story_of

SENTENCES = story_of(FERRY).corpus.sentences
QUOTED = Quoted(SENTENCES)
ALIVE = "Nobody was killed."
LED = "The inquiry is led by Jonas Lindqvist of the maritime authority."
HE = "He expects results before the end of the year."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"│ {LED}\n  03 · paragraph 4", [LED]),
        (f"{LED} {HE}", [LED, HE]),
        (f"“{HE}”\n\n“{LED}”", [HE, LED]),
        ("The inquiry\n│ is led by Jonas\n│ Lindqvist of the maritime authority.", [LED]),
        (f"{LED} {LED}", [LED]),
        (f"{LED}\n{ALIVE}\n{HE}", [LED, ALIVE, HE]),
        (f"“{ALIVE}” (01-harbour-news.txt)", [ALIVE]),
        # A sentence of three words could stand in many another.
        (f"They say: nobody was killed. {ALIVE}", []),
        ("The inquiry is led by Karl Lindqvist of the maritime authority.", []),
        ("", []),
    ],
)
def test_the_sentences_of_a_text_are_found_in_its_order(text: str, found: list[str]) -> None:
    assert [places[0].text for places in QUOTED.in_text(text)] == found


@given(st.lists(st.sampled_from([s for s in SENTENCES if len(s.text.split()) > 4]), unique=True, max_size=4))
def test_every_sentence_that_is_quoted_is_found(sentences: list[object]) -> None:
    texts = [getattr(sentence, "text", "") for sentence in sentences]
    assert [places[0].text for places in QUOTED.in_text(" · ".join(texts))] == texts
