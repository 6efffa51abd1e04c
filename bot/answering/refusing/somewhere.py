"""Whether a sentence tells a place, with a name ("in Norvik") or without one ("in the barn")."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import pairwise

from bot.answering.refusing.identified import may_be_named
from bot.answering.word_lists import read_lists
from bot.retrieval.lexicon import country_terms
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import word_class

_WHERE = (
    *("in", "at", "near", "inside", "outside", "behind", "across", "along", "aboard", "on", "below", "under"),
    *("above", "beside", "opposite", "between", "beneath", "beyond", "around"),
)
_WHITHER = ("to", "into", "onto", "towards", "toward")
_DIRECTIONS = frozenset(
    f"{side}{ending}" for side in ("north", "south", "east", "west") for ending in ("", "ern")
) | {"central", "northeast", "northwest", "southeast", "southwest", "downtown", "coast", "abroad"}
# Places that no article or name stands with: "demanded on social media".
_AT_LARGE = frozenset(("online", "media", "television", "tv", "radio", "ashore", "indoors", "outdoors"))
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their")
_WHICH = ("what", "which")
_COUNTRY = ("country", "countries", "nation", "nations")
_AUXILIARIES = word_class("auxiliary")


def is_nowhere(question: Question, profile: Profile, said: Collection[str]) -> bool:
    """Whether it is asked where, and the sentence has no place beside those `said` (terms)."""
    country = any(term in profile.positions and term not in said for term in country_terms())
    if country or any(token.word in _COUNTRY for token in question.tokens[:3]):
        return not country
    by_name = question.tokens[0].word in _WHICH and any(
        may_be_named(at, profile, said) for at in profile.names
    )
    return not (
        by_name
        or any(m.kind == "place" and profile.tokens[m.at].term not in said for m in profile.marks)
        or _somewhere(profile, said, to=_is_of_going(question))
    )


def _is_of_going(question: Question) -> bool:
    """Whether it is asked where somebody goes or something is brought."""
    return any(token.term in _going() for token in question.tokens)


def _somewhere(profile: Profile, said: Collection[str], *, to: bool) -> bool:
    """Whether a place is told that has no name ("in the fish hall", "they waited there", "in the north").

    With `to` where somebody goes is one ("to the capital").
    """
    words, where = profile.tokens, (*_WHERE, *_WHITHER) if to else _WHERE
    if any(token.word in _DIRECTIONS or token.word in _AT_LARGE for token in words):
        return True
    if any(one.word == "there" and after.word not in _AUXILIARIES for one, after in pairwise(words)):
        return True
    times = {mark.at for mark in profile.marks if mark.kind in ("time", "duration")}
    return any(
        words[at].word in where
        and words[at + 1].word in _ARTICLES
        and not times & {at + 2, at + 3}
        and any(not (word.stop or word.term in said) for word in words[at + 2 : at + 4])
        for at in range(len(words) - 2)
    )


@cache
def _going() -> frozenset[str]:
    return frozenset(term_of(word) for line in read_lists("asked_for.txt")["going"] for word in line.split())
