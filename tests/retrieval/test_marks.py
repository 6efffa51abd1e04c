"""The words of a sentence that may answer a question."""

from __future__ import annotations

import pytest

from bot.articles.article import Article, Sentence
from bot.retrieval.kinds import Kind
from bot.retrieval.memory import MemoryRetriever


@pytest.mark.parametrize(
    ("text", "kind", "has"),
    [
        ("Lomax, who is 29 and new here, was asked to speak.", "age", True),
        ("Lomax was 29 when he left.", "age", True),
        ("“I wanted a quiet old age,” Lomax said.", "age", False),
        ("The school takes children from the age of six.", "age", True),
        ("The trial is to last until October.", "duration", True),
        ("They talked until the end.", "duration", False),
        ("He resigned in protest.", "hint", True),
        ("The protest began on Monday.", "hint", False),
        ("He was praised for courage.", "hint", True),
        ("He voted for peace.", "hint", False),
        ("She calls for an inquiry.", "hint", False),
    ],
)
def test_a_sentence_has_the_kinds_of_answers_that_it_tells(text: str, kind: Kind, has: bool) -> None:
    retriever = MemoryRetriever([Sentence(Article("town.txt", text), 0, len(text), 1, 0)])
    assert (kind in retriever.profile(retriever.sentences[0]).answers) == has
