"""Stand-ins for people: who speaks becomes ann, bob …, and names and addresses in texts go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from bot.articles.article import Corpus

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")
_PHONE = re.compile(r"(?<![\w+])\+\d[\d ()/-]{5,}\d")
_SHORTEST = 2
"""A name of one letter would be replaced in every "a"."""


class StandIns:
    """The stand-ins of one conversation.

    `kept` are words of the articles, case folded: a person's name that is one of them stays where somebody
    asks about it, or the question would be another.
    """

    def __init__(self, kept: frozenset[str] = frozenset()) -> None:
        self._kept = kept
        self._people: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def of(self, person: str, names: Iterable[str] = ()) -> str:
        """The stand-in for a person, from now on for the names as well."""
        if person not in self._people:
            pool, number = _pool(), len(self._people)
            again = number // len(pool)
            self._people[person] = pool[number % len(pool)] + (str(again + 1) if again else "")
        self.hide(names, self._people[person])
        return self._people[person]

    def hide(self, names: Iterable[str], stand_in: str) -> None:
        """Replace these names from now on, each as a whole and word by word."""
        for name in names:
            whole = name.strip().lstrip("@")
            for part in (whole, *whole.split()):
                if len(part) >= _SHORTEST and part.casefold() not in self._kept:
                    self._names.setdefault(part.casefold(), stand_in)

    def hidden(self, text: str) -> str:
        """The text without the names known so far, and without addresses, mentions and phone numbers."""
        text = _ADDRESS.sub("ann@example.org", text)
        text = _MENTION.sub(lambda found: "@" + self._names.get(found[0][1:].casefold(), "somebody"), text)
        text = _PHONE.sub("+0", text)
        if not self._names:
            return text
        longest_first = sorted(self._names, key=len, reverse=True)
        known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
        return known.sub(lambda found: self._names.get(found[0].casefold(), "somebody"), text)


def words_of(corpus: Corpus) -> frozenset[str]:
    """The words of the articles, case folded."""
    found: set[str] = set()
    for source in corpus.sources:
        if source.article is not None:
            found.update(re.findall(r"\w+", source.article.text.casefold()))
    return frozenset(found)


@cache
def _pool() -> tuple[str, ...]:
    lines = (files("bot.conversations") / "names.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
