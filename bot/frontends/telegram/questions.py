"""Answer questions and check quotes, in private and in groups; edited ones edit their answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.answering.answer import Answer
from bot.answering.answering import answer
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Person, Place, Request, person_of, place_of, request_in
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.replies import Reply, reply_of, said
from bot.frontends.telegram.sending import Sender
from bot.frontends.turn import Kind, Turn

_ANSWERS = "answers"
_HINTS = {"ask what": texts.ASK_WHAT, "check what": texts.QUOTE_WHAT, "no text": texts.NO_TEXT}
# An album comes as one message for each picture; one hint is enough for all of them.
_ALBUMS_KEPT = 100

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with everything needed to answer it."""

    request: Request
    person: Person
    place: Place
    message: Message
    edited: bool


class Questions:
    """The handlers of what people type."""

    def __init__(self, desk: Desk, sender: Sender) -> None:
        self._desk = desk
        self._sender = sender
        self._albums: list[str] = []

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """Messages and edited messages, after the commands."""
        return [
            MessageHandler(filters.UpdateType.MESSAGE, self._message),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, self._message),
        ]

    async def _message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        person = person_of(message)
        request = request_in(message, self._desk.me) if person is not None else None
        if person is None or request is None:
            return
        edited = update.edited_message is not None
        asked = Asked(request, person, place_of(message), message, edited)
        if not self._desk.lets_in(person, asked.place):
            await self._sender.send(asked.place, said(texts.NOT_ALLOWED), request.to)
            return
        verdict = self._desk.limits.verdict(person.id)
        if verdict != "go":
            self._desk.counters.count("slowed_down")
            if verdict == "say slow down":
                await self._sender.send(asked.place, said(texts.SLOW_DOWN), request.to)
            return
        await self.serve(asked)

    async def serve(self, asked: Asked) -> None:
        """Answer a request, or check its text, or hint at what is missing."""
        kind = asked.request.kind
        if kind == "ask":
            await self._answer(asked)
        elif kind == "check":
            await self._show(asked, said(texts.NO_TEXT), None)
        elif not asked.edited and not self._same_album(asked.message):
            await self._show(asked, said(_HINTS[kind]), None)

    async def _answer(self, asked: Asked) -> None:
        desk, place, person = self._desk, asked.place, asked.person
        earlier = await self._earlier(asked)
        replied = asked.message.reply_to_message
        before = desk.conversations.before_message(place, earlier) if earlier is not None else None
        if before is None:
            before = desk.conversations.before(place, person, replied.message_id if replied else None)
        text = asked.request.text
        given = await desk.off_the_loop(lambda: answer(text, before, desk.story))
        desk.counters.count(f"answers_{given.status}")
        message = await self._show(asked, reply_of(given, desk.shelf), given, earlier)
        if message is not None:
            desk.conversations.remember(place, person, message, before, given)

    async def _show(
        self, asked: Asked, reply: Reply, given: Answer | None, earlier: int | None = None
    ) -> int | None:
        """Send the reply, or put it in place of the earlier one; the number of the message that shows it."""
        message = earlier
        if earlier is None or not await self._sender.edit(asked.place, earlier, reply):
            sent = await self._sender.send(asked.place, reply, asked.request.to)
            message = sent.message_id if sent is not None else None
            if sent is not None:
                key = f"{asked.place.chat}:{asked.message.message_id}"
                await self._desk.state.put(_ANSWERS, _owner(asked), key, str(sent.message_id))
        self._recorded(asked, reply, given)
        return message

    async def _earlier(self, asked: Asked) -> int | None:
        """The message that answered this one before it was edited, if that is known."""
        if not asked.edited:
            return None
        key = f"{asked.place.chat}:{asked.message.message_id}"
        found = await self._desk.state.get(_ANSWERS, _owner(asked), key)
        return int(found) if found is not None else None

    def _same_album(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return False
        if album in self._albums:
            return True
        self._albums = [*self._albums[-_ALBUMS_KEPT:], album]
        return False

    def _recorded(self, asked: Asked, reply: Reply, given: Answer | None) -> None:
        if self._desk.record is None:
            return
        kind: Kind = "edits" if asked.edited else "says"
        text = asked.request.text or "[no text]"
        person = str(asked.person.id)
        self._desk.record(
            Turn(
                asked.place.key,
                person,
                text,
                kind,
                given,
                (reply.content.text,),
                asked.person.names,
                asked.place.group,
            )
        )


def _owner(asked: Asked) -> str:
    return str(asked.person.id)
