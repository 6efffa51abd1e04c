"""Whether a sentence tells of another one than a question asks about: the same noun, but another's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.answering.refusing.identified import DEMONYM
from bot.answering.refusing.question_parts import is_unknown
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import is_possessive

_ARTICLES = ("the", "a", "an", "this", "that")
_DETERMINERS = (*_ARTICLES, "which", "what", "any", "its", "their", "his", "her", "our", "no", "new")
# How far before a noun its owner stands ("Norvik's new deputy mayor"), how far behind an owner its noun.
_OWNED = 3
# What finds a noun surely enough to tell whose it is.
_SURE = ("word", "synonym")


def is_of_another(
    question: Question, text: str, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether the sentence has a noun of the question only as another's.

    "The mayor of Norvik" or "Norvik's mayor" is not "the mayor of Ede", nor is "a rowing club" a football
    club, where no article knows football.
    """
    return any(
        _is_anothers(noun, owner, text, profile, matches, said) for noun, owner in _owned(question)
    ) or _is_of_another_kind(question, text, profile, matches, said)


def _owned(question: Question) -> Iterator[tuple[Asked, Asked]]:
    """The nouns of a question whose owner it names ("the mayor of Norvik", "Norvik's new mayor")."""
    by_place, words = {asked.at: asked for asked in question.asked}, question.tokens
    for owner in question.asked:
        if not owner.name:
            continue
        if is_possessive(words[owner.at], question.text):
            for at in range(owner.at + 1, owner.at + 1 + _OWNED):
                if at not in by_place or by_place[at].name:
                    break
                yield by_place[at], owner
        at = owner.at - 1
        while at > 0 and at in by_place and by_place[at].name:
            at -= 1
        at -= at > 0 and words[at].word == "the"
        if at > 0 and words[at].word == "of" and at - 1 in by_place and not by_place[at - 1].name:
            yield by_place[at - 1], owner


def _is_anothers(
    noun: Asked,
    owner: Asked,
    text: str,
    profile: Profile,
    matches: Mapping[str, Match],
    said: Collection[str],
) -> bool:
    match = matches.get(noun.term)
    if match is None or match.how not in _SURE:
        return False
    same = {owner.term, *(other.key for other in owner.others), *said}
    owners = [_owner_of(at, text, profile) for at in profile.positions.get(match.found, ())]
    return bool(owners) and all(one and one.isdisjoint(same) for one in owners)


def _owner_of(place: int, text: str, profile: Profile) -> frozenset[str]:
    """The terms of the name whose the noun at a place is; none where it is nobody's or a pronoun's."""
    words = profile.tokens
    for at in range(place - 1, max(-1, place - 1 - _OWNED), -1):
        token = words[at]
        if is_possessive(token, text):
            return _name_at(at, profile)
        if token.stop or text[token.end : words[at + 1].start].strip():
            break
        if at in profile.names and token.word.endswith(DEMONYM):
            return frozenset((token.term,))
    if place + 1 >= len(words) or words[place + 1].word != "of":
        return frozenset()
    return _name_at(
        next((at for at in range(place + 2, len(words)) if words[at].word not in _ARTICLES), -1), profile
    )


def _name_at(place: int, profile: Profile) -> frozenset[str]:
    """The terms of the whole name that stands at a place, none where none does."""
    first = last = place
    while first - 1 in profile.names and first in profile.names:
        first -= 1
    while last in profile.names:
        last += 1
    return frozenset(profile.tokens[at].term for at in range(first, last))


def _is_of_another_kind(
    question: Question, text: str, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether a word that no article has narrows a noun down, and the sentence narrows it down otherwise."""
    if question.kind == "percent":
        return False
    by_place, words = {asked.at: asked for asked in question.asked}, profile.tokens
    for asked in question.asked:
        noun = by_place.get(asked.at + 1)
        if noun is None or noun.name or asked.name or asked.number or not is_unknown(asked):
            continue
        if not asked.at or question.tokens[asked.at - 1].word not in _DETERMINERS:
            # The become of "how did they become judges" narrows down nothing.
            continue
        match = matches.get(noun.term)
        if match is None or match.how != "word" or asked.term in matches:
            continue
        if question.text[question.tokens[asked.at].end : question.tokens[noun.at].start] != " ":
            continue
        places = profile.positions.get(noun.term, ())
        if places and all(
            at > 0
            and not words[at - 1].stop
            and words[at - 1].term not in said
            and text[words[at - 1].end : words[at].start] == " "
            and words[at].word.removesuffix("s") == noun.word.removesuffix("s")
            for at in places
        ):
            return True
    return False
