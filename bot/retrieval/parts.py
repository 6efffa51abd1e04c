"""Two questions in one: "who led the talks and where?"."""

from __future__ import annotations

import re

from bot.retrieval.expected import expected_kind
from bot.retrieval.terms import tokens
from bot.retrieval.word_lists import word_class

_ASKING = (
    r"(?:(?:by|for|to|from|since|until|with|in|at|on)\s+)?(?:who|whom|whose|what|when|where|why|how|which)\b"
)
# "and was she paid": turned round, so that it asks.
_INVERTED = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s+(?:the|an?|this|that|he|she|it|they|his|her"
    r"|its|their|there|any\w*|some\w*|people|\w+s|[A-Z]\w+)\b"
)
# "and", then what asks; two sentences; after a comma alone only what no relative clause begins with.
_SECOND = re.compile(
    rf"(?:[,;?.!]\s+|(?<!\s)\s+)(?:(?:and|but)(?:\s+(?:also|then))?|also|plus|as\s+well\s+as)\s+"
    rf"(?=(?i:{_ASKING})|{_INVERTED})"
    rf"|[?;!]\s+(?=\w)|\.\s+(?=(?i:{_ASKING})|(?i:{_INVERTED}))|,\s+(?=(?i:what|why|how)\b)",
)
_LEADING = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s+", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"\b(?:the|an?|his|her|its|their|this|that)\s+\S.*", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them)\b", re.IGNORECASE)
_PRONOUNS = word_class("pronoun")
# With so many content words of its own a question with "their" or "her" can be searched alone.
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
    if not any(not token.stop for token in first):
        # "When and where was it founded": the first question is all in the second.
        second = tokens(pieces[1])
        end = expected_kind(second).end
        if end < len(second):
            pieces[0] = f"{pieces[0]} {pieces[1][second[end].start :]}"
    found = [pieces[0]]
    for piece in pieces[1:]:
        if not _asks(piece):
            return (text,)
        words = tokens(piece)
        own = sum(not t.stop for t in words)
        leaning = _PRONOUN.search(piece) or (own < _OWN_WORDS and any(t.word in _PRONOUNS for t in words))
        needs = not own or leaning
        found.append(_completed(piece, rest) if needs and rest else piece)
    return tuple(found)


def _completed(piece: str, rest: str) -> str:
    """The piece with what its pronoun stands for, else with the rest of the first question behind it."""
    named = _LEADING.sub("", rest, count=1)
    phrase = _NOUN_PHRASE.search(named)
    if _PRONOUN.search(piece) and (phrase or named != rest):
        return _PRONOUN.sub(lambda _: phrase.group() if phrase else named, piece, count=1)
    return f"{piece} {rest}"


def _asks(piece: str) -> bool:
    return expected_kind(tokens(piece)).kind != "words"
