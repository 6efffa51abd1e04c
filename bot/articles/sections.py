"""The text files of this package: `[sections]`, an entry a line, `#` at a line's beginning for comments."""

from __future__ import annotations

from collections.abc import Iterator

from bot.articles.word_file import Entry, entries_of, section_name


def entries(name: str) -> Iterator[tuple[str, Entry]]:
    """(section, entry) for each entry of the file `name` beside this module; "" before the first section.

    Raises:
        UnusableError: the bracket of a section is not closed.
    """
    section = ""
    for entry in entries_of("bot.articles", name, comment_behind=False):
        named = section_name(entry)
        if named is None:
            yield section, entry
        else:
            section = named
