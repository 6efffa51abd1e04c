from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.retrieval.expected import expected_kind
from bot.retrieval.lexicon import distinctness
from bot.retrieval.parts import parts_of
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank
from bot.retrieval.terms import tokens

from .stories import retriever_of

KINDS = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "expected.txt").read_text("utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]
RETRIEVER = retriever_of(
    "The ferry Valborg sank off Skarholm on Friday, and 41 people were hurt.",
    "Its captain, Henrik Dahl, has been suspended.",
    "However, he denied that he had been drinking.",
)


@pytest.mark.parametrize(("question", "kind"), KINDS, ids=[k[0] for k in KINDS])
def test_a_question_expects_this_kind_of_answer(question: str, kind: str) -> None:
    assert expected_kind(tokens(question)).kind == kind


def test_words_of_small_phrases_are_not_looked_up() -> None:
    assert read_question("how far is Skarholm?", RETRIEVER).terms == ("far", "skarholm")
    assert read_question("how many have been hurt so far?", RETRIEVER).terms == ("hurt",)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Who led the talks and where?", ("Who led the talks", "where led the talks")),
        ("When was it sold and to whom?", ("When was it sold", "to whom was it sold")),
        (
            "How many died, and who was the captain of the ship?",
            ("How many died", "who was the captain of the ship"),
        ),
        ("Who is Dahl? Where does he live?", ("Who is Dahl", "Where does Dahl live")),
        ("Did the mayor and the governor meet?", ("Did the mayor and the governor meet?",)),
        ("Who? And why? And where? And when? And how?", ("Who? And why? And where? And when? And how?",)),
        ("bread and where to buy", ("bread and where to buy",)),
        ("Why did the ferry sink?", ("Why did the ferry sink?",)),
    ],
)
def test_two_questions_in_one_are_told_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


def test_what_is_counted_is_the_focus() -> None:
    assert read_question("How many people were hurt?", RETRIEVER).focus == "peopl"


def test_names_and_figures_of_a_question_are_known_in_small_letters_too() -> None:
    question = read_question("did dahl hurt 41 people", RETRIEVER)
    assert [a.term for a in question.names] == ["dahl"]
    assert [a.term for a in question.numbers] == ["41"]


def test_how_long_it_lasts_is_told_by_the_length_alone() -> None:
    retriever = retriever_of("The talks have so far gone nowhere.", "The talks took place over nine weeks.")
    question = read_question("How long have the talks been going on?", retriever)
    assert question.terms == ("talk",)
    assert rank(question, retriever)[0].sentence.text.endswith("nine weeks.")


def test_long_term_is_no_length() -> None:
    retriever = retriever_of("They want a long-term truce.", "The 42-day truce ended on Monday.")
    assert [m.kind for m in retriever.profile(retriever.sentences[0]).marks if m.kind == "duration"] == []
    best = rank(read_question("How long did the truce last?", retriever), retriever)[0]
    assert "42-day" in best.sentence.text


def test_words_that_only_frame_the_question_weigh_less() -> None:
    asked = {a.term: a for a in read_question("What is the name of the tugboat?", RETRIEVER).asked}
    assert asked["name"].weight < asked["tugboat"].weight
    assert not asked["tugboat"].known


@given(st.text())
@example("PERSON")
def test_any_question_gives_the_same_hits_twice(text: str) -> None:
    first, second = (rank(read_question(text, RETRIEVER), RETRIEVER) for _ in range(2))
    assert first == second
    assert all(hit.matches for hit in first)
    assert [h.score for h in first] == sorted((h.score for h in first), reverse=True)


def test_a_phrase_tells_the_sense_of_its_words() -> None:
    retriever = retriever_of(
        "The captain surrendered the keys.", "A worker wore gloves.", "The cook was ill.", "Rain fell."
    )
    told = {
        text: {a.key: a.grade * a.telling for a in read_question(text, retriever).asked[0].alternatives}
        for text in ("was a hand hurt?", "was it handed over?")
    }
    assert told["was it handed over?"]["surrend"] >= told["was a hand hurt?"]["worker"]
    assert told["was a hand hurt?"]["worker"] > 1.5 * told["was it handed over?"]["worker"]


def test_a_word_of_many_synonyms_is_told_less_surely_by_each() -> None:
    assert distinctness("truce") == distinctness("prime minist") == 1.0
    assert 0 < distinctness("reject") < 1.0
