"""Plays recordings through the front ends asked for, and tells each story once however many ask about it."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answering import Story
from bot.conversations.playing import Difference, Played, disagreements, play
from bot.conversations.quoted import Quoted
from bot.conversations.shown import FrontEnd
from bot.conversations.stage import FRONT_ENDS, Stage, Stories
from bot.conversations.telegram_stage import Answers, TelegramStage
from bot.conversations.terminal_stage import TerminalStage
from bot.conversations.transcript import Transcript
from bot.errors import UnusableError
from bot.frontends.telegram.offline_bot import OfflineBot, offline_bot

_PEOPLE = 1000
"""Numbers kept for the people of one conversation: Telegram's have up to 52 bits."""


@dataclass(frozen=True, slots=True)
class Result:
    """One recording through every front end asked for, and where these disagree."""

    transcript: Transcript
    played: tuple[Played, ...]
    disagreements: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every reply is the recorded one and the front ends show the same sentences."""
        return not self.disagreements and not any(one.differences for one in self.played)

    @property
    def skipped(self) -> Counter[str]:
        """How many turns were skipped, by reason."""
        return Counter(o.skipped for one in self.played for o in one.outcomes if o.skipped)


class Troupe:
    """Use as an asynchronous context: it ends the front ends that it started.

    `corpus` wins over what a recording's header says; `otherwise` is the folder of those without a header.
    """

    def __init__(
        self,
        stories: Stories,
        *,
        corpus: Path | None = None,
        otherwise: Path = Path("corpus"),
        through: tuple[FrontEnd, ...] = FRONT_ENDS,
    ) -> None:
        self._stories = stories
        self._corpus = corpus
        self._otherwise = otherwise
        self._through = through
        self._told: dict[Path, tuple[Story, Quoted]] = {}
        self._bots: dict[int, tuple[OfflineBot, Answers]] = {}
        self._open = AsyncExitStack()
        self._numbers = itertools.count(_PEOPLE, _PEOPLE)

    async def __aenter__(self) -> Troupe:
        return self

    async def __aexit__(self, *error: object) -> None:
        self._bots.clear()
        self._told.clear()
        await self._open.aclose()

    async def result(self, transcript: Transcript) -> Result:
        """Play one recording.

        Raises:
            UnusableError: its folder of articles can't be used.
        """
        try:
            story, quoted = self.told(self.folder(transcript))
        except UnusableError as error:
            raise UnusableError(f"{transcript.path}: {error}") from None
        played = []
        for through in self._through:
            played.append(
                await play(transcript, through, await self._stage(through, story, quoted, transcript))
            )
        both = [d for one in played[1:] for d in disagreements(played[0], one)]
        return Result(transcript, tuple(played), tuple(both))

    def folder(self, transcript: Transcript) -> Path:
        """The folder of articles that a recording asks about."""
        return self._corpus or transcript.corpus or self._otherwise

    def told(self, folder: Path) -> tuple[Story, Quoted]:
        """The story of a folder of articles.

        Raises:
            UnusableError: there are no articles.
        """
        place = folder.resolve()
        if place not in self._told:
            story = self._stories(folder)
            self._told[place] = story, Quoted(story.corpus.sentences)
        return self._told[place]

    async def _stage(self, through: FrontEnd, story: Story, quoted: Quoted, transcript: Transcript) -> Stage:
        if through == "telegram":
            bot, answers = await self._bot(story)
            return TelegramStage(bot, answers, quoted, next(self._numbers), group=transcript.group)
        return TerminalStage(story, quoted, group=transcript.group)

    async def _bot(self, story: Story) -> tuple[OfflineBot, Answers]:
        if id(story) not in self._bots:
            answers = Answers()
            bot = await self._open.enter_async_context(offline_bot(story, answers))
            self._bots[id(story)] = bot, answers
        return self._bots[id(story)]
