"""What Telegram makes of a text: how it counts, and which characters it changes."""

from __future__ import annotations

import re

# https://core.telegram.org/bots/api#sendmessage
LONGEST_MESSAGE = 4096

# tdlib, td/telegram/misc.cpp, clean_input_string: control characters become blanks ...
_BLANKED = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
# ... these are dropped (carriage return, line and bidirectional marks, three combining marks) ...
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
# ... and of several direction marks in a row only the last one stays.
_REPEATED_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")


def as_telegram_shows(text: str) -> str:
    """The text as Telegram keeps it; `text` itself when nothing is changed."""
    kept = _DROPPED.sub("", _BLANKED.sub(" ", text))
    return _REPEATED_MARKS.sub(lambda marks: "\u200c" * len(marks[0]), kept)


def whole(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair that stands alone: nothing could send it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def units(text: str) -> int:
    """The length in UTF-16 code units, in which Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)
