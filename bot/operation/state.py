"""Small facts that outlive an update, and with a folder also a restart."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bot.errors import UnusableError

# As long as Telegram keeps what was not fetched by a bot; an edit of an older question gets a new reply.
KEPT_DAYS = 30
_MOST_IN_MEMORY = 50_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (
    kind TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (kind, owner, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_age ON facts (at);
"""
_TOO_OLD = "DELETE FROM facts WHERE at < ?"

log = logging.getLogger(__name__)


class State(Protocol):
    """Facts by kind, owner and key; `owner` is what is forgotten as a whole."""

    async def get(self, kind: str, owner: str, key: str) -> str | None:
        """The value, or None when there is none."""
        ...

    async def put(self, kind: str, owner: str, key: str, value: str) -> None:
        """Remember a value in place of an older one."""
        ...

    async def forget(self, kind: str, owner: str) -> None:
        """Forget everything of one owner."""
        ...

    async def close(self) -> None:
        """Let go of the store."""
        ...


class MemoryState:
    """Facts until the process ends; the oldest go when there are too many."""

    def __init__(self) -> None:
        self._facts: OrderedDict[tuple[str, str, str], str] = OrderedDict()

    async def get(self, kind: str, owner: str, key: str) -> str | None:
        """The value, or None when there is none."""
        return self._facts.get((kind, owner, key))

    async def put(self, kind: str, owner: str, key: str, value: str) -> None:
        """Remember a value in place of an older one."""
        self._facts[kind, owner, key] = value
        if len(self._facts) > _MOST_IN_MEMORY:
            self._facts.popitem(last=False)

    async def forget(self, kind: str, owner: str) -> None:
        """Forget everything of one owner."""
        for fact in [fact for fact in self._facts if fact[:2] == (kind, owner)]:
            del self._facts[fact]

    async def close(self) -> None:
        """Nothing to let go of."""


class DiskState:
    """Facts in an SQLite file of the state folder, for `KEPT_DAYS`; `clock` gives seconds since 1970.

    Raises:
        UnusableError: the folder can't be made or written to, or the file is none of ours.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        path = folder / "state.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            # A crash of the machine may lose the last seconds, never the file: an edit then gets a new reply.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(_SCHEMA)
            self._connection.execute(_TOO_OLD, (clock() - KEPT_DAYS * 86400,))
        except (OSError, sqlite3.Error) as error:
            if (opened := getattr(self, "_connection", None)) is not None:
                opened.close()
            raise UnusableError(f"BOT_STATE_DIR: {path} can't be used: {error}") from None

    async def get(self, kind: str, owner: str, key: str) -> str | None:
        """The value, or None when there is none or it is too old."""
        oldest = self._clock() - KEPT_DAYS * 86400
        sql = "SELECT value FROM facts WHERE kind = ? AND owner = ? AND key = ? AND at >= ?"
        rows = await asyncio.to_thread(self._run, sql, (kind, owner, key, oldest))
        return str(rows[0][0]) if rows else None

    async def put(self, kind: str, owner: str, key: str, value: str) -> None:
        """Remember a value in place of an older one."""
        now = self._clock()
        sql = "INSERT OR REPLACE INTO facts (kind, owner, key, value, at) VALUES (?, ?, ?, ?, ?)"
        await asyncio.to_thread(self._run, sql, (kind, owner, key, value, now))
        await asyncio.to_thread(self._run, _TOO_OLD, (now - KEPT_DAYS * 86400,))

    async def forget(self, kind: str, owner: str) -> None:
        """Forget everything of one owner."""
        sql = "DELETE FROM facts WHERE kind = ? AND owner = ?"
        await asyncio.to_thread(self._run, sql, (kind, owner))

    async def close(self) -> None:
        """Close the file."""
        await asyncio.to_thread(self._connection.close)

    def _run(self, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        """Do it; on a disk that is full or gone the bot goes on with what it has."""
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            log.warning("the state folder can't be used: %s", error)
            return []
