"""The files of a folder that are articles."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import UnusableError

SUFFIXES = (".txt", ".md")
SOURCES_FILE = "sources.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that should be an article: its name relative to the folder with `/`, and why not to open it."""

    file: str
    path: str
    error: str | None = None


def find_articles(folder: Path) -> list[Found]:
    """Every `.txt` and `.md` in `folder` and the folders inside it, by name.

    Names that begin with a dot or with README are skipped. A link is followed as long as it ends inside
    `folder` (Kubernetes mounts files as links); one that leads out is found with an error, never opened.

    Raises:
        UnusableError: there is no such folder, or it can't be listed.
    """
    root = os.path.realpath(folder)
    if not os.path.exists(root):  # noqa: PTH110 - realpath has resolved what Path would resolve again
        raise UnusableError(f"There is no folder {folder}: name the folder of articles with --corpus")
    try:
        found = list(_walk(root, "", root, {root}))
    except NotADirectoryError:
        raise UnusableError(f"{folder} is a file: --corpus takes the folder of the articles") from None
    except OSError as error:
        raise UnusableError(f"The folder {folder} can't be read: {error.strerror}") from None
    return sorted(found, key=lambda one: one.file)


def _walk(path: str, prefix: str, root: str, entered: set[str]) -> Iterator[Found]:
    with os.scandir(path) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        name = os.fsencode(entry.name).decode("utf-8", "replace")
        if name.startswith(".") or name.casefold().startswith("readme") or name == SOURCES_FILE:
            continue
        file = prefix + name
        target = os.path.realpath(entry.path)
        inside = target == root or target.startswith(root.rstrip(os.sep) + os.sep)
        if _is_endless(entry):
            if name.casefold().endswith(SUFFIXES):
                yield Found(file, entry.path, "a link to itself")
        elif entry.is_dir():
            # A folder is entered once, so that a link to a folder above it can't go round for ever.
            if inside and target not in entered:
                entered.add(target)
                try:
                    yield from _walk(entry.path, file + "/", root, entered)
                except PermissionError as error:
                    yield Found(file, entry.path, f"the folder can't be read: {error.strerror}")
            elif not inside:
                yield Found(file, entry.path, "a link that leads out of the folder")
        elif name.casefold().endswith(SUFFIXES):
            if not inside:
                yield Found(file, entry.path, "a link that leads out of the folder")
            elif not entry.is_file():
                broken = entry.is_symlink() and not os.path.exists(target)  # noqa: PTH110 - as above
                yield Found(file, entry.path, "a link to nothing" if broken else "not a regular file")
            else:
                yield Found(file, entry.path)


def _is_endless(entry: os.DirEntry[str]) -> bool:
    try:
        entry.is_dir()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False
