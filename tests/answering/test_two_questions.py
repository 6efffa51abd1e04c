from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.answering import Story, answer, tell
from bot.answering.conversation import Conversation
from bot.articles.corpus import read_corpus

TEXT = """The ferry Valborg ran onto a reef off the island of Skarholm on Friday morning.

Captain Henrik Dahl has been suspended from duty by the company since the accident.

Mayor Berit Nyland ordered the library in the fish market to stay open.

The bridge over the Ansel was closed on Monday because its bolts had rusted."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder: Path = tmp_path_factory.mktemp("story")
    (folder / "ferry.txt").write_text(TEXT, "utf-8")
    return tell(read_corpus(folder))


def _shown(question: str, story: Story, top: int = 5) -> list[str]:
    told = answer(question, Conversation(), story, top)
    first = [told.claims[0].quotes[0].text] if told.claims else []
    return [*first, *(quote.text for quote in told.more[: told.shown_more])]


def test_both_are_answered_when_no_sentence_does_it_alone(story: Story) -> None:
    shown = _shown("Who ordered the library to stay open and when was the bridge closed?", story)
    assert len(shown) == 2
    assert {text.split()[0] for text in shown} == {"Mayor", "The"}


def test_nothing_is_added_when_one_sentence_answers_both(story: Story) -> None:
    assert len(_shown("When was the bridge over the Ansel closed and why was it closed?", story)) == 1


def test_a_part_that_is_not_answered_adds_nothing(story: Story) -> None:
    shown = _shown("Who ordered the library to stay open and what is the capital of Australia?", story)
    assert len(shown) == 1
    assert shown[0].startswith("Mayor")


def test_the_part_that_can_be_answered_is(story: Story) -> None:
    shown = _shown("What is the capital of Australia and who ordered the library to stay open?", story)
    assert [text.split()[0] for text in shown] == ["Mayor"]


def test_no_more_is_shown_than_was_asked_for(story: Story) -> None:
    question = "Who ordered the library to stay open and when was the bridge closed?"
    told = answer(question, Conversation(), story, top=1)
    assert len(told.claims) + len(told.more) == 1
    assert told.shown_more == 0


def test_one_question_shows_no_more_than_its_answer(story: Story) -> None:
    told = answer("When was the bridge closed?", Conversation(), story)
    assert told.status == "answered"
    assert told.shown_more == 0
