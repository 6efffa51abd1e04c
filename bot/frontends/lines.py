"""What a command is given: a text, or lines from standard input, as questions come in through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from bot.frontends.terminal.texts import NOTHING_GIVEN


def given_or_read(text: str | None, command: str) -> Iterator[str]:
    """The text of the command line, or each line of stdin; `command`: what is to be done with it."""
    if text is not None:
        # Bytes that are not UTF-8 come in as surrogates, which nothing could print.
        yield text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return
    line = None
    for line in input_lines(sys.stdin.buffer):
        yield line
    if line is None:
        print(f"verbatim: {NOTHING_GIVEN.format(command=command)}", file=sys.stderr)


def input_lines(stream: Iterable[bytes]) -> Iterator[str]:
    r"""Each line without its end, as soon as it is there.

    Lines end at `\n` (a `\r` before it is dropped) and at no other character; bytes that are not UTF-8
    become U+FFFD.
    """
    for raw in stream:
        line = raw[:-1].removesuffix(b"\r") if raw.endswith(b"\n") else raw
        yield line.decode("utf-8", "replace")
