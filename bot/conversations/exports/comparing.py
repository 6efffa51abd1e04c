"""Today's answer beside the recorded reply: the same sentences, others, none any more, or some at last."""

from __future__ import annotations

import re
from typing import Literal

from bot.answering.answer import Answer
from bot.articles.article import Sentence
from bot.conversations.exports.message import Message
from bot.conversations.matching import fold
from bot.conversations.quoted import Quoted
from bot.conversations.shown import also_in, leads

Verdict = Literal["same", "other sentence", "lost", "gained"]

_NO = re.compile(
    r"\b(?:never|nothing|not found|nearest|no answer|do(?:es)?(?: not|n't) (?:say|mention))\b", re.I
)

Places = tuple[tuple[Sentence, ...], ...]


def quoted_in(reply: Message, quoted: Quoted) -> Places:
    """The sentences that a reply quotes: those in its blockquotes, if it has any, else those in its text."""
    inside = quoted.in_text("\n".join(reply.quotes)) if reply.quotes else ()
    return inside or quoted.in_text(reply.text)


def compare(reply: Message, then: Places, now: Answer) -> Verdict:
    """What became of a recorded reply that quoted `then`.

    Contexts, sentences that say the same, and titles under a quote don't make a reply another one.
    """
    today = [quote.text for quote in leads(now)]
    if now.status == "not_found":
        return "same" if not then or _is_refusal(reply, then, now) else "lost"
    recorded = {places[0].text for places in then}
    if not today:
        return "lost" if recorded else "same"
    if not recorded:
        return "gained"
    beside = {quote.text for quote in also_in(now)}
    beside |= {quote.context.text for quote in leads(now) if quote.context}
    beside |= {quote.article.title for quote in leads(now) if quote.article.title}
    return "same" if set(today) <= recorded <= set(today) | beside else "other sentence"


def _is_refusal(reply: Message, then: Places, now: Answer) -> bool:
    """Whether the reply only showed what comes nearest: by today's reason in it, or by what it opens with."""
    text, reason = fold(reply.text), fold(now.reason.text) if now.reason else ""
    opening = text.partition(fold(then[0][0].text))[0]
    return (bool(reason) and reason in text) or (len(then) == 1 and _NO.search(opening) is not None)
