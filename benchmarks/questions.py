"""Folders of questions whose right sentences are known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.articles.article import Corpus, Sentence
from bot.articles.corpus import read_corpus

# How much longer than a wanted sentence a quote that holds it may be, how much shorter one inside it.
_LONGER, _SHORTER = 1.25, 0.8


@dataclass(frozen=True, slots=True)
class Gold:
    """What a right quote has: the span of an answer it must cover, or a sentence it must be."""

    file: str
    start: int = 0
    end: int = 0
    sentence: str | None = None

    def fits(self, sentence: Sentence) -> bool:
        """Whether quoting the sentence is right."""
        if sentence.file != self.file:
            return False
        if self.sentence is None:
            return sentence.start <= self.start and self.end <= sentence.end
        told, wanted = sentence.text.strip(" *"), self.sentence.strip(" *")
        if wanted in told:
            return len(told) <= _LONGER * len(wanted)
        return told in wanted and len(told) >= _SHORTER * len(wanted)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its gold; none for a question that the articles don't answer."""

    question: str
    gold: tuple[Gold, ...]
    kind: str

    @property
    def answerable(self) -> bool:
        """Whether there is a right answer."""
        return bool(self.gold)

    def fits(self, sentence: Sentence) -> bool:
        """Whether the sentence is a right answer."""
        return any(gold.fits(sentence) for gold in self.gold)


@dataclass(frozen=True, slots=True)
class Folder:
    """Questions and the corpus they are asked of."""

    name: str
    corpus: Corpus
    cases: tuple[Case, ...]


def read_folders(path: Path, corpus: Path | None = None) -> list[Folder]:
    """The folder, or those folders in it, that hold questions.

    `questions.jsonl` has {question, answerable, gold: [{file, start, end}]} a line, start and end being code
    points of the answer; `answerable.jsonl` {question, kind, gold: [{file, sentence}]} with
    `unanswerable.jsonl` {question, nearness} beside it. The articles are in `corpus/`, else in `corpus`.

    Raises:
        FileNotFoundError: no questions are there.
    """
    folders = [part for part in (path, *sorted(path.glob("*/"))) if _files(part)]
    if not folders:
        raise FileNotFoundError(
            f"{path}: neither questions.jsonl nor answerable.jsonl there or one folder down"
        )
    found = []
    for part in folders:
        articles = corpus if corpus is not None else part / "corpus"
        found.append(Folder(part.name, read_corpus(articles), tuple(_cases(part))))
    return found


def _files(folder: Path) -> list[Path]:
    return [
        folder / n
        for n in ("questions.jsonl", "answerable.jsonl", "unanswerable.jsonl")
        if (folder / n).is_file()
    ]


def _cases(folder: Path) -> Iterator[Case]:
    for file in _files(folder):
        for line in file.read_text("utf-8").split("\n"):
            if line.strip():
                yield _case(json.loads(line))


def _case(row: dict[str, Any]) -> Case:
    gold = tuple(
        Gold(g["file"], g.get("start", 0), g.get("end", 0), g.get("sentence")) for g in row.get("gold", ())
    )
    return Case(row["question"], gold, row.get("kind") or row.get("nearness") or "question")
