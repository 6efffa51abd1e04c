"""Read a folder of articles."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sentencex import get_sentence_boundaries

from bot.articles.article import Article, Corpus, Sentence, Source


def read_corpus(folder: Path) -> Corpus:
    """Read every article in `folder`."""
    sources: list[Source] = []
    everything: list[Sentence] = []
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.txt")):
        raw = path.read_bytes()
        file = path.relative_to(folder).as_posix()
        digest.update(file.encode() + b"\0" + hashlib.sha256(raw).digest())
        article = Article(file, raw.decode("utf-8-sig", "replace"))
        sentences: list[Sentence] = []
        position = paragraph = 0
        for line in article.text.splitlines(keepends=True):
            if line.strip():
                paragraph += 1
                for span in get_sentence_boundaries("en", line.replace("*", " ")):
                    text = line[span["start_index"] : span["end_index"]]
                    if not text.strip(" *\n\r"):
                        continue
                    start = position + span["start_index"] + len(text) - len(text.lstrip(" *"))
                    end = position + span["start_index"] + len(text.rstrip(" *\r\n"))
                    sentences.append(
                        Sentence(article, start, end, paragraph, len(everything) + len(sentences))
                    )
            position += len(line)
        everything += sentences
        sources.append(
            Source(
                file, hashlib.sha256(raw).hexdigest(), "utf-8", article, tuple(sentences), language="english"
            )
        )
    return Corpus(str(folder), tuple(sources), tuple(everything), digest.hexdigest())
