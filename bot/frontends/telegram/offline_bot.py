"""The whole bot on an offline Telegram, for whoever plays conversations with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr
from telegram import Update

from bot.answering.answering import Story
from bot.frontends.telegram.application import App, build_application, opened
from bot.frontends.telegram.offline import TOKEN, Object, OfflineTelegram
from bot.frontends.turn import Record
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class OfflineBot:
    """The bot at work, and the Telegram that it believes in."""

    telegram: OfflineTelegram
    application: App

    async def take(self, update: Object) -> None:
        """Handle an update as it would come from Telegram; everything is sent when this returns."""
        await self.application.process_update(Update.de_json(update, self.application.bot))


@asynccontextmanager
async def offline_bot(story: Story, record: Record | None = None) -> AsyncIterator[OfflineBot]:
    """Open the bot without limits, and without what the environment says about one that serves people."""
    settings = Settings.model_construct(token=SecretStr(TOKEN), user_rate=0, send_rate=0)
    telegram = OfflineTelegram()
    application = build_application(settings, story, record=record, request=telegram)
    async with opened(application):
        yield OfflineBot(telegram, application)
