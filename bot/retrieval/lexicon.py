"""What a word may be told as in other words: derivations, synonyms, related words, names of places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.articles.word_file import Entry, unreadable
from bot.retrieval.numbers import number_at
from bot.retrieval.terms import Token, term_of, tokens
from bot.retrieval.word_lists import lines, one_term, word_class

How = Literal["word", "family", "synonym", "related", "prefix", "before", "alias"]

# How good a match each is, from 0 to 1; the ranking weighs the kinds apart, these order them.
FAMILY, EQUAL, SYNONYM, NARROWER, RELATED, WIDER = 0.9, 0.95, 0.75, 0.6, 0.4, 0.35
Add = Callable[[str, Sequence[str], How, float], None]
LISTS = ("synonyms.txt", "everyday.txt")
SIDES = re.compile("[>:]")
_POSSESSIVE = word_class("possessive")
# Small verbs are never looked up, but in a phrase any form stands for any ("be behind", "was behind").
_BASE = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "doing", "done"), "do"),
}
# Endings that Porter 2 leaves on, longest first, and the least that must remain of a word.
_ENDINGS = (
    *("ership", "ship", "hood", "eri", "ism", "ist", "ian", "ant", "ent", "ion", "ive"),
    *("er", "or", "ee", "al", "e"),
)
_SHORTEST_ROOT = 4
# A word with more synonyms than these has several senses.
_MANY = 14


class Alternative(NamedTuple):
    """A term or phrase (terms joined by blanks) that may stand for another.

    `grade`: how nearly it means the same, from 0 to 1. `telling`: from 0 to 1, less where it may mean
    something else, and where these articles use it more often than the word asked: it points to a place less
    well.
    """

    key: str
    how: How
    grade: float
    telling: float = 1.0


@lru_cache(4096)
def alternatives(term: str) -> tuple[Alternative, ...]:
    """What may stand in a sentence for a term or phrase of a question, the best first, each once."""
    best: dict[str, Alternative] = {}
    for told, how, grade in _table().get(term, ()):
        for key in told:
            if key != term and (key not in best or best[key].grade < grade):
                best[key] = Alternative(key, how, grade)
    return tuple(sorted(best.values(), key=lambda a: (-a.grade, a.key)))


@lru_cache(8192)
def distinctness(key: str) -> float:
    """How well the synonyms of a word tell what it means, from 0 to 1: less the more there are of them.

    A phrase means one thing. Measured on ten stories: from eight to fourteen synonyms on is the same.
    """
    if " " in key:
        return 1.0
    count = sum(other.how == "synonym" for other in alternatives(key))
    return (_MANY / count) ** 0.5 if count > _MANY else 1.0


@lru_cache(1)
def country_terms() -> frozenset[str]:
    """The terms and phrases of countries, without those of their people and seats of government."""
    names = (name for line in lines("places.txt") for name in line.partition(":")[0].split(","))
    return frozenset(key_of(name) for name in names if name.strip())


@lru_cache(32768)
def key_of(form: str) -> str:
    """The key of a word or phrase of the lists; a gap ("…") does not count in it."""
    # Most forms are plain words; reading them all as texts would double the time to start.
    keys = [_key_of_word(word) for word in form.split() if word != "…"]
    return " ".join(keys if all(keys) else map(term_in_phrase, tokens(form)))


def term_in_phrase(token: Token) -> str:
    """The term of a word as phrases have it: any possessive stands for any."""
    return "their" if token.word in _POSSESSIVE else _BASE.get(token.word, token.term)


def phrases() -> frozenset[str]:
    """The keys of several words."""
    return frozenset(key for key in _table() if " " in key)


@lru_cache(32768)
def _key_of_word(word: str) -> str:
    """The key of a plain word; empty for one that may be read together with others."""
    if not (word.isascii() and word.isalpha() and word.islower()) or word in _begin_one_term():
        return ""
    if word in _POSSESSIVE:
        return "their"
    if word in _BASE:
        return _BASE[word]
    return term_of(word) if number_at((word,), 0) is None else ""


@lru_cache(1)
def _begin_one_term() -> frozenset[str]:
    return frozenset(w[0] for w, entry in one_term().items() if len(w) == 1 or not entry.hyphenated)


@lru_cache(1)
def _table() -> dict[str, list[tuple[Sequence[str], How, float]]]:
    """For each term or phrase the groups of what may stand for it, as they stand in the files."""
    table: dict[str, list[tuple[Sequence[str], How, float]]] = {}

    def add(asked: str, told: Sequence[str], how: How, grade: float) -> None:
        table.setdefault(asked, []).append((told, how, grade))

    for line in lines("families.txt"):
        keys = [key_of(word) for word in line.split()]
        if len(keys) < 2:
            raise unreadable(line, "a family has two words or more")
        for asked in keys:
            add(asked, keys, "family", FAMILY)
    for line in lines("places.txt"):
        if ":" not in line:
            raise unreadable(line, "a line is “Country: people; seat”")
        _add_place(line, add)
    for name in LISTS:
        for line in lines(name):
            _add_group(line, add)
    return table


def _add_place(line: str, add: Add) -> None:
    """`Country: people; seat, seat`: the people are of its family, the seat of government is related."""
    country, _, rest = line.partition(":")
    people, _, seats = rest.partition(";")
    family = [key_of(form) for form in (*country.split(","), *people.split(",")) if form.strip()]
    related = [key_of(form) for form in seats.split(",") if form.strip()]
    for asked in family:
        add(asked, family, "family", FAMILY)
        add(asked, related, "related", RELATED)
    for asked in related:
        add(asked, family, "related", RELATED)


def _add_group(line: Entry, add: Add) -> None:
    """`a, b`: synonyms; `= a, b`: near-equals; `~ a, b`: related; `a, b > c`: a and b are wider than c;
    `a: b, c`: a is told as b or as c, which have nothing to do with each other.

    Raises:
        UnusableError: the line is none of these.
    """
    sides = [side.split(",") for side in SIDES.split(line.lstrip("~= "))]
    forms = [form for side in sides for form in side]
    if len(forms) < 2 or len(sides) > 2 or not all(form.strip() for form in forms):
        raise unreadable(line, "a group is “a, b”, with “=” or “~” in front, “a, b > c” or “a: b, c”")
    keys = [key_of(form) for form in sides[0]]
    others = [key_of(form) for form in sides[-1]] if len(sides) == 2 else []
    told = ":" in line
    how: How = "related" if line.startswith("~") else "synonym"
    grade = RELATED if line.startswith("~") else EQUAL if line.startswith("=") else SYNONYM
    for asked in keys:
        add(asked, keys, how, grade)
        if others:
            add(asked, others, "synonym" if told else "related", SYNONYM if told else NARROWER)
    for asked in others:
        add(asked, keys, "related", RELATED if told else WIDER)


def derived(term: str, other: str) -> Alternative | None:
    """`other` as a word of the same family when it differs from `term` by an ending that makes new words."""
    if _root(term) != _root(other) or frozenset((term, other)) in _strangers():
        return None
    return Alternative(other, "family", FAMILY)


@lru_cache(1)
def _strangers() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(key_of(word) for word in line.split()) for line in lines("not_families.txt"))


@lru_cache(16384)
def _root(term: str) -> str:
    for ending in _ENDINGS:
        if term.endswith(ending) and len(term) - len(ending) >= _SHORTEST_ROOT:
            return term[: -len(ending)]
    return term
