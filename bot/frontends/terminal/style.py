"""Colour and width of a terminal; nothing of either where the output is no terminal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

# A line longer than this is hard to read, however wide the window.
_WIDEST = 100
# These could move the cursor, repaint the screen or turn the line round; articles come from anywhere.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Style:
    """How text is decorated: `colour` or none; lines are filled up to `width`, or never broken (None)."""

    colour: bool = False
    width: int | None = None

    def bold(self, text: str) -> str:
        """Words that matter."""
        return self.painted("1", text)

    def dim(self, text: str) -> str:
        """What stands around the quote."""
        return self.painted("2", text)

    def heading(self, text: str) -> str:
        """A line above quotes."""
        return self.painted("1;36", text)

    def marked(self, text: str, spans: Iterable[tuple[int, int]], *, code: str = "1") -> str:
        """The text with the (start, end) `spans` bold, or in another SGR `code`."""
        if not self.colour:
            return text
        parts, position = [], 0
        for start, end in sorted(spans):
            if start >= position and start < end <= len(text):
                parts += [text[position:start], self.painted(code, text[start:end])]
                position = end
        return "".join([*parts, text[position:]])

    def painted(self, code: str, text: str) -> str:
        """The text in an SGR `code`: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


PLAIN = Style()


def style_of(stream: TextIO, environment: Mapping[str, str]) -> Style:
    """The style for a stream: NO_COLOR wins over FORCE_COLOR, which wins over being a terminal."""
    terminal = stream.isatty()
    colour = terminal and environment.get("TERM") != "dumb"
    if environment.get("FORCE_COLOR"):
        colour = True
    if environment.get("NO_COLOR"):
        colour = False
    width = min(shutil.get_terminal_size().columns, _WIDEST) if terminal else None
    return Style(colour, width)


def harmless(text: str) -> str:
    """The text with control characters, which a terminal would obey, as U+FFFD; same length."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
