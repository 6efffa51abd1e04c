"""Which sentences of other articles say the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever


def agreeing(first: Hit, hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Hit]:
    """Of `hits`, those that say the same as `first`: best first, at most one per file, none from its own."""
    return []
