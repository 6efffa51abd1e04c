"""The parser of exports: JSON as a stream of events, and values built from some of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from bot.conversations.exports.mended import Mended

_STEP = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}


class JsonError(Exception):
    """The text isn't JSON, or ends in the middle; `told` is the parser's message with bytes of it."""

    def __init__(self, told: bytes) -> None:
        super().__init__(told.decode("utf-8", "replace"))
        self.told = told


def events(stream: Mended, chunk: int) -> Iterator[tuple[str, Any]]:
    """Each event with its value: `start_map`, `map_key`, `string` …; `chunk` bytes are read at a time.

    Raises:
        JsonError: at the place where it can't be read on.
    """
    try:
        yield from ijson.basic_parse(stream, buf_size=chunk, use_float=True)
    except (ijson.JSONError, UnicodeDecodeError, OverflowError, ValueError) as error:
        told = error.args[0] if error.args and isinstance(error.args[0], bytes) else str(error).encode()
        raise JsonError(told) from None


class Building:
    """An object put together from its events; `depth` is 0 when it is complete."""

    def __init__(self) -> None:
        self._builder = ObjectBuilder()
        self.depth = 0

    def add(self, event: str, value: Any) -> None:
        """Add the next event."""
        self._builder.event(event, value)
        self.depth += _STEP.get(event, 0)

    @property
    def value(self) -> Any:
        """What was built so far."""
        return self._builder.value
