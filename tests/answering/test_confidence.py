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
        ("how old is Karl Brandt?", "unmet"),
        ("what did Ruth Amsel say?", "unmet"),
        ("how heavy is the dam?", "unmet"),
        ("who are the two sailors?", "unmet"),
        ("when did the council pay the fine?", "denied_outright"),
        ("why did the council reject the new bridge?", "contradicted"),
        ("who is the husband of Ruth Amsel?", "head_missing"),
        ("why did Napoleon close the harbour line?", "unknown"),
        ("what did Ruth Amsel do before 2012?", "relations_missing"),
        ("who closed line 7 of the harbour?", "numbers_missing"),
        ("what did the ferry do before the storm?", "small_opposite"),
        ("how many towers did the council approve?", "counted_missing"),
    ],
)
def test_what_speaks_against_an_answer_is_seen(question: str, feature: str) -> None:
    assert _evidence(question)[feature] > 0


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("how old is Ruth Amsel?", "unmet"),
        ("what did Karl Brandt say?", "unmet"),
        ("how high is the dam?", "unmet"),
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
    ("question", "sentence", "unmet"),
    [
        ("when was the chapel built?", "The chapel was built by monks.", True),
        ("when was the chapel built?", "The chapel was built in 1480.", False),
        ("on what date was the chapel robbed?", "The chapel was robbed three days later.", True),
        ("on what date was the chapel robbed?", "The chapel was robbed on May 3.", False),
        ("on what day was the chapel robbed?", "The chapel was robbed on Friday.", False),
        ("which month did the trial open in?", "The trial opened on a Friday.", True),
        ("how cold was the night?", "The night was spent in a hut.", True),
        ("how cold was the night?", "The night brought minus 12 degrees.", False),
        ("how much did the organ cost?", "The organ cost a fortune.", True),
        ("what percentage of the people left?", "Of the people 40 percent left.", False),
        ("what percentage of the people left?", "Of the people 40% left.", False),
        ("what percentage of the people left?", "Of the people 40 per cent left.", False),
        ("how much did the organ cost?", "The organ cost £80,000.", False),
        ("which school does Ada Lind teach at?", "Ada Lind teaches at a high school.", True),
        ("which school does Ada Lind teach at?", "Ada Lind teaches at the Hillside School.", False),
        ("which river flows past the mill?", "Past the mill flows a river, the Tarn.", False),
        ("what is the name of the farm clerk?", "The clerk of the farm told the Rowan Bank.", True),
        ("what is the name of the farm clerk?", "The clerk of the farm, Ole Birk, told the bank.", False),
        ("what is the inn called?", "Jon Ek, 61, whose inn lies by the gate, is angry about the plan.", True),
        ("what is the inn called?", "The inn Golden Anchor lies by the gate.", False),
        ("who is the bishop of Norvik?", "Norvik's bishop was met by Jon Ek.", True),
        ("who is the bishop of Norvik?", "The bishop of Norvik, Jon Ek, was met.", False),
        ("who is the harbor master?", "Harbor master Jon Ek was met by Ada Lind.", False),
        ("who is the harbor master?", "Ek, the harbor master since May, was met by Ada Lind.", False),
        ("how old is the judge?", "Jon Ek, 54, told the judge that he was ill.", True),
        ("how old is the judge?", "The judge, Ada Lind, 46, is ill.", False),
        ("which country bought the ship?", "The ship was bought by the Norvik Line.", True),
        ("which country bought the ship?", "The ship was bought by Norway.", False),
        ("which part of Norway flooded?", "The river flooded northern Norway.", False),
        ("what is the name of the thief?", "The thief was caught in Norvik.", True),
        ("what is the name of the town?", "The town lies in Norvik.", False),
        ("who built the chapel?", "The chapel was built in 1480 and has a tower.", True),
        ("who built the chapel?", "The chapel was built in 1480 by monks from Norvik.", False),
        ("who built the chapel?", "Monks built the chapel.", False),
        ("which party is Ada Lind in?", "Mayor Ada Lind called the plan a joke.", True),
        ("how many pupils does the school have?", "The pupils of the school walk 90 kilometers.", True),
        ("how many kilometers do the pupils walk?", "The pupils of the school walk 90 kilometers.", False),
        ("how much did the shares of Norvik lose?", "Shares of Norvik fell by 8 percent.", False),
        ("how much did the organ cost?", "The organ cost a third of the budget.", True),
        ("where was the boat found?", "The boat was found below the weir.", False),
        ("how much did the ship cost?", "A steering system costs about 2 million crowns.", True),
        ("how long is the pier?", "The pier is 300 meters long.", False),
        ("how long is the pier?", "The pier is of wood.", True),
        ("how long is the fair?", "The fair lasts three days.", False),
        ("when is the fair?", "She spoke at the fair in her first post.", True),
        ("where was the village fair held?", "It rained at the village fair.", True),
        ("where was the wedding held?", "The wedding was a happy one.", True),
        ("where was the wedding held?", "The wedding was held in the barn.", False),
    ],
)
def test_a_sentence_without_what_is_asked_for_is_seen(question: str, sentence: str, unmet: bool) -> None:
    text = f"{sentence}\nNobody said more about it."
    article = Article("one.txt", text)
    ends = (0, len(sentence)), (len(sentence) + 1, len(text))
    sentences = tuple(Sentence(article, start, end, n + 1, n) for n, (start, end) in enumerate(ends))
    story = tell(Corpus("", (), sentences, ""))
    asked = read_question(question, story.retriever)
    assert evidence_of(asked, rank(asked, story.retriever), story.retriever)["unmet"] == unmet


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
