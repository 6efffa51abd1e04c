"""Questions that ask outright whether the articles agree are known, and answered with the claims."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.answering.answering import Story, answer, tell
from bot.answering.comparing.disputes import disagreements
from bot.answering.comparing.outright import asked_outright
from bot.answering.conversation import Conversation
from bot.articles.article import Article, Corpus, Sentence
from bot.articles.corpus import read_corpus

STORIES = Path(__file__).parent / "stories"
ASKED = {
    "Do the articles agree on the number of dead?": "the number of dead",
    "Do the sources contradict each other about when the mill closes?": "when the mill closes",
    "Is there any disagreement about the price?": "the price",
    "How do the articles differ about the price?": "the price",
    "do all articles say the same about whether the bridge is open?": "is it so that the bridge is open?",
    "What do they disagree about?": "",
    "do they agree?": "",
    "are there contradictions between the articles?": "",
    "Do the parties agree on a deal?": None,
    "do they agree on a ceasefire?": None,
    "Did the two sides reach an agreement?": None,
    "What is the conflict about?": None,
    "How many articles are there?": None,
}
# What the stories disagree about, as the words of the sides: all that is listed, in any order.
LISTED = {
    "ferry": [
        {"Acting", "director"},
        {"failed", "passed"},
        {"released", "arrested"},
        {"refused", "promised"},
        {"1986", "1988"},
        {"have been running", "suspended"},
        {"14", "12"},
    ],
}


@cache
def story(name: str) -> Story:
    return tell(read_corpus(STORIES / name))


@pytest.mark.parametrize(("question", "inner"), ASKED.items())
def test_the_question_behind_is_found(question: str, inner: str | None) -> None:
    assert asked_outright(question) == inner


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Do the articles agree on the number of people killed?", {"12", "14"}),
        ("Do the reports differ on Petra Molin's title?", {"Acting", "director"}),
        ("Is there any disagreement about whether the engineer was arrested?", {"arrested", "released"}),
    ],
)
def test_it_is_answered_with_the_claims(question: str, words: set[str]) -> None:
    reply = answer(question, Conversation(), story("ferry"))
    assert reply.status == "disputed"
    assert {word for claim in reply.claims for word in claim.differs} == words


def test_asked_for_everything_the_surest_comes_as_claims_and_the_others_as_more() -> None:
    reply = answer("What do the articles disagree about?", Conversation(), story("ferry"))
    assert reply.status == "disputed"
    assert len(reply.claims) == 2
    assert len(reply.more) == 3


def test_articles_without_a_disagreement_are_said_to_have_none() -> None:
    article = Article("one.txt", "The bridge is open.")
    told = tell(Corpus("", (), (Sentence(article, 0, 19, 1, 0),), ""))
    reply = answer("What do the articles disagree about?", Conversation(), told)
    assert reply.status == "not_found"
    assert reply.reason is not None
    assert reply.reason.code == "not_stated"


@pytest.mark.parametrize(("name", "expected"), LISTED.items())
def test_the_list_of_disagreements_holds_nothing_else(name: str, expected: list[set[str]]) -> None:
    found = [
        {word for side in sides for word in side.differs} for sides in disagreements(story(name).retriever)
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_listed_sides_stand_in_different_articles() -> None:
    for name in ("ferry", "trial", "storm", "club"):
        for sides in disagreements(story(name).retriever):
            files = [{hit.sentence.file for hit in side.hits} for side in sides]
            assert len(set[str]().union(*files)) > 1
            assert all(word in side.hits[0].sentence.text for side in sides for word in side.differs)
