"""The shortest names by which people tell the files of a corpus apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

_SEPARATOR = re.compile(r"[\s_.-]")


def short_names(files: Iterable[str]) -> dict[str, str]:
    """A short name for every file: what stands before the first `_`, `-`, `.` or blank of its name where
    no other file begins so, else the name without its ending, else the whole path.
    """
    paths = {file: PurePosixPath(file) for file in files}
    first = {file: _SEPARATOR.split(path.stem, maxsplit=1)[0] or path.stem for file, path in paths.items()}
    beginnings = Counter(first.values())
    stems = Counter(path.stem for path in paths.values())
    return {
        file: first[file] if beginnings[first[file]] == 1 else path.stem if stems[path.stem] == 1 else file
        for file, path in paths.items()
    }
