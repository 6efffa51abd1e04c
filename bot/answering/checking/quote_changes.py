"""What a nearly right quotation changed: the figures, names and negations first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering.checking.quote_match import Diff
from bot.answering.wording import pieces
from bot.retrieval.terms import tokens

ChangeKind = Literal["number", "negation", "name", "words", "signs"]
_ORDER: tuple[ChangeKind, ...] = ("number", "negation", "name", "words", "signs")
_NEGATIONS = frozenset(
    ("not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "cannot")
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words written and the article's words in their place; one of the two may be empty."""

    kind: ChangeKind
    written: str
    stands: str


def changes(diff: Diff) -> tuple[Change, ...]:
    """The changes of a diff: numbers, negations and names before other words, each kind in its order."""
    found: list[Change] = []
    written = ""
    for position, (op, words) in enumerate(diff):
        follows = position + 1 < len(diff) and diff[position + 1][0] == "+"
        if op == "-" and follows:
            written = words
        elif op == "-":
            found.append(Change(_kind(words, ""), words, ""))
        elif op == "+":
            found.append(Change(_kind(written, words), written, words))
            written = ""
    return tuple(sorted(found, key=lambda change: _ORDER.index(change.kind)))


def _kind(written: str, stands: str) -> ChangeKind:
    mine, theirs = _words(written), _words(stands)
    if _differ(mine, theirs, _is_number):
        return "number"
    if _differ(mine, theirs, _is_negation):
        return "negation"
    if _differ(mine, theirs, lambda word: word[0].isupper()):
        return "name"
    return "words" if mine or theirs else "signs"


def _words(text: str) -> list[str]:
    return [piece.form for piece in pieces(text) if piece.is_word]


def _differ(mine: Sequence[str], theirs: Sequence[str], counts: Callable[[str], bool]) -> bool:
    return Counter(filter(counts, mine)) != Counter(filter(counts, theirs))


def _is_number(word: str) -> bool:
    return any(token.term[0].isdigit() for token in tokens(word))


def _is_negation(word: str) -> bool:
    return word.casefold() in _NEGATIONS or word.casefold().endswith("n't")
