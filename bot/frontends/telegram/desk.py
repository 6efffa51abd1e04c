"""What the handlers share: the articles, who may ask, and what is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from telegram import User

from bot.answering.answer import Answer, Claim
from bot.answering.answering import Story
from bot.answering.comparing.all_disputes import disputed_claims
from bot.answering.starting_points import starting_points
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Person, Place, speaker
from bot.frontends.telegram.network_bot import NetworkBot
from bot.frontends.telegram.quoting import Shelf
from bot.frontends.telegram.replies import Reply, said
from bot.frontends.turn import Kind, Record, Turn
from bot.operation.counters import Counters
from bot.operation.memory import ConversationMemory
from bot.operation.person_limits import PersonLimits
from bot.operation.state import State
from bot.operation.turns import Turns
from bot.settings import Settings

# As many as fit on one screen with the greeting.
STARTING_POINTS = 3
_ANSWERS, _FILES = "answers", "files"
_T = TypeVar("_T")


@dataclass
class Desk:
    """One bot at work. `me` and `shelf` are known once Telegram has said who the bot is."""

    settings: Settings
    story: Story
    state: State
    executor: Executor
    express: Executor
    counters: Counters
    limits: PersonLimits
    turns: Turns
    memory: ConversationMemory
    record: Record | None = None
    bot: NetworkBot = field(init=False)
    _finding: asyncio.Lock = field(default_factory=asyncio.Lock)
    _points: tuple[str, ...] | None = None
    _found: Sequence[Sequence[Claim]] | None = None

    @property
    def me(self) -> User:
        """The bot as a user."""
        return self.bot.bot

    @cached_property
    def shelf(self) -> Shelf:
        """The articles as this bot shows them."""
        return Shelf(self.story.corpus, self.me.username or "", bool(self.me.supports_inline_queries))

    async def starting_points(self) -> tuple[str, ...]:
        """What newcomers are offered; found when it is first asked for."""
        if self._points is None:
            found = await self.off_the_loop(
                lambda: starting_points(self.story.corpus, STARTING_POINTS), at_once=True
            )
            self._points = found
        return self._points

    async def disagreements(self) -> Sequence[Sequence[Claim]]:
        """What the articles disagree about, the surest first; found when it is first asked for."""
        async with self._finding:
            if self._found is None:
                self._found = await self.off_the_loop(lambda: disputed_claims(self.story))
        return self._found

    def lets_in(self, person: Person, place: Place | None = None) -> bool:
        """Whether this person, or everybody in this chat, may ask."""
        allowed = self.settings.allowed
        return not allowed or person.id in allowed or (place is not None and place.chat in allowed)

    def turned_away(self, person: Person, place: Place, at: float, *, limited: bool = True) -> Reply | None:
        """What is said to who may not ask (now) instead of an answer; an empty reply is silence.

        None is for who may ask: then the question is counted, unless it is not `limited`. `at` is when it was
        asked, in seconds.
        """
        verdict = self.limits.verdict(person.id, at) if limited else "go"
        if verdict == "silence":
            self.counters.count("slowed_down")
            return said("")
        if not self.lets_in(person, place):
            return said(texts.NOT_ALLOWED)
        if verdict == "say slow down":
            self.counters.count("slowed_down")
            return said(texts.SLOW_DOWN)
        return None

    async def off_the_loop(self, work: Callable[[], _T], *, at_once: bool = False) -> _T:
        """Do what takes a processor for a while without holding up the others.

        `at_once`: past the questions that wait, for what Telegram gives only seconds to answer.
        """
        executor = self.express if at_once else self.executor
        return await asyncio.get_running_loop().run_in_executor(executor, work)

    async def answered(self, person: Person, place: Place, message: int, shown: int) -> None:
        """Remember which message shows the answer to a person's message."""
        await self.state.put(_ANSWERS, str(person.id), f"{place.chat}:{message}", str(shown))

    async def answer_to(self, person: Person, place: Place, message: int) -> int | None:
        """The message that shows the answer to a person's message, if that is known."""
        found = await self.state.get(_ANSWERS, str(person.id), f"{place.chat}:{message}")
        return int(found) if found is not None else None

    async def file_id(self, file: str) -> str | None:
        """What Telegram calls an article's file that was sent before."""
        return await self.state.get(_FILES, self._library, file)

    async def sent_file(self, file: str, file_id: str) -> None:
        """Remember what Telegram calls an article's file."""
        await self.state.put(_FILES, self._library, file, file_id)

    async def forget(self, person: Person, place: Place) -> None:
        """Forget what was said here, and which messages answer this person's."""
        if place.group:
            self.memory.forget(speaker(place, person))
        else:
            self.memory.forget_chat(place.chat)
        await self.state.forget(_ANSWERS, str(person.id))

    def recorded(
        self,
        place: Place,
        person: Person,
        text: str,
        kind: Kind,
        replies: Sequence[Reply] = (),
        given: Answer | None = None,
    ) -> None:
        """Hand a turn that was shown to whoever records."""
        if self.record is None:
            return
        shown = tuple(reply.content.text for reply in replies)
        self.record(
            Turn(place.key, str(person.id), text, kind, given, shown, person.names, group=place.group)
        )

    async def close(self) -> None:
        """Let go of threads and files."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.express.shutdown(wait=False, cancel_futures=True)
        await self.state.close()

    @property
    def _library(self) -> str:
        """File names of one bot are no other bot's, and another corpus has other files by the same name."""
        return f"{self.bot.id}:{self.story.corpus.digest}"
