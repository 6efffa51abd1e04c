"""Which sentences of the articles a text quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from bot.articles.article import Sentence

_OPENING = 3
"""Words by which a sentence is looked up; shorter ones must fill a line or quotation marks."""
_WORD = re.compile(r"\w+")
_PART = re.compile('[\n\r“”„«»"]+')


class Quoted:
    """The sentences of a corpus by their words; typography, blanks and markup in between don't count."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._sentences = sentences

    @cached_property
    def _openings(self) -> dict[tuple[str, ...], dict[tuple[str, ...], list[Sentence]]]:
        """The sentences by their words, by the first of these; made when something is looked up at all."""
        openings: defaultdict[tuple[str, ...], dict[tuple[str, ...], list[Sentence]]] = defaultdict(dict)
        for sentence in self._sentences:
            words = _words(sentence.text)
            if words:
                openings[words[:_OPENING]].setdefault(words, []).append(sentence)
        return dict(openings)

    def in_text(self, text: str) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences that stand in the text, in its order, each with every place where it is to be found.

        Of sentences that begin alike the longest counts; none is counted twice.
        """
        found: dict[tuple[str, ...], tuple[int, tuple[Sentence, ...]]] = {}
        place = 0
        for part in _PART.split(text):
            words = _words(part)
            places = self._openings.get(words, {}).get(words, ()) if len(words) <= _OPENING else ()
            if places:
                found.setdefault(words, (place, tuple(places)))
            place += len(words)
        words = _words(text)
        place = 0
        while place < len(words):
            candidates = self._openings.get(words[place : place + _OPENING], {})
            fitting = [c for c in candidates if len(c) > _OPENING and words[place : place + len(c)] == c]
            longest = max(fitting, key=len, default=())
            if longest:
                found.setdefault(longest, (place, tuple(candidates[longest])))
            place += len(longest) or 1
        return tuple(places for _, places in sorted(found.values(), key=lambda item: item[0]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
