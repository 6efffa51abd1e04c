"""Whether the best sentence answers the question, and if not, why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answer import Reason
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever


@dataclass(frozen=True, slots=True)
class Verdict:
    """`confidence` (0 to 1) that the best hit answers the question; `reason` when it is held back."""

    confidence: float
    reason: Reason | None = None


def judge(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Verdict:
    """Judge the best of `hits` (best first; may be empty)."""
    if not question.terms:
        return Verdict(0.0, Reason("no_question", "There is nothing to look up in that."))
    if not hits:
        unknown = tuple(t.word for t in question.tokens if not t.stop)
        return Verdict(
            0.05, Reason("not_mentioned", f"The articles never mention {', '.join(unknown)}.", unknown)
        )
    return Verdict(0.5)
