"""Which sentences of other articles say the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering import given_amounts
from bot.answering.frame import frame_of
from bot.answering.likeness import likeness, may_agree
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# Likeness from which two sentences that both answer the question say the same; and what is enough when they
# give the same figure or date to it. Judged on the two stories.
ALIKE, SAME_ANSWER = 0.20, 0.08
# How much of what the first says of the question another must say.
OF_FIRST = 0.6


def agreeing(first: Hit, hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Hit]:
    """Of `hits`, those that say the same as `first`: best first, at most one per file, none from its own."""
    frame = frame_of(question)
    least = OF_FIRST * frame.cover(first.sentence, retriever).far
    amounts = {
        saying.hit.sentence.number: saying.what
        for saying in given_amounts.amounts_given(question, [first, *hits], retriever)
    }
    told = amounts.get(first.sentence.number)
    found: dict[str, Hit] = {}
    for hit in hits:
        file = hit.sentence.file
        if file == first.sentence.file or file in found:
            continue
        if frame.cover(hit.sentence, retriever).far < least or not may_agree(first, hit):
            continue
        other = amounts.get(hit.sentence.number)
        if told is not None and other is not None and given_amounts.clash(told, other):
            continue
        same = told is not None and other is not None
        if likeness(first, hit, retriever) >= (SAME_ANSWER if same else ALIKE):
            found[file] = hit
    return list(found.values())
