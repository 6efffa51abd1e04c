"""Today's answer beside the recorded reply: the same sentences, others, none any more, or some at last."""

from __future__ import annotations

from typing import Literal

from bot.answering.answer import Answer
from bot.articles.article import Sentence
from bot.conversations.exports.message import Message
from bot.conversations.matching import fold
from bot.conversations.quoted import Quoted
from bot.conversations.shown import also_in, leads

Verdict = Literal["same", "other sentence", "lost", "gained"]

Places = tuple[tuple[Sentence, ...], ...]


def quoted_in(reply: Message, quoted: Quoted) -> Places:
    """The sentences that a reply quotes: those in its blockquotes, if it has any, else those in its text."""
    inside = quoted.in_text("\n".join(reply.quotes)) if reply.quotes else ()
    return inside or quoted.in_text(reply.text)


def compare(reply: Message, then: Places, now: Answer) -> Verdict:
    """What became of a recorded reply that quoted `then`.

    Contexts, sentences that say the same, and titles under a quote don't make a reply another one. A
    refusal that showed the nearest sentence is known by today's reason in its text.
    """
    today = [quote.text for quote in leads(now)]
    if now.status == "not_found":
        reason = now.reason.text if now.reason else ""
        refused = not then or (bool(reason) and fold(reason) in fold(reply.text))
        return "same" if refused else "lost"
    recorded = {places[0].text for places in then}
    if not today:
        return "lost" if recorded else "same"
    if not recorded:
        return "gained"
    beside = {quote.text for quote in also_in(now)}
    beside |= {quote.context.text for quote in leads(now) if quote.context}
    beside |= {quote.article.title for quote in leads(now) if quote.article.title}
    return "same" if set(today) <= recorded <= set(today) | beside else "other sentence"
