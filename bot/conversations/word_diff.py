"""How two texts differ, word by word, for people to read."""

from __future__ import annotations

import difflib
import re

_ALIKE = 0.5
"""Below it two texts are told one after the other: what they share is "the" and "of", which only confuses."""
RED, GREEN, END = "\x1b[31;9m", "\x1b[32m", "\x1b[0m"
RED_BOLD = "\x1b[1;31m"


def word_diff(old: str, new: str, *, colour: bool = False) -> str:
    """Both texts in one: `[-words of the old-]{+words of the new+}`, or struck red and green in colour."""
    gone, come = ((RED, END), (GREEN, END)) if colour else (("[-", "-]"), ("{+", "+}"))
    runs = word_changes(old, new)
    # Texts with nothing in common read better one below the other.
    between = "\n" if [kind for kind, _ in runs] == ["-", "+"] else ""
    return between.join(
        _marked(words, *gone) if kind == "-" else _marked(words, *come) if kind == "+" else words
        for kind, words in runs
    )


def word_changes(old: str, new: str) -> list[tuple[str, str]]:
    """The texts as runs: ("=", in both), ("-", only in the old), ("+", only in the new).

    The runs "=" and "-" together are the old text, "=" and "+" the new one.
    """
    ours, theirs = _tokens(old), _tokens(new)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    if ours and theirs and matcher.ratio() < _ALIKE:
        return [("-", old), ("+", new)]
    runs: list[tuple[str, str]] = []
    gone = come = ""
    opcodes = matcher.get_opcodes()
    for number, (_, a, b, c, d) in enumerate(opcodes):
        same = ours[a:b] == theirs[c:d]
        blank = not "".join(ours[a:b]).strip(" ") and 0 < number < len(opcodes) - 1
        if not same or blank:
            # Words changed on both sides of a blank are one change, not two.
            gone, come = gone + "".join(ours[a:b]), come + "".join(theirs[c:d])
            continue
        runs += [*_changed(gone, come), ("=", "".join(ours[a:b]))]
        gone = come = ""
    return [*runs, *_changed(gone, come)]


def _changed(gone: str, come: str) -> list[tuple[str, str]]:
    return [run for run in (("-", gone), ("+", come)) if run[1]]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _marked(words: str, before: str, after: str) -> str:
    """The mark ends at the end of a line and begins again on the next, so that no line runs on in colour."""
    return "\n".join(before + line + after if line else line for line in words.split("\n"))
