"""Counts by name."""

from __future__ import annotations

from bot.operation.counters import Counters


def test_what_was_never_counted_is_zero_and_in_no_snapshot() -> None:
    counters = Counters()
    counters.count("updates")
    counters.count("updates", 2)
    assert (counters["updates"], counters["errors"]) == (3, 0)
    assert counters.snapshot() == {"updates": 3}
