"""Which of the files and folders given are recordings, and which are exports of Telegram Desktop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.conversations.transcript import SUFFIX
from bot.errors import UnusableError

_HTML_HINT = (
    "an export as HTML can't be read back; in Telegram Desktop choose"
    " “Machine-readable JSON” under Export chat history › Format, and replay its result.json"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be replayed, and what it is."""

    path: Path
    kind: Literal["recording", "export"]


def sources(paths: Iterable[Path]) -> list[Source]:
    """The files to replay, each once; those in a folder in the order of their names.

    Raises:
        UnusableError: a path doesn't exist, or is or holds nothing that can be replayed.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        try:
            files = _inside(path) if path.is_dir() else [_source(path)]
        except OSError as error:
            raise UnusableError(f"{path}: {error.strerror or error}") from None
        for source in files:
            found.setdefault(source.path, source)
    return list(found.values())


def _inside(folder: Path) -> list[Source]:
    recordings = [Source(path, "recording") for path in folder.rglob(f"*{SUFFIX}") if path.is_file()]
    exports = [Source(path, "export") for path in folder.rglob("result.json") if path.is_file()]
    if not recordings and not exports:
        if any(folder.glob("messages*.html")):
            raise UnusableError(f"{folder}: {_HTML_HINT}")
        raise UnusableError(f"{folder}: no recording (*{SUFFIX}) in this folder")
    return sorted(recordings + exports, key=lambda source: source.path)


def _source(path: Path) -> Source:
    if not path.exists():
        raise UnusableError(f"{path}: there is no such file or folder")
    if not path.is_file():
        raise UnusableError(f"{path}: no file that could be read from its beginning")
    if path.name.endswith(SUFFIX):
        return Source(path, "recording")
    with path.open("rb") as file:
        opening = file.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening.startswith(b"<") or path.suffix.lower() in (".html", ".htm"):
        raise UnusableError(f"{path}: {_HTML_HINT}")
    if opening.startswith(b"{") or path.suffix.lower() == ".json":
        return Source(path, "export")
    if b"\0" in opening:
        raise UnusableError(
            f"{path}: neither a recording (*{SUFFIX}) nor an export of Telegram Desktop (result.json)"
        )
    return Source(path, "recording")
