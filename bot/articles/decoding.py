"""Bytes to text, or the reason why they are none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

# A text has tabs, line ends and form feeds; a real one carries no other control character but by accident,
# a compressed or compiled file one in eight bytes. Of the two, the accident must be the one that passes.
MANY = 1 / 50

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without byte order mark, its newlines untouched; `encoding` is the name of Python's codec."""

    text: str = field(repr=False)
    encoding: str


class NotTextError(ValueError):
    """The bytes are no text; the message says what gave it away."""


def decode(raw: bytes) -> Decoded:
    """The text of a file: UTF-8 with or without byte order mark, else cp1252.

    cp1252 has five bytes without a character; they become U+FFFD, one each.

    Raises:
        NotTextError: NUL bytes, UTF-16, or many control characters.
    """
    if raw.startswith(_UTF_16):
        raise NotTextError("not a text that can be read: it is UTF-16; save it as UTF-8")
    if b"\0" in raw:
        raise NotTextError("not a text: it holds NUL bytes")
    encoding = "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp1252"
        text = raw.decode(encoding, "replace")
    if sum(1 for _ in _CONTROL.finditer(text)) > MANY * len(text):
        raise NotTextError("not a text: it is full of control characters")
    return Decoded(text, encoding)
