"""What a newcomer may begin with: questions given with the corpus, else the names it uses most."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator

from bot.articles.article import Corpus
from bot.retrieval.terms import tokens

# A name in one sentence only is no thread of the story.
_LEAST = 2
# Enough to know what a collection is about; reading a sentence takes about 20 µs.
_READ = 20_000
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))


def starting_points(corpus: Corpus, count: int) -> tuple[str, ...]:
    """At most `count` questions or names; the same corpus gives the same ones."""
    if corpus.questions:
        return corpus.questions[:count]
    named: Counter[str] = Counter()
    for sentence in corpus.sentences[:_READ]:
        named.update(set(_names(sentence.text)))
    chosen: list[str] = []
    # Of a short and a long form that are equally frequent the long one says more.
    for name, often in sorted(named.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0])):
        words = set(name.split())
        if len(chosen) == count or often < _LEAST:
            break
        if not words & _CALENDAR and not any(words & set(other.split()) for other in chosen):
            chosen.append(name)
    return tuple(chosen)


def _names(text: str) -> Iterator[str]:
    """Runs of words with a capital inside the sentence; its first word has one anyway."""
    run: tuple[int, int] | None = None
    for token in tokens(text)[1:]:
        beside = run is not None and text[run[1] : token.start] == " "
        if run is not None and not (token.capital and not token.stop and beside):
            yield text[slice(*run)]
            run = None
        if token.capital and not token.stop:
            run = (run[0] if run is not None else token.start, token.end)
    if run is not None:
        yield text[slice(*run)]
