"""Lines, and the paragraphs they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]
"""Start and end in code points."""

# Wrapped texts are set to 60 to 80 characters, typescripts and columns to as few as 35, editors to 120.
NARROWEST, WIDEST = 30, 130
# Of lines with another one right below, wrapped files had .5 (amid furniture) to 1 that the next word
# would not have fitted into; of these .7 and more broke off in mid-sentence, and of those .5 and more went on
# with a small letter. Files with a paragraph, a sentence or a headline to the line had below .2 of one.
FULL, OPEN, SMALL = 0.4, 0.5, 0.35
# Lines set by hand end up to a fifth before the width.
RAGGED = 0.8

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_STOPPED = re.compile(r"[.!?:…][\"'”’)\]*_\ufffd]*$")


def lines(text: str) -> Iterator[Span]:
    """The spans of the lines without their ends; `\\n`, `\\r\\n` and `\\r` end a line, nothing else does."""
    for found in _LINE.finditer(text):
        end = found.end()
        while end > found.start() and text[end - 1] in "\r\n":
            end -= 1
        if found.start() < found.end():
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
        elif above and (not _fits(text, above, row, width) or text[row[0]].islower()):
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
    pairs = [(above, below) for above, below in pairwise(rows) if above[0] < above[1] and below[0] < below[1]]
    if len(pairs) < 2:
        return None
    widths = sorted(end - start for (start, end), _ in pairs)
    width = widths[len(widths) * 9 // 10]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = [pair for pair in pairs if not _fits(text, *pair, width)]
    unstopped = [pair for pair in full if not _STOPPED.search(text[pair[0][1] - 8 : pair[0][1]])]
    small = [pair for pair in unstopped if text[pair[1][0]].islower()]
    wrapped = (
        len(full) >= FULL * len(pairs)
        and len(unstopped) >= max(1, OPEN * len(full))
        and len(small) >= SMALL * len(unstopped)
    )
    return width if wrapped else None


def _fits(text: str, above: Span, below: Span, width: int) -> bool:
    """The first word of the line below would have had its place in the line above, ragged as that may be."""
    word = text[below[0] : min(below[1], below[0] + WIDEST)].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(word) <= width * RAGGED
