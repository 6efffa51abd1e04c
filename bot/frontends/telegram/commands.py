"""Commands that are no questions: the first screen, help, the articles, what is kept, a new beginning."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, filters

from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Person, Place, person_of, place_of
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.replies import Reply, said
from bot.frontends.telegram.sending import Sender


class Commands:
    """The handlers of /start, /help, /sources."""

    def __init__(self, desk: Desk, sender: Sender) -> None:
        self._desk = desk
        self._sender = sender

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """One handler a command."""
        replies: dict[str, Callable[[Place, Person, str], Awaitable[Reply]]] = {
            "start": self._start,
            "help": self._help,
            "sources": self._sources,
        }
        return [
            CommandHandler(name, self._handler(reply), filters.UpdateType.MESSAGE)
            for name, reply in replies.items()
        ]

    def _handler(
        self, reply: Callable[[Place, Person, str], Awaitable[Reply]]
    ) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            person = person_of(message) if message is not None else None
            if message is None or person is None:
                return
            place = place_of(message)
            given = await reply(place, person, " ".join(context.args or []))
            await self._sender.send(place, given, message.message_id)

        return handle

    async def _start(self, place: Place, person: Person, rest: str) -> Reply:
        corpus = self._desk.story.corpus
        articles = texts.counted(len(corpus.sources), "article", "articles")
        return said(texts.START_BARE.format(articles=articles))

    async def _help(self, place: Place, person: Person, rest: str) -> Reply:
        shelf = self._desk.shelf
        inline = texts.HELP_INLINE.format(username=shelf.username) if shelf.inline else ""
        return said(texts.HELP.format(inline=inline))

    async def _sources(self, place: Place, person: Person, rest: str) -> Reply:
        corpus = self._desk.story.corpus
        lines = []
        for source in corpus.sources:
            sentences = texts.counted(len(source.sentences), "sentence", "sentences")
            lines.append(texts.SOURCE_LINE.format(name=source.file, sentences=sentences))
        articles = texts.counted(len(corpus.sources), "article", "articles")
        total = texts.counted(len(corpus.sentences), "sentence", "sentences")
        return said("\n".join([texts.SOURCES.format(articles=articles, sentences=total), "", *lines]))
