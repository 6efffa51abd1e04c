"""Which words of a question only say what kind of answer is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.retrieval.terms import Token
from bot.retrieval.word_lists import lines


@lru_cache(1)
def framing() -> frozenset[str]:
    """The words that frame a question."""
    return frozenset(word for line in lines("framing.txt") for word in line.split())


def framing_in(words: Sequence[Token]) -> frozenset[int]:
    """The places of the words that frame the question."""
    return frozenset(at for at, token in enumerate(words) if token.word in framing())
