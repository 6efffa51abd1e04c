"""Questions about things in general are told from those about the one matter of the articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answering import tell
from bot.answering.refusing.in_general import asks_in_general, tells_in_general
from bot.articles.article import Article, Corpus, Sentence
from bot.retrieval.question import read_question
from bot.retrieval.retriever import Hit

SENTENCES = (
    "A ticket for the tram costs $4.",
    "Tickets cannot be bought on board.",
    "The tram hit a bus on Monday.",
    "Three people have died since Monday.",
    "The company said that all tickets will be refunded.",
    "Brandt, who builds trams, is the richest man in the world.",
)
TEXT = " ".join(SENTENCES)
ARTICLE = Article("tram.txt", TEXT)
STORY = tell(
    Corpus(
        "",
        (),
        tuple(
            Sentence(ARTICLE, TEXT.index(each), TEXT.index(each) + len(each), 1, at)
            for at, each in enumerate(SENTENCES)
        ),
        "",
    )
)
IN_GENERAL = [
    "how do you treat a burn at home",
    "how to stop a tram",
    "are trams safer than buses?",
    "is cycling healthy?",
    "how is glass made?",
    "how do i apply for a driving licence",
    "how do trams work",
    "can a mayor go to prison",
    "how many people die in trams every year?",
    "what is the longest tram in the world?",
    "is it dangerous to ride a tram",
    "how much does a tram ticket cost",
    "how many trams are there in the country?",
    "how much do tram drivers earn",
    "are bus tickets tax deductible?",
]
OF_ONE_MATTER = [
    "how did the tram hit the bus?",
    "is the tram safer than the bus?",
    "how do passengers get their money back?",
    "do drivers get compensation?",
    "how much do victims get?",
    "how many people died?",
    "what do critics say?",
    "are trams running again?",
    "is Brandt richer than Lind?",
    "how much did the ticket cost?",
    "why does the tram stand still?",
    "who builds trams",
    "tram accident",
]


@pytest.mark.parametrize("text", IN_GENERAL)
def test_what_is_asked_of_things_in_general_is_known(text: str) -> None:
    assert asks_in_general(read_question(text, STORY.retriever))


@pytest.mark.parametrize("text", OF_ONE_MATTER)
def test_what_is_asked_of_the_story_is_not_general(text: str) -> None:
    assert not asks_in_general(read_question(text, STORY.retriever))


@pytest.mark.parametrize(
    ("number", "question", "told"),
    [
        (0, "how much does a ticket cost", True),
        (1, "can you buy tickets on board", True),
        (2, "how do trams work", False),
        (3, "how many people die every year", False),
        (0, "what is the longest tram in the world", False),
        (5, "who are the richest people in the world", True),
        (4, "can i get a refund", True),
        (2, "can i take a tram", False),
        (0, "how many trams are there in the country", False),
    ],
)
def test_a_sentence_about_what_is_always_so_answers_it(number: int, question: str, told: bool) -> None:
    hit = Hit(STORY.corpus.sentences[number], 1.0, frozenset())
    assert tells_in_general(hit, read_question(question, STORY.retriever)) is told


@given(st.text())
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert asks_in_general(read_question(text, STORY.retriever)) in (True, False)
