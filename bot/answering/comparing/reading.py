"""A sentence as it is compared: its words, its clauses, and the figures, dates and states in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from bot.answering.comparing.dates import Date, dates_of
from bot.answering.comparing.figures import Figure, figures_of
from bot.answering.comparing.states import State, states_of
from bot.answering.word_lists import lists_of
from bot.retrieval.terms import Token, tokens

# What stands between two words where a clause ends; a hyphen or an apostrophe does not end one.
_CUT = re.compile(r"[,;:—–()\"“”«»|\[\]]|\.\s")
# The most words of an apposition ("Jonas Wick, the chief engineer of the ship, was released"), and of a name.
_APPOSITION, _NAME = 8, 4
# Sentences are read once while they are among the hits of this many questions' worth of sentences.
_KEPT = 20_000
# What goes on longer without a full stop is a table or a list, not a sentence; no sentence of the corpora
# has a third of it. Each figure is compared with each other one, which takes minutes for such a table.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, the clause each stands in (counted from 0), and what they say that can differ.

    `said`: the words as they are folded, each once.
    """

    text: str
    words: tuple[Token, ...]
    clauses: tuple[int, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    states: tuple[State, ...]
    said: frozenset[str]

    def same_clause(self, clause: int) -> frozenset[int]:
        """The clause, the one before a relative clause ("the mill, which opened …") and one behind it."""
        relative = lists_of("clauses.txt")["relative"]

        def is_relative(number: int) -> bool:
            return number in self.clauses and self.words[self.clauses.index(number)].word in relative

        before = {clause - 1} if is_relative(clause) else set[int]()
        return frozenset({clause, *before, *({clause + 1} if is_relative(clause + 1) else ())})

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
    """Read a text, the figures and dates of its beginning; a text read before is not read again."""
    words = tuple(tokens(text))
    beginning = text[:_LONGEST]
    dates = dates_of(beginning)
    figures = figures_of(beginning, tuple((date.start, date.end) for date in dates))
    spans = [(d.start, d.end) for d in dates] + [(f.start, f.end) for f in figures]
    clauses = _clauses(text, words, spans)
    said = frozenset(word.word for word in words)
    return Reading(text, words, clauses, dates, figures, states_of(words, clauses), said)


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
    """Give a clause without a subject the number of the one that has it, over what is put in between.

    "Marsh, 58, was convicted" is one clause, and so are both ends of "the ferry, which was built in 1986,
    was towed away". A lone figure belongs to what stands before it, a lone name to both sides.
    """
    clauses = [list(group) for _, group in groupby(range(len(words)), key=lambda at: numbers[at])]
    relative = lists_of("clauses.txt")["relative"]
    joined = list(range(len(clauses)))
    for number in range(1, len(clauses)):
        clause, before = clauses[number], clauses[number - 1]
        first, inserted = words[clause[0]].word, joined[number - 1] == number - 1 and number > 1
        lone = len(clause) == 1 and words[clause[0]].term.isdigit()
        goes_on = first in ("and", "but") and len(clause) > 1 and _is_predicate(words[clause[1]].word)
        if lone or goes_on:
            joined[number] = joined[number - 1]
        elif inserted and len(before) <= _NAME and all(words[at].capital for at in before):
            joined[number] = joined[number - 1] = joined[number - 2]
        elif _is_predicate(first) or (first.endswith("ed") and words[before[0]].word in relative):
            joined[number] = joined[number - 2] if inserted else joined[number - 1]
            if inserted and words[before[0]].word not in relative and len(before) <= _APPOSITION:
                joined[number - 1] = joined[number - 2]
    for number, clause in enumerate(clauses):
        for at in clause:
            numbers[at] = joined[number]


def _is_predicate(word: str) -> bool:
    return word in lists_of("clauses.txt")["predicate"]
