"""In which units the answer to "how tall" or "how cold" is told, and whose age an age is."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from bot.articles.word_file import Reading
from bot.retrieval.profile import Profile
from bot.retrieval.terms import Token, term_of
from bot.retrieval.word_lists import lines

# "8 square kilometers": so many words at most lie between a figure and its unit.
_REACH = 2
# So many words lie at most between an age and who has it ("the mayor, Ada Lind, 46").
_AGED = 6


def units_asked(words: Sequence[Token]) -> frozenset[str]:
    """The terms of the units in which an answer is told; none where the question measures nothing."""
    for before, asked in pairwise(words):
        if before.word == "how" and asked.word in _units():
            return _units()[asked.word]
    return frozenset()


def is_measured(profile: Profile, units: Set[str], asked: Set[str]) -> bool:
    """Whether a figure stands before one of the units; `asked` are the terms of the question."""
    words = profile.tokens
    return any(
        (token.term[0].isdigit() or token.word in ("half", "quarter"))
        and token.term not in asked
        and any(later.term in units for later in words[at + 1 : at + 1 + _REACH])
        for at, token in enumerate(words)
    )


def is_aged(profile: Profile, places: Collection[int]) -> bool:
    """Whether an age is told of one of the places: behind it ("Lind, 46") or beside it ("90 years old")."""
    for mark in profile.marks:
        if mark.kind != "age":
            continue
        after = profile.tokens[mark.at + 1 : mark.at + 2]
        reach = _AGED if after and after[0].term == "year" else 0
        if any(-_AGED <= place - mark.at <= reach for place in places):
            return True
    return False


@lru_cache(1)
def _units() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines("measures.txt"):
        with Reading(line):
            asked, units = line.split(":")
            terms = frozenset(term_of(unit) for unit in units.split())
            found.update((word, terms) for word in asked.split())
    return found
