"""What is known of a sentence before any question is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from bot.retrieval.kinds import Kind, Mark
from bot.retrieval.marks import marks_of
from bot.retrieval.phrases import places_of_phrases
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import irregular, word_class

_FIRST, _OPENING = word_class("first_taking_up"), word_class("opening_taking_up")
_PRONOUNS = word_class("pronoun")
_EARLY = 8
# From these on a title-case line or a very short one counts as a headline; judged on the two stories.
_HEADLINE_CAPITALS = 0.75
_SHORT = 5
_CLOSING = "”\"'’)»*_ "
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Profile:
    """A sentence read for ranking.

    `positions`: places among `tokens` of each content term, and of each phrase of the lexicon. `names`:
    places of proper nouns. `marks`: words that answer a kind of question; `answers`: their places by kind.
    `takes_up`: it refers to the sentence before it. `headline`: a line without an end of sentence, short or
    in title case. `asks`: it is only a question. `compounds`: places of participles that are the second part
    of a compound ("state-owned"). `refers`: a pronoun stands before any name (`“I slept,” he said`).
    `bound`: places of words in phrases with a small word ("on board"), which mean something else together.
    """

    tokens: tuple[Token, ...]
    positions: Mapping[str, tuple[int, ...]]
    names: frozenset[int]
    marks: tuple[Mark, ...]
    answers: Mapping[Kind, tuple[int, ...]]
    takes_up: bool
    headline: bool
    asks: bool = False
    compounds: frozenset[int] = frozenset()
    refers: bool = False
    bound: frozenset[int] = frozenset()


def profile_of(text: str, words: tuple[Token, ...], common: Set[str]) -> Profile:
    """Read a sentence of these words; `common` are those that the corpus writes in small letters too."""
    positions: dict[str, list[int]] = {}
    for at, token in enumerate(words):
        if not token.stop:
            positions.setdefault(token.term, []).append(at)
    bound: set[int] = set()
    for key, places in places_of_phrases(words):
        positions.setdefault(key, []).append(places[0])
        if any(words[at].stop for at in places):
            bound.update(places)
    headline = _is_headline(words, text)
    names = names_in(words, common)
    marks = marks_of(words, text, names)
    answers: dict[Kind, list[int]] = {}
    for mark in marks:
        answers.setdefault(mark.kind, []).append(mark.at)
    return Profile(
        words,
        {key: tuple(places) for key, places in positions.items()},
        names,
        marks,
        {kind: tuple(places) for kind, places in answers.items()},
        _takes_up(words),
        headline,
        text.rstrip(_CLOSING).endswith("?"),
        _compounds(words, text),
        _refers(words, names),
        frozenset(bound),
    )


def names_in(words: Sequence[Token], common: Set[str]) -> frozenset[int]:
    """The places of proper nouns: capitals that don't come from the beginning of the sentence alone."""
    found = set()
    for at, token in enumerate(words):
        if not token.capital or token.stop:
            continue
        opens = at == 0
        if not opens or token.word not in common or (at + 1 < len(words) and words[at + 1].capital):
            found.add(at)
    return frozenset(found)


def _compounds(words: Sequence[Token], text: str) -> frozenset[int]:
    found = set()
    for at in range(1, len(words)):
        word = words[at].word
        joined = text[words[at - 1].end : words[at].start] in _HYPHENS
        if joined and (word.endswith(("ed", "ing")) or irregular().get(word, word) != word):
            found.add(at)
    return frozenset(found)


def _takes_up(words: Sequence[Token]) -> bool:
    first = [t.word for t in words[:_EARLY]]
    if (first[:1] and first[0] in _FIRST) or not _OPENING.isdisjoint(first[:2]):
        return True
    # A pronoun before any name of the sentence stands for someone named before.
    for token in words[:_EARLY]:
        if token.word in _PRONOUNS:
            return True
        if token.capital and not token.stop and token.start > words[0].start:
            return False
    return False


def _refers(words: Sequence[Token], names: frozenset[int]) -> bool:
    first = next((at for at, token in enumerate(words) if token.word in _PRONOUNS), None)
    return first is not None and all(at > first for at in names)


def _is_headline(words: Sequence[Token], text: str) -> bool:
    if text.rstrip(_CLOSING).endswith((".", "!", "?", ":", "…")):
        return False
    content = [t for t in words if not t.stop and not t.term[0].isdigit()]
    capitals = sum(t.capital for t in content)
    return (
        len(words) <= _SHORT
        or (len(content) > 0 and capitals / len(content) >= _HEADLINE_CAPITALS)
        or len(words) < 25
    )
