"""What a word may be told as in other words: derivations, synonyms, related words, names of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.articles.word_file import Entry, unreadable
from bot.retrieval.numbers import number_at
from bot.retrieval.terms import Token, term_of, tokens
from bot.retrieval.word_lists import lines, one_term, word_class

How = Literal["word", "family", "synonym", "related", "prefix", "before"]

# How good a match each is, from 0 to 1; the ranking weighs the kinds apart, these order them.
FAMILY, EQUAL, SYNONYM, NARROWER, RELATED, WIDER = 0.9, 0.95, 0.75, 0.6, 0.4, 0.35
Add = Callable[[str, str, How, float], None]
_PARTICLES = word_class("particle")
_GAP = 2
# Endings that Porter 2 leaves on, longest first, and the least that must remain of a word.
_ENDINGS = (
    *("ership", "ship", "hood", "eri", "ism", "ist", "ian", "ant", "ent", "ion", "ive"),
    *("er", "or", "ee", "al", "e"),
)
_SHORTEST_ROOT = 4


class Alternative(NamedTuple):
    """A term or phrase (terms joined by blanks) that may stand for another.

    `grade`: how nearly it means the same, from 0 to 1. `telling`: from 0 to 1, less where these articles use
    it more often than the word asked, so that it points to a place less well.
    """

    key: str
    how: How
    grade: float
    telling: float = 1.0


def alternatives(term: str) -> tuple[Alternative, ...]:
    """What may stand in a sentence for a term or phrase of a question, the best first, each once."""
    return _table().get(term, ())


def phrases_in(words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The phrases of the lists in a text: key, first and last token.

    The particle of a phrasal verb may stand up to two words behind it ("turned her down").
    """
    table = _phrases()
    for start, token in enumerate(words):
        for phrase in table.get(token.term, ()):
            end = _phrase_end(phrase, words, start)
            if end is not None:
                yield " ".join(phrase), start, end


def _phrase_end(phrase: tuple[str, ...], words: Sequence[Token], start: int) -> int | None:
    last = start + len(phrase) - 1
    if last < len(words) and all(words[start + i].term == phrase[i] for i in range(1, len(phrase))):
        return last
    if len(phrase) == 2 and phrase[1] in _PARTICLES:
        for at in range(start + 2, min(start + 2 + _GAP, len(words))):
            if words[at].term == phrase[1]:
                return at
    return None


@lru_cache(1)
def country_terms() -> frozenset[str]:
    """The terms and phrases of countries, without those of their people and seats of government."""
    names = (name for line in lines("places.txt") for name in line.partition(":")[0].split(","))
    return frozenset(key_of(name) for name in names if name.strip())


def key_of(form: str) -> str:
    """The key of a word or phrase of the lists."""
    form = form.strip()
    if form.isascii() and form.isalpha() and form.islower() and (form,) not in one_term():
        # Most forms are one plain word; reading them all as texts would cost a tenth of the time to start.
        number = number_at((form,), 0)
        return term_of(form) if number is None else number[0]
    return " ".join(t.term for t in tokens(form))


@lru_cache(1)
def _table() -> dict[str, tuple[Alternative, ...]]:
    best: dict[str, dict[str, Alternative]] = {}

    def add(asked: str, found: str, how: How, grade: float) -> None:
        known = best.setdefault(asked, {})
        if asked != found and (found not in known or known[found].grade < grade):
            known[found] = Alternative(found, how, grade)

    for line in lines("families.txt"):
        keys = [key_of(word) for word in line.split()]
        if len(keys) < 2:
            raise unreadable(line, "a family has two words or more")
        for asked in keys:
            for found in keys:
                add(asked, found, "family", FAMILY)
    for line in lines("places.txt"):
        if ":" not in line:
            raise unreadable(line, "a line is “Country: people; seat”")
        _add_place(line, add)
    for line in lines("synonyms.txt"):
        _check_group(line)
        _add_group(line, add)
    return {
        asked: tuple(sorted(found.values(), key=lambda a: (-a.grade, a.key))) for asked, found in best.items()
    }


def _add_place(line: str, add: Add) -> None:
    """`Country: people; seat, seat`: the people are of its family, the seat of government is related."""
    country, _, rest = line.partition(":")
    people, _, seats = rest.partition(";")
    family = [key_of(form) for form in (*country.split(","), *people.split(",")) if form.strip()]
    related = [key_of(form) for form in seats.split(",") if form.strip()]
    for asked in family:
        for found in family:
            add(asked, found, "family", FAMILY)
        for found in related:
            add(found, asked, "related", RELATED)
            add(asked, found, "related", RELATED)


def _check_group(line: Entry) -> None:
    sides = line.lstrip("~= ").split(">")
    forms = [form.strip() for side in sides for form in side.split(",")]
    if len(forms) < 2 or len(sides) > 2 or not all(forms):
        raise unreadable(line, "a group is “a, b”, with “=” or “~” in front, or “a, b > c”")


def _add_group(line: str, add: Add) -> None:
    """`a, b`: synonyms; `= a, b`: near-equals; `~ a, b`: related; `a, b > c`: a and b are wider than c."""
    if line.startswith("~"):
        keys = [key_of(form) for form in line[1:].split(",")]
        for asked in keys:
            for found in keys:
                add(asked, found, "related", RELATED)
        return
    wide, _, narrow = line.lstrip("= ").partition(">")
    keys = [key_of(form) for form in wide.split(",")]
    grade = EQUAL if line.startswith("=") else SYNONYM
    for asked in keys:
        for found in keys:
            add(asked, found, "synonym", grade)
        for found in (key_of(form) for form in narrow.split(",") if form.strip()):
            add(asked, found, "related", NARROWER)
            add(found, asked, "related", WIDER)


@lru_cache(1)
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for key in _table():
        if " " in key:
            phrase = tuple(key.split(" "))
            table.setdefault(phrase[0], []).append(phrase)
    return table


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
