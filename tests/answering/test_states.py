"""States are found with their negation, and known from wishes and plans."""

from __future__ import annotations

import pytest

from bot.answering.comparing.reading import read
from bot.answering.comparing.states import State

ASSERTED = [
    ("The workers are on strike.", "taking place", 0),
    ("The strike was called off.", "taking place", 1),
    ("The minister turned her down.", "consent", 1),
    ("He did not agree.", "consent", 1),
    ("The bridge has not been reopened.", "open", 1),
    ("The plan was rejected.", "consent", 1),
    ("She has yet to be convicted.", "verdict", 1),
    ("The truce collapsed.", "lasting", 1),
    ("Two divers were found dead.", "life", 1),
]
SUPPOSED = [
    "They want him to be released.",
    "He could be arrested.",
    "She hopes to win.",
]


def states(text: str) -> tuple[State, ...]:
    return read(text).states


@pytest.mark.parametrize(("text", "about", "value"), ASSERTED)
def test_a_state_is_found_with_its_negation(text: str, about: str, value: int) -> None:
    found = next(state for state in states(text) if state.about == about)
    assert (found.value, found.supposed) == (value, False)


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_is_only_wished_or_possible_is_marked(text: str) -> None:
    assert states(text)
    assert all(state.supposed for state in states(text))


def test_clauses_are_cut_at_commas_and_joined_over_an_apposition() -> None:
    reading = read("Jonas Wick, the chief engineer, was released, and the ferry, built in 1986, sank.")
    of = dict(zip((word.word for word in reading.words), reading.clauses, strict=True))
    assert of["wick"] == of["released"]
    assert of["released"] != of["ferry"]


def test_a_name_before_and_after_the_word_and_stays_in_one_clause() -> None:
    reading = read("Ferries between Kessing and Morholm were stopped.")
    assert len(set(reading.clauses)) == 1
