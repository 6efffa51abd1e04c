"""A question as it is searched: its words, repaired spelling, and what kind of answer it expects."""

from __future__ import annotations

from dataclasses import dataclass

from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import Token, tokens


@dataclass(frozen=True, slots=True)
class Question:
    """A question read for searching.

    `tokens` are all its words in order; `terms` the searched ones, repaired spelling among them;
    `repaired` holds (as typed, as searched) pairs.
    """

    text: str
    tokens: tuple[Token, ...]
    terms: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...] = ()


def read_question(text: str, retriever: Retriever) -> Question:
    """Read `text` as a question to the sentences of `retriever`."""
    words = tuple(tokens(text))
    return Question(text, words, tuple(dict.fromkeys(t.term for t in words if not t.stop)))
