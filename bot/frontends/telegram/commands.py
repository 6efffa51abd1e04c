"""Commands that are no questions: the first screen, help, the lists, what is kept, a new beginning."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.answering.answer import quote_of
from bot.answering.standing import context_of
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Request, command_in, is_for, person_of, place_of
from bot.frontends.telegram.callback_data import DIGEST_LETTERS
from bot.frontends.telegram.deep_links import question_of, sentence_of
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.keyboards import starting_points
from bot.frontends.telegram.lists import articles_page, disagreements_page
from bot.frontends.telegram.questions import Asked, Questions
from bot.frontends.telegram.replies import Reply, quotes_reply, said
from bot.frontends.telegram.sending import Sender
from bot.frontends.telegram.styled import plain
from bot.frontends.telegram.telegram_text import whole
from bot.operation.memory import KEPT_SECONDS
from bot.operation.state import KEPT_DAYS

_Replying = Callable[[Asked], Awaitable[Reply | None]]


class Commands:
    """The handlers of every command but /ask and /quote, which are answered like questions."""

    def __init__(self, desk: Desk, sender: Sender, questions: Questions) -> None:
        self._desk = desk
        self._sender = sender
        self._questions = questions

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """One handler a command, then one for those that there are not."""
        replies: dict[str, _Replying] = {
            "start": self._start,
            "help": self._help,
            "sources": self._sources,
            "disagreements": self._disagreements,
            "privacy": self._privacy,
            "new": self._new,
        }
        known = [
            CommandHandler(name, self._handler(reply), filters.UpdateType.MESSAGE)
            for name, reply in replies.items()
        ]
        return [*known, MessageHandler(_UNKNOWN, self._handler(self._unknown))]

    def _handler(
        self, reply: _Replying
    ) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.message
            person = person_of(message) if message is not None else None
            command = command_in(message) if message is not None else None
            if message is None or person is None or command is None or not is_for(command, self._desk.me):
                return
            place = place_of(message)
            request = Request("ask", command.rest, message.message_id)
            asked = Asked(request, person, place, message.message_id)
            given = self._desk.turned_away(person, place, message.date.timestamp(), limited=False)
            if given is None:
                given = await reply(asked)
            elif not given.content.text:
                return
            if given is not None:
                await self._sender.send(place, given, message.message_id)
                self._desk.recorded(place, person, whole(message.text or ""), "says", (given,))

        return handle

    async def _start(self, asked: Asked) -> Reply | None:
        payload = asked.request.text
        quoted = sentence_of(payload)
        question = question_of(payload)
        if quoted is not None:
            return self._permalink(*quoted)
        if question is not None:
            request = Request("ask", question, asked.message)
            await self._questions.serve(
                Asked(request, asked.person, asked.place, asked.message, heading=question)
            )
            return None
        if payload.startswith(("s_", "q_")):
            return said(texts.LINK_UNKNOWN)
        points = await self._desk.starting_points()
        text = texts.START if points else texts.START_BARE
        articles = texts.counted(self._served(), "article", "articles")
        return Reply(plain(text.format(articles=articles)), starting_points(points, self._desk.shelf))

    def _permalink(self, digest: str, number: int) -> Reply:
        corpus = self._desk.story.corpus
        if digest != corpus.digest[:DIGEST_LETTERS]:
            return said(texts.LINK_CHANGED)
        if number >= len(corpus.sentences):
            return said(texts.LINK_UNKNOWN)
        sentence = corpus.sentences[number]
        quote = quote_of(sentence, context=context_of(sentence, corpus))
        return quotes_reply(texts.PERMALINK, [quote], self._desk.shelf)

    async def _help(self, asked: Asked) -> Reply:
        shelf = self._desk.shelf
        inline = texts.HELP_INLINE.format(username=shelf.username) if shelf.inline else ""
        return said(texts.HELP.format(inline=inline))

    async def _sources(self, asked: Asked) -> Reply:
        return articles_page(0, self._desk.shelf)

    async def _disagreements(self, asked: Asked) -> Reply:
        return disagreements_page(0, await self._desk.disagreements(), self._desk.shelf)

    async def _privacy(self, asked: Asked) -> Reply:
        settings = self._desk.settings
        on_disk = settings.state_dir is not None
        recorded = settings.record_dir is not None
        return said(
            texts.PRIVACY.format(
                minutes=KEPT_SECONDS // 60,
                links=texts.PRIVACY_LINKS_DISK.format(days=KEPT_DAYS)
                if on_disk
                else texts.PRIVACY_LINKS_MEMORY,
                recording=texts.PRIVACY_RECORDED if recorded else texts.PRIVACY_NOT_RECORDED,
                forget=texts.PRIVACY_FORGET_RECORDED if recorded else "",
            )
        )

    async def _new(self, asked: Asked) -> Reply:
        await self._desk.forget(asked.person, asked.place)
        return said(texts.NEW)

    async def _unknown(self, asked: Asked) -> Reply:
        return said(texts.NO_SUCH_COMMAND)

    def _served(self) -> int:
        return sum(1 for source in self._desk.story.corpus.sources if source.article is not None)


class _UnknownCommand(filters.MessageFilter):
    """A command that this bot does not have."""

    def filter(self, message: Any) -> bool:
        command = command_in(message)
        return command is not None and command.name not in texts.COMMANDS


# In a group it may be another bot's.
_UNKNOWN = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & _UnknownCommand()
