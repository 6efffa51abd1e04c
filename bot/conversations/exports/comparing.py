"""Today's answer beside the recorded reply: the same sentences, others, none any more, or some at last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.answering.answer import Answer
from bot.articles.article import Sentence
from bot.conversations.exports.message import Message
from bot.conversations.in_short import quotes_form, sentence_form
from bot.conversations.matching import fold
from bot.conversations.quoted import Quoted
from bot.conversations.shown import also_in, leads

Verdict = Literal["same", "other sentence", "lost", "gained"]

# What a refusal opens with, before it shows the nearest sentence.
_NO = re.compile(
    r"\b(?:never|nothing|not found|nearest|no answer|do(?:es)?(?: not|n't) (?:say|mention))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a reply showed: the sentences that were the answer, and all that stood in it.

    `refusal`: nothing was the answer; what stands there came nearest.
    """

    leads: tuple[Sentence, ...]
    shown: tuple[Sentence, ...]
    refusal: bool

    def forms(self) -> list[str]:
        """The reply in short forms of a transcript; none where it quoted nothing."""
        if self.refusal:
            return ["not found"] if self.shown else []
        texts = {sentence.text for sentence in self.leads}
        return [
            (quotes_form if sentence.text in texts else _shows_form)(sentence.file, sentence.text)
            for sentence in self.shown
        ]


def recorded(reply: Message, quoted: Quoted) -> Recorded:
    """Read a reply of the bot's, whatever version of it wrote that.

    In a blockquote the last sentence is the quote, and those before it are what it can't be understood
    without. Without blockquotes every sentence in the text is one, except titles.
    """
    text = reply.text
    found = [_first(places) for places in quoted.in_text(text)]
    shown = [sentence for sentence in found if sentence.text != sentence.article.title] or found
    blocks = [[_first(places) for places in quoted.in_text(block)] for block in reply.quotes]
    lasts = [block[-1] for block in blocks if block]
    if lasts:
        shown = [sentence for block in blocks for sentence in block]
    first = fold(shown[0].text) if shown else ""
    refusal = not shown or (
        len(lasts or shown) == 1 and _NO.search(fold(text).partition(first)[0]) is not None
    )
    return Recorded(() if refusal else tuple(lasts or shown), tuple(shown), refusal)


def compare(reply: Message, then: Recorded, now: Answer) -> Verdict:
    """What became of a recorded reply.

    Contexts and sentences that say the same don't make a reply another one.
    """
    today = {quote.text for quote in leads(now)}
    reason = fold(now.reason.text) if now.reason else ""
    if then.refusal or (reason and reason in fold(reply.text)):
        return "gained" if today else "same"
    if not today:
        return "lost"
    beside = {quote.text for quote in also_in(now)}
    beside |= {quote.context.text for quote in leads(now) if quote.context}
    shown = {sentence.text for sentence in then.shown}
    answers = {sentence.text for sentence in then.leads}
    return "same" if today <= shown and answers <= today | beside else "other sentence"


def _first(places: tuple[Sentence, ...]) -> Sentence:
    return places[0]


def _shows_form(file: str, text: str) -> str:
    return sentence_form("shows", file, text)
