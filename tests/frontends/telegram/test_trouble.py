"""Errors, refusals, order: the bot says sorry, logs no words of anybody, and lives on."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from telegram import Update

from bot.errors import UnusableError
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Place
from bot.frontends.telegram.menus import introduce
from bot.frontends.telegram.offline import OfflineTelegram
from bot.frontends.telegram.offline_rules import RefusedError, refuse
from bot.frontends.telegram.order import PersonalOrder
from bot.frontends.telegram.replies import said
from bot.frontends.telegram.sending import Sender
from bot.operation.turns import Turns

from .conftest import ANN, BOB, GROUP, Stage

QUESTION = "How long is the tunnel?"


async def test_an_error_gets_one_line_and_logs_no_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(text: str, *_: object) -> None:
        raise LookupError(text)

    monkeypatch.setattr("bot.frontends.telegram.questions.answer", broken)
    asked = stage.person().says("my secret question")
    with caplog.at_level(logging.DEBUG, "bot"):
        assert await stage.texts(asked) == [texts.FAILED]
    own = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert len(own) == 1
    assert str(asked["update_id"]) in own[0]
    assert "LookupError" in own[0]
    assert "secret" not in caplog.text.replace(repr(asked), "")
    monkeypatch.undo()
    assert "4 kilometres" in (await stage.texts(stage.person().says(QUESTION)))[0]


async def test_an_error_that_the_operator_can_mend_is_logged_in_its_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable_list(*_: object) -> None:
        raise UnusableError("bot/words.txt, line 7: 'foo' can't be read")

    monkeypatch.setattr("bot.frontends.telegram.questions.answer", unreadable_list)
    assert await stage.texts(stage.person().says(QUESTION)) == [texts.FAILED]
    assert "bot/words.txt, line 7: 'foo' can't be read" in caplog.text


async def test_an_error_behind_a_button_is_said_under_its_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = await stage.take(stage.person().says(QUESTION))
    press = stage.person().presses(shown.body["message_id"], "Context")
    monkeypatch.setattr("bot.frontends.telegram.buttons.around_reply", None)
    (_, message) = await stage.take(press)
    assert message.body["text"] == texts.FAILED


async def test_an_error_inline_says_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.frontends.telegram.inline.answer", None)
    assert await stage.take(stage.person().types_inline(QUESTION)) == []
    assert stage.desk.counters["errors"] == 1


def _refusing(telegram: OfflineTelegram, description: str, times: int = 1) -> None:
    """Make the next calls of sendMessage fail with this description."""
    real, left = telegram._send_message, [times]

    def send(parameters: dict[str, Any]) -> dict[str, Any]:
        if left[0]:
            left[0] -= 1
            refuse(description)
        return real(parameters)

    telegram._send_message = send  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "description",
    ["TOPIC_CLOSED", "not enough rights to send text messages to the chat", "CHAT_RESTRICTED"],
)
async def test_what_cannot_be_sent_is_counted_without_a_traceback(
    stage: Stage, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    _refusing(stage.telegram, description)
    assert await stage.take(stage.person().says(QUESTION)) == []
    assert stage.desk.counters["refused_bad_request"] == 1
    assert stage.desk.counters["errors"] == 0
    assert not any(record.exc_info for record in caplog.records)


async def test_in_a_topic_a_gone_question_is_answered_without_a_reply(stage: Stage) -> None:
    _refusing(stage.telegram, "message to be replied not found")
    (shown,) = await stage.take(stage.person(group=GROUP, topic=3).says(f"/ask {QUESTION}"))
    assert "reply_to_message" not in shown.body
    assert shown.body["message_thread_id"] == 3


async def test_in_a_thread_that_is_no_topic_the_reply_finds_its_way(stage: Stage) -> None:
    _refusing(stage.telegram, "message thread not found")
    asked = stage.person(group=GROUP, topic=3).says(f"/ask {QUESTION}")
    (shown,) = await stage.take(asked)
    assert shown.body["reply_to_message"]["message_id"] == asked["message"]["message_id"]
    assert "message_thread_id" not in shown.body


async def test_in_a_deleted_topic_nothing_is_sent_elsewhere(stage: Stage) -> None:
    _refusing(stage.telegram, "message thread not found")
    asked = stage.person(group=GROUP, topic=3).says(f"/ask {QUESTION}")
    del stage.telegram.messages[GROUP, asked["message"]["message_id"]]
    assert await stage.take(asked) == []
    assert stage.desk.counters["refused_bad_request"] == 1


async def test_a_chat_that_moved_meanwhile_gets_its_answer_in_the_new_place(stage: Stage) -> None:
    stage.person(group=GROUP - 1)

    async def moved(*arguments: Any, **named: Any) -> tuple[int, bytes]:
        stage.telegram.do_request = do_request  # type: ignore[method-assign]
        body = b'{"ok":false,"error_code":400,"description":"x","parameters":{"migrate_to_chat_id":%d}}'
        return 400, body % (GROUP - 1)

    do_request = stage.telegram.do_request
    stage.telegram.do_request = moved  # type: ignore[method-assign]
    (shown,) = await stage.take(stage.person(group=GROUP).says(f"/ask {QUESTION}"))
    assert shown.body["chat"]["id"] == GROUP - 1


async def test_a_text_that_comes_back_changed_is_counted(stage: Stage) -> None:
    stage.person()
    real = stage.telegram._send_message

    def altered(parameters: dict[str, Any]) -> dict[str, Any]:
        return real(parameters) | {"text": "something else"}

    stage.telegram._send_message = altered  # type: ignore[method-assign]
    sender = Sender(stage.desk.bot, stage.desk.counters)
    await sender.send(Place(ANN, None, None, group=False), said("a line"))
    assert stage.desk.counters["texts_altered"] == 1


async def test_menus_are_set_only_where_they_differ(stage: Stage) -> None:
    await introduce(stage.desk.bot)
    calls = [name for name, _ in stage.telegram.calls]
    assert calls.count("setMyCommands") == 2
    await introduce(stage.desk.bot)
    assert [name for name, _ in stage.telegram.calls].count("setMyCommands") == 2
    menus = [[command["command"] for command in menu] for menu in stage.telegram.commands.values()]
    assert menus == [list(texts.PRIVATE_MENU), list(texts.GROUP_MENU)]


async def test_a_description_is_set_where_the_owner_has_set_none(stage: Stage) -> None:
    stage.telegram.descriptions["description"] = "The owner's own words."
    await introduce(stage.desk.bot)
    assert stage.telegram.descriptions == {
        "description": "The owner's own words.",
        "short_description": texts.SHORT_DESCRIPTION,
    }
    assert len(texts.DESCRIPTION) <= 512
    assert len(texts.SHORT_DESCRIPTION) <= 120
    assert all(len(description) <= 256 for description in texts.COMMANDS.values())


async def test_a_bot_without_menus_still_works(stage: Stage) -> None:
    def refused(parameters: dict[str, Any]) -> bool:
        raise RefusedError(500, "Internal Server Error")

    stage.telegram._set_commands = refused  # type: ignore[method-assign]
    stage.desk.bot._request[1]._tries = 1  # type: ignore[attr-defined]
    await introduce(stage.desk.bot)
    assert "4 kilometres" in (await stage.texts(stage.person().says(QUESTION)))[0]


async def test_one_persons_messages_wait_for_each_other_and_nobody_elses(stage: Stage) -> None:
    order, turns = [], Turns()
    processor = PersonalOrder(turns)
    gate = asyncio.Event()

    def update_of(person: int, query: bool = False) -> Update:
        person_there = stage.person(person, "P")
        raw = person_there.types_inline("x") if query else person_there.says("x")
        update = Update.de_json(raw, stage.desk.bot)
        assert update is not None
        return update

    async def handled(name: str, wait: bool = False) -> None:
        if wait:
            await gate.wait()
        order.append(name)

    work = [
        processor.process_update(update_of(ANN), handled("ann 1", wait=True)),
        processor.process_update(update_of(ANN), handled("ann 2")),
        processor.process_update(update_of(ANN, query=True), handled("ann inline")),
        processor.process_update(update_of(BOB), handled("bob")),
    ]
    tasks = [asyncio.create_task(one) for one in work]
    for _ in range(5):
        await asyncio.sleep(0)
    assert order == ["ann inline", "bob"]
    gate.set()
    await asyncio.gather(*tasks)
    assert order[2:] == ["ann 1", "ann 2"]


async def test_what_is_cancelled_before_its_turn_leaves_nothing_behind(stage: Stage) -> None:
    turns = Turns()
    processor = PersonalOrder(turns)
    gate = asyncio.Event()
    raw = [Update.de_json(stage.person().says("x"), stage.desk.bot) for _ in range(2)]

    async def wait() -> None:
        await gate.wait()

    tasks = [asyncio.create_task(processor.process_update(update, wait())) for update in raw]
    for _ in range(3):
        await asyncio.sleep(0)
    tasks[1].cancel()
    gate.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(results[1], asyncio.CancelledError)
    assert turns.waiting() == 0
