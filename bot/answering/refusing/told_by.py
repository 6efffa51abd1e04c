"""Whether a sentence has none of the words that the fact asked for is told in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.antecedents import is_person_noun
from bot.answering.refusing.question_parts import head_of, predicate_of
from bot.answering.word_lists import read_lists
from bot.articles.word_file import unreadable
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import is_possessive, term_of
from bot.retrieval.word_lists import table

_AS_GOOD = ("word", "family", "synonym")
_POSSESSIVE = ("'s", "’s")
_OWNING = ("his", "her", "their", "its")


@dataclass(frozen=True, slots=True)
class _Fact:
    """What is asked, a term or the terms of a phrase, and the terms that tell it."""

    asked: tuple[str, ...]
    told: frozenset[str]


def is_not_told(question: Question, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether a fact is asked for that reports tell in set words, and the sentence has none of them.

    "When was she born" wants "born", "birth" or the like; "what does he do for a living" somebody's calling.
    """
    if question.kind == "words":
        return False
    row = [token.term for token in question.tokens]
    here = {token.term for token in profile.tokens}
    chief = {asked.term for asked in (predicate_of(question), head_of(question)) if asked is not None}
    related = _related(question)
    return (
        any(_is_missing(fact, row, chief, here, matches) for fact in _asked_in(row, "asked for"))
        or any(_is_missing(fact, row, related, here, matches) for fact in _asked_in(row, "somebody's"))
        or _calling_missing(question, profile)
    )


def _is_missing(
    fact: _Fact, row: Sequence[str], chief: set[str], here: set[str], matches: Mapping[str, Match]
) -> bool:
    asked = fact.asked
    if len(asked) == 1:
        match = matches.get(asked[0])
        told = match is not None and match.how in _AS_GOOD
        if asked[0] not in chief or told:
            return False
    elif not _stands(asked, row):
        return False
    return asked[0] not in here and here.isdisjoint(fact.told - (set(row) - {asked[0]}))


def _related(question: Question) -> set[str]:
    """The terms of what is said to be somebody's ("Lind's brother", "his wife", "the aunt of the thief")."""
    words = question.tokens
    return {
        token.term
        for at, token in enumerate(words)
        if (at > 0 and (words[at - 1].word in _OWNING or is_possessive(words[at - 1], question.text)))
        or (at + 1 < len(words) and words[at + 1].word == "of")
    }


def _calling_missing(question: Question, profile: Profile) -> bool:
    words = [part for token in question.tokens for part in _parted(token.word)]
    if words[0] not in ("what", "what's", "whats") or not any(_stands(one, words) for one in _callings()):
        return False
    kin = {term for facts in _facts("somebody's").values() for fact in facts for term in fact.told}
    said = {token.term for token in question.tokens}
    return not any(
        (is_person_noun(token.word) or token.word in table("marks.txt")["role"])
        and token.term not in kin
        and token.term not in said
        for token in profile.tokens
    )


def _parted(word: str) -> tuple[str, ...]:
    """ "Lind's" as two words, the second its possessive."""
    return (word[:-2], "'s") if word.endswith(_POSSESSIVE) else (word,)


def _stands(phrase: Sequence[str], row: Sequence[str]) -> bool:
    return any(tuple(row[at : at + len(phrase)]) == tuple(phrase) for at in range(len(row)))


def _asked_in(row: Sequence[str], section: str) -> Iterator[_Fact]:
    """The facts of a section that may be asked for in a row of terms."""
    facts = _facts(section)
    return (fact for term in row for fact in facts.get(term, ()))


@cache
def _facts(section: str) -> dict[str, list[_Fact]]:
    """The facts by the first term of what is asked."""
    facts: dict[str, list[_Fact]] = {}
    for line in read_lists("told_by.txt")[section]:
        if line.count("|") != 1:
            raise unreadable(line, "a line is “asked | told”")
        asked, told = line.split("|")
        terms = frozenset(term_of(word) for word in told.split())
        for one in asked.split():
            phrase = tuple(term_of(word) for word in one.split("_"))
            facts.setdefault(phrase[0], []).append(_Fact(phrase, terms))
    return facts


@cache
def _callings() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("_")) for line in read_lists("told_by.txt")["callings"])
