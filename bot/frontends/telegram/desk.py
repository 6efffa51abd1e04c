"""What the handlers share: the articles, who may ask, and what is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from telegram import User

from bot.answering.answering import Story
from bot.frontends.telegram.address import Person, Place
from bot.frontends.telegram.conversations import Conversations
from bot.frontends.telegram.network_bot import NetworkBot
from bot.frontends.telegram.quoting import Shelf
from bot.frontends.turn import Record
from bot.operation.counters import Counters
from bot.operation.person_limits import PersonLimits
from bot.operation.state import State
from bot.operation.turns import Turns
from bot.settings import Settings

_T = TypeVar("_T")


@dataclass
class Desk:
    """One bot at work. `me` and `shelf` are known once Telegram has said who the bot is."""

    settings: Settings
    story: Story
    state: State
    executor: Executor
    counters: Counters
    limits: PersonLimits
    turns: Turns
    conversations: Conversations
    record: Record | None = None
    bot: NetworkBot = field(init=False)

    @property
    def me(self) -> User:
        """The bot as a user."""
        return self.bot.bot

    @cached_property
    def shelf(self) -> Shelf:
        """The articles as this bot shows them."""
        return Shelf(self.story.corpus, self.me.username or "", bool(self.me.supports_inline_queries))

    def lets_in(self, person: Person, place: Place | None = None) -> bool:
        """Whether this person, or everybody in this chat, may ask."""
        allowed = self.settings.allowed
        return not allowed or person.id in allowed or (place is not None and place.chat in allowed)

    async def off_the_loop(self, work: Callable[[], _T]) -> _T:
        """Do what takes a processor for a while without holding up the others."""
        return await asyncio.get_running_loop().run_in_executor(self.executor, work)

    async def close(self) -> None:
        """Let go of threads and files."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        await self.state.close()
