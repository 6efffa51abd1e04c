"""Small invented corpora for the tests of retrieval."""

from __future__ import annotations

from collections.abc import Sequence

from bot.articles.article import Article, Sentence
from bot.retrieval.memory import MemoryRetriever


def sentences_of(*articles: Sequence[str]) -> list[Sentence]:
    """Articles made of paragraphs of one sentence each; a blank line in a text makes it two."""
    found: list[Sentence] = []
    for which, texts in enumerate(articles):
        article = Article(f"{which}.txt", "\n".join(texts))
        start = 0
        for paragraph, text in enumerate(texts, 1):
            if text:
                found.append(Sentence(article, start, start + len(text), paragraph, len(found)))
            start += len(text) + 1
    return found


def retriever_of(*texts: str) -> MemoryRetriever:
    """A retriever over one article with these sentences."""
    return MemoryRetriever(sentences_of(texts))
