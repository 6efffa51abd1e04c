"""Whose relatives a sentence tells of."""

from __future__ import annotations

import pytest

from bot.answering.refusing.relatives import are_somebody_elses
from bot.articles.article import Article, Sentence
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank


@pytest.mark.parametrize(
    ("question", "told", "of_others"),
    [
        ("does Lind have children?", "Lind works on the children's ward of the hospital.", True),
        ("does Lind have any children?", "There is hardly a child here whom Lind has not taught.", True),
        ("does Lind have children?", "Lind has two grown-up children.", False),
        ("does Lind have children?", "Lind lives with her three children in Torsby.", False),
        ("does Lind have a son?", "Lind, who brought her son, laughed.", False),
        ("what is Lind's wife called?", "Lind sold the painting “The Miller’s Wife” to a friend.", True),
        ("what is Lind's wife called?", "Lind's wife, Ada, is a teacher.", False),
        ("what is Lind's wife called?", "Ada is the wife of Lind.", False),
        ("who is Lind's father?", "The father praised Lind.", False),
        # who has them is not asked
        ("how many children were saved?", "The children's ward was saved.", False),
        ("does Lind have a boat?", "Lind sold the children's boat.", False),
    ],
)
def test_a_relative_of_somebody_else_is_not_the_one_asked_about(
    question: str, told: str, of_others: bool
) -> None:
    retriever = MemoryRetriever([Sentence(Article("town.txt", told), 0, len(told), 1, 0)])
    asked = read_question(question, retriever)
    assert are_somebody_elses(asked, rank(asked, retriever)[0], retriever) == of_others
