"""A sentence as it is compared: its words, its clauses, and the figures, dates and states in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.dates import Date, dates_of
from bot.answering.figures import Figure, figures_of
from bot.answering.states import State, states_of
from bot.answering.word_lists import lists_of
from bot.retrieval.terms import Token, tokens

# What stands between two words where a clause ends; a hyphen or an apostrophe does not end one.
_CUT = re.compile(r"[,;:—–()\"“”«»|\[\]]|\.\s")
# The most words of an apposition ("Jonas Wick, the chief engineer of the ship, was released").
_APPOSITION = 8
# Sentences are read once while they are among the hits of this many questions' worth of sentences.
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, the clause each stands in (counted from 0), and what they say that can differ."""

    text: str
    words: tuple[Token, ...]
    clauses: tuple[int, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    states: tuple[State, ...]

    def clause_at(self, start: int, end: int) -> int:
        """The clause of the words in a span of the text; that of the word before where it holds none."""
        clause = 0
        for word, number in zip(self.words, self.clauses, strict=True):
            if word.start >= end:
                break
            clause = number
            if word.end > start:
                break
        return clause


@lru_cache(_KEPT)
def read(text: str) -> Reading:
    """Read a text; a text read before is not read again."""
    words = tuple(tokens(text))
    dates = dates_of(text)
    figures = figures_of(text, tuple((date.start, date.end) for date in dates))
    spans = [(d.start, d.end) for d in dates] + [(f.start, f.end) for f in figures]
    clauses = _clauses(text, words, spans)
    return Reading(text, words, clauses, dates, figures, states_of(words, clauses))


def _clauses(text: str, words: tuple[Token, ...], kept: list[tuple[int, int]]) -> tuple[int, ...]:
    openers = lists_of("clauses.txt")["openers"]
    numbers: list[int] = []
    number = 0
    for place, word in enumerate(words):
        if place and not any(start < word.start < end for start, end in kept):
            gap = text[words[place - 1].end : word.start]
            if _CUT.search(gap) or (word.word in openers and not _between_names(words, place)):
                number += 1
        numbers.append(number)
    _join(words, numbers)
    return tuple(numbers)


def _between_names(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word stands between two names, as in "between Paris and London"."""
    return words[place - 1].capital and place + 1 < len(words) and words[place + 1].capital


def _join(words: tuple[Token, ...], numbers: list[int]) -> None:
    """Give a clause without a subject the number of the one that has it, over an apposition between them.

    "Marsh, 58, was convicted" is one clause, and so are both ends of "the ferry, which was built in 1986,
    was towed away". A lone figure belongs to what stands before it.
    """
    begun = lists_of("clauses.txt")
    firsts = {number: place for place, number in reversed(list(enumerate(numbers)))}
    sizes = Counter(numbers)
    joined: dict[int, int] = {}
    for number, place in sorted(firsts.items()):
        before = joined.get(number - 1, number - 1)
        if number == 0:
            continue
        if sizes[number] == 1 and words[place].term.isdigit():
            joined[number] = before
        elif words[place].word in begun["predicate"] or (
            words[place].word.endswith("ed") and words[firsts[number - 1]].word in begun["relative"]
        ):
            inserted = before > 0 and before == number - 1
            joined[number] = before - 1 if inserted else before
            if (
                inserted
                and words[firsts[before]].word not in begun["relative"]
                and sizes[before] <= _APPOSITION
            ):
                joined[before] = before - 1
    for place, number in enumerate(numbers):
        numbers[place] = joined.get(number, number)
