"""The phrases of the word lists in a text, also with an object inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.retrieval.lexicon import LISTS, SIDES, key_of, phrases, term_in_phrase
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import lines, word_class

_PARTICLES, _INSIDE = word_class("particle"), word_class("inside_phrase")
# So many words may stand before a particle, and where a phrase is written with a gap ("pay … for"): the
# objects of the development stories are shorter.
_PARTICLE_GAP, _GAP = 2, 5


def phrases_in(words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The phrases of the lists in a text: key, first and last token."""
    for key, places in places_of_phrases(words):
        yield key, places[0], places[-1]


def places_of_phrases(words: Sequence[Token]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The phrases of the lists in a text: key and the places of its words.

    The particle of a phrasal verb may stand up to two words behind it ("turned her down"); where a list
    writes "…", a short object may stand ("paid the equivalent of two million for"). Any possessive stands
    for any.
    """
    table = _phrases()
    terms = tuple([term_in_phrase(token) for token in words])
    here = frozenset(terms)
    for start, term in enumerate(terms):
        behind = table.get(term, {})
        for second in sorted(behind.keys() & here):
            for phrase in behind[second]:
                places = _places(phrase, words, terms, start)
                if places is not None:
                    yield " ".join(phrase.terms), places


class _Phrase(NamedTuple):
    """The terms of a phrase; before the one at `gap` (0 for none) other words may stand."""

    terms: tuple[str, ...]
    gap: int


def _places(
    phrase: _Phrase, words: Sequence[Token], told: tuple[str, ...], start: int
) -> tuple[int, ...] | None:
    """Where a phrase stands from `start` on; `told`: the terms of the words as phrases have them."""
    terms, gap = phrase
    whole = range(start, start + len(terms))
    if told[start : whole.stop] == terms:
        return tuple(whole)
    if gap and told[start : start + gap] == terms[:gap]:
        at = start + gap
        for behind in range(at + 1, at + 1 + _GAP):
            if behind > len(words) or not _may_stand_inside(words[behind - 1]):
                return None
            if told[behind : behind + len(terms) - gap] == terms[gap:]:
                return (*whole[:gap], *range(behind, behind + len(terms) - gap))
    elif len(terms) == 2 and terms[1] in _PARTICLES:
        for at in range(start + 2, min(start + 2 + _PARTICLE_GAP, len(words))):
            if words[at].term == terms[1]:
                return start, at
    return None


def _may_stand_inside(token: Token) -> bool:
    return not token.stop or token.word in _INSIDE


@lru_cache(1)
def _phrases() -> dict[str, dict[str, list[_Phrase]]]:
    """By their first and second term."""
    gaps = _gaps()
    table: dict[str, dict[str, list[_Phrase]]] = {}
    for key in sorted(phrases()):
        terms = tuple(key.split(" "))
        table.setdefault(terms[0], {}).setdefault(terms[1], []).append(_Phrase(terms, gaps.get(key, 0)))
    return table


def _gaps() -> dict[str, int]:
    """The phrases that are written with a gap, and before which of their words it is."""
    forms = (
        form.strip("~= ")
        for name in LISTS
        for line in lines(name)
        if "…" in line
        for side in SIDES.split(line)
        for form in side.split(",")
        if "…" in form
    )
    return {key_of(form): len(form.partition("…")[0].split()) for form in forms}
