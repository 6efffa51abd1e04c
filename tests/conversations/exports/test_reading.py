"""Exports are read as a stream."""

from __future__ import annotations

import io
import itertools
import json
import tracemalloc
from collections.abc import Iterator

from bot.conversations.exports.mended import Mended
from bot.conversations.exports.reading import Owner, read_export
from tests.conversations.exports.crafted import account, as_bytes, bot, person, quoting

LED = "The inquiry is led by Jonas Lindqvist of the maritime authority."


class Endless(io.RawIOBase):
    """An export as long as wanted that is never in memory as a whole."""

    def __init__(self, pairs: int) -> None:
        self._parts = self._written(pairs)
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (part := next(self._parts, b"")):
            self._left += part
        taken, self._left = self._left[:size], self._left[size:]
        return taken

    def _written(self, pairs: int) -> Iterator[bytes]:
        yield b'{"name": "Verbatim", "type": "bot_chat", "id": 999, "messages": ['
        for number in range(1, pairs + 1):
            for message in (person(2 * number, "Who?"), bot(2 * number + 1, quoting(LED, "03"))):
                yield json.dumps(message).encode() + b","
        yield b"{}]}"


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(pairs: int) -> int:
        tracemalloc.start()
        for _ in read_export(Mended(Endless(pairs)), "result.json", Owner()):  # type: ignore[arg-type]
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(2000) < peak(100) + 200_000


def test_every_message_comes_with_its_chat_and_the_owner_is_known() -> None:
    owner = Owner()
    messages = list(read_export(Mended(io.BytesIO(as_bytes(account()))), "result.json", owner))
    chats = [
        (chat.name, len(list(group))) for chat, group in itertools.groupby(messages, lambda pair: pair[0])
    ]
    assert [name for name, _ in chats] == ["Verbatim", "Harbour friends", ""]
    assert owner.id == "user77001"
    assert owner.names == ["Hedwig", "Kronenberg"]
