"""What a sentence says is not so, and which of its words are opposites of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.answering.comparing.reading import read
from bot.answering.word_lists import read_lists
from bot.articles.word_file import Reading, unreadable
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.terms import Token, term_of, tokens

# How far a negation reaches, in words; "has not, for lack of money, paid" is not reached.
_REACH = 6
# What may be withheld; a question with one of these words asks for just that.
_WITHHELD = ("person", "name", "thing", "place", "time", "reason", "manner")
_WORDS_FOR_IT = ("unknown", "unclear", "known", "secret", "withheld")


@lru_cache(4096)
def denied_places(text: str) -> frozenset[int]:
    """The places of the words that a sentence says are not so."""
    words = read(text).words
    denied: set[int] = set()
    for at, length in _denials(words):
        if at + length < len(words) and text[words[at].end : words[at + length].start] == "-":
            continue  # "a no-contact policy" denies nothing
        for place in range(at + length, min(at + length + _REACH, len(words))):
            gap = text[words[place - 1].end : words[place].start]
            if any(mark in gap for mark in ",;:—–()") or words[place].word in _words("clause ends"):
                break
            denied.add(place)
    return frozenset(denied)


def opposites_in(
    asked: Asked, profile: Profile, *, verbs: bool = False, particle: str = ""
) -> tuple[int, ...]:
    """The places of words in a sentence that mean the opposite of one asked for.

    `verbs`: of verbs alone; `particle`: the word behind it, which may make one verb with it ("turn down").
    """
    words, table = profile.tokens, _opposites(verbs)
    phrases = table.get(f"{asked.term} {particle}", table.get(asked.term, frozenset()))
    return tuple(
        at
        for phrase in phrases
        for at, word in enumerate(words)
        if word.term == phrase[0]
        and tuple(w.term for w in words[at : at + len(phrase)]) == phrase
        and not word.word.endswith("ings")
    )


def denies(asked: Asked) -> bool:
    """Whether a word asked for is itself a denial ("refuse")."""
    return asked.term in _denying()


def is_withheld(question: Question, profile: Profile) -> bool:
    """Whether a sentence says that nobody tells it ("would not say which"), and that is not what is asked."""
    if question.kind not in _WITHHELD or any(token.word in _WORDS_FOR_IT for token in question.tokens):
        return False
    words = " ".join(token.word for token in profile.tokens)
    if any(pattern.search(words) for pattern in _patterns("withheld names")):
        return question.kind in ("person", "name")
    return any(pattern.search(words) for pattern in _patterns("withheld"))


@cache
def light_terms() -> frozenset[str]:
    """Verbs that say too little to be denied or to be missed: make, take, get."""
    return frozenset(term_of(word) for line in read_lists("asked_for.txt")["light"] for word in line.split())


def _denials(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a negation or a denying verb stands, and how many words it takes."""
    negations, denying = _words("negations"), _denying()
    for at, token in enumerate(words):
        if token.word in negations or token.word.endswith("n't"):
            if at + 1 == len(words) or words[at + 1].word not in _words("limiting"):
                yield at, 1
            continue
        for phrase in denying.get(token.term, ()):
            if tuple(t.term for t in words[at : at + len(phrase)]) == phrase:
                yield at, len(phrase)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(word for line in read_lists("denials.txt")[section] for word in line.split())


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for entry in read_lists("denials.txt")[section]:
        with Reading(entry):
            patterns.append(re.compile(rf"\b(?:{entry})\b"))
    return tuple(patterns)


@cache
def _denying() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in read_lists("denials.txt")["denying verbs"]:
        phrase = tuple(t.term for t in tokens(entry))
        with Reading(entry):
            table.setdefault(phrase[0], []).append(phrase)
    return table


@cache
def _opposites(verbs: bool) -> dict[str, frozenset[tuple[str, ...]]]:
    table: dict[str, set[tuple[str, ...]]] = {}
    lists = read_lists("opposites.txt")
    for line in lists["verbs"] if verbs else (*lists["verbs"], *lists["others"]):
        if line.count("|") != 1:
            raise unreadable(line, "a line is “one | the other”")
        sides = [[_phrase(form) for form in side.split(",")] for side in line.split("|")]
        for one, other in (sides, sides[::-1]):
            for phrase in one:
                table.setdefault(" ".join(phrase), set()).update(other)
    return {term: frozenset(others) for term, others in table.items()}


def _phrase(form: str) -> tuple[str, ...]:
    return tuple(t.term for t in tokens(form))
