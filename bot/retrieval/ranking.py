"""Put the candidates in order."""

from __future__ import annotations

from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

CANDIDATES = 60


def rank(question: Question, retriever: Retriever) -> list[Hit]:
    """The sentences that match the question, best first."""
    return retriever.search(question.terms, CANDIDATES)
