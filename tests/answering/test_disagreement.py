"""Articles that answer a question differently are set side by side; those that don't are left alone.

The stories, and what is expected of each question, stand in the folder `stories`; pairs of
sentences in `pairs.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answering import Story, answer, tell
from bot.answering.comparing.agreement import agreeing
from bot.answering.comparing.disagreement import Side, disagreeing
from bot.answering.conversation import Conversation
from bot.articles.article import Article, Corpus, Sentence
from bot.articles.corpus import read_corpus
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

STORIES = Path(__file__).parent / "stories"
# Sentences that don't disagree, whatever is asked of them: (one, other, question).
PAIRS = Path(__file__).parent / "pairs.txt"


class Case(NamedTuple):
    """A question on a story: the words that tell the sides apart, or the articles that answer alike."""

    story: str
    question: str
    sides: frozenset[str] = frozenset()
    files: frozenset[str] | None = None


def cases() -> Iterator[Case]:
    for path in sorted(STORIES.glob("*.questions")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        for question, expected in zip(lines[::2], lines[1::2], strict=True):
            kind, _, said = expected.partition(":")
            words = frozenset(
                word.strip() for word in said.split("|" if kind == "disputed" else ",") if word.strip()
            )
            if kind == "disputed":
                yield Case(path.stem, question.removeprefix("? "), sides=words)
            else:
                yield Case(path.stem, question.removeprefix("? "), files=words if words else None)


class Pair(NamedTuple):
    """Two sentences, a question, and the words that tell them apart; none where they agree."""

    question: str
    one: str
    other: str
    words: frozenset[str]


def pairs() -> Iterator[Pair]:
    for block in PAIRS.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            question, one, other, expected = lines
            words = frozenset(w.strip() for w in expected.partition(":")[2].split("|") if w.strip())
            yield Pair(question[2:], one[2:], other[2:], words)


@cache
def story(name: str) -> Story:
    return tell(read_corpus(STORIES / name))


def sides_of(told: Story, text: str) -> list[Side]:
    question = read_question(text, told.retriever)
    return disagreeing(question, rank(question, told.retriever), told.retriever)


def told_by(*texts: str) -> Story:
    """A story in which each text is an article of its own."""
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    sentences = tuple(Sentence(a, 0, len(a.text), 1, number) for number, a in enumerate(articles))
    return tell(Corpus("", (), sentences, ""))


@pytest.mark.parametrize("case", [c for c in cases() if c.sides], ids=lambda c: f"{c.story}: {c.question}")
def test_sides_are_told_apart_by_the_words_that_differ(case: Case) -> None:
    sides = sides_of(story(case.story), case.question)
    said = [word for side in sides for word in side.differs]
    assert all(any(wanted in word for word in said) for wanted in case.sides), said
    assert len(sides) == len(case.sides)


@pytest.mark.parametrize(
    "case", [c for c in cases() if not c.sides], ids=lambda c: f"{c.story}: {c.question}"
)
def test_articles_that_agree_are_not_set_against_each_other(case: Case) -> None:
    assert sides_of(story(case.story), case.question) == []


@pytest.mark.parametrize("case", [c for c in cases() if c.files], ids=lambda c: f"{c.story}: {c.question}")
def test_the_answer_names_the_articles_that_say_it_too(case: Case) -> None:
    told = story(case.story)
    question = read_question(case.question, told.retriever)
    hits = rank(question, told.retriever)
    files = {hit.sentence.file for hit in (hits[0], *agreeing(hits[0], hits, question, told.retriever))}
    assert frozenset(file.removesuffix(".txt") for file in files) == case.files


@pytest.mark.parametrize("pair", [p for p in pairs() if not p.words], ids=lambda p: p.question)
def test_what_can_be_true_together_is_no_dispute(pair: Pair) -> None:
    assert sides_of(told_by(pair.one, pair.other), pair.question) == []


@pytest.mark.parametrize("pair", [p for p in pairs() if p.words], ids=lambda p: p.question)
def test_what_cannot_be_true_together_is_a_dispute(pair: Pair) -> None:
    sides = sides_of(told_by(pair.one, pair.other), pair.question)
    assert {word for side in sides for word in side.differs} == pair.words


def test_one_article_alone_never_disagrees_with_itself() -> None:
    told = told_by("The mine opened in 1931 and closed in 1950.", "The school has 40 pupils.")
    assert sides_of(told, "When did the mine open?") == []


def test_claims_come_in_the_order_of_their_hits_and_mark_words_of_their_own_first_quote() -> None:
    told = story("ferry")
    reply = answer("How many people were killed in the ferry fire?", Conversation(), told)
    assert reply.status == "disputed"
    for claim in reply.claims:
        assert all(word in claim.quotes[0].text for word in claim.differs)
        assert len({quote.file for quote in claim.quotes}) == len(claim.quotes)
    shown = [quote.number for claim in reply.claims for quote in claim.quotes]
    shown += [quote.number for quote in reply.more]
    assert len(set(shown)) == len(shown)


@given(
    st.lists(st.text("ab 1930.,-", min_size=1, max_size=30).filter(str.strip), min_size=2, max_size=4),
    st.text(max_size=30),
)
def test_every_side_has_hits_and_words_that_stand_in_its_first(texts: list[str], asked: str) -> None:
    for side in sides_of(told_by(*(text.strip() for text in texts)), "How many a? " + asked):
        assert side.hits
        assert side.differs
        assert all(word in side.hits[0].sentence.text for word in side.differs)
