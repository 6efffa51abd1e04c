"""The text files of this package: `[sections]`, an entry a line, `#` at a line's beginning for comments."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def entries(name: str) -> Iterator[tuple[str, str]]:
    """(section, entry) for each entry of the file `name` beside this module; "" before the first section."""
    section = ""
    for line in files("bot.articles").joinpath(name).read_text("utf-8").split("\n"):
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            section = entry[1:-1]
        elif entry and not entry.startswith("#"):
            yield section, entry
