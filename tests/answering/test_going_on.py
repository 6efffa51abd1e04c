from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answering import Story, answer, tell
from bot.answering.completing.fronting import without_fronting
from bot.answering.completing.going_on import GRANTED, going_on, granted
from bot.answering.completing.places import place_of, places_read
from bot.answering.completing.without_name import Kind, speaks_of
from bot.answering.conversation import Conversation
from bot.articles.article import Article, Corpus, Sentence
from bot.articles.corpus import read_corpus
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("going_on.txt")


class Turn(NamedTuple):
    asked: str
    meant: str | None
    then: str
    line: int


@cache
def story(corpus: str) -> Story:
    return tell(read_corpus(ROOT / corpus))


def library() -> Story:
    return story("tests/corpora/library")


def dialogues() -> Iterator[tuple[str, list[Turn]]]:
    corpus = ""
    turns: list[Turn] = []
    for number, line in enumerate([*CASES.read_text("utf-8").splitlines(), ""], 1):
        kind, _, text = line.partition(": ")
        if not line.strip():
            if turns:
                yield corpus, turns
            turns = []
        elif kind == "corpus":
            corpus = text
        elif kind == "you":
            turns.append(Turn(text, None, "", number))
        elif kind == "meant":
            turns[-1] = turns[-1]._replace(meant=text)
        elif kind == "then":
            turns[-1] = turns[-1]._replace(then=text)
        elif not line.startswith("#"):
            raise ValueError(f"{CASES.name}, line {number}: {line!r}")


@pytest.mark.parametrize(
    ("corpus", "turns"), [pytest.param(*d, id=f"line {d[1][0].line}") for d in dialogues()]
)
def test_a_conversation_is_understood_and_answered_turn_by_turn(corpus: str, turns: list[Turn]) -> None:
    conversation = Conversation()
    for turn in turns:
        given = answer(turn.asked, conversation, story(corpus))
        first = given.claims[0].quotes[0].text if given.claims else "-"
        assert given.understood_as == turn.meant, f"{CASES.name}, line {turn.line}"
        assert first.startswith(turn.then), f"{CASES.name}, line {turn.line}"
        conversation = conversation.after(given)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("and the driver, was he hurt?", "was the driver hurt?"),
        ("What about the owner, where is his boat?", "where is the owner's boat?"),
        ("the two sisters, how old are they", "how old are the two sisters"),
        ("in the end, was he hurt?", "in the end, was he hurt?"),
        ("and the driver, was the bus full?", "and the driver, was the bus full?"),
        ("who was hurt, and was he a driver?", "who was hurt, and was he a driver?"),
        ("was he hurt?", "was he hurt?"),
    ],
)
def test_what_is_named_first_stands_where_its_pronoun_stood(typed: str, read: str) -> None:
    assert without_fronting(typed) == read


@pytest.mark.parametrize(
    ("begins", "terms", "kind", "speaks"),
    [
        ("He telephoned", {"lehner"}, "he", True),
        ("He telephoned", {"lehner"}, "she", False),
        ("She has promised", {"winkel"}, "she", True),
        ("She has promised", {"lehner"}, "she", False),
        ("She intends to replace", {"beck"}, "she", False),
        ("Three of them", {"build"}, "they", True),
    ],
)
def test_a_pronoun_stands_for_whoever_was_named_before_it(
    begins: str, terms: set[str], kind: Kind, speaks: bool
) -> None:
    told = library()
    sentence = next(s for s in told.corpus.sentences if s.text.startswith(begins))
    assert speaks_of(sentence, terms, kind, told.retriever) == speaks


def test_the_place_of_a_conversation_is_that_of_the_last_answer() -> None:
    told = library()
    first = answer("What was closed for a week because of rusty pipes?", Conversation(), told)
    read = places_read(Conversation().after(first).turns)
    places = {place_of(s, read, told.retriever): s.text for s in reversed(told.corpus.sentences)}
    assert places["read"].startswith("Three of them")
    assert places["next"].startswith("She has promised")
    assert set(places) == {"read", "next", "near", "file", "elsewhere"}


