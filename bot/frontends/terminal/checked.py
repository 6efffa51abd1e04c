"""A checked quotation as text for people: is it in the articles, and what differs?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.checking.quote_changes import changes
from bot.answering.checking.quote_check import QuoteCheck, QuoteStatus
from bot.answering.checking.quote_match import QuoteMatch
from bot.frontends.terminal import texts
from bot.frontends.terminal.rendering import filled, lines_of
from bot.frontends.terminal.style import Style, harmless

_GREEN, _YELLOW, _RED = "32", "33", "31"
_COLOURS: dict[QuoteStatus, str] = {"exact": _GREEN, "near": _YELLOW, "absent": _RED}


def check_text(check: QuoteCheck, style: Style) -> str:
    """What is shown for a checked text, each of its sentences by itself; no final newline."""
    if not check.text.strip():
        return texts.NOTHING_TO_CHECK
    if not check.sentences:
        return "\n".join(_one(check, style))
    parts = []
    for sentence in check.sentences:
        typed = [
            style.dim(line) for line in lines_of(texts.CHECKED.format(text=harmless(sentence.text)), style)
        ]
        parts.append("\n".join([*typed, *_one(sentence, style)]))
    return "\n\n".join(parts)


def _one(check: QuoteCheck, style: Style) -> Iterator[str]:
    yield style.painted(_COLOURS[check.status], texts.CHECKS[check.status])
    if not check.matches:
        return
    best, *others = check.matches
    for change in changes(best.diff):
        told = texts.CHANGES[bool(change.written), bool(change.stands)]
        yield from filled(
            "  ", told.format(written=harmless(change.written), stands=harmless(change.stands)), style
        )
    bar = style.heading("│ ")
    yield from (bar + line for line in lines_of(harmless(best.text), style))
    yield from filled("  ", _place(best) + ("" if best.whole else f" · {texts.PART_OF_SENTENCE}"), style)
    if others and check.status == "exact":
        yield from filled("  ", texts.ALSO_IN.format(places=", ".join(map(_place, others))), style)


def _place(match: QuoteMatch) -> str:
    return texts.PLACE.format(file=harmless(match.file), paragraph=match.paragraph)
