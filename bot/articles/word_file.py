"""The text files of words and patterns: entries that know where they stand, told when they can't be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from types import TracebackType
from typing import TypeVar

from bot.errors import UnusableError

_T = TypeVar("_T")


class Entry(str):
    """A line of a file without the comment behind it; `where` is the file's path and the line's number."""

    __slots__ = ("where",)
    where: str

    @classmethod
    def of(cls, text: str, where: str) -> Entry:
        """The text as an entry that stands there."""
        entry = cls(text)
        entry.where = where
        return entry


class Sections(dict[str, _T]):
    """The sections of the file at the path `where` by name; a name that is missing is told with the file."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def __missing__(self, name: str) -> _T:
        raise UnusableError(f"{self._where}: has nothing called {name!r}")


class Reading:
    """`with Reading(entry):` around what reads an entry: that it can't be read is told with its place.

    Raises:
        UnusableError: for a ValueError, LookupError or TypeError (what a wrong number, a part that is missing
            or a regular expression that is none come to).
    """

    __slots__ = ("_entry",)

    def __init__(self, entry: str) -> None:
        self._entry = entry

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell of the error where the entry stands."""
        # re.error is no ValueError.
        if isinstance(error, (ValueError, LookupError, TypeError, re.error)):
            raise unreadable(self._entry, str(error)) from error


def unreadable(entry: str, why: str) -> UnusableError:
    """The error that says where an entry stands, what it is and what is wrong with it."""
    return UnusableError(f"{getattr(entry, 'where', 'a word list')}: {str(entry)!r} can't be read: {why}")


def entries_of(package: str, name: str, *, comment_behind: bool = True) -> Iterator[Entry]:
    """The entries of a file of a package, without comments (`#`) and empty lines.

    `comment_behind`: a comment may stand behind an entry too, else only on a line of its own.
    """
    where = path_of(package, name)
    try:
        text = files(package).joinpath(name).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableError(f"{where} can't be read: it is not UTF-8, byte {error.start}") from None
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if comment_behind:
            said = said.split("#", 1)[0].rstrip()
        if said and not said.startswith("#"):
            yield Entry.of(said, f"{where}, line {number}")


def section_name(entry: Entry) -> str | None:
    """The name in `[name]`, or None for what opens no section.

    Raises:
        UnusableError: the bracket is not closed.
    """
    if not entry.startswith("["):
        return None
    if not entry.endswith("]"):
        raise unreadable(entry, "a section is [name]")
    return entry[1:-1]


def path_of(package: str, name: str) -> str:
    """The path of a package's file as people who change it know it."""
    return f"{package.replace('.', '/')}/{name}"
