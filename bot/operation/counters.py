"""Counts of what happened, by name: no text, no people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


class Counters:
    """Remembers how often each thing happened since the start."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, name: str, by: int = 1) -> None:
        """Count one more (or `by` more) of `name`."""
        self._counts[name] += by

    def __getitem__(self, name: str) -> int:
        return self._counts[name]

    def snapshot(self) -> Mapping[str, int]:
        """The counts as they are now, by name."""
        return dict(sorted(self._counts.items()))
