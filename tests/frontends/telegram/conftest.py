"""A bot on an offline Telegram, and people who talk to it."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.answering.answering import Story, tell
from bot.articles.corpus import read_corpus
from bot.frontends.telegram.application import App, build_application, desk_of, opened
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.offline import TOKEN, Object, OfflineTelegram, Shown
from bot.frontends.telegram.offline_people import OfflinePerson
from bot.frontends.turn import Turn
from bot.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
ANN, BOB, GROUP = 1001, 1002, -100_500


@dataclass
class Stage:
    """A bot at work, the Telegram around it, and the turns that it handed to the recorder."""

    telegram: OfflineTelegram
    application: App
    recorded: list[Turn] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return desk_of(self.application)

    def person(self, number: int = ANN, name: str = "Ann", **where: Any) -> OfflinePerson:
        return OfflinePerson(self.telegram, number, name, **where)

    async def take(self, update: Object) -> list[Shown]:
        """Hand the bot an update; what it shows for it."""
        before = len(self.telegram.shown)
        await self.application.process_update(Update.de_json(update, self.application.bot))
        return self.telegram.shown[before:]

    async def texts(self, update: Object) -> list[str]:
        """Hand the bot an update; the texts of its messages."""
        return [shown.body["text"] for shown in await self.take(update) if shown.kind in ("message", "edit")]


Staging = Callable[..., AbstractAsyncContextManager[Stage]]


@pytest.fixture(scope="session")
def story() -> Story:
    return tell(read_corpus(CORPUS))


@pytest.fixture
def staging(story: Story) -> Staging:
    """Opens a bot; with the `telegram` of an earlier one it is the same bot after a restart."""

    @asynccontextmanager
    async def stage(
        telegram: OfflineTelegram | None = None, told: Story | None = None, **values: Any
    ) -> AsyncIterator[Stage]:
        settings = Settings.model_construct(
            **{"token": SecretStr(TOKEN), "user_rate": 0, "send_rate": 0, **values}
        )
        telegram = telegram or OfflineTelegram()
        recorded: list[Turn] = []
        application = build_application(settings, told or story, record=recorded.append, request=telegram)
        async with opened(application):
            yield Stage(telegram, application, recorded)

    return stage


@pytest.fixture
async def stage(staging: Staging) -> AsyncIterator[Stage]:
    async with staging() as stage:
        yield stage


@pytest.fixture
def other_story(story: Story) -> Story:
    """The same sentences in a corpus of another digest."""
    return Story(dataclasses.replace(story.corpus, digest="f" * 64), story.retriever)
