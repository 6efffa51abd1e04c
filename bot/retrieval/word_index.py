"""Which sentences hold given words, stop words too: what a quotation is looked for with."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence

from bot.articles.article import Sentence

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> frozenset[str]:
    """The letter and digit runs of `text`, folded; any part of a text has a part of its words."""
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return frozenset(_WORD.findall(plain))


class WordIndex:
    """The sentences of every word, in order."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._postings: dict[str, array[int]] = {}
        for sentence in sentences:
            for word in words(sentence.text):
                self._postings.setdefault(word, array("I")).append(sentence.number)

    def holding(self, sought: Iterable[str], limit: int) -> list[Sentence]:
        """The first `limit` sentences that hold all of these folded words; none when there is no word."""
        postings = sorted((self._postings.get(word, ()) for word in set(sought)), key=len)
        if not postings:
            return []
        # The rarest word first: what follows only shrinks its list.
        common: Iterable[int] = postings[0]
        for more in postings[1:]:
            others = frozenset(more)
            common = [number for number in common if number in others]
        return [self._sentences[number] for number in list(common)[:limit]]
