"""The retriever in memory, on rank-bm25."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rank_bm25 import BM25Okapi

from bot.articles.article import Sentence
from bot.retrieval.retriever import Hit
from bot.retrieval.terms import tokens


class MemoryRetriever:
    """BM25Okapi over sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        bags = [[t.term for t in tokens(s.text) if not t.stop] for s in sentences]
        self._sets = [frozenset(bag) for bag in bags]
        self._frequency = Counter(term for bag in self._sets for term in bag)
        self._bm25 = BM25Okapi(bags, k1=0.6, b=0.4) if any(bags) else None

    def document_frequency(self, term: str) -> int:
        return self._frequency[term]

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        asked = frozenset(t for t in terms if t in self._frequency)
        if self._bm25 is None or not asked:
            return []
        scores = self._bm25.get_scores(sorted(asked))
        hits = [
            Hit(s, float(scores[s.number]), asked & self._sets[s.number])
            for s in self.sentences
            if asked & self._sets[s.number]
        ]
        return sorted(hits, key=lambda h: (-h.score, h.sentence.number))[:limit]
