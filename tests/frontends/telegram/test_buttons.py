"""Every button, before and after a restart; forged, stale and foreign ones."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answering import Story
from bot.frontends.telegram import texts
from bot.frontends.telegram.callback_data import ACTIONS, SOURCE, START, pack

from .conftest import BOB, Stage, Staging


def _labels(message: dict[str, Any]) -> list[str]:
    return [
        b["text"] for row in message["reply_markup"]["inline_keyboard"] for b in row if "callback_data" in b
    ]


async def test_every_button_works_before_and_after_a_restart(staging: Staging) -> None:
    async with staging() as stage:
        ann = stage.person()
        asked = [
            ann.says(text)
            for text in ("/start", "/sources", "Who led the work on the tunnel?", "/disagreements")
        ]
        shown = [(await stage.take(update))[0].body for update in asked]
        pressed = [
            (message["message_id"], label)
            for message in shown
            if "reply_markup" in message
            for label in _labels(message)
        ]
        before = [[s.body.get("text") for s in await stage.take(ann.presses(*press))] for press in pressed]
        telegram = stage.telegram
    async with staging(telegram) as stage:
        ann = stage.person()
        after = [[s.body.get("text") for s in await stage.take(ann.presses(*press))] for press in pressed]
    assert len(pressed) >= 6
    assert all(len(texts_shown) >= 2 for texts_shown in before)
    assert after == before


async def test_the_press_is_answered_before_anything_is_sent(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    kinds = [one.kind for one in await stage.take(ann.presses(shown.body["message_id"], "Context"))]
    assert kinds == ["button", "message"]


async def test_a_file_is_uploaded_once_and_then_known(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    files = [await stage.take(ann.presses(shown.body["message_id"], "Source")) for _ in range(2)]
    first, second = (one[1].body["document"] for one in files)
    assert first == second
    assert len(stage.telegram.files) == 1


async def test_a_file_that_telegram_forgot_is_uploaded_again(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    await stage.take(ann.presses(shown.body["message_id"], "Source"))
    stage.telegram.files.clear()
    (_, again) = await stage.take(ann.presses(shown.body["message_id"], "Source"))
    assert again.kind == "file"
    assert stage.desk.counters["files_unknown"] == 1


async def test_with_other_articles_a_button_says_so(staging: Staging, other_story: Story) -> None:
    async with staging() as stage:
        (shown,) = await stage.take(stage.person().says("Who led the work on the tunnel?"))
        telegram = stage.telegram
    async with staging(telegram, other_story) as stage:
        (answer,) = await stage.take(stage.person().presses(shown.body["message_id"], "Context"))
    assert answer.body["text"] == texts.ARTICLES_CHANGED
    assert answer.body["show_alert"] is True


@pytest.mark.parametrize("action", sorted(ACTIONS))
async def test_numbers_out_of_range_end_politely(stage: Stage, action: str) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    data = pack(action, stage.desk.story.corpus.digest, [36**6 - 1])
    answer = (await stage.take(ann.presses_data(shown.body["message_id"], data)))[0]
    assert answer.kind == "button"
    assert stage.desk.counters["errors"] == 0


@pytest.mark.parametrize("data", ["forged", "1z01234567" + "1", "2m012345671", ""])
async def test_forged_data_is_answered_politely(stage: Stage, data: str) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    update = ann.presses_data(shown.body["message_id"], data)
    (answer,) = await stage.take(update)
    assert answer.body["text"] in (texts.UNKNOWN_BUTTON, texts.ARTICLES_CHANGED)


async def test_a_press_too_late_still_does_what_it_says(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    update = ann.presses(shown.body["message_id"], "Context")
    stage.telegram.open_queries.clear()
    (message,) = await stage.take(update)
    assert message.body["text"].startswith(texts.AROUND)
    assert stage.desk.counters["buttons_late"] == 1


async def test_a_button_under_a_message_that_is_gone_still_works(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    update = ann.presses(shown.body["message_id"], "Context")
    gone = {"chat": ann.chat, "message_id": shown.body["message_id"], "date": 0}
    update["callback_query"]["message"] = gone
    (_, message) = await stage.take(update)
    assert message.body["text"].startswith(texts.AROUND)


async def test_a_button_of_an_inline_message_is_none_of_ours(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    update = ann.presses(shown.body["message_id"], "Context")
    del update["callback_query"]["message"]
    update["callback_query"]["inline_message_id"] = "abc"
    (answer,) = await stage.take(update)
    assert answer.body["text"] == texts.UNKNOWN_BUTTON


async def test_presses_are_not_counted_against_the_questions(staging: Staging) -> None:
    async with staging(user_rate=1.0) as stage:
        ann = stage.person()
        (shown,) = await stage.take(ann.says("Who led the work on the tunnel?"))
        (start,) = await stage.take(ann.says("/start"))
        for _ in range(15):
            assert len(await stage.take(ann.presses(shown.body["message_id"], "Context"))) == 2
            assert len(await stage.take(ann.presses(start.body["message_id"], "How long"))) == 2


async def test_who_is_not_let_in_is_shown_nothing_by_a_button(staging: Staging) -> None:
    async with staging() as stage:
        (shown,) = await stage.take(stage.person().says("Who led the work on the tunnel?"))
        telegram = stage.telegram
    async with staging(telegram, allowed=frozenset({BOB})) as stage:
        (answer,) = await stage.take(stage.person().presses(shown.body["message_id"], "Context"))
    assert answer.body["text"] == texts.NOT_ALLOWED


async def test_a_starting_point_is_asked_under_its_words(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("/start"))
    label = _labels(shown.body)[0]
    (_, message) = await stage.take(ann.presses(shown.body["message_id"], label))
    assert message.body["text"].startswith(f"{label}\n")
    data = pack(START, stage.desk.story.corpus.digest, [99])
    (answer,) = await stage.take(ann.presses_data(shown.body["message_id"], data))
    assert answer.kind == "button"


async def test_a_source_that_was_deleted_is_told(staging: Staging, story: Story, tmp_path: Path) -> None:
    moved = Story(dataclasses.replace(story.corpus, folder=str(tmp_path)), story.retriever)
    async with staging(told=moved) as stage:
        ann = stage.person()
        (shown,) = await stage.take(ann.says("/help"))
        data = pack(SOURCE, stage.desk.story.corpus.digest, [0])
        (_, message) = await stage.take(ann.presses_data(shown.body["message_id"], data))
    assert message.body["text"] == texts.FILE_GONE
