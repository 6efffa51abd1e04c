"""The shortest names by which people tell the files of a corpus apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

_SEPARATOR = re.compile(r"[\s_.-]")
# Embedding, override and isolate: one of them in a name turns the words around it about as well.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def short_names(files: Iterable[str]) -> dict[str, str]:
    """A short name for every file: what stands before the first `_`, `-`, `.` or blank of its name where
    no other file begins so, else the name without its ending, else the whole path. Marks that change the
    direction of writing are dropped, unless they are all that tells two files apart.
    """
    files = list(files)
    plain = {file: _TURNING.sub("", file) or file for file in files}
    alike = Counter(plain.values())
    shown = {file: file if alike[plain[file]] > 1 else plain[file] for file in files}
    paths = {file: PurePosixPath(shown[file]) for file in files}
    first = {file: _SEPARATOR.split(path.stem, maxsplit=1)[0] or path.stem for file, path in paths.items()}
    beginnings = Counter(first.values())
    stems = Counter(path.stem for path in paths.values())
    names: dict[str, str] = {}
    for file, path in paths.items():
        alone = beginnings[first[file]] == 1
        names[file] = first[file] if alone else path.stem if stems[path.stem] == 1 else shown[file]
    return names
