"""Lines, and the paragraphs they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]
"""Start and end in code points."""

# Wrapped texts are set to 60 to 80 characters, typescripts and columns to as few as 35, editors to 120.
NARROWEST, WIDEST = 30, 130
# Of lines with another one right below, wrapped files had .8 to 1 that are nearly full, .7 and more that stop
# in mid-sentence, and .5 and more whose next line goes on with a small letter. Files with a paragraph, a
# sentence or a headline to the line had less than .2 of one of the three.
FULL, OPEN, SMALL = 0.6, 0.5, 0.35

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_STOPPED = re.compile(r"[.!?:…][\"'”’)\]*_\ufffd]*$")


def lines(text: str) -> Iterator[Span]:
    """The spans of the lines without their ends; `\\n`, `\\r\\n` and `\\r` end a line, nothing else does."""
    for found in _LINE.finditer(text):
        end = found.end()
        while end > found.start() and text[end - 1] in "\r\n":
            end -= 1
        if end > found.start() or found.end() < len(text) or found.start() < found.end():
            yield found.start(), end


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs that are not blank, trimmed.

    A paragraph is a line. In a hard-wrapped file it is the lines up to a blank one, but a line that stays
    short though the next word would have fitted, with a capital below it, is a paragraph of its own: a
    headline, a byline, the end of an indented paragraph.
    """
    rows = [trimmed(text, start, end) for start, end in lines(text)]
    width = _wrapped_at(text, rows)
    if width is None:
        return [row for row in rows if row[0] < row[1]]
    found: list[Span] = []
    above: Span | None = None
    for row in rows:
        if row[0] == row[1]:
            above = None
        elif above and not _breaks(text, above, row, width):
            found[-1] = (found[-1][0], row[1])
            above = row
        else:
            found.append(row)
            above = row
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either side; empty at `start` where there is nothing else."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return (start + left, start + len(part.rstrip())) if left < len(part) else (start, start)


def _wrapped_at(text: str, rows: list[Span]) -> int | None:
    pairs = [(a, b) for a, b in pairwise(rows) if a[0] < a[1] and b[0] < b[1]]
    if len(pairs) < 2:
        return None
    widths = sorted(end - start for (start, end), _ in pairs)
    width = widths[len(widths) * 9 // 10]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(end - start + 1 + _first_word(text, below) > width * 0.8 for (start, end), below in pairs)
    unstopped = [(a, b) for a, b in pairs if not _STOPPED.search(text[max(a[0], a[1] - 8) : a[1]])]
    small = sum(text[below[0]].islower() for _, below in unstopped)
    wrapped = (
        full >= FULL * len(pairs) and len(unstopped) >= OPEN * len(pairs) and small >= SMALL * len(unstopped)
    )
    return width if wrapped else None


def _breaks(text: str, above: Span, below: Span, width: int) -> bool:
    short = above[1] - above[0] + 1 + _first_word(text, below) <= width * 0.8
    return short and not text[below[0]].islower()


def _first_word(text: str, row: Span) -> int:
    return len(text[row[0] : min(row[1], row[0] + WIDEST)].split(None, 1)[0])
