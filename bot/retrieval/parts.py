"""Two questions in one: "who led the talks and where?"."""

from __future__ import annotations

import re

from bot.retrieval.expected import expected_kind
from bot.retrieval.terms import tokens
from bot.retrieval.word_lists import word_class

# "and", then a word that asks, a preposition before it at most.
_SECOND = re.compile(
    r"(?:[,;?]\s+|(?<!\s)\s+)(?:and|but|also)\s+"
    r"(?=(?:(?:by|for|to|from|since|until|with|in|at|on)\s+)?(?:who|whom|whose|what|when|where|why|how|which)\b)"
    r"|[?;]\s+(?=\w)",
    re.IGNORECASE,
)
_PRONOUNS = word_class("pronoun")
# With fewer content words of its own the second question is asked about what the first one is about.
_OWN_WORDS = 2
_MOST_PARTS = 4


def parts_of(text: str) -> tuple[str, ...]:
    """The questions that `text` asks at once, each so that it can be searched alone; one when it is one.

    What a later one leaves out is taken from the first: "where?" becomes "where led the talks", which
    is no English but has the words to look up.
    """
    pieces = [piece.strip(" ?;,") for piece in _SECOND.split(text)]
    pieces = [piece for piece in pieces if piece]
    if not 2 <= len(pieces) <= _MOST_PARTS or not _asks(pieces[0]):
        return (text,)
    first = tokens(pieces[0])
    rest = pieces[0][first[expected_kind(first).end].start :] if expected_kind(first).end < len(first) else ""
    found = [pieces[0]]
    for piece in pieces[1:]:
        if not _asks(piece):
            return (text,)
        words = tokens(piece)
        own = sum(not t.stop for t in words)
        needs = own < _OWN_WORDS or any(t.word in _PRONOUNS for t in words)
        found.append(f"{piece} {rest}" if needs and rest else piece)
    return tuple(found)


def _asks(piece: str) -> bool:
    return expected_kind(tokens(piece)).kind != "words"
