"""Whether a sentence names who or what a question asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.answering.antecedents import is_person_noun
from bot.answering.refusing.question_parts import head_of, predicate_of
from bot.retrieval.asked import Asked
from bot.retrieval.naming import is_named
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.word_lists import table, word_class

_OWNING = ("whose", "his", "her", "its", "their")
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their")
_DEFINITE = frozenset(("the", "these", "those", *_OWNING))
_NAMING = frozenset(("called", "name", "names", "named"))
_BEING = ("is", "are", "was", "were")
_PASSIVE = ("was", "were", "been", "being")
_WHICH = ("what", "which")
_AUXILIARIES = word_class("auxiliary")
# "Ada Lind, the mother of Per", "the ferry Maren Linde": so many words lie at most between a name and what
# it names; between a role and who holds it may stand a title.
_BESIDE, _HOLDING = 4, 5
# So near before a participle stands its auxiliary, so near behind it who did it.
_AUXILIARY, _DOER = 2, 6
# So many words before a noun its article stands.
_ARTICLE = 3
_STRANDED = ("to", "by", "from", "for", "with", "against", "at", "on")
# Endings of the adjectives that say where somebody or something is from.
_DEMONYM = ("i", "ian", "ean", "an", "ese", "ish", "ch")


def is_unidentified(
    question: Question, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether a name is asked for, and the sentence has none beside what is to be named."""
    words = [token.word for token in question.tokens]

    def places(asked: Asked) -> tuple[int, ...]:
        match = matches.get(asked.term)
        return profile.positions.get(match.found, ()) if match is not None and match.how != "before" else ()

    def beside(asked: Asked, reach: int) -> bool:
        # "A man in Norvik" has no name.
        where = profile.answers.get("place", ()) if is_person_noun(asked.word) else ()
        return any(
            may_be_named(other, profile, said) and other not in where
            for place in places(asked)
            if place == 0 or profile.tokens[place - 1].word not in _OWNING
            for other in range(max(0, place - reach), min(len(profile.tokens), place + reach + 1))
        )

    if question.kind in ("name", "thing") and not _NAMING.isdisjoint(words):
        named = _to_be_named(question, words)
        return named is not None and not beside(named, _BESIDE)
    if _asks_who_one_is(words) and question.kind == "person":
        # The articles may write "Judge" with a capital, the question doesn't.
        roles = [asked for asked in question.asked if not question.tokens[asked.at].capital]
        return bool(roles) and not any(
            is_named(profile, place, said) or _named_shortly(place, profile, said)
            for role in roles
            for place in places(role)
        )
    if words[0] in _WHICH and len(words) > 1 and words[1] not in _AUXILIARIES:
        head = head_of(question)
        there = places(head) if head is not None else ()
        vague = all(_is_indefinite(place, profile) for place in there)
        return head is not None and bool(there) and vague and not beside(head, _ARTICLE)
    return False


def is_done_by_nobody(
    question: Question, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether it is asked who did it, and the sentence only says that it was done ("was founded in 1890")."""
    predicate = predicate_of(question)
    if question.tokens[0].word != "who" or predicate is None or predicate.at != 1:
        return False
    match, words = matches.get(predicate.term), profile.tokens
    there = profile.positions.get(match.found, ()) if match is not None else ()
    somebody = any(
        (mark.kind == "person" and mark.at not in profile.names)
        or (mark.at in profile.names and mark.at + 1 in profile.names)
        for mark in profile.marks
        if words[mark.at].term not in said
    )
    return (
        bool(there)
        and not somebody
        and all(
            any(word.word in _PASSIVE for word in words[max(0, at - _AUXILIARY) : at])
            and all(word.word != "by" for word in words[at + 1 : at + 1 + _DOER])
            for at in there
        )
    )


def _to_be_named(question: Question, words: Sequence[str]) -> Asked | None:
    """What has the name that is asked for ("clerk" in "what is the name of the bank clerk")."""
    by_place = {asked.at: asked for asked in question.asked if asked.word not in _NAMING}
    at = next(at for at in range(len(words) - 1, -1, -1) if words[at] in _NAMING)
    if words[at + 1 : at + 2] != ["of"]:
        before = [asked for place, asked in by_place.items() if place < at and not asked.name]
        return before[-1] if before else None
    row: list[Asked] = []
    for place in range(at + 2, len(words)):
        if place in by_place:
            row.append(by_place[place])
        elif row:
            break
    plain = [asked for asked in row if not asked.name] or row
    return plain[-1] if plain else None


def _asks_who_one_is(words: Sequence[str]) -> bool:
    """Whether somebody described is to be named ("who are the two survivors"), not "who was it sold to"."""
    if words[-1] in _STRANDED:
        return False
    being = words[0] in ("whos", "who's") or (words[0] == "who" and words[1:2] and words[1] in _BEING)
    return bool(being) and not _DEFINITE.isdisjoint(words[1:3])


def _named_shortly(role: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a name stands right behind a role ("Judge Lind", "the mayor of Ede, Jon Ek") or before it
    and a comma ("Lind, the head of …")."""
    words = profile.tokens
    after = role + 1
    if after < len(words) and words[after].word == "of":
        # "the mayor of Ede, Jon Ek": behind the comma.
        row = range(after, min(len(words) - 1, after + _HOLDING))
        after = next((at + 1 for at in row if words[at + 1].start - words[at].end > 1), len(words))
    if after < len(words) and may_be_named(after, profile, said):
        return True
    for at in range(role - 1, max(-1, role - 1 - _HOLDING), -1):
        if may_be_named(at, profile, said):
            return words[at + 1].start - words[at].end > 1
        if words[at].word in _BEING:
            break
    return False


def _is_indefinite(place: int, profile: Profile) -> bool:
    """Whether the noun at a place is just any ("a high school"), no figure beside it ("a fee of £90")."""
    words = profile.tokens
    if any(mark.kind == "amount" and abs(mark.at - place) <= _BESIDE for mark in profile.marks):
        return False
    for at in range(place - 1, max(-1, place - 1 - _ARTICLE), -1):
        if words[at].word in _ARTICLES or words[at].word in ("this", "that"):
            return words[at].word in ("a", "an")
    return False


def may_be_named(place: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a name stands there that the question does not say, no adjective ("Israeli intelligence")."""
    token = profile.tokens[place]
    if place not in profile.names or token.term in said or token.word in table("marks.txt")["role"]:
        return False
    if not token.word.endswith(_DEMONYM) or place + 1 >= len(profile.tokens):
        return True
    after = profile.tokens[place + 1]
    return (
        after.capital or after.stop or after.word.endswith("ed") or after.word in table("marks.txt")["says"]
    )