def test_what_lacks_the_words_of_a_follow_up_is_no_other_side() -> None:
    texts = (
        "Karl Borg of the Greens won the election on Sunday with 44.2 percent of the vote.",
        "Ada Lind, an independent, got the remaining 12 percent.",
        "The old mayor, Rolf Haug, had been elected in 2020 with 58 percent of the vote.",
    )
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    sentences = tuple(Sentence(a, 0, len(a.text), 1, number) for number, a in enumerate(articles))
    told = Story(Corpus("", (), sentences, ""), MemoryRetriever(sentences))
    first = answer("what share of the vote did Borg get in the election?", Conversation(), told)
    conversation = Conversation().after(first)
    second = answer("what about the independent", conversation, told)
    assert (second.status, second.claims[0].quotes[0].text) == ("answered", texts[1])
    third = answer("and Lind?", conversation.after(second), told)
    assert third.understood_as == "what share of the vote did Lind get in the election?"


def test_what_was_put_in_counts_less_than_what_was_typed() -> None:
    question = read_question("what does Lehner want to learn?", library().retriever)
    judged = granted(question, "what does he want to learn")
    shares = {b.term: b.weight / a.weight for a, b in zip(question.asked, judged.asked, strict=True)}
    assert {term for term, share in shares.items() if share == GRANTED} == {"lehner"}
    assert {term for term, share in shares.items() if share == 1} == shares.keys() - {"lehner"}


def read_on(*texts: str) -> Story:
    """A story of one article with these sentences."""
    article = Article("1.txt", " ".join(texts))
    starts = [article.text.index(text) for text in texts]
    sentences = tuple(
        Sentence(article, at, at + len(text), 1, n)
        for n, (at, text) in enumerate(zip(starts, texts, strict=True))
    )
    return Story(Corpus("", (), sentences, ""), MemoryRetriever(sentences))


BETWEEN = [f"The {thing} was painted green." for thing in ("door", "fence", "gate", "porch", "shed")]


@pytest.mark.parametrize(
    ("told", "asked", "features"),
    [
        (["Ada Lind rang the police from the roof."], "where did she call the police from?", {"all_own"}),
        ([*BETWEEN, "The guild has 40 members."], "how many members does she have?", {"strayed"}),
        (
            [*BETWEEN, "The guild trained 40 members in singing."],
            "how many members were in singing with her?",
            set(),
        ),
    ],
)
def test_where_a_sentence_stands_and_what_it_has_says_how_far_it_goes_on(
    told: list[str], asked: str, features: set[str]
) -> None:
    story_ = read_on("Ada Lind runs the bakery of Harle.", *told)
    first = answer("who runs the bakery?", Conversation(), story_)
    question = read_question(asked.replace("she", "Lind").replace("her", "Lind"), story_.retriever)
    moved = going_on(
        rank(question, story_.retriever),
        asked,
        question,
        Conversation().after(first),
        story_.retriever,
        completed=True,
    )
    last = next(hit for hit in moved if hit.sentence.text == told[-1])
    assert {"all_own", "strayed"} & {name for name, value in last.features.items() if value} == features


def test_the_sentence_after_another_article_that_says_the_same_is_not_the_next() -> None:
    told = library()
    first = told.corpus.sentences[3]
    assert place_of(told.corpus.sentences[4], {first.number: True}, told.retriever) == "next"
    assert place_of(told.corpus.sentences[4], {first.number: False}, told.retriever) == "near"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([t.asked for _, turns in dialogues() for t in turns]), min_size=2, max_size=4)
)
def test_every_hit_of_a_question_stays_one_whatever_was_read_before(asked: list[str]) -> None:
    told = library()
    conversation = Conversation()
    for text in asked[:-1]:
        conversation = conversation.after(answer(text, conversation, told))
    question = read_question(asked[-1], told.retriever)
    hits = rank(question, told.retriever)
    moved = going_on(hits, asked[-1], question, conversation, told.retriever, completed=True)
    assert {hit.sentence.number for hit in hits} <= {hit.sentence.number for hit in moved}
    assert [hit.score for hit in moved] == sorted((hit.score for hit in moved), reverse=True)
