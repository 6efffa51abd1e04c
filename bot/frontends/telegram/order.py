"""In which order updates are handled: one person's one after another, all others side by side."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.operation.turns import Turns

# So many updates are in the works at most; each waits in a task of a few kilobytes.
MOST_AT_ONCE = 10_000


class PersonalOrder(BaseUpdateProcessor):
    """Hands messages to the handlers in the order of their sender's turns.

    Buttons and inline queries are not held back: they must be answered at once, so their handlers take a
    turn themselves where one is needed.
    """

    __slots__ = ("_turns",)

    def __init__(self, turns: Turns) -> None:
        super().__init__(MOST_AT_ONCE)
        self._turns = turns

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update when it is its sender's turn."""
        key = sender_of(update)
        if key is None:
            await coroutine
            return
        try:
            async with self._turns.queue(key).taken():
                await coroutine
        except asyncio.CancelledError:
            # Told to stop before its turn came: Python warns of a coroutine that nobody awaited.
            if inspect.iscoroutine(coroutine):
                coroutine.close()
            raise

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


def sender_of(update: object) -> tuple[int, int] | None:
    """The chat and person whose turn an update needs, or None when it needs none."""
    if not isinstance(update, Update):
        return None
    message = update.message or update.edited_message or update.guest_message
    if message is None:
        return None
    sender = message.sender_chat or message.from_user
    return (message.chat.id, sender.id if sender is not None else 0)
