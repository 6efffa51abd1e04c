"""What answering asks of a retriever, whichever is in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.articles.article import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that shares a term with the question; `matched`: the terms shared."""

    sentence: Sentence
    score: float
    matched: frozenset[str]


class Retriever(Protocol):
    """Finds the sentences that share a term with a question."""

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """The best hits, best first; ties by file and position."""
        ...

    def document_frequency(self, term: str) -> int:
        """In how many sentences the term stands."""
        ...

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Every quotable sentence, by number."""
        ...
