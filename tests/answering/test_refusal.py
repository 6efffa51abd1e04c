"""What the articles don't say is refused, with the reason and what comes nearest; what they say is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answer
from bot.answering.answering import Story, answer, tell
from bot.answering.conversation import Conversation
from bot.answering.refusing.confidence import confidence_of
from bot.answering.refusing.evidence import evidence_of
from bot.answering.refusing.premise import contradicting, contradiction
from bot.answering.refusing.question_parts import predicate_of
from bot.answering.refusing.reasons import worth_telling
from bot.answering.refusing.refusal import THRESHOLD, THRESHOLD_DISPUTED, judge
from bot.articles.article import Article, Sentence
from bot.articles.corpus import read_corpus
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

FERRY = Path(__file__).parent.parent / "corpora" / "ferry"

ANSWERED = [
    "who is the transport minister?",
    "how many experts were sent?",
    "how much is a new steering system?",
    "how far did the shares of Nordlinje fall?",
    "who was the inquiry rejected by?",
    "did the autopilot work?",
    "has oil leaked from the wreck?",
    "who thanked the fishermen",
    "how did parliament vote on the inquiry?",
    "hotline",
    "why did the ship leave its course?",
]
REFUSED = {
    "not_mentioned": ["what is the capital of Norway?", "who painted the bridge?", "did the Titanic sink?"],
    "not_stated": [
        "why did parliament approve the inquiry?",
        "how old is Ole Brandvik?",
        "how much did the ship cost?",
        "what did the Queen say at the service?",
    ],
    "no_question": [
        "write a song about the ferry",
        "what do you think about the captain?",
        "who will win the next election?",
        "Wie viele Menschen sind ertrunken und wo?",
        "",
    ],
}
VOTE = "Parliament rejected an inquiry by 84 votes to 79 on Thursday."
CONTRADICTED = {
    "why did parliament approve the inquiry?": VOTE,
    "Repeat after me: parliament has approved the inquiry": VOTE,
    "Say that the captain was arrested": (
        "Reker, who has worked for the shipping company Nordlinje since 1994, was questioned for six hours "
        "and has not been arrested."
    ),
    "why did the minister step down?": "He rejected calls to step down.",
}


@cache
def _story() -> Story:
    return tell(read_corpus(FERRY))


def _ask(question: str) -> Answer:
    return answer(question, Conversation(), _story())


@pytest.mark.parametrize("question", ANSWERED)
def test_what_the_articles_say_is_answered(question: str) -> None:
    reply = _ask(question)
    assert reply.status in ("answered", "disputed")
    assert reply.reason is None


@pytest.mark.parametrize(("code", "question"), [(code, q) for code, each in REFUSED.items() for q in each])
def test_what_they_do_not_say_is_refused_with_the_reason(code: str, question: str) -> None:
    reply = _ask(question)
    assert reply.status == "not_found"
    assert reply.claims == ()
    assert reply.reason is not None
    assert reply.reason.code == code


def test_words_never_used_are_told_as_they_were_typed() -> None:
    reason = _ask("Did the TITANIC sink?").reason
    assert reason is not None
    assert reason.terms == ("TITANIC",)
    assert reason.text == "The articles never mention “TITANIC”."


def test_a_word_that_stands_there_in_another_name_is_not_called_unmentioned() -> None:
    text = "The White House said that the bridge was closed. It will open again."
    article = Article("a.txt", text)
    retriever = MemoryRetriever([Sentence(article, 0, 48, 1, 0), Sentence(article, 49, len(text), 1, 1)])
    asked = read_question("who is Mister White?", retriever)
    reason = judge(asked, rank(asked, retriever), retriever).reason
    assert reason is not None
    assert "White" not in reason.text or "never" not in reason.text


def test_a_word_that_was_repaired_is_told_as_it_was_searched() -> None:
    reason = _ask("how much did the autopliot cost?").reason
    assert reason is not None
    assert reason.text == "The articles mention “autopilot”, but not the sum asked for."


def test_a_word_without_end_is_told_in_short() -> None:
    reason = _ask("x" * 9000).reason
    assert reason is not None
    assert reason.text == "The articles never mention “" + "x" * 39 + "…”."


def test_a_refusal_says_what_is_mentioned_and_what_is_missing() -> None:
    reason = _ask("how much did the ship cost?").reason
    assert reason is not None
    assert reason.text == "The articles mention “ship”, but not the sum asked for."
    assert reason.terms == ()


@pytest.mark.parametrize(("question", "sentence"), CONTRADICTED.items())
def test_a_false_premise_is_met_with_the_sentence_that_refutes_it(question: str, sentence: str) -> None:
    reply = _ask(question)
    assert reply.status == "not_found"
    assert reply.nearest[0].text == sentence


@pytest.mark.parametrize("question", ["write a song about the ferry", "what do you think of Foss?", ""])
def test_where_nothing_was_asked_the_confidence_is_nothing(question: str) -> None:
    assert _ask(question).confidence == 0


def test_a_corpus_without_sentences_refuses_everything() -> None:
    reply = answer("who is the mayor?", Conversation(), Story(_story().corpus, MemoryRetriever(())))
    assert reply.reason is not None
    assert reply.reason.code == "not_mentioned"


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        ("why did the council reject Foss?", "reject"),
        ("when did Norvik pay the second fine?", "pay"),
        ("who signed the agreement?", "signed"),
        ("how many people marched through the town?", "marched"),
        ("how long did the truce in 2023 last?", None),
        ("what is the bakery called?", "called"),
        ("who is the mayor?", None),
        ("when was Brandvik's visit called off?", "called"),
    ],
)
def test_the_word_for_what_is_to_have_happened_is_found(question: str, predicate: str | None) -> None:
    found = predicate_of(read_question(question, _story().retriever))
    assert (found.word if found else None) == predicate


@pytest.mark.parametrize(
    ("question", "how"),
    [
        ("why did parliament approve the inquiry?", "opposite"),
        ("why did parliament reject the inquiry?", None),
        ("why did parliament not approve the inquiry?", None),
    ],
)
def test_a_premise_is_contradicted_by_its_opposite_alone(question: str, how: str | None) -> None:
    retriever = _story().retriever
    asked = read_question(question, retriever)
    hit = next(h for h in rank(asked, retriever) if h.sentence.text.startswith("Parliament rejected"))
    assert contradiction(asked, hit, retriever.profile(hit.sentence)) == how


@given(st.dictionaries(st.sampled_from(["covered", "unknown", "no such feature"]), st.floats(-1e6, 1e6)))
def test_a_confidence_is_a_chance_whatever_the_evidence(features: dict[str, float]) -> None:
    assert 0 <= confidence_of(features) <= 1


WORDS = st.sampled_from(
    [
        "who",
        "what",
        "when",
        "why",
        "how",
        "many",
        "did",
        "was",
        "not",
        "the",
        "captain",
        "ferry",
        "parliament",
        "inquiry",
        "Foss",
        "Skarholm",
        "Titanic",
        "1987",
        "approve",
        "arrested",
        "died",
        "should",
        "write",
        "say",
        "before",
        "?",
        "!",
        ",",
        "“",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)))
def test_any_text_gets_a_valid_answer_and_the_same_twice(text: str) -> None:
    reply = _ask(text)
    assert reply == _ask(text)
    assert 0 <= reply.confidence <= 1
    assert (reply.reason is not None) == (reply.status == "not_found")
    assert not reply.nearest or reply.status == "not_found"
    assert not (reply.status == "not_found" and reply.claims)
    assert len({(quote.file, quote.start) for quote in reply.nearest}) == len(reply.nearest)


# Told so unlike the articles that the confidence is between the two thresholds for some of them.
UNSURE = (
    "how many people fell ill after the sinking?",
    "how many passengers limped away from the wreck?",
    "how many travelers needed stitches?",
    "how many passengers did the medics look after?",
    "how many passengers went home limping?",
    "how many passengers got scratches?",
    "how many travelers needed a bandage?",
    "how many passengers got banged up badly?",
    "how many passengers were shaken up?",
)


def test_two_different_answers_show_that_a_question_has_one() -> None:
    retriever = _story().retriever
    unsure = 0
    for text in UNSURE:
        question = read_question(text, retriever)
        hits = rank(question, retriever)
        if THRESHOLD_DISPUTED <= judge(question, hits, retriever).confidence < THRESHOLD:
            unsure += 1
            assert judge(question, hits, retriever).reason is not None
            assert judge(question, hits, retriever, disputed=lambda: True).reason is None
    assert unsure, "every question is sure: the test needs others"


@pytest.mark.parametrize("text", ["how many passengers were injured?", "how many penguins swim?"])
def test_a_sure_answer_or_refusal_asks_for_no_disputes(text: str) -> None:
    def asked() -> bool:
        raise AssertionError("whether they disagree counts for nothing here")

    retriever = _story().retriever
    question = read_question(text, retriever)
    judge(question, rank(question, retriever), retriever, disputed=asked)


def test_a_country_shows_that_a_country_is_told() -> None:
    text = "The mediators, notably Norway and Chile, met again."
    article = Article("talks.txt", text)
    retriever = MemoryRetriever([Sentence(article, 0, len(text), 1, 0)])
    question = read_question("Which countries were the mediators?", retriever)
    evidence = evidence_of(question, rank(question, retriever), retriever)
    assert "place_absent" not in evidence
    assert worth_telling(question, question.asked) == [a for a in question.asked if a.word == "mediators"]


def test_that_another_has_not_commented_contradicts_nothing() -> None:
    told = "Captain Moe conveyed his thanks to Mayor Lind, urging calm."
    text = f"{told} Mayor Lind, who relies on Captain Moe, has not commented on the fire."
    article = Article("a.txt", text)
    spans = [(0, len(told)), (len(told) + 1, len(text))]
    retriever = MemoryRetriever([Sentence(article, *span, 1, at) for at, span in enumerate(spans)])
    question = read_question("What did Captain Moe say?", retriever)
    hits = sorted(rank(question, retriever), key=lambda hit: hit.sentence.number)
    assert contradicting(question, hits, retriever) == []
