"""What must happen one after another for one person, and side by side for all others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Turns:
    """Remembers who is being served, so that each one's things are done in the order they came."""

    def __init__(self) -> None:
        self._last: dict[Hashable, asyncio.Future[None]] = {}

    def queue(self, key: Hashable) -> Turn:
        """Take the next place in the line of `key`; it must be used."""
        before = self._last.get(key)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._last[key] = done
        return Turn(self, key, before, done)

    def waiting(self) -> int:
        """How many lines have somebody in them."""
        return len(self._last)

    def _leave(self, key: Hashable, done: asyncio.Future[None]) -> None:
        done.set_result(None)
        if self._last.get(key) is done:
            del self._last[key]


class Turn:
    """One place in a line."""

    def __init__(
        self,
        turns: Turns,
        key: Hashable,
        before: asyncio.Future[None] | None,
        done: asyncio.Future[None],
    ) -> None:
        self._turns, self._key, self._before, self._done = turns, key, before, done

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Wait until everything before is done; what comes after waits until the block ends."""
        try:
            if self._before is not None:
                # Shielded: when this one is cancelled, those before it go on.
                await asyncio.shield(self._before)
            yield
        finally:
            self._turns._leave(self._key, self._done)
