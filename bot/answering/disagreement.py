"""Which sentences answer the same question differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever


@dataclass(frozen=True, slots=True)
class Side:
    """Hits that give the same answer (best first, one per file) and the words of the first that differ."""

    hits: tuple[Hit, ...]
    differs: tuple[str, ...]


def disagreeing(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Side]:
    """The sides of a dispute about this question, the best first; empty when there is none."""
    return []
