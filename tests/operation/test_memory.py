"""What is remembered of conversations, and for how long."""

from __future__ import annotations

import pytest

from bot.answering.answer import Answer
from bot.answering.conversation import Conversation
from bot.operation.memory import KEPT_SECONDS, ConversationMemory, Speaker

ANN, BOB = Speaker(-5, 0, 1), Speaker(-5, 0, 2)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> ConversationMemory:
    return ConversationMemory(clock)


def _ask(
    memory: ConversationMemory, speaker: Speaker, message: int, text: str, replied: int | None = None
) -> None:
    memory.remember(speaker, message, memory.before(speaker, replied), Answer(text, "answered"))


def _said(conversation: Conversation) -> list[str]:
    return [turn.question for turn in conversation.turns]


def test_each_speaker_has_a_conversation_of_their_own(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, BOB, 11, "other")
    _ask(memory, ANN, 12, "two")
    assert _said(memory.before(ANN)) == ["one", "two"]
    assert _said(memory.before(BOB)) == ["other"]
    assert _said(memory.before(Speaker(-5, 7, 1))) == []


def test_a_reply_goes_on_from_the_answer_that_it_replies_to(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, ANN, 11, "two")
    assert _said(memory.before(ANN, replied=10)) == ["one"]
    assert _said(memory.before(BOB, replied=11)) == ["one", "two"]
    assert _said(memory.before(ANN, replied=99)) == ["one", "two"]


def test_a_question_answered_anew_takes_the_place_of_the_old(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, ANN, 11, "two")
    before = memory.before_message(-5, 11)
    assert before is not None
    assert _said(before) == ["one"]
    memory.remember(ANN, 11, before, Answer("two, edited", "answered"))
    assert _said(memory.before(ANN)) == ["one", "two, edited"]


def test_an_older_question_answered_anew_changes_nothing_after_it(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, ANN, 11, "two")
    memory.remember(ANN, 10, Conversation(), Answer("one, edited", "answered"))
    assert _said(memory.before(ANN)) == ["one", "two"]
    assert _said(memory.before(ANN, replied=10)) == ["one, edited"]


def test_after_ten_minutes_it_is_forgotten(memory: ConversationMemory, clock: Clock) -> None:
    _ask(memory, ANN, 10, "one")
    clock.now = KEPT_SECONDS
    assert _said(memory.before(ANN)) == ["one"]
    clock.now += 1
    assert _said(memory.before(ANN)) == []
    assert _said(memory.before(ANN, replied=10)) == []
    assert memory.before_message(-5, 10) is None


def test_what_is_too_old_takes_no_room(memory: ConversationMemory, clock: Clock) -> None:
    for number in range(50):
        _ask(memory, Speaker(number, 0, number), number, "old")
    clock.now = KEPT_SECONDS + 1
    _ask(memory, ANN, 10, "new")
    assert len(memory._current) == len(memory._by_message) == 1


def test_beginning_anew_is_for_one_speaker(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, BOB, 11, "other")
    memory.forget(ANN)
    assert _said(memory.before(ANN)) == _said(memory.before(ANN, replied=10)) == []
    assert _said(memory.before(BOB)) == _said(memory.before(BOB, replied=11)) == ["other"]


def test_what_is_too_old_goes_though_nobody_asks(memory: ConversationMemory, clock: Clock) -> None:
    _ask(memory, ANN, 10, "old")
    clock.now = KEPT_SECONDS
    _ask(memory, BOB, 11, "new")
    clock.now += 1
    memory.sweep()
    assert list(memory._current) == [BOB]
    assert list(memory._by_message) == [(-5, 11)]


def test_a_chat_is_forgotten_as_a_whole(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    _ask(memory, Speaker(6, 0, 1), 10, "elsewhere")
    memory.forget_chat(-5)
    assert _said(memory.before(ANN, replied=10)) == []
    assert _said(memory.before(Speaker(6, 0, 1))) == ["elsewhere"]


def test_a_chat_that_moves_takes_its_conversations_along(memory: ConversationMemory) -> None:
    _ask(memory, ANN, 10, "one")
    memory.move(-5, -50)
    assert _said(memory.before(Speaker(-50, 0, 1))) == ["one"]
    assert _said(memory.before(ANN)) == []
