"""States that exclude each other, as sentences assert them: open or closed, promised or refused."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.answering.word_lists import lists_of, read_lists
from bot.articles.word_file import unreadable
from bot.retrieval.terms import Token, tokens

# How many words before a word may deny it or make it a mere wish.
_REACH, _WISHED = 3, 4
# How many words "that" may stand before a word that is denied by "denied that".
_DENIED = 8
# What stands before a word that describes something known.
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))


@dataclass(frozen=True, slots=True)
class State:
    """A state asserted by a text: of what (`about`), which (`value`), and its words as token numbers.

    A negated state has the opposite's value where there are two, else the value -1 - its own, and is shown
    from the word number `shown` that negates it. `supposed`: only wished or possible. `part`: figures
    about it count a part.
    """

    about: str
    value: int
    first: int
    last: int
    supposed: bool
    part: bool
    shown: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    terms: tuple[str, ...]
    exact: str
    about: str
    value: int
    part: bool


def states_of(words: tuple[Token, ...], clauses: tuple[int, ...]) -> tuple[State, ...]:
    """The states that a text asserts in order; `clauses` gives the clause of each of its words."""
    phrases, sizes = _phrases()
    found: list[State] = []
    for at, word in enumerate(words):
        for phrase in phrases.get(word.term, ()):
            last = at + len(phrase.terms) - 1
            if phrase.exact and phrase.exact != word.word:
                continue
            if last < len(words) and all(
                words[at + k].term == term for k, term in enumerate(phrase.terms) if k
            ):
                found.append(_state(words, clauses, phrase, at, last, sizes))
    return tuple(state for state in found if not _inside(state, found))


def negation(words: tuple[Token, ...], clauses: tuple[int, ...], at: int) -> int | None:
    """The place of the word that negates the word number `at`, or None.

    "None of the works has been found" is denied from the beginning of its clause, and so is what somebody
    "denied that" it was so.
    """
    negators = lists_of("clauses.txt")["negators"]
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if clauses[place] != clauses[at]:
            return None
        if words[place].word in negators or (words[place].word == "yet" and words[place + 1].word == "to"):
            return place
    first = clauses.index(clauses[at])
    lists = lists_of("clauses.txt")
    for place in range(max(first, at - _DENIED), at):  # "denied that her client had slept"
        if words[place].word == "that" and place and words[place - 1].word in lists["deniers"]:
            return place - 1
    return first if first < at and words[first].word in lists["nobody"] else None


def is_supposed(words: tuple[Token, ...], clauses: tuple[int, ...], at: int) -> bool:
    """Whether the word number `at` tells of something only wished, planned or possible."""
    before = [words[k].word for k in range(max(0, at - _WISHED), at) if clauses[k] == clauses[at]]
    lists = lists_of("clauses.txt")
    real = before[-1:] == ["to"] and not lists["to be done"].isdisjoint(before[-2:-1])
    wished = not real and (before[-1:] == ["to"] or before[-2:] in (["to", "be"], ["to", "have"]))
    return wished or not lists["supposed"].isdisjoint(before)


@cache
def asked_about(kind: str = "asks") -> dict[str, frozenset[str]]:
    """The terms of a question that ask about a thing without naming a state of it.

    With the kind "now" the words that ask how it is now, of whatever is asked about ("is it still on").
    """
    asks: dict[str, set[str]] = {}
    for about, lines in read_lists("states.txt").items():
        for line in lines:
            if line.startswith(f"{kind}:"):
                for token in tokens(line.removeprefix(f"{kind}:")):
                    asks.setdefault(token.term, set()).add(about)
    return {term: frozenset(things) for term, things in asks.items()}


@cache
def terms_about(about: str) -> frozenset[str]:
    """The terms of all phrases that name a state of the thing."""
    return frozenset(
        term
        for same in _phrases()[0].values()
        for phrase in same
        if phrase.about == about
        for term in phrase.terms
    )


@cache
def same_state() -> dict[str, frozenset[str]]:
    """Terms to those that name the same state (alive, living, survivor), where a single word names it."""
    groups: dict[tuple[str, int], set[str]] = {}
    for phrases in _phrases()[0].values():
        for phrase in phrases:
            if len(phrase.terms) == 1 and not phrase.exact:
                groups.setdefault((phrase.about, phrase.value), set()).update(phrase.terms)
    same: dict[str, set[str]] = {}
    for group in groups.values():
        for term in group:
            same.setdefault(term, set()).update(group)
    return {term: frozenset(group) for term, group in same.items()}


def _state(
    words: tuple[Token, ...],
    clauses: tuple[int, ...],
    phrase: _Phrase,
    first: int,
    last: int,
    sizes: dict[str, int],
) -> State:
    # "Did not deny the ongoing talks", "wants to keep the current rules": so they are.
    described = first > 0 and words[first - 1].word in _DEFINITE
    supposed = not described and is_supposed(words, clauses, first)
    value = phrase.value
    by = None if described else negation(words, clauses, first)
    if by is not None:
        value = 1 - value if sizes[phrase.about] == 2 else -1 - value
        supposed = supposed and words[first - 1].word not in ("to", "be")
    return State(phrase.about, value, first, last, supposed, phrase.part, first if by is None else by)


def _inside(state: State, others: list[State]) -> bool:
    return any(
        (state.supposed or not other.supposed)
        and other.first <= state.first
        and state.last <= other.last
        and other.last - other.first > state.last - state.first
        and other.about == state.about
        for other in others
    )


@cache
def _phrases() -> tuple[dict[str, list[_Phrase]], dict[str, int]]:
    """The phrases by their first term, and how many states each thing has."""
    phrases: dict[str, list[_Phrase]] = {}
    sizes: dict[str, int] = {}
    for about, lines in read_lists("states.txt").items():
        values = [line for line in lines if not line.startswith(("asks:", "now:"))]
        sizes[about] = len(values)
        for value, line in enumerate(values):
            part = line.startswith("part:")
            for written in line.removeprefix("part:").split(","):
                words = tokens(written)
                if not words:
                    raise unreadable(line, "a line is “words, words”, or “asks: words”")
                exact = words[0].word if written.strip().startswith("=") else ""
                phrase = _Phrase(tuple(word.term for word in words), exact, about, value, part)
                if phrase not in phrases.setdefault(words[0].term, []):
                    phrases[words[0].term].append(phrase)
    return phrases, sizes
