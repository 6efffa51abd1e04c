"""An answer names the other articles that say it too, and none that lack what was asked for.

Pairs of sentences and what is expected of them stand in `also_in.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.answering.answering import tell
from bot.answering.comparing.agreement import agreeing
from bot.articles.article import Article, Corpus, Sentence
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

CASES = Path(__file__).parent / "also_in.txt"


class Case(NamedTuple):
    """A question, a sentence that answers it, another one, and whether that says the same."""

    question: str
    first: str
    other: str
    also: bool


def cases() -> Iterator[Case]:
    for block in CASES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            question, first, other, expected = lines
            assert expected in ("also", "no")
            yield Case(question[2:], first[2:], other[2:], expected == "also")


@pytest.mark.parametrize("case", list(cases()), ids=lambda c: f"{c.question} {c.other}")
def test_another_article_is_named_when_it_gives_what_was_asked_for(case: Case) -> None:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((case.first, case.other))]
    sentences = tuple(Sentence(a, 0, len(a.text), 1, number) for number, a in enumerate(articles))
    retriever = tell(Corpus("", (), sentences, "")).retriever
    question = read_question(case.question, retriever)
    hits = rank(question, retriever)
    first = next(hit for hit in hits if hit.sentence.file == "0.txt")
    assert bool(agreeing(first, hits, question, retriever)) == case.also
