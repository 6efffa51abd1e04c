"""What else to show when a question was two in one and no sentence answers both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.refusing.refusal import Verdict, judge
from bot.retrieval.parts import parts_of
from bot.retrieval.question import Question, read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Hit, Retriever


def part_answered(question: Question, retriever: Retriever) -> tuple[Question, list[Hit], Verdict] | None:
    """The first part of a question that the articles answer, its hits and its verdict.

    None when the question is one, or when they answer no part of it.
    """
    parts = parts_of(question.text)
    for text in parts if len(parts) > 1 else ():
        part = read_question(text, retriever)
        hits = rank(part, retriever)
        verdict = judge(part, hits, retriever)
        if verdict.reason is None:
            return part, hits, verdict
    return None


def also_asked(text: str, shown: Sequence[Hit], retriever: Retriever) -> list[Hit]:
    """The best sentence for each part of the question that those shown don't answer; mostly none.

    A part that the articles don't answer adds nothing.
    """
    found: list[Hit] = []
    parts = parts_of(text)
    if len(parts) < 2:
        return found
    told = {hit.sentence.number for hit in shown}
    for each in parts:
        part = read_question(each, retriever)
        hits = rank(part, retriever)
        if not hits or hits[0].sentence.number in told or _answers(part, shown, retriever):
            continue
        if judge(part, hits, retriever).reason is None:
            found.append(hits[0])
            told.add(hits[0].sentence.number)
    return found


def _answers(part: Question, shown: Sequence[Hit], retriever: Retriever) -> bool:
    """Whether one of the sentences has a word of the kind that the part asks for, and what it asks about."""
    asked = {a.term for a in part.asked if a.known}
    for hit in shown:
        profile = retriever.profile(hit.sentence)
        if not all(term in profile.positions for term in asked):
            continue
        if any(profile.tokens[at].term not in asked for at in profile.answers.get(part.kind, ())):
            return True
    return False
