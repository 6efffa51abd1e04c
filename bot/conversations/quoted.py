"""Which sentences of the articles a text quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from bot.articles.article import Sentence

_OPENING = 3
"""Words by which a sentence is looked up; shorter ones must fill a line: a headline of one name is in all."""
_WORD = re.compile(r"\w+")


class Quoted:
    """The sentences of a corpus by their words; typography, blanks and markup in between don't count."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._openings: defaultdict[tuple[str, ...], dict[tuple[str, ...], list[Sentence]]]
        self._openings = defaultdict(dict)
        for sentence in sentences:
            words = _words(sentence.text)
            if words:
                self._openings[words[:_OPENING]].setdefault(words, []).append(sentence)

    def in_text(self, text: str) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences that stand in the text, in its order, each with every place where it is to be found.

        Of sentences that begin alike the longest counts; none is counted twice.
        """
        found: dict[tuple[str, ...], tuple[Sentence, ...]] = {}
        for line in text.splitlines():
            words = _words(line)
            if len(words) <= _OPENING:
                places = self._openings.get(words, {}).get(words, ())
                if places:
                    found.setdefault(words, tuple(places))
        words = _words(text)
        position = 0
        while position < len(words):
            candidates = self._openings.get(words[position : position + _OPENING], {})
            fitting = [
                c for c in candidates if len(c) > _OPENING and words[position : position + len(c)] == c
            ]
            if fitting:
                longest = max(fitting, key=len)
                found.setdefault(longest, tuple(candidates[longest]))
                position += len(longest)
            else:
                position += 1
        return tuple(found.values())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
