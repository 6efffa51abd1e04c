"""Whether a sentence that has the relative asked about tells of somebody else's: "the children's ward"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bot.answering.word_lists import read_lists
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import Token, is_possessive

# So many words before a relative stands whose it is: "his two grown-up sons".
_BACK = 4
_HAVING = frozenset(("have", "has", "had", "having"))
_OWNERS = frozenset(("his", "her", "their"))


def are_somebody_elses(question: Question, hit: Hit, retriever: Retriever) -> bool:
    """Whether a relative is asked about, and what the hit has in its place is not said to be that one's."""
    asked = frozenset(_asked(question.tokens, question.text))
    if not asked:
        return False
    profile = retriever.profile(hit.sentence)
    found = [m.found for m in hit.matches if m.asked in asked and m.how not in ("before", "alias")]
    places = [place for term in found for place in profile.positions.get(term, ())]
    return bool(places) and not any(
        _is_owned(profile.tokens, place, hit.sentence.text, question) for place in places
    )


def _asked(words: Sequence[Token], text: str) -> Iterator[str]:
    """The terms of the relatives whom a question asks for as somebody's."""
    for at, token in enumerate(words):
        if token.word not in _listed("relatives") | _listed("children"):
            continue
        before = words[max(0, at - _BACK) : at]
        owner = at > 0 and (words[at - 1].word in _OWNERS or is_possessive(words[at - 1], text))
        if owner or any(word.word in _HAVING for word in before):
            yield token.term


def _is_owned(words: Sequence[Token], place: int, text: str, question: Question) -> bool:
    relative = words[place].word
    children = relative in _listed("children")
    if not children and relative not in _listed("relatives"):
        return True
    if place + 1 < len(words) and words[place + 1].word == "of":
        return True
    for at in range(place - 1, max(-1, place - 1 - _BACK), -1):
        if text[words[at].end : words[at + 1].start].strip(" -"):
            break
        word = words[at]
        if word.word in _listed("having"):
            return True
        if is_possessive(word, text):
            return not word.capital or word.term in question.terms
    return not children


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(" ".join(read_lists("relatives.txt")[section]).split())
