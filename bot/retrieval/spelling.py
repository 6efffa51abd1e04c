"""Repair the spelling of words that the articles don't use."""

from __future__ import annotations

from collections.abc import Sequence

from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import Token


def repair(words: Sequence[Token], retriever: Retriever) -> tuple[list[Token], tuple[tuple[str, str], ...]]:
    """The words with their spelling repaired, and (as typed, as searched) pairs."""
    return list(words), ()
