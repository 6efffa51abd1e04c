"""Puts the bot together: one PTB application, ready for updates from anywhere."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest, HTTPXRequest

from bot.answering.answering import Story
from bot.errors import UnusableError
from bot.frontends.telegram.buttons import Buttons
from bot.frontends.telegram.commands import Commands
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.inline import Inline
from bot.frontends.telegram.lifecycle import Lifecycle
from bot.frontends.telegram.network_bot import NetworkBot
from bot.frontends.telegram.order import PersonalOrder
from bot.frontends.telegram.questions import Questions
from bot.frontends.telegram.rate_limiter import ChatRateLimiter
from bot.frontends.telegram.retrying import RetryingRequest
from bot.frontends.telegram.sending import Sender
from bot.frontends.turn import Record
from bot.operation.counters import Counters
from bot.operation.memory import ConversationMemory
from bot.operation.person_limits import PersonLimits
from bot.operation.state import DiskState, MemoryState
from bot.operation.turns import Turns
from bot.settings import Settings

# Answering holds Python's lock most of the time; the second thread keeps a long question from holding up
# short ones.
_ANSWERING_THREADS = 2
# Of these so many are for messages, the others for what must not wait behind them. Each idle one is looked
# after at every request: with 64 of them that took a third of the time of a request.
_CONNECTIONS, _FOR_MESSAGES = 32, 24
# A long poll lasts 30 s (polling.py); the reply to any other call comes within a second or never.
_READ_TIMEOUT = 10.0
_POLL_READ_TIMEOUT = 45.0
_CONNECT_TIMEOUT = 10.0
_POOL_TIMEOUT = 60.0

App = Application[NetworkBot, ContextTypes.DEFAULT_TYPE, Any, Any, Any, Any]

log = logging.getLogger(__name__)


def build_application(
    settings: Settings, story: Story, *, record: Record | None = None, request: BaseRequest | None = None
) -> App:
    """The bot as an application that `initialize()` makes ready and `process_update()` feeds.

    With `request` the network is that object instead of Telegram (see offline.py). The desk that the handlers
    share stands in `bot_data["desk"]`.

    Raises:
        UnusableError: there is no token, or the state folder can't be used.
    """
    if settings.token is None:
        raise UnusableError("BOT_TOKEN is not set: BotFather gives one (https://t.me/botfather)")
    counters, turns = Counters(), Turns()
    desk = Desk(
        settings,
        story,
        DiskState(settings.state_dir) if settings.state_dir is not None else MemoryState(),
        ThreadPoolExecutor(_ANSWERING_THREADS, "answering"),
        ThreadPoolExecutor(1, "express"),
        counters,
        PersonLimits(settings.user_rate),
        turns,
        ConversationMemory(),
        record,
    )
    network = request or HTTPXRequest(
        _CONNECTIONS, read_timeout=_READ_TIMEOUT, connect_timeout=_CONNECT_TIMEOUT, pool_timeout=_POOL_TIMEOUT
    )
    polls = request or HTTPXRequest(1, read_timeout=_POLL_READ_TIMEOUT, connect_timeout=_CONNECT_TIMEOUT)
    api = settings.api_url or "https://api.telegram.org"
    desk.bot = NetworkBot(
        settings.token.get_secret_value(),
        f"{api}/bot",
        f"{api}/file/bot",
        request=RetryingRequest(network, counters),
        get_updates_request=RetryingRequest(polls, counters, tries=1),
        rate_limiter=ChatRateLimiter(settings.send_rate, counters, _FOR_MESSAGES),
    )
    builder = ApplicationBuilder().bot(desk.bot).updater(None).concurrent_updates(PersonalOrder(turns))
    application = builder.build()
    application.bot_data["desk"] = desk
    sender = Sender(desk.bot, counters)
    questions, lifecycle = Questions(desk, sender), Lifecycle(desk, sender)
    # The first that wants an update gets it: questions are what is left of the messages.
    for part in (
        Buttons(desk, sender, questions),
        Inline(desk),
        lifecycle,
        Commands(desk, sender, questions),
        questions,
    ):
        application.add_handlers(part.handlers())
    application.add_error_handler(lifecycle.failed)
    return application


def desk_of(application: App) -> Desk:
    """What the handlers of an application share."""
    desk = application.bot_data["desk"]
    assert isinstance(desk, Desk)
    return desk


@asynccontextmanager
async def opened(application: App) -> AsyncIterator[Desk]:
    """Make the application ready for updates (it asks Telegram who it is); close everything at the end."""
    desk = desk_of(application)
    try:
        await application.initialize()
        yield desk
    finally:
        await application.shutdown()
        await desk.close()


# The kinds of update that some handler wants; Telegram need not send the others.
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.GUEST_MESSAGE,
)
