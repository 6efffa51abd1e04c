"""Answer questions typed in other chats: `@name question`, and as a guest where the bot is no member."""

from __future__ import annotations

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, InlineQueryHandler, MessageHandler, filters

from bot.answering.answer import Answer, Quote
from bot.answering.answering import answer
from bot.answering.conversation import Conversation
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Place, person_of, question_of_guest, user_person
from bot.frontends.telegram.callback_data import DIGEST_LETTERS, base36
from bot.frontends.telegram.deep_links import question_payload
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.keyboards import opener
from bot.frontends.telegram.quoting import source_line, with_source
from bot.frontends.telegram.replies import Reply, dispute_heading, quotes_of, reply_of, said
from bot.frontends.telegram.styled import Styled, bold, italic, joined
from bot.frontends.telegram.telegram_text import LONGEST_MESSAGE, whole

# https://core.telegram.org/bots/api#answerinlinequery: up to 50; ten fill a phone's screen twice.
_ON_A_PAGE = 10
_MOST_RESULTS = 20
# The articles don't change while the bot runs; after a restart with others, old answers live so long.
_CACHE_SECONDS = 300
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Inline:
    """The handlers of inline queries and of guest messages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """Inline queries, and messages to the bot from chats where it is no member."""
        return [
            InlineQueryHandler(self._query),
            MessageHandler(filters.UpdateType.GUEST_MESSAGE, self._guest),
        ]

    async def _query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.inline_query
        person = user_person(query.from_user) if query is not None else None
        if query is None or person is None:
            return
        self._desk.counters.count("inline_queries")
        if not self._desk.lets_in(person):
            await self._give(query, [], button=_button(texts.INLINE_PRIVATE, ""))
            return
        question = whole(query.query).strip()
        if not question:
            await self._give(query, await self._starting_points())
            return
        given = await self._ask(question)
        quotes = quotes_of(given)
        start = int(query.offset) if query.offset.isdecimal() else 0
        results = [self._result(quote, given) for quote in quotes[start : start + _ON_A_PAGE]]
        more = str(start + _ON_A_PAGE) if len(quotes) > start + _ON_A_PAGE else ""
        button = None if quotes else _button(texts.INLINE_NOTHING, question)
        await self._give(query, results, more=more, button=button)
        if self._desk.record is not None:
            shown = [Reply(with_source(quote)) for quote in quotes[start : start + _ON_A_PAGE]]
            place = Place(person.id, None, None, group=False)
            self._desk.recorded(place, person, query.query, "inline", shown, given)

    async def _guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.guest_message
        person = person_of(message) if message is not None else None
        if message is None or person is None or not message.guest_query_id:
            return
        self._desk.counters.count("guest_messages")
        question = question_of_guest(message, self._desk.me)
        if not self._desk.lets_in(person):
            reply = said(texts.NOT_ALLOWED)
        elif self._desk.limits.verdict(person.id, message.date.timestamp()) != "go":
            reply = said(texts.SLOW_DOWN)
        elif not question:
            reply = said(texts.ASK_WHAT_GUEST)
        else:
            reply = reply_of(await self._ask(question), self._desk.shelf)
        # Under a message that is sent for somebody else, buttons that act in this chat do nothing.
        name = f"{self._desk.story.corpus.digest[:DIGEST_LETTERS]}_g{message.message_id}"
        result = self._article(name, question or texts.BUTTON_OPEN, "", reply.content)
        await context.bot.answer_guest_query(message.guest_query_id, result)

    async def _ask(self, question: str) -> Answer:
        story = self._desk.story
        return await self._desk.off_the_loop(
            lambda: answer(question, Conversation(), story, _MOST_RESULTS), at_once=True
        )

    async def _starting_points(self) -> list[InlineQueryResultArticle]:
        """Each as a result whose message is the question with its first quote."""
        results = []
        for place, question in enumerate(await self._desk.starting_points()):
            quotes = quotes_of(await self._ask(question))
            if quotes:
                content = joined([bold(question), with_source(quotes[0])])
                name = f"{self._desk.story.corpus.digest[:DIGEST_LETTERS]}_q{place}"
                results.append(self._article(name, question, quotes[0].text, content, quotes[0]))
        return results

    def _result(self, quote: Quote, given: Answer) -> InlineQueryResultArticle:
        """A quote to choose; of an answer in dispute, the side that it takes is underlined in it."""
        differs = next((claim.differs for claim in given.claims if claim.quotes[0] is quote), ())
        content = with_source(quote, differs)
        if differs:
            others = " | ".join(", ".join(claim.differs) for claim in given.claims)
            content = joined([content, italic(f"{dispute_heading(given.claims)} {others}")])
        if content.as_sent().units > LONGEST_MESSAGE:
            content = joined([texts.TOO_LONG, source_line(quote)])
        name = f"{self._desk.story.corpus.digest[:DIGEST_LETTERS]}_{base36(quote.number)}"
        return self._article(name, quote.text, source_line(quote).text, content, quote)

    def _article(
        self, name: str, title: str, description: str, content: Styled, quote: Quote | None = None
    ) -> InlineQueryResultArticle:
        sent = content.as_sent()
        return InlineQueryResultArticle(
            name,
            title,
            InputTextMessageContent(sent.text, entities=sent.entities(), link_preview_options=_NO_PREVIEW),
            reply_markup=opener(quote, self._desk.shelf) if quote is not None else None,
            description=description or None,
        )

    async def _give(
        self,
        query: InlineQuery,
        results: list[InlineQueryResultArticle],
        *,
        more: str = "",
        button: InlineQueryResultsButton | None = None,
    ) -> None:
        """Answer the query; where not everybody may ask, nobody is shown what another one got."""
        try:
            await query.answer(
                results,
                cache_time=_CACHE_SECONDS,
                is_personal=bool(self._desk.settings.allowed),
                next_offset=more,
                button=button,
            )
        except BadRequest:
            # Typed on meanwhile: Telegram has no use for the answer any more.
            self._desk.counters.count("inline_late")


def _button(label: str, question: str) -> InlineQueryResultsButton:
    """The button above the results, which opens the private chat with the question where it fits."""
    return InlineQueryResultsButton(
        label, start_parameter=(question and question_payload(question)) or "inline"
    )
