"""What the bot showed on one turn, whatever it was shown through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from bot.answering.answer import Answer, Quote
from bot.articles.article import Sentence

_LONGEST_SHOWN = 3000
"""Of the 4,096 UTF-16 units of a message, what surely is left beside source, context and notes."""
FrontEnd = Literal["telegram", "terminal"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a person sees it: its text without markup, its buttons, the file sent with it."""

    text: str
    buttons: tuple[str, ...] = ()
    file: str | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The bot's messages on one turn; none means silence.

    `answer` is the answer behind them, None where nothing was looked up. `sentences` are the articles'
    sentences that stand in the messages, in their order; each is given with every place where it is to be
    found, since a text can stand in two articles.
    """

    messages: tuple[Message, ...] = ()
    answer: Answer | None = None
    sentences: tuple[tuple[Sentence, ...], ...] = field(default=(), repr=False)

    @property
    def silent(self) -> bool:
        """Whether the bot showed nothing."""
        return not self.messages


def leads(answer: Answer) -> tuple[Quote, ...]:
    """The quotes that are the answer: the first of each claim, and the second half of a double question."""
    return (*(claim.quotes[0] for claim in answer.claims), *answer.more[: answer.shown_more])


def also_in(answer: Answer) -> tuple[Quote, ...]:
    """The quotes of other articles that say the same as one of the claims."""
    return tuple(quote for claim in answer.claims for quote in claim.quotes[1:])


def unseen(shown: Shown) -> tuple[Quote, ...]:
    """The quotes of the answer that its messages don't show word for word; typography doesn't count.

    A sentence that no Telegram message could hold needn't be shown: there is a file for it.
    """
    if shown.answer is None:
        return ()
    text = _letters("\n".join(message.text for message in shown.messages))
    quotes = (quote for quote in leads(shown.answer) if len(quote.text) < _LONGEST_SHOWN)
    return tuple(quote for quote in quotes if _letters(quote.text) not in text)


def _letters(text: str) -> str:
    """Front ends set blanks, quotation marks and control characters as they can."""
    return re.sub(r"\W+", "", text)
