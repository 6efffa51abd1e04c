"""Which sentences can't be understood alone, and what to show before them."""

from __future__ import annotations

from bot.articles.article import Corpus, Sentence


def context_of(sentence: Sentence, corpus: Corpus) -> Sentence | None:
    """The sentence to show before `sentence`, or None where it stands alone."""
    return None
