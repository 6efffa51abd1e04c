"""Which language a text is written in, as far as it matters: English or not known."""

from __future__ import annotations

import re
from functools import cache

from bot.articles.sections import entries

# Half of the least share that an English article had; in German, French and Spanish ones it is below .03.
SHARE = 0.12
# A headline alone has too few of them to tell.
FEWEST = 8
BEGINNING = 5_000

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """`english`, the language that terms are stemmed in, or None when the text doesn't look like it."""
    words = _WORD.findall(text[:BEGINNING].casefold())
    known = sum(word in _english() for word in words)
    return "english" if len(words) >= FEWEST and known >= SHARE * len(words) else None


@cache
def _english() -> frozenset[str]:
    return frozenset(word for _, line in entries("english.txt") for word in line.split())
