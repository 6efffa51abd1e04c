"""Words that may stand for each other when two sentences are compared."""

from __future__ import annotations

from functools import cache

from bot.answering.word_lists import lines, lists_of
from bot.retrieval.lexicon import key_of

_PERSONS = ("ers", "ors", "ists", "ians", "ees", "men", "women")


@cache
def kin() -> dict[str, frozenset[str]]:
    """Terms to those that may tell of the same deed."""
    groups: dict[str, set[str]] = {}
    for line in lines("kin.txt"):
        keys = {key_of(form) for form in line.split(",")}
        for key in keys:
            groups.setdefault(key, set()).update(keys)
    return {key: frozenset(group) for key, group in groups.items()}


@cache
def people() -> frozenset[str]:
    """Terms for people in general: "the men" may be the miners."""
    return frozenset(
        key_of(word) for word in lists_of("figures.txt")["people"] - lists_of("figures.txt")["not people"]
    )


@cache
def persons() -> frozenset[str]:
    """Terms for people of some kind: miners, passengers."""
    return frozenset(key_of(word) for word in lists_of("figures.txt")["who"])


def is_person(word: str) -> bool:
    """Whether a plural noun is one of people, by a list and its ending."""
    lists = lists_of("figures.txt")
    return word in lists["people"] or word in lists["who"] or word.endswith(_PERSONS)
