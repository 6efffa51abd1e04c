"""What is repeated, how often, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.frontends.telegram.retrying import MOST_TRIES, RetryingRequest
from bot.operation.counters import Counters

OK = (200, b'{"ok": true, "result": true}')
SEND, GET = "https://example.org/bot1:x/sendMessage", "https://example.org/bot1:x/getMe"


def _failed(cause: Exception) -> NetworkError:
    error = TimedOut() if isinstance(cause, httpx.TimeoutException) else NetworkError("failed")
    error.__cause__ = cause
    return error


REFUSED = _failed(httpx.ConnectError("refused"))
UNCONNECTED = _failed(httpx.ConnectTimeout("slow"))
LOST = _failed(httpx.ReadTimeout("slow"))
RESET = _failed(httpx.ReadError("reset"))


class Script(BaseRequest):
    """A network on which each request goes as written; the last line for all further ones."""

    def __init__(self, lines: Sequence[tuple[int, bytes] | Exception]) -> None:
        self._lines = list(lines)
        self.requests = 0

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        self.requests += 1
        line = self._lines.pop(0) if len(self._lines) > 1 else self._lines[0]
        if isinstance(line, Exception):
            raise line
        return line


class Network:
    """A retrying request over a script, which notes its waits instead of waiting."""

    def __init__(self, *lines: tuple[int, bytes] | Exception, tries: int = MOST_TRIES) -> None:
        self.waits: list[float] = []
        self.counters = Counters()
        self.script = Script(lines)
        self.request = RetryingRequest(self.script, self.counters, tries, self._wait)

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.mark.parametrize("failure", [REFUSED, UNCONNECTED, (502, b"<html>"), (500, b"{}"), (504, b"")])
async def test_what_did_not_arrive_is_repeated_with_growing_waits(failure: Any) -> None:
    network = Network(failure, failure, failure, OK)
    assert await network.request.do_request(SEND, "POST") == OK
    assert network.waits == [0.5, 1.0, 2.0]
    assert network.counters["requests_repeated"] == 3


@pytest.mark.parametrize("failure", [LOST, RESET, (200, b'{"ok": tr')])
async def test_what_may_have_arrived_is_repeated_once_and_counted(failure: Any) -> None:
    network = Network(failure, OK)
    assert await network.request.do_request(SEND, "POST") == OK
    assert network.counters["maybe_double"] == 1
    network = Network(failure)
    with pytest.raises(NetworkError):
        await network.request.do_request(SEND, "POST")
    assert network.script.requests == 2


async def test_the_first_failure_of_a_row_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    network = Network(REFUSED, REFUSED, REFUSED, OK, REFUSED, OK)
    for _ in range(2):
        await network.request.do_request(SEND, "POST")
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO", "INFO", "WARNING"]


async def test_a_repeated_question_to_the_server_is_no_double() -> None:
    network = Network(LOST, OK)
    assert await network.request.do_request(GET, "POST") == OK
    assert network.counters["maybe_double"] == 0


async def test_in_the_end_it_is_given_up() -> None:
    network = Network(REFUSED)
    with pytest.raises(NetworkError):
        await network.request.do_request(SEND, "POST")
    assert network.script.requests == MOST_TRIES
    assert max(network.waits) == 10.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429])
async def test_what_telegram_refuses_is_not_repeated(status: int) -> None:
    network = Network((status, b'{"ok": false}'))
    assert (await network.request.do_request(SEND, "POST"))[0] == status
    assert network.waits == []


async def test_a_poll_is_never_repeated_here() -> None:
    network = Network(REFUSED, tries=1)
    with pytest.raises(NetworkError):
        await network.request.do_request(GET, "POST")
    assert network.script.requests == 1


@pytest.mark.parametrize("payload", [b"secret words", b"[1]", b"\xff"])
def test_a_broken_reply_is_not_written_into_the_log(payload: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(TelegramError):
        RetryingRequest.parse_json_payload(payload)
    assert caplog.records == []
