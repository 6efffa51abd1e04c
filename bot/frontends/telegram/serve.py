"""Run the bot until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from typing import Any

from telegram.error import InvalidToken, NetworkError, RetryAfter

from bot.answering.answering import Story
from bot.errors import StoppedError, UnusableError
from bot.frontends.telegram.application import ALLOWED_UPDATES, App, build_application, desk_of
from bot.frontends.telegram.menus import introduce
from bot.frontends.telegram.polling import REFUSED, WEBHOOK_SET, Intake, Poller
from bot.frontends.telegram.rate_limiter import seconds_asked_for
from bot.frontends.turn import Record
from bot.operation.memory import ConversationMemory
from bot.settings import Settings

# Told to stop, the bot is gone within 8 s: six for what was begun, the rest to say so and close.
_FINISH_SECONDS = 5.5
_CONFIRM_SECONDS = 1.0
# How long an answering thread may keep the loop waiting; with Python's 5 ms a question took 7 times as long
# under 60 questions a second.
_SWITCH_SECONDS = 0.001
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 10.0
# What is kept for minutes (memory.py) is let go of at most so much later.
_SWEEP_SECONDS = 10

log = logging.getLogger(__name__)


def serve(settings: Settings, story: Story, *, record: Record | None = None) -> int:
    """Serve Telegram until SIGTERM or Ctrl-C; the exit status is 0.

    Raises:
        UnusableError: no token, or Telegram refuses it.
        StoppedError: another instance polls, or a webhook is set.
    """
    # PTB writes whole updates into its debug log: what people said must be in no log.
    logging.getLogger("telegram").setLevel(logging.INFO)
    sys.setswitchinterval(_SWITCH_SECONDS)
    asyncio.run(serve_application(build_application(settings, story, record=record)))
    return 0


async def serve_application(application: App) -> None:
    """Get to know Telegram, poll until told to stop, finish what was begun.

    Raises:
        UnusableError: Telegram refuses the token.
        StoppedError: another instance polls, or a webhook is set.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    desk = desk_of(application)
    intake = Intake(application, desk.counters)
    poller = Poller(application.bot, intake, ALLOWED_UPDATES)
    try:
        if not await _or_stopped(_begin(application, take_over=desk.settings.take_over), stop):
            return
        besides = [asyncio.create_task(work) for work in (introduce(application.bot), _sweep(desk.memory))]
        log.info("@%s serves %d articles", desk.me.username, len(desk.story.corpus.sources))
        await _or_stopped(poller.run(), stop)
        log.info("stopping")
        for work in besides:
            work.cancel()
        application.bot.hurry()
        await intake.finish(_FINISH_SECONDS)
        try:
            await asyncio.wait_for(poller.confirm(), _CONFIRM_SECONDS)
        except TimeoutError:
            log.warning("the last updates could not be confirmed in time")
        log.info("served: %s", ", ".join(f"{n} {c}" for n, c in desk.counters.snapshot().items()))
    finally:
        await application.shutdown()
        await desk.close()


async def _begin(application: App, *, take_over: bool) -> None:
    """Get to know Telegram, however long that takes, and see that polling is possible."""
    wait = _FIRST_WAIT
    while True:
        try:
            await application.initialize()
            webhook = await application.bot.get_webhook_info()
            if webhook.url and not take_over:
                raise StoppedError(WEBHOOK_SET)
            if webhook.url:
                await application.bot.delete_webhook()
            return
        except InvalidToken:
            raise UnusableError(REFUSED) from None
        except RetryAfter as error:
            await asyncio.sleep(seconds_asked_for(error))
        except NetworkError as error:
            log.warning("Telegram can't be reached, again in %.1f s: %s", wait, type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(_LONGEST_WAIT, 2 * wait)


async def _sweep(memory: ConversationMemory) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        memory.sweep()


async def _or_stopped(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> bool:
    """Do the work unless told to stop meanwhile; whether it was done."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
    if working.done():
        working.result()
        return True
    working.cancel()
    await asyncio.wait((working,))
    return False
