"""Which words a question calls for that a sentence lacks: speech, a relation in time or number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.refusing.question_parts import predicate_of
from bot.answering.word_lists import read_lists
from bot.articles.word_file import Entry, Reading
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.terms import Token, term_of, tokens

# Their opposites count before the same thing alone: "before it fell" is not against "after the talks failed".
_LEADING = frozenset(("before", "after"))
_LED = 4
_QUOTE_MARKS = re.compile(r"[\"“”„«»]")


def asks_for_speech(question: Question) -> bool:
    """Whether it is asked what somebody said; that he declined to comment is an answer to it."""
    predicate = predicate_of(question)
    return predicate is not None and predicate.term in _speech()


def speech_missing(question: Question, text: str, profile: Profile) -> bool:
    """Whether it is asked what somebody said, and the sentence tells no speech."""
    if question.kind != "thing" or not asks_for_speech(question) or question.tokens[0].word == "which":
        return False
    return not any(token.term in _terms("saying") for token in profile.tokens) and not _QUOTE_MARKS.search(
        text
    )


def words_called_for(question: Question, profile: Profile) -> dict[str, float]:
    """Which words that the question calls for a sentence lacks: a relation in time or number."""
    if question.kind == "yes_no":
        return {}
    there = {token.term for token in profile.tokens}
    asked = [line for token in question.tokens if (line := _lines("relations").get(token.term))]
    return {
        "relations_missing": float(any(not (line & there) for line in asked)),
        "small_opposite": float(_small_opposite(question, profile)),
    }


def _small_opposite(question: Question, profile: Profile) -> bool:
    opposites, asked = _stop_opposites(), question.tokens
    return any(
        _led_by(at, asked) & _led_by(place, profile.tokens) or token.word not in _LEADING
        for at, token in enumerate(asked)
        if token.stop and token.word in opposites
        for place, there in enumerate(profile.tokens)
        if there.word in opposites[token.word]
    )


def _led_by(place: int, words: Sequence[Token]) -> set[str]:
    """What a preposition stands before: "the fire" of "before the fire"."""
    return {token.term for token in words[place + 1 : place + 1 + _LED] if not token.stop}


@cache
def _terms(section: str) -> frozenset[str]:
    return frozenset(term_of(word.strip()) for line in _section(section) for word in line.split(","))


@cache
def _speech() -> frozenset[str]:
    return frozenset(
        term_of(word) for word in ("say", "tell", "think", "answer", "reply", "respond", "react")
    )


def _section(name: str) -> tuple[Entry, ...]:
    return read_lists("asked_for.txt")[name]


@cache
def _lines(section: str) -> dict[str, frozenset[str]]:
    """The first word of each line to all its words, as terms."""
    table: dict[str, frozenset[str]] = {}
    for line in _section(section):
        terms = [t.term for form in line.split(",") for t in tokens(form)]
        with Reading(line):
            table[terms[0]] = frozenset(terms)
    return table


@cache
def _stop_opposites() -> dict[str, tuple[str, ...]]:
    """Opposites among words that are never looked up."""
    return {"before": ("after",), "after": ("before",), "most": ("least", "fewest"), "least": ("most",)} | {
        "more": ("less", "fewer"), "less": ("more",), "first": ("last",), "inside": ("outside",)
    }  # fmt: skip
