"""Whether what a sentence has of a question is too little to be about the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.refusing.denials import light_terms
from bot.answering.refusing.question_parts import is_unknown
from bot.retrieval.asked import Asked
from bot.retrieval.framing import framing_in
from bot.retrieval.question import Question, common_terms
from bot.retrieval.retriever import Match

_LOOSE = ("related", "prefix", "before")
# Two words in common tell something whatever they are.
_TWO = 2


def says_too_little(question: Question, matches: Mapping[str, Match]) -> bool:
    """Whether the sentence with these matches, by term, shares nothing that tells what is asked about.

    Of 860 questions about news 30 that no article answers are such, and none whose best sentence is right.
    """
    framing = framing_in(question.tokens)
    asked = [one for one in question.asked if one.at not in framing]
    return _only_framing(asked, matches) or _only_common(asked, matches) or _mostly_unknown(asked, matches)


def _only_framing(asked: Sequence[Asked], matches: Mapping[str, Match]) -> bool:
    """Whether of "how much did the ship cost" the sentence has nothing but the cost."""
    telling = [one for one in asked if one.term not in light_terms()]
    return bool(telling) and all(one.term not in matches for one in telling)


def _only_common(asked: Sequence[Asked], matches: Mapping[str, Match]) -> bool:
    """Whether it has a word alone that goes with anything: of "when does the trial begin" the beginning."""
    lacks = any(one.term not in matches for one in asked)
    return lacks and len(matches) < _TWO and all(term in common_terms() for term in matches)


def _mostly_unknown(asked: Sequence[Asked], matches: Mapping[str, Match]) -> bool:
    """Whether it has one word, and no article has the others: of "who won the world cup" the cup.

    A single word that no article has counts where that one is only a related word.
    """
    unknown = sum(is_unknown(one) for one in asked if one.term not in light_terms())
    if unknown > 1:
        return len(matches) < _TWO
    here = [match for match in matches.values() if match.how != "before"]
    return unknown == 1 and len(here) < _TWO and all(match.how in _LOOSE for match in here)
