"""What a button carries: everything needed to answer it, so that any restart and any replica can."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# https://core.telegram.org/bots/api#inlinekeyboardbutton
MOST_BYTES = 64
VERSION = "1"
# 32 bits of the corpus: two corpora of one bot are mistaken for each other once in four thousand million.
DIGEST_LETTERS = 8

MORE = "m"
CONTEXT = "c"
ALSO = "a"
SOURCE = "s"
START = "q"
DISAGREEMENTS = "d"
ARTICLES = "l"
ACTIONS = frozenset((MORE, CONTEXT, ALSO, SOURCE, START, DISAGREEMENTS, ARTICLES))

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DATA = re.compile(r"(.)([a-z])([0-9a-f]{8})([0-9a-z]{1,6}(?:\.[0-9a-z]{1,6})*)")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's data, read. `numbers` are sentences, or a page or place in a list, as the action says."""

    action: str
    digest: str
    numbers: tuple[int, ...]


class UnknownButtonError(ValueError):
    """The data was not made by this bot, or by another version of it."""


def pack(action: str, digest: str, numbers: Sequence[int]) -> str:
    """The data of a button; numbers that don't fit in are left out from the end."""
    head = VERSION + action + digest[:DIGEST_LETTERS]
    words = [base36(number) for number in numbers]
    while len(words) > 1 and len(head) + len(".".join(words)) > MOST_BYTES:
        words.pop()
    return head + ".".join(words)


def unpack(data: str) -> Pressed:
    """Read a button's data.

    Raises:
        UnknownButtonError: it is none of ours.
    """
    match = _DATA.fullmatch(data)
    if match is None or match[1] != VERSION:
        raise UnknownButtonError("not the data of a button of this version")
    return Pressed(match[2], match[3], tuple(int(word, 36) for word in match[4].split(".")))


def base36(number: int) -> str:
    """A number from 0 on in the shortest form that is letters and digits alone."""
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits
