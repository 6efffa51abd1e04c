"""The articles of a corpus as a list for people."""

from __future__ import annotations

from collections import Counter

from bot.articles.article import Corpus, Source
from bot.frontends.terminal.style import harmless
from bot.frontends.terminal.texts import counted


def sources_text(corpus: Corpus) -> str:
    """Each file with its title, how many of its sentences can be quoted, and what was left out and why."""
    return "\n".join(line for source in corpus.sources for line in _lines(source))


def _lines(source: Source) -> list[str]:
    if source.error is not None:
        return [harmless(f"{source.file} · left out: {source.error}")]
    article = source.article
    about = [article.title, article.publisher, article.date, article.url] if article is not None else []
    facts = [counted(len(source.sentences), "sentence", "sentences"), source.encoding, source.language]
    lines = [f"{source.file} · {' · '.join(fact for fact in facts if fact)}"]
    if any(about):
        lines.append("  " + " · ".join(fact for fact in about if fact))
    reasons = Counter(rejected.reason for rejected in source.rejected)
    if reasons:
        lines.append("  left out: " + ", ".join(f"{reason} ({n})" for reason, n in reasons.most_common()))
    return [harmless(line) for line in lines]
