"""Fetch updates by long polling and hand each one to the application."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.errors import StoppedError, UnusableError
from bot.frontends.telegram.application import App
from bot.frontends.telegram.network_bot import NetworkBot
from bot.frontends.telegram.rate_limiter import seconds_asked_for
from bot.operation.counters import Counters

# As long as the server allows is 50 s; proxies on the way like to cut connections at 60.
_POLL_SECONDS = 30
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 5.0
# Two bots that poll with one token throw each other out at every poll. One that never got through is the
# newcomer and gives up after so many times; the other one bears more, so that both don't leave.
_CONFLICTS_OF_A_NEWCOMER, _CONFLICTS = 3, 12
# Short, so that the newcomer is thrown out of its first poll, which is short too: alone, it gets through.
_CONFLICT_WAIT = 0.3
_FIRST_POLL_SECONDS = 1
# No more are fetched while so many are in the works.
_MOST_IN_FLIGHT = 5_000
# Of what was fetched lately; the server may hand out an update twice.
_SEEN_KEPT = 10_000

ANOTHER_POLLS = "another instance of this bot is polling: stop it, or give this one a token of its own"
WEBHOOK_SET = "a webhook is set for this bot: BOT_TAKE_OVER=true lets polling remove it"
REFUSED = "BOT_TOKEN: Telegram refuses the token; BotFather shows the right one"

log = logging.getLogger(__name__)


class Intake:
    """Hands raw updates to the application, each once, and knows which are not finished."""

    def __init__(self, application: App, counters: Counters) -> None:
        self._application = application
        self._counters = counters
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    def take(self, raw: dict[str, Any]) -> None:
        """Begin to handle one update, unless it was taken before or can't be read."""
        number = raw.get("update_id")
        if not isinstance(number, int) or number in self._seen:
            self._counters.count("updates_repeated")
            return
        self._seen[number] = None
        if len(self._seen) > _SEEN_KEPT:
            self._seen.popitem(last=False)
        self._counters.count("updates")
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as error:  # noqa: BLE001 - a new kind of update must not stop all the others
            self._counters.count("updates_unreadable")
            log.error("update %d can't be read: %s", number, type(error).__name__)
            return
        processor = self._application.update_processor
        work = processor.process_update(update, self._application.process_update(update))
        task = asyncio.create_task(work, name=f"update {number}")
        self._in_flight[number] = task
        task.add_done_callback(lambda _: self._in_flight.pop(number, None))

    def __len__(self) -> int:
        return len(self._in_flight)

    async def below(self, most: int) -> None:
        """Wait until fewer than `most` are in the works."""
        if len(self._in_flight) >= most:
            await asyncio.wait(list(self._in_flight.values()), return_when=asyncio.FIRST_COMPLETED)

    def oldest(self) -> int | None:
        """The number of the oldest update that is not finished."""
        return min(self._in_flight, default=None)

    async def finish(self, seconds: float) -> None:
        """Wait so long at most for what was begun, then give it up."""
        if not self._in_flight:
            return
        _, late = await asyncio.wait(list(self._in_flight.values()), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            log.warning("%d updates were not finished in time", len(late))
            await asyncio.wait(late, timeout=1)


class Poller:
    """The loop that asks Telegram for updates."""

    def __init__(self, bot: NetworkBot, intake: Intake, kinds: Sequence[str]) -> None:
        self._bot = bot
        self._intake = intake
        self._kinds = list(kinds)
        self._offset = self._confirmed = 0
        self._got_through = False
        self._conflicts = 0

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            StoppedError: another instance polls, or a webhook was set meanwhile.
            UnusableError: the token is refused.
        """
        wait = _FIRST_WAIT
        while True:
            try:
                updates = await self._poll(_POLL_SECONDS if self._got_through else _FIRST_POLL_SECONDS)
            except Conflict as error:
                self._bear(error)
                await asyncio.sleep(_CONFLICT_WAIT)
                continue
            except InvalidToken:
                raise UnusableError(REFUSED) from None
            except RetryAfter as error:
                await asyncio.sleep(seconds_asked_for(error))
                continue
            except TimedOut:
                continue
            except (NetworkError, TelegramError) as error:
                log.warning("polling failed, again in %.1f s: %s", wait, type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(_LONGEST_WAIT, 2 * wait)
                continue
            wait = _FIRST_WAIT
            self._conflicts = 0
            self._got_through = True
            for update in updates:
                self._intake.take(update)
            if updates:
                self._offset = max(update["update_id"] for update in updates) + 1
            await self._intake.below(_MOST_IN_FLIGHT)

    async def confirm(self) -> None:
        """Tell the server what was handled, so that it is not handed out again; the rest will be."""
        unfinished = self._intake.oldest()
        self._offset = self._offset if unfinished is None else min(self._offset, unfinished)
        if self._offset == self._confirmed:
            return
        try:
            await self._poll(0, limit=1)
        except TelegramError as error:
            log.warning("the last updates could not be confirmed: %s", type(error).__name__)

    async def _poll(self, seconds: int, limit: int = 100) -> list[dict[str, Any]]:
        self._confirmed = self._offset
        return await self._bot.raw_updates(self._offset, seconds, self._kinds, limit)

    def _bear(self, error: Conflict) -> None:
        if "webhook" in error.message.lower() and "setwebhook" not in error.message.lower():
            raise StoppedError(WEBHOOK_SET)
        self._conflicts += 1
        if self._conflicts >= (_CONFLICTS if self._got_through else _CONFLICTS_OF_A_NEWCOMER):
            raise StoppedError(ANOTHER_POLLS)
        log.warning("another instance of this bot is polling")
