"""What the ranking is measured against: rank_bm25 as in tutorials, and with stems, k1 and b fitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from rank_bm25 import BM25Okapi

from bot.articles.article import Sentence
from bot.retrieval.terms import tokens

Order = Callable[[str], list[Sentence]]
DEPTH = 10


def tutorial(sentences: Sequence[Sentence]) -> Order:
    """BM25Okapi with its default settings over `text.lower().split()`."""
    return _ordered(
        sentences, lambda text: text.lower().split(), BM25Okapi([_lower(s.text) for s in sentences])
    )


def stemmed(sentences: Sequence[Sentence]) -> Order:
    """BM25Okapi with k1 = 0.6 and b = 0.4 over stems without stop words."""
    bags = [_stems(s.text) for s in sentences]
    return _ordered(sentences, _stems, BM25Okapi(bags, k1=0.6, b=0.4))


def _ordered(sentences: Sequence[Sentence], split: Callable[[str], list[str]], index: BM25Okapi) -> Order:
    def order(question: str) -> list[Sentence]:
        scores = index.get_scores(split(question))
        return [sentences[int(n)] for n in np.argsort(-scores, kind="stable")[:DEPTH] if scores[n] > 0]

    return order


def _lower(text: str) -> list[str]:
    return text.lower().split()


def _stems(text: str) -> list[str]:
    return [t.term for t in tokens(text) if not t.stop]
