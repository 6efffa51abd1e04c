"""The confidence is a chance, and each part of the evidence moves it the way it should."""

from __future__ import annotations

import pytest

from bot.answering.answering import Story, tell
from bot.answering.refusing.confidence import confidence_of
from bot.answering.refusing.evidence import evidence_of
from bot.articles.article import Article, Corpus, Sentence
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

TEXTS = (
    "Norvik closed the harbour line on Monday after a fire.",
    "Ruth Amsel, 46, has led Norvik since 2012.",
    "The council has not paid the fine of 300,000 euros.",
    "The dam is 40 metres high and 90 years old.",
    "Karl Brandt said that the ferries were safe.",
    "The council approved the new bridge with 12 votes to 3.",
    "Two sailors whose names are unknown were saved.",
    "After the storm the ferry left the harbour.",
)


def _story() -> Story:
    article = Article("norvik.txt", "\n".join(TEXTS))
    sentences = tuple(
        Sentence(article, article.text.index(text), article.text.index(text) + len(text), n + 1, n)
        for n, text in enumerate(TEXTS)
    )
    return tell(Corpus("", (), sentences, ""))


def _evidence(text: str) -> dict[str, float]:
    story = _story()
    question = read_question(text, story.retriever)
    return evidence_of(question, rank(question, story.retriever), story.retriever)


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("how old is Karl Brandt?", "age_absent"),
        ("what did Ruth Amsel say?", "speech_missing"),
        ("how heavy is the dam?", "measure_missing"),
        ("who are the two sailors?", "identity_absent"),
        ("when did the council pay the fine?", "denied_outright"),
        ("why did the council reject the new bridge?", "contradicted"),
        ("who is the husband of Ruth Amsel?", "head_missing"),
        ("why did Napoleon close the harbour line?", "unknown"),
        ("what did Ruth Amsel do before 2012?", "relations_missing"),
        ("who closed line 7 of the harbour?", "numbers_missing"),
        ("what did the ferry do before the storm?", "small_opposite"),
    ],
)
def test_what_speaks_against_an_answer_is_seen(question: str, feature: str) -> None:
    assert _evidence(question)[feature] > 0


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("how old is Ruth Amsel?", "age_absent"),
        ("what did Karl Brandt say?", "speech_missing"),
        ("how high is the dam?", "measure_missing"),
        ("did the council pay the fine?", "denied_outright"),
        ("why has the council not paid the fine?", "denied_outright"),
        ("why did the council approve the new bridge?", "contradicted"),
        ("who has led Norvik since 2012?", "numbers_missing"),
        ("what did the ferry do after the storm?", "small_opposite"),
    ],
)
def test_what_speaks_against_an_answer_is_not_seen_where_it_is_not(question: str, feature: str) -> None:
    assert _evidence(question).get(feature, 0) == 0


@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("how old is Ruth Amsel?", "how old is Karl Brandt?"),
        ("what did Karl Brandt say?", "what did Ruth Amsel say?"),
        ("why did the council approve the new bridge?", "why did the council reject the new bridge?"),
        ("did the council pay the fine?", "when did the council pay the fine?"),
        ("when did Norvik close the harbour line?", "when did Norvik buy the castle?"),
    ],
)
def test_an_answer_is_surer_than_none(answered: str, not_answered: str) -> None:
    assert confidence_of(_evidence(answered)) > confidence_of(_evidence(not_answered)) + 0.1


def test_more_of_the_question_found_never_makes_it_less_sure() -> None:
    values = [confidence_of({"covered": share / 10}) for share in range(11)]
    assert values == sorted(values)
