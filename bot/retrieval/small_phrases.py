"""Phrases of a question that say how or when in general, or ask whether: "so far", "is it true that"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.retrieval.terms import Token, tokens
from bot.retrieval.word_lists import lines


def in_small_phrases(words: Sequence[Token]) -> frozenset[int]:
    """The places of words that are not looked up: "far" in "so far"."""
    typed = [token.word for token in words]
    return frozenset(
        place
        for at, word in enumerate(typed)
        for phrase in _small_phrases().get(word, ())
        if typed[at : at + len(phrase)] == phrase
        for place in range(at, at + len(phrase))
    )


def without_aside(text: str) -> str:
    """`text` without a small phrase and a comma before it: "By the way, who led the talks?"."""
    before, comma, rest = text.partition(",")
    words = tokens(before)
    aside = bool(words) and len(in_small_phrases(words)) == len(words)
    return rest.strip() if comma and aside and rest.strip() else text


@lru_cache(1)
def _small_phrases() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = {}
    for line in lines("small_phrases.txt"):
        phrase = line.split()
        table.setdefault(phrase[0], []).append(phrase)
    return table
