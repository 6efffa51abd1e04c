"""The kinds of answers that questions ask for and sentences hold."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "age", "percent", "duration", "time", "money", "count", "amount", "place", "person", "reason", "name",
    "manner", "hint", "denial", "thing", "yes_no", "words",
]  # fmt: skip


class Mark(NamedTuple):
    """A word of a sentence that answers a kind of question; `at` is its place among the tokens."""

    kind: Kind
    at: int


class Expected(NamedTuple):
    """The kind a question expects and the tokens (from, to) that say so; (0, 0) when none does."""

    kind: Kind
    start: int
    end: int
