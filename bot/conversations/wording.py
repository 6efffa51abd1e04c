"""A reply in words, as a transcript holds it: the same whatever front end showed it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import Answer, Claim, Quote
from bot.conversations.matching import one_line
from bot.conversations.shown import Shown
from bot.conversations.transcript import plain


def replies(shown: Shown) -> list[str]:
    """The whole replies to one turn, one for each message; an answer is one reply in these words.

    What is no answer (the line for a sticker, /help, a button's effect) is in the front end's own words.
    """
    if shown.answer is not None and not shown.silent:
        return [wording(shown.answer)]
    return [plain(message.text or f"[{message.file}]", reply=True) for message in shown.messages]


def wording(answer: Answer) -> str:
    """One answer in words."""
    if answer.status == "greeting":
        return f"greeting: {answer.greeting}" if answer.greeting else "greeting"
    lines = []
    if answer.understood_as:
        lines.append(f"Understood as: {answer.understood_as}")
    lines += [f"Searched for {read} (you wrote {typed})." for typed, read in answer.repaired]
    if answer.status == "not_found":
        lines.append(answer.reason.text if answer.reason else "The articles don't say.")
        lines += ["What comes nearest, which is no answer:"] if answer.nearest else []
        lines += [line for quote in answer.nearest[:1] for line in _block(quote, "")]
    elif answer.status == "disputed":
        lines.append("The articles differ:")
        for claim in answer.claims:
            lines += _claim(claim, f"{', '.join(claim.differs)}: ")
    else:
        lines += [line for claim in answer.claims for line in _claim(claim, "")]
        lines += [line for quote in answer.more[: answer.shown_more] for line in _block(quote, "")]
    return "\n".join(lines)


def _claim(claim: Claim, label: str) -> Sequence[str]:
    others = [_place(quote) for quote in claim.quotes[1:]]
    return [*_block(claim.quotes[0], label), *(["also in " + ", ".join(others)] if others else [])]


def _block(quote: Quote, label: str) -> Sequence[str]:
    before = [f"(before it: {one_line(quote.context.text)})"] if quote.context else []
    return [*before, f"{label}“{one_line(quote.text)}”", _place(quote)]


def _place(quote: Quote) -> str:
    return f"{quote.file} · paragraph {quote.paragraph}"
