"""The word lists of this package: text files of `[sections]`, an entry a line, `#` before a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_lists(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of each section of the file `name` beside this module, in order.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: an entry stands before the first section.
    """
    sections: dict[str, tuple[str, ...]] = {}
    current: str | None = None
    text = files("bot.answering.words").joinpath(name).read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        entry = line.split("#")[0].strip()
        if entry.startswith("[") and entry.endswith("]"):
            current = entry[1:-1]
            sections.setdefault(current, ())
        elif entry:
            if current is None:
                raise ValueError(f"{name}, line {number}: {entry!r} stands before the first [section]")
            sections[current] += (entry,)
    return sections


def lines(name: str) -> tuple[str, ...]:
    """The lines of a file without sections, without comments and empty ones."""
    text = files("bot.answering.words").joinpath(name).read_text("utf-8")
    return tuple(entry for line in text.split("\n") if (entry := line.split("#")[0].strip()))


@cache
def lists_of(name: str) -> dict[str, frozenset[str]]:
    """The entries of each section of a file as sets; the same errors as `read_lists`."""
    return {section: frozenset(entries) for section, entries in read_lists(name).items()}
