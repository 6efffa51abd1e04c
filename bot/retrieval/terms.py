"""Text to terms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import Stemmer

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*")
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its span, the folded word, and the term it is searched as."""

    start: int
    end: int
    word: str
    term: str
    stop: bool


@lru_cache(1)
def stop_words() -> frozenset[str]:
    text = files("bot.retrieval").joinpath("stop_words.txt").read_text("utf-8")
    return frozenset(w for line in text.splitlines() for w in line.split("#")[0].split())


def tokens(text: str) -> list[Token]:
    """The words of `text` in order."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        word = unicodedata.normalize("NFKC", raw).replace("’", "'").casefold()
        word = re.sub(r"'s?$", "", word).replace(".", "") if not word[0].isdigit() else word
        us = raw in ("US", "U.S.", "U.S")
        found.append(
            Token(
                match.start(),
                match.end(),
                word,
                "u.s." if us else _stemmer.stemWord(word),
                not us and word in stop_words(),
            )
        )
    return found
