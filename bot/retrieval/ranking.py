"""Put the candidates in order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.articles.word_file import Reading
from bot.retrieval.expected import ASKING
from bot.retrieval.features import Features
from bot.retrieval.question import Question
from bot.retrieval.retriever import Candidate, Hit, Retriever
from bot.retrieval.word_lists import lines

# From 35 to 60 all figures of twenty sets of questions are the same.
CANDIDATES = 40
# An answer has no need of them; in a sentence they are something else ("the envoy, who …").
_ASKING = ASKING | {"what", "which"}


def rank(question: Question, retriever: Retriever) -> list[Hit]:
    """The sentences that match the question, best first; ties by file and position."""
    features = Features(question)
    if features.what_it_is:
        words = [t.word for t in question.tokens if not t.stop]
    else:
        tokens, small = question.tokens, question.small
        words = [t.word for at, t in enumerate(tokens) if t.word not in _ASKING and at not in small]
    found = retriever.candidates(question.asked, words, CANDIDATES)
    hits = [hit for hit in (hit_of(features, candidate) for candidate in found) if hit.matches]
    return sorted(hits, key=lambda h: (-h.score, h.sentence.number))


@lru_cache(1)
def weights() -> Mapping[str, float]:
    """What each feature counts: fitted by `benchmarks/fit.py`, a few set by hand."""
    table = {}
    for name in ("weights.txt", "weights_by_hand.txt"):
        for line in lines(name):
            with Reading(line):
                feature, value = line.split()
                table[feature] = float(value)
    return table


def hit_of(features: Features, candidate: Candidate) -> Hit:
    """A candidate with its score."""
    found = features.found(candidate)
    values = features.of(candidate, found)
    weight = weights().get
    score = 0.0
    for name, value in values.items():
        score += value * weight(name, 0.0)
    return Hit(
        candidate.sentence,
        score,
        frozenset([f.match.found for f in found if f.places]),
        tuple([f.match for f in found]),
        values,
    )
