"""How fast the bot writes: PTB's own limiter stops every chat when one is told to wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.operation.counters import Counters
from bot.operation.pace import Pace, Rate

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a second to a
# chat, with short bursts; 20 a minute to a group.
_PRIVATE = Rate(3, 3)
_GROUP = Rate(20, 60)
# Added to what Telegram asks for, which is in whole seconds, rounded.
_MARGIN = 0.1
_MOST_WAITS = 20
_WRITES = ("send", "edit", "copy", "forward")
_FREE = ("sendChatAction",)

log = logging.getLogger(__name__)

_Result = bool | dict[str, Any] | list[dict[str, Any]]


class ChatRateLimiter(BaseRateLimiter[None]):
    """Overall `per_second`, each chat and each group at its own pace; a wait that Telegram asks for holds for
    that chat alone. 0 is no limit: then only the waits asked for are kept. `at_once` messages are under way
    at most, so that answers to buttons and inline queries find a connection.
    """

    def __init__(self, per_second: float, counters: Counters, at_once: int) -> None:
        self._at_once = asyncio.Semaphore(at_once)
        self._limited = per_second > 0
        # Half a second's worth at once, so that no second sees more than half as many again.
        burst = max(1.0, per_second / 2)
        self._pace = Pace(Rate(burst, burst / per_second) if per_second else None)
        self._counters = counters

    def hurry(self) -> None:
        """The bot is told to stop: what waits is sent now, at the risk of being told to wait."""
        self._pace.hurry()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> _Result:
        """Send when it is this chat's turn, and again when Telegram asks to wait."""
        chat = data.get("chat_id")
        recipient = chat if isinstance(chat, int) else 0
        paced = recipient != 0 and endpoint.startswith(_WRITES) and endpoint not in _FREE
        for _ in range(_MOST_WAITS):
            try:
                if not paced:
                    return await callback(*args, **kwargs)
                async with self._pace.slot(recipient, self._rate(recipient)), self._at_once:
                    return await callback(*args, **kwargs)
            except RetryAfter as error:
                wait = seconds_asked_for(error) + _MARGIN
                self._counters.count("flood_waits")
                log.info("%s: Telegram asks to wait %.1f s", endpoint, wait)
                self._pace.pause(recipient, wait, self._rate(recipient) if paced else None)
                await self._pace.unpaused(recipient)
        return await callback(*args, **kwargs)

    def _rate(self, recipient: int) -> Rate | None:
        if not self._limited:
            return None
        return _PRIVATE if recipient > 0 else _GROUP


def seconds_asked_for(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
