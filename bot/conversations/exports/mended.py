r"""The bytes of an export with the escapes of old versions mended: `\xNN`, which JSON doesn't know."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|([^x])|(x[0-9A-Fa-f]?)|\Z)", re.DOTALL)
_KNOWN = frozenset(b'"\\/bfnrtu')
_TELL_EVERY = 1 << 18
_MARK = b"\xef\xbb\xbf"


class Mended:
    r"""A stream for the JSON parser. `\xNN` becomes `\u00NN`; other unknown escapes lose nothing either.

    `position` counts the bytes read from the file; `progress` is told of it after every 256 KB.
    """

    def __init__(self, stream: BinaryIO, progress: Callable[[int], None] | None = None) -> None:
        self._progress = progress
        self._told = 0
        self._stream = stream
        self._carried = b""
        self._start = 0
        self._chunk = b""
        self._grown: list[tuple[int, int]] = []
        self.position = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about `size` of them; empty only at the end."""
        if size == 0:
            return b""
        while True:
            raw = self._stream.read(size)
            if self.position == 0 and raw.startswith(_MARK):
                self.position, raw = len(_MARK), raw[len(_MARK) :]
                if not raw:
                    raw = self._stream.read(size)
            whole = self._carried + raw
            self._start = self.position - len(self._carried)
            self.position += len(raw)
            if self._progress is not None and self.position - self._told >= _TELL_EVERY:
                self._told = self.position
                self._progress(self.position)
            if not whole:
                self._chunk = b""
                return b""
            cut = _unfinished(whole) if raw else len(whole)
            whole, self._carried = whole[:cut], whole[cut:]
            if whole:
                self._grown = []
                self._chunk = whole if b"\\" not in whole else self._mend(whole)
                return self._chunk

    def place(self, before: bytes) -> int:
        """Where in the file the last read bytes go on after `before`; their beginning if it isn't there."""
        flat = self._chunk.translate(bytes.maketrans(b"\r\n", b"  "))
        found = flat.find(before) if before else -1
        mended = found + len(before) if found >= 0 else 0
        return self._start + mended - sum(more for at, more in self._grown if at < mended)

    def _mend(self, whole: bytes) -> bytes:
        parts, position, length = [], 0, 0
        for escape in _ESCAPE.finditer(whole):
            if escape[1] is not None:
                new = b"\\u00" + escape[1]
            elif escape[2] is not None and escape[2][0] in _KNOWN:
                continue
            else:
                new = b"\\" + escape[0]
            parts += [whole[position : escape.start()], new]
            length += escape.start() - position + len(new)
            position = escape.end()
            self._grown.append((length, len(new) - len(escape[0])))
        return b"".join([*parts, whole[position:]])


def _unfinished(whole: bytes) -> int:
    """Where an escape begins that the bytes cut in two; their length if there is none."""
    tail = max(0, len(whole) - 3)
    slash = whole.find(b"\\", tail)
    while slash >= 0:
        run = slash
        while run > 0 and whole[run - 1] == 0x5C:
            run -= 1
        first = run + (slash - run) // 2 * 2
        # A backslash that is itself escaped begins nothing.
        if first == slash and (
            slash + 1 == len(whole) or (whole[slash + 1] == 0x78 and slash + 4 > len(whole))
        ):
            return slash
        slash = whole.find(b"\\", slash + 1)
    return len(whole)
