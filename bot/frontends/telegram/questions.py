"""Answer what people type, in private and in groups; what is edited edits its answer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.answering.answer import Answer
from bot.answering.answering import answer
from bot.answering.checking.quotation import quotation
from bot.answering.checking.quote_check import check
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Person, Place, Request, person_of, place_of, request_in, speaker
from bot.frontends.telegram.checks import check_reply
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.replies import Reply, reply_of, said
from bot.frontends.telegram.sending import Sender
from bot.frontends.turn import Kind

_HINTS = {"ask what": texts.ASK_WHAT, "check what": texts.QUOTE_WHAT, "no text": texts.NO_TEXT}
# An album comes as one message for each picture; one hint is enough for all of them.
_ALBUMS_KEPT = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, who made it and where; `message` is theirs, `replied` the one that it replies to.

    `heading` is the question, where no message with it is replied to; `at` (seconds since 1970) and `kind`
    are when and how it was made.
    """

    request: Request
    person: Person
    place: Place
    message: int
    replied: int | None = None
    heading: str = ""
    at: float = field(default_factory=time.time)
    kind: Kind = "says"


class Questions:
    """The handlers of messages that are no other command."""

    def __init__(self, desk: Desk, sender: Sender) -> None:
        self._desk = desk
        self._sender = sender
        self._albums: list[str] = []

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """New and edited messages."""
        return [
            MessageHandler(filters.UpdateType.MESSAGE, self._message),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, self._message),
        ]

    async def serve(self, asked: Asked) -> None:
        """Answer a question, check a text, or hint at what is missing; unless it is one too many."""
        desk, request = self._desk, asked.request
        away = desk.turned_away(asked.person, asked.place, asked.at, limited=asked.kind != "presses")
        if away is not None:
            if away.content.text:
                await self._sender.send(asked.place, away, request.to)
            return
        quoted = quotation(request.text) if request.kind == "ask" else None
        if request.kind == "check" or quoted is not None:
            await self._check(asked, quoted or quotation(request.text) or request.text)
        elif request.kind == "ask":
            await self._answer(asked)
        else:
            await self._show(asked, said(_HINTS[request.kind]), None, await self._earlier(asked))

    async def _message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        person = person_of(message) if message is not None else None
        if message is None or person is None:
            return
        request = request_in(message, self._desk.me)
        edited = update.edited_message is not None
        if request is None or (request.kind == "no text" and (edited or self._same_album(message))):
            return
        replied = message.reply_to_message
        await self.serve(
            Asked(
                request,
                person,
                place_of(message),
                message.message_id,
                replied.message_id if replied is not None else None,
                at=(message.edit_date or message.date).timestamp(),
                kind="edits" if edited else "says",
            )
        )

    async def _answer(self, asked: Asked) -> None:
        desk, place, person = self._desk, asked.place, asked.person
        earlier = await self._earlier(asked)
        asking = speaker(place, person)
        before = desk.memory.before_message(place.chat, earlier) if earlier is not None else None
        if before is None:
            before = desk.memory.before(asking, asked.replied)
        text = asked.request.text
        given = await desk.off_the_loop(lambda: answer(text, before, desk.story))
        desk.counters.count(f"answers_{given.status}")
        message = await self._show(asked, reply_of(given, desk.shelf, asked.heading), given, earlier)
        if message is not None:
            desk.memory.remember(asking, message, before, given)

    async def _check(self, asked: Asked, text: str) -> None:
        desk = self._desk
        checked = await desk.off_the_loop(lambda: check(text, desk.story.retriever))
        desk.counters.count(f"checks_{checked.status}")
        await self._show(asked, check_reply(checked, desk.shelf), None, await self._earlier(asked))

    async def _show(
        self, asked: Asked, reply: Reply, given: Answer | None, earlier: int | None = None
    ) -> int | None:
        """Send the reply, or put it in place of the earlier one; the number of the message that shows it."""
        shown = earlier
        if earlier is None or not await self._sender.edit(asked.place, earlier, reply):
            sent = await self._sender.send(asked.place, reply, asked.request.to)
            shown = sent.message_id if sent is not None else None
            if shown is not None:
                await self._desk.answered(asked.person, asked.place, asked.message, shown)
        self._desk.recorded(
            asked.place, asked.person, asked.request.text or "[no text]", asked.kind, (reply,), given
        )
        return shown

    async def _earlier(self, asked: Asked) -> int | None:
        """The message that answered this one before it was edited, if that is known."""
        if asked.kind != "edits":
            return None
        return await self._desk.answer_to(asked.person, asked.place, asked.message)

    def _same_album(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return False
        if album in self._albums:
            return True
        self._albums = [*self._albums[-_ALBUMS_KEPT:], album]
        return False
