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
    yield from _in_its_sentence(best, style)
    yield from filled("  ", _place(best) + ("" if best.whole else f" · {texts.PART_OF_SENTENCE}"), style)
    if others and check.status == "exact":
        yield from filled("  ", texts.ALSO_IN.format(places=", ".join(map(_place, others))), style)


def _in_its_sentence(match: QuoteMatch, style: Style) -> Iterator[str]:
    """The whole sentences, with the part asked for bold where they have more."""
    bar = style.heading("│ ")
    text = harmless(match.before + match.text + match.after)
    first = len(match.before)
    last = first + (0 if match.whole else len(match.text))
    position = 0
    for line in lines_of(text, style):
        # Lines are slices of the text in order.
        start = text.index(line, position)
        position = start + len(line)
        span = max(first, start) - start, min(last, position) - start
        yield bar + style.marked(line, [span] if span[0] < span[1] else [])


def _place(match: QuoteMatch) -> str:
    return texts.PLACE.format(file=harmless(match.file), paragraph=match.paragraph)
