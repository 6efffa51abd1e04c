"""The word lists of this package: text files of `[sections]`, an entry a line, `#` before a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.articles.word_file import Entry, Reading, Sections, entries_of, path_of, section_name, unreadable

_PACKAGE = "bot.answering.words"


@cache
def read_lists(name: str) -> Sections[tuple[Entry, ...]]:
    """The entries of each section of the file `name` in the folder `words`, in order.

    Raises:
        FileNotFoundError: there is no such file.
        UnusableError: an entry stands before the first section, or a section's bracket is not closed; and
            where it is looked up, that a section is missing.
    """
    sections: Sections[tuple[Entry, ...]] = Sections(path_of(_PACKAGE, name))
    current: str | None = None
    for entry in entries_of(_PACKAGE, name):
        named = section_name(entry)
        if named is not None:
            current = named
            sections.setdefault(current, ())
        elif current is None:
            raise unreadable(entry, "it stands before the first [section]")
        else:
            sections[current] += (entry,)
    return sections


def lines(name: str) -> tuple[Entry, ...]:
    """The entries of a file without sections."""
    return tuple(entries_of(_PACKAGE, name))


@cache
def lists_of(name: str) -> Sections[frozenset[str]]:
    """The entries of each section of a file as sets; the same errors as `read_lists`."""
    sets: Sections[frozenset[str]] = Sections(path_of(_PACKAGE, name))
    for section, entries in read_lists(name).items():
        sets[section] = frozenset(map(str, entries))
    return sets


@dataclass(frozen=True, slots=True)
class Patterns:
    """The regular expressions of a section put together: those that begin with `^`, and the others.

    One with alternatives stands in brackets behind its `^`.
    """

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]

    def find(self, text: str) -> re.Match[str] | None:
        """What one of them fits in a text, or None."""
        return self.opening.match(text) or self.anywhere.search(text)


@cache
def patterns_of(name: str, section: str) -> Patterns:
    """The entries of a section as regular expressions.

    Raises:
        UnusableError: what `read_lists` raises, and that an entry is no regular expression.
    """
    entries = read_lists(name)[section]
    opening = [entry for entry in entries if entry.startswith("^")]
    return Patterns(_any_of(opening), _any_of([entry for entry in entries if not entry.startswith("^")]))


def _any_of(entries: Sequence[Entry]) -> re.Pattern[str]:
    try:
        # Without entries nothing fits.
        return re.compile("|".join(f"(?:{entry})" for entry in entries) or "(?!)")
    except re.error:
        for entry in entries:
            with Reading(entry):
                re.compile(entry)
        raise
