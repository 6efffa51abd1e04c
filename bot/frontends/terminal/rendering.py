"""An answer as text for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.answer import Answer, Claim, Quote
from bot.frontends.terminal import texts
from bot.frontends.terminal.style import Style, harmless

# Underlined and bold: the words in which claims differ.
_DIFFERS = "1;4"


def answer_text(answer: Answer, style: Style) -> str:
    """What is shown for an answer: the quotes with their places, or why there is none; no final newline."""
    return "\n".join(_blocks(answer, style))


def question_text(question: str, style: Style) -> str:
    """The question above its answer, where nobody saw it typed."""
    return "\n".join(
        style.dim(line) for line in lines_of(texts.ASKED.format(question=harmless(question)), style)
    )


def quotes_text(quotes: Sequence[Quote], style: Style) -> str:
    """Quotes one below the other, each with its place."""
    return "\n\n".join("\n".join(_quoted(quote, style)) for quote in quotes)


def disputes_text(disputes: Sequence[Sequence[Claim]], style: Style) -> str:
    """What the articles disagree about, one disagreement below the other."""
    if not disputes:
        return texts.NO_DISAGREEMENTS
    return "\n\n\n".join("\n".join(_dispute(claims, style)) for claims in disputes)


def remaining(answer: Answer) -> Sequence[Quote]:
    """The quotes of an answer that `answer_text` does not show."""
    if answer.reason is not None and answer.reason.code == "no_question":
        return ()
    return answer.nearest[1:] if answer.status == "not_found" else answer.more[answer.shown_more :]


def filled(indent: str, text: str, style: Style) -> Iterator[str]:
    """Small print in lines behind an indent."""
    return (indent + style.dim(line) for line in lines_of(text, style))


def lines_of(text: str, style: Style) -> Iterator[str]:
    """The text broken at blanks to the style's width; without a width only where it has line breaks."""
    room = style.width and max(20, style.width - 2)
    for whole in text.split("\n"):
        rest = whole
        while room and len(rest) > room:
            cut = rest.rfind(" ", 1, room + 1)
            cut = room if cut < 1 else cut
            yield rest[:cut].rstrip(" ")
            rest = rest[cut:].lstrip(" ")
        yield rest


def _blocks(answer: Answer, style: Style) -> Iterator[str]:
    if answer.greeting is not None:
        yield texts.GREETINGS[answer.greeting]
        return
    yield from (style.dim(line) for line in _understood(answer))
    if answer.reason is not None:
        yield harmless(answer.reason.text)
        if answer.nearest and answer.reason.code != "no_question":
            yield ""
            yield style.dim(texts.NEAREST)
            yield from _quoted(answer.nearest[0], style)
    elif answer.status == "disputed":
        yield from _dispute(answer.claims, style)
    else:
        for claim in answer.claims:
            yield from _claim(claim, style)
    for quote in answer.more[: answer.shown_more]:
        yield ""
        yield from _quoted(quote, style)


def _dispute(claims: Sequence[Claim], style: Style) -> Iterator[str]:
    digits = all(any(c.isdigit() for word in claim.differs for c in word) for claim in claims)
    yield style.heading(texts.DIFFERENT_FIGURES if digits else texts.DIFFERENT_WORDS)
    for claim in claims:
        yield ""
        yield style.bold(harmless(" · ".join(claim.differs)))
        yield from _claim(claim, style)


def _understood(answer: Answer) -> Iterator[str]:
    if answer.understood_as is not None:
        yield texts.UNDERSTOOD_AS.format(question=harmless(answer.understood_as))
    for typed, searched in answer.repaired:
        yield texts.SEARCHED_FOR.format(searched=harmless(searched), typed=harmless(typed))


def _claim(claim: Claim, style: Style) -> Iterator[str]:
    first, *others = claim.quotes
    yield from _quoted(first, style, claim.differs)
    if others:
        places = ", ".join(_place(quote) for quote in others)
        yield from filled("  ", texts.ALSO_IN.format(places=places), style)


def _quoted(quote: Quote, style: Style, differs: Sequence[str] = ()) -> Iterator[str]:
    bar = style.heading("│ ")
    if quote.context is not None:
        before = texts.BEFORE_IT.format(text=harmless(quote.context.text))
        yield from filled("┆ ", before, style)
    text = harmless(quote.text)
    underlined = [span for word in differs if (span := _word_in(text, harmless(word))) is not None]
    position = 0
    for line in lines_of(text, style):
        # Lines are slices of the text in order, so that spans can be carried over.
        start = text.index(line, position)
        position = start + len(line)
        code = _DIFFERS if underlined else "1"
        yield bar + style.marked(line, _within(underlined or quote.matched, start, position), code=code)
    title = quote.article.title
    place = _place(quote)
    yield from filled("  ", f"{place} · {harmless(title)}" if title else place, style)


def _word_in(text: str, word: str) -> tuple[int, int] | None:
    """Where a word stands in a text by itself (the 2 of "2 of 22"), or at least as a part of a word."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) or re.search(re.escape(word), text)
    return found.span() if found else None


def _place(quote: Quote) -> str:
    return texts.PLACE.format(file=harmless(quote.file), paragraph=quote.paragraph)


def _within(spans: Iterable[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the whole text as spans of the line from `start` to `end`."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
