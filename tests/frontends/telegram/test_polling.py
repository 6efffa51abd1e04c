"""Fetching updates: each once, conflicts told apart, and an end that loses nothing."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram.request import RequestData

from bot.answering.answering import Story
from bot.errors import StoppedError, UnusableError
from bot.frontends.telegram import polling
from bot.frontends.telegram.application import build_application
from bot.frontends.telegram.offline import TOKEN, Object, OfflineTelegram
from bot.frontends.telegram.offline_people import OfflinePerson
from bot.frontends.telegram.polling import Intake
from bot.frontends.telegram.serve import serve_application
from bot.settings import Settings

from .conftest import ANN, Stage

QUESTION = "How long is the tunnel?"


class PolledTelegram(OfflineTelegram):
    """Hands out `queue` to whoever polls; `polled` is called first at every poll."""

    def __init__(self, polled: Callable[[PolledTelegram, Object], None] | None = None) -> None:
        super().__init__()
        self.queue: list[Object] = []
        self.polls: list[Object] = []
        self.errors: list[tuple[int, str]] = []
        self.webhook = ""
        self.refused = False
        self._polled = polled

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if self.refused:
            return 401, b'{"ok": false, "error_code": 401, "description": "Unauthorized"}'
        name = url.rpartition("/")[2]
        if name == "getWebhookInfo":
            info = {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0}
            return 200, json.dumps({"ok": True, "result": info}).encode()
        if name == "deleteWebhook":
            self.webhook = ""
        if name != "getUpdates":
            return await super().do_request(url, method, request_data)
        assert request_data is not None
        parameters: Object = dict(request_data.parameters)
        self.polls.append(parameters)
        if self._polled is not None:
            self._polled(self, parameters)
        if self.errors:
            status, description = self.errors.pop(0)
            reply = {"ok": False, "error_code": status, "description": description}
            return status, json.dumps(reply).encode()
        self.queue = [u for u in self.queue if u["update_id"] >= parameters.get("offset", 0)]
        if not self.queue and parameters.get("timeout"):
            await asyncio.sleep(0.01)
        return 200, json.dumps({"ok": True, "result": self.queue[: parameters["limit"]]}).encode()


async def _served(telegram: PolledTelegram, story: Story, **values: Any) -> None:
    settings = Settings.model_construct(
        **{"token": SecretStr(TOKEN), "user_rate": 0, "send_rate": 0, "take_over": False, **values}
    )
    await serve_application(build_application(settings, story, request=telegram))


def _stopping_after(texts: int) -> Callable[[PolledTelegram, Object], None]:
    def polled(telegram: PolledTelegram, _: Object) -> None:
        if sum(shown.kind == "message" for shown in telegram.shown) >= texts:
            os.kill(os.getpid(), signal.SIGTERM)

    return polled


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_FIRST_WAIT", "_LONGEST_WAIT", "_CONFLICT_WAIT"):
        monkeypatch.setattr(polling, name, 0.001)


async def test_what_is_asked_is_answered_until_it_is_told_to_stop(story: Story) -> None:
    telegram = PolledTelegram(_stopping_after(3))
    ann = OfflinePerson(telegram, ANN, "Ann")
    telegram.queue = [ann.says(QUESTION) for _ in range(3)]
    last = telegram.queue[-1]["update_id"]
    await _served(telegram, story)
    assert [shown.kind for shown in telegram.shown] == ["message"] * 3
    assert telegram.polls[-1]["offset"] == last + 1
    assert set(telegram.polls[0]["allowed_updates"]) >= {"message", "callback_query", "inline_query"}


async def test_an_update_handed_out_twice_is_answered_once(story: Story) -> None:
    telegram = PolledTelegram(_stopping_after(2))
    ann = OfflinePerson(telegram, ANN, "Ann")
    first = ann.says(QUESTION)
    telegram.queue = [first, first, ann.says(QUESTION)]
    await _served(telegram, story)
    assert len(telegram.shown) == 2


async def test_an_update_that_cannot_be_read_hides_no_other(story: Story) -> None:
    telegram = PolledTelegram(_stopping_after(1))
    ann = OfflinePerson(telegram, ANN, "Ann")
    broken = {"update_id": next(telegram.numbers), "message": {"message_id": 5}}
    telegram.queue = [broken, {"update_id": next(telegram.numbers), "news": 1}, ann.says(QUESTION)]
    await _served(telegram, story)
    assert len(telegram.shown) == 1


@pytest.mark.parametrize(
    "error", [(502, "Bad Gateway"), (500, "Internal Server Error"), (400, "Bad Request: x")]
)
async def test_polling_survives_what_passes(story: Story, error: tuple[int, str]) -> None:
    telegram = PolledTelegram(_stopping_after(1))
    telegram.errors = [error] * 4
    telegram.queue = [OfflinePerson(telegram, ANN, "Ann").says(QUESTION)]
    await _served(telegram, story)
    assert len(telegram.shown) == 1


CONFLICT = (
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)


async def test_a_newcomer_leaves_the_place_to_the_one_that_polls(story: Story) -> None:
    telegram = PolledTelegram()
    telegram.errors = [CONFLICT] * 100
    with pytest.raises(StoppedError, match="another instance"):
        await _served(telegram, story)
    assert len(telegram.polls) == 3


async def test_one_that_polls_bears_a_newcomer(story: Story) -> None:
    telegram = PolledTelegram(_stopping_after(2))
    ann = OfflinePerson(telegram, ANN, "Ann")
    telegram.queue = [ann.says(QUESTION)]

    def later(there: PolledTelegram, parameters: Object) -> None:
        if len(there.polls) == 2:
            there.errors = [CONFLICT] * 5
            there.queue.append(ann.says(QUESTION))
        _stopping_after(2)(there, parameters)

    telegram._polled = later
    await _served(telegram, story)
    assert len(telegram.shown) == 2


async def test_a_webhook_is_removed_only_when_that_was_said(story: Story) -> None:
    telegram = PolledTelegram(_stopping_after(0))
    telegram.webhook = "https://example.org/hook"
    with pytest.raises(StoppedError, match="BOT_TAKE_OVER"):
        await _served(telegram, story)
    assert telegram.webhook
    await _served(telegram, story, take_over=True)
    assert not telegram.webhook


async def test_a_webhook_set_meanwhile_ends_it(story: Story) -> None:
    telegram = PolledTelegram()
    telegram.errors = [(409, "Conflict: can't use getUpdates method while webhook is active")]
    with pytest.raises(StoppedError, match="webhook"):
        await _served(telegram, story)


async def test_a_refused_token_is_told(story: Story) -> None:
    telegram = PolledTelegram()
    telegram.refused = True
    with pytest.raises(UnusableError, match="BOT_TOKEN") as caught:
        await _served(telegram, story)
    assert TOKEN not in str(caught.value)


async def test_a_token_refused_later_ends_it_too(story: Story) -> None:
    def polled(telegram: PolledTelegram, _: Object) -> None:
        telegram.errors = [(401, "Unauthorized")]

    with pytest.raises(UnusableError, match="BOT_TOKEN"):
        await _served(PolledTelegram(polled), story)


def test_without_a_token_there_is_no_bot(story: Story) -> None:
    with pytest.raises(UnusableError, match="BOT_TOKEN"):
        build_application(Settings.model_construct(token=None), story)


async def test_a_state_folder_that_cannot_be_used_is_told(story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings.model_construct(token=SecretStr(TOKEN), state_dir=tmp_path / "file")
    with pytest.raises(UnusableError, match="BOT_STATE_DIR"):
        build_application(settings, story, request=OfflineTelegram())


async def test_what_is_not_finished_in_time_is_given_up_and_not_confirmed(stage: Stage) -> None:
    intake = Intake(stage.application, stage.desk.counters)
    blocked = stage.desk.turns.queue((ANN, ANN))
    first = stage.person().says(QUESTION)
    async with blocked.taken():
        intake.take(first)
        assert intake.oldest() == first["update_id"]
        await intake.finish(0.0)
    assert len(intake) == 0
    assert stage.telegram.shown == []
