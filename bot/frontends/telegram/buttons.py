"""Answer presses on buttons: at once, and then do what the button says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.answering.answer import Quote, quote_of
from bot.answering.standing import context_of
from bot.frontends.telegram import callback_data, texts
from bot.frontends.telegram.address import Person, Place, Request, place_of, user_person
from bot.frontends.telegram.callback_data import Pressed, UnknownButtonError, unpack
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.lists import articles_page, disagreements_page
from bot.frontends.telegram.questions import Asked, Questions
from bot.frontends.telegram.replies import Reply, around_reply, quotes_reply, said
from bot.frontends.telegram.sending import Sender
from bot.frontends.telegram.telegram_text import whole
from bot.retrieval.terms import tokens

_QUOTING = (callback_data.MORE, callback_data.ALSO, callback_data.CONTEXT, callback_data.SOURCE)


class Buttons:
    """The handler of callback queries."""

    def __init__(self, desk: Desk, sender: Sender, questions: Questions) -> None:
        self._desk = desk
        self._sender = sender
        self._questions = questions

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """One handler for all buttons: their data says which it is."""
        return [CallbackQueryHandler(self._press)]

    async def _press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        person = user_person(query.from_user) if query is not None else None
        if query is None or person is None:
            return
        # The place in the line is taken before anything is waited for, the answer given before it comes.
        chat = query.message.chat.id if query.message is not None else 0
        turn = self._desk.turns.queue((chat, person.id))
        pressed, problem = self._read(query, person)
        await self._reply_at_once(query, problem)
        async with turn.taken():
            if pressed is not None and query.message is not None:
                await self._do(pressed, query, person)

    def _read(self, query: CallbackQuery, person: Person) -> tuple[Pressed | None, str | None]:
        """What was pressed, or what is wrong with it in words."""
        if query.message is None:
            return None, texts.UNKNOWN_BUTTON
        if not self._desk.lets_in(person, _place(query)):
            return None, texts.NOT_ALLOWED
        try:
            pressed = unpack(query.data or "")
        except UnknownButtonError:
            self._desk.counters.count("buttons_unknown")
            return None, texts.UNKNOWN_BUTTON
        corpus = self._desk.story.corpus
        if pressed.digest != corpus.digest[: callback_data.DIGEST_LETTERS]:
            return None, texts.ARTICLES_CHANGED
        known = all(number < len(corpus.sentences) for number in pressed.numbers)
        if pressed.action not in callback_data.ACTIONS or (pressed.action in _QUOTING and not known):
            self._desk.counters.count("buttons_unknown")
            return None, texts.UNKNOWN_BUTTON
        return pressed, None

    async def _reply_at_once(self, query: CallbackQuery, problem: str | None) -> None:
        self._desk.counters.count("buttons")
        try:
            await query.answer(problem, show_alert=problem is not None)
        except BadRequest:
            # Pressed too long ago, while the bot was down; what was asked for is still done.
            self._desk.counters.count("buttons_late")

    async def _do(self, pressed: Pressed, query: CallbackQuery, person: Person) -> None:
        desk, place, message = self._desk, _place(query), _message_id(query)
        number = pressed.numbers[0]
        if pressed.action == callback_data.START:
            await self._ask(number, place, person, message)
            return
        if pressed.action == callback_data.SOURCE:
            reply = await self._send_file(number, place, message)
            desk.recorded(place, person, _label(query), "presses", (reply,))
            return
        if pressed.action in (callback_data.ARTICLES, callback_data.DISAGREEMENTS):
            if pressed.action == callback_data.ARTICLES:
                reply = articles_page(number, desk.shelf)
            else:
                reply = disagreements_page(number, await desk.disagreements(), desk.shelf)
            await self._sender.edit(place, message, reply)
        else:
            reply = self._quoted(pressed, _question(query))
            await self._sender.send(place, reply, message)
        desk.recorded(place, person, _label(query), "presses", (reply,))

    def _quoted(self, pressed: Pressed, question: str) -> Reply:
        shelf = self._desk.shelf
        if pressed.action == callback_data.CONTEXT:
            return around_reply(pressed.numbers[0], shelf)
        heading = texts.MORE_QUOTES if pressed.action == callback_data.MORE else texts.ALSO_QUOTES
        return quotes_reply(heading, self._quotes(pressed.numbers, question), shelf)

    def _quotes(self, numbers: Sequence[int], question: str) -> list[Quote]:
        """The quotes as the answer would have shown them, with the words of its question marked."""
        asked = {token.term for token in tokens(question) if not token.stop}
        corpus = self._desk.story.corpus
        return [
            quote_of(
                corpus.sentences[number],
                context=context_of(corpus.sentences[number], corpus),
                matched=tuple(
                    (token.start, token.end)
                    for token in tokens(corpus.sentences[number].text)
                    if token.term in asked
                ),
            )
            for number in numbers
        ]

    async def _ask(self, number: int, place: Place, person: Person, message: int) -> None:
        points = await self._desk.starting_points()
        if number < len(points):
            request = Request("ask", points[number], message)
            asked = Asked(request, person, place, message, heading=points[number], kind="presses")
            await self._questions.serve(asked)

    async def _send_file(self, number: int, place: Place, message: int) -> Reply:
        """Send the file of a sentence's article; what was said of it."""
        desk = self._desk
        file = desk.story.corpus.sentences[number].file
        known = await desk.file_id(file)
        name = Path(file).name
        if known is not None:
            try:
                await self._sender.send_file(place, known, name, message)
            except BadRequest:
                desk.counters.count("files_unknown")
            else:
                return said(name)
        try:
            content = await desk.off_the_loop(
                (Path(desk.story.corpus.folder) / file).read_bytes, at_once=True
            )
        except OSError:
            desk.counters.count("files_gone")
            await self._sender.send(place, said(texts.FILE_GONE), message)
            return said(texts.FILE_GONE)
        sent = await self._sender.send_file(place, content, name, message)
        if sent is not None and sent.document is not None:
            await desk.sent_file(file, sent.document.file_id)
        return said(name)


def _place(query: CallbackQuery) -> Place:
    message = query.message
    if isinstance(message, Message):
        return place_of(message)
    assert message is not None
    # Of a message that is gone Telegram tells no topic.
    return Place(message.chat.id, None, None, message.chat.type != message.chat.PRIVATE)


def _message_id(query: CallbackQuery) -> int:
    assert query.message is not None
    return query.message.message_id


def _question(query: CallbackQuery) -> str:
    """The message that the one with the button replies to; empty when it is not known."""
    replied = query.message.reply_to_message if isinstance(query.message, Message) else None
    return whole(replied.text or replied.caption or "") if replied is not None else ""


def _label(query: CallbackQuery) -> str:
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup is not None else ()
    labels = [button.text for row in rows for button in row if button.callback_data == query.data]
    return labels[0] if labels else ""
