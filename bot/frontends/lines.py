"""Lines from standard input, as questions come in through a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def input_lines(stream: Iterable[bytes]) -> Iterator[str]:
    r"""Each line without its end, as soon as it is there.

    Lines end at `\n` (a `\r` before it is dropped) and at no other character; bytes that are not UTF-8
    become U+FFFD.
    """
    for raw in stream:
        line = raw[:-1].removesuffix(b"\r") if raw.endswith(b"\n") else raw
        yield line.decode("utf-8", "replace")
