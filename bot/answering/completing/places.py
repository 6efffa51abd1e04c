"""Where in the articles a conversation reads, and what stands around that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from bot.answering.answer import Answer
from bot.articles.article import Sentence
from bot.retrieval.features import Features
from bot.retrieval.question import Question
from bot.retrieval.ranking import hit_of
from bot.retrieval.retriever import Candidate, Hit, Retriever

Place = Literal["read", "next", "near", "file", "elsewhere"]

# Of 124 later questions of eight stories 99 are answered within three sentences of the answer before them: 50
# by the same sentence, 28 by the next.
NEAR = 3
# So many questions back an answer still says what is read, when those after it found none.
_TURNS_READ = 3


def places_read(turns: Sequence[Answer]) -> dict[int, bool]:
    """The numbers of the sentences that the last answer quoted, and of what was shown as nearest since.

    True for the quote that an answer, or a side of it, begins with; False for others that say the same.
    """
    found: dict[int, bool] = {}
    asked = [turn for turn in turns if turn.status != "greeting"]
    for turn in reversed(asked[-_TURNS_READ:]):
        if turn.claims:
            return found | {q.number: q is claim.quotes[0] for claim in turn.claims for q in claim.quotes}
        found |= {quote.number: True for quote in turn.nearest[:1]}
    return found


def place_of(sentence: Sentence, read: Mapping[int, bool], retriever: Retriever) -> Place:
    """How far a sentence stands from those with the numbers `read`: the nearest of them counts."""
    if sentence.number in read:
        return "read"
    steps = [sentence.number - n for n in read if retriever.sentences[n].file == sentence.file]
    if not steps:
        return "elsewhere"
    if 1 in steps and read[sentence.number - 1]:
        return "next"
    return "near" if any(abs(step) <= NEAR for step in steps) else "file"


def around(
    read: Mapping[int, bool], hits: Sequence[Hit], question: Question, retriever: Retriever
) -> Iterator[Hit]:
    """The sentences near those read that are not among `hits`: they may lack every word of the question."""
    known = {hit.sentence.number for hit in hits}
    features = Features(question)
    for number in sorted({n + step for n in read for step in range(-NEAR, NEAR + 1)} - known):
        if not 0 <= number < len(retriever.sentences):
            continue
        sentence = retriever.sentences[number]
        if place_of(sentence, read, retriever) in ("read", "next", "near"):
            yield hit_of(features, Candidate(sentence, retriever.profile(sentence), 0.0, 0.0, 0.0))
