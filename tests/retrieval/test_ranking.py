from __future__ import annotations

from pathlib import Path

import pytest

from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

from .stories import retriever_of

LINES = (Path(__file__).parent / "ranking.txt").read_text("utf-8").splitlines()
STORY = [line[2:] for line in LINES if line.startswith("| ")]
CASES = [tuple(part.strip() for part in line.split("=>")) for line in LINES if "=>" in line]


@pytest.fixture(scope="module")
def story() -> MemoryRetriever:
    return retriever_of(*STORY)


@pytest.mark.parametrize(("question", "begins"), CASES, ids=[c[0] for c in CASES])
def test_the_right_sentence_comes_first(story: MemoryRetriever, question: str, begins: str) -> None:
    hits = rank(read_question(question, story), story)
    assert hits[0].sentence.text.startswith(begins)


def test_a_hit_says_how_each_term_was_matched(story: MemoryRetriever) -> None:
    question = read_question("Why did the captain call off his holiday?", story)
    best = rank(question, story)[0]
    how = {m.asked: m.how for m in best.matches}
    assert how["call"] == "synonym"
    assert how["captain"] == "before"
    assert "cancel" in best.matched
    assert "captain" not in best.matched
    assert best.features["before"] > 0


def test_at_most_forty_sentences_are_ranked() -> None:
    retriever = retriever_of(*(f"The mill number {n} closed." for n in range(100)))
    assert len(rank(read_question("which mill closed", retriever), retriever)) == 40


def test_a_word_in_a_phrase_stands_for_no_other() -> None:
    retriever = retriever_of("Nine people were on board.", "The inquiry of the council goes on.")
    hits = rank(read_question("who sits on the inquiry", retriever), retriever)
    assert [hit.sentence.number for hit in hits] == [1]


def test_a_common_word_counts_little_without_its_idiom() -> None:
    retriever = retriever_of(
        "Snow fell on Monday.",
        "They turned the page.",
        "The board rejected the bid.",
        "Fog lay on the fjord.",
        "The ferry was late.",
    )
    best = rank(read_question("Was it turned down?", retriever), retriever)[0]
    assert best.sentence.text == "The board rejected the bid."
