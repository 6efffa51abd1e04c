"""Repeat what did not get through: better twice than never."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.operation.counters import Counters

# Half a second, then twice as long each time, up to ten: a restart of the server or a minute without network
# is survived, and a server in trouble is not hammered.
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 10.0
MOST_TRIES = 12
# Only these are seen twice when they are done twice.
_WRITES = ("send", "copy", "forward")
# The request never left this machine.
_NOT_WRITTEN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

log = logging.getLogger(__name__)


class RetryingRequest(BaseRequest):
    """Another request implementation, with what failed on the way repeated.

    No connection, or a reply with a 5xx status: repeated with growing waits. No reply although the request
    was written: repeated once, and counted as `maybe_double`. `tries` 1 is no repetition at all.
    """

    __slots__ = ("_counters", "_failing", "_inner", "_sleep", "_tries")

    def __init__(
        self,
        inner: BaseRequest,
        counters: Counters,
        tries: int = MOST_TRIES,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._inner = inner
        self._counters = counters
        self._tries = tries
        self._sleep = sleep
        self._failing = False

    @property
    def read_timeout(self) -> float | None:
        """What the other implementation waits for a reply, in seconds."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open the other implementation."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close the other implementation."""
        await self._inner.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Make a request, again where that helps; the last failure is raised."""
        repeated_blindly = False
        wait = _FIRST_WAIT
        for left in reversed(range(self._tries)):
            try:
                status, payload = await self._inner.do_request(url, method, request_data, *timeouts, **named)
                if status < 500 and (status != 200 or _is_json(payload)):
                    self._failing = False
                    return status, payload
                lost_reply = status == 200
                error: NetworkError = NetworkError(f"the server replied {status} with no result")
            except NetworkError as failure:
                lost_reply = not isinstance(failure.__cause__, _NOT_WRITTEN)
                error = failure
            if not left or (lost_reply and repeated_blindly):
                raise error
            if lost_reply:
                repeated_blindly = True
                if url.rpartition("/")[2].startswith(_WRITES):
                    self._counters.count("maybe_double")
            self._counters.count("requests_repeated")
            # The first of a row alone: a server that is away for an hour fills no log.
            level = logging.INFO if self._failing else logging.WARNING
            self._failing = True
            kind = type(error.__cause__ or error).__name__
            log.log(level, "a request is repeated in %.1f s: %s", wait, kind)
            await self._sleep(wait)
            wait = min(_LONGEST_WAIT, 2 * wait)
        raise NetworkError("no try was left")

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read the reply; unlike PTB's own, write nothing of a broken one into the log, it may hold messages.

        Raises:
            TelegramError: it is no JSON object.
        """
        try:
            reply = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(reply, dict):
            raise TelegramError("Invalid server response")
        return reply


def _is_json(payload: bytes) -> bool:
    try:
        json.loads(payload)
    except ValueError:
        return False
    return True
