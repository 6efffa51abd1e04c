"""Whether a sentence lacks the very thing that a question asks for: a figure, a date, a name, a measure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.answering.refusing.question_parts import head_of
from bot.answering.word_lists import read_lists
from bot.articles.word_file import Reading
from bot.retrieval.asked import Asked
from bot.retrieval.lexicon import country_terms
from bot.retrieval.naming import is_named
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import table, word_class

# The kinds that a sentence shows by a word of that kind.
_FIGURES = ("percent", "duration", "time", "money", "count", "amount")
# "How much did the shares lose?" may be told in percent.
_SHOWN_BY = {
    "money": ("money", "percent"),
    "amount": ("amount", "money", "percent", "count", "duration"),
    "count": ("count", "percent"),
}
# A sentence rarely has one of these by chance, so that one beside what matched says much.
_RARE = ("age", "percent", "duration", "money")
_NEAR = 8
_WHERE = ("in", "at", "near", "inside", "outside", "behind", "across", "along", "aboard", "on")
_DIRECTIONS = frozenset(
    f"{side}{ending}" for side in ("north", "south", "east", "west") for ending in ("", "ern")
) | {"central", "northeast", "northwest", "southeast", "southwest", "downtown", "coast", "abroad"}
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their")
_OWNING = ("whose", "his", "her", "its", "their")
_DEFINITE = frozenset(("the", "these", "those", *_OWNING))
_NAMING = frozenset(("called", "name", "names", "named"))
_BEING = ("is", "are", "was", "were")
_WHICH = ("what", "which")
_COUNTRY = ("country", "countries", "nation", "nations")
_AUXILIARIES = word_class("auxiliary")
# "Ada Lind, the mother of Per", "the ferry Maren Linde": so many words lie at most between a name and what
# it names; between a role and who holds it may stand a title.
_BESIDE, _HOLDING = 4, 5
# So many words lie at most between an age and who has it ("the mayor, Ada Lind, 46").
_AGED = 6
# So many words before a noun its article stands.
_ARTICLE = 3
# Endings of the adjectives that say where somebody or something is from.
_DEMONYM = ("i", "ian", "ean", "an", "ese", "ish", "ch")


def is_unmet(question: Question, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether the sentence of `profile` has nothing that could answer the question.

    `matches`: how it has the question's terms, by term. What the question says itself is no answer. Of some
    800 questions about news, 1.5 % of those whose best sentence is right look like this, 26 % of those that
    no article answers.
    """
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    return (
        _kind_absent(question, profile, said)
        or _measure_missing(question, profile)
        or _date_missing(question, profile)
        or _unidentified(question, profile, matches, said)
    )


def rare_kind_near(question: Question, profile: Profile, matches: Mapping[str, Match]) -> float:
    """1 for an age, a share, a length of time or a sum near matched words where one is asked for, else 0."""
    if question.kind not in _RARE:
        return 0.0
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    shown = _SHOWN_BY.get(question.kind, (question.kind,))
    found = [place for match in matches.values() for place in profile.positions.get(match.found, ())]
    return float(
        any(
            abs(mark.at - place) <= _NEAR
            for mark in profile.marks
            if mark.kind in shown and profile.tokens[mark.at].term not in said
            for place in found
        )
    )


def _kind_absent(question: Question, profile: Profile, said: Collection[str]) -> bool:
    kind = question.kind
    if kind == "place" and any(token.word in _COUNTRY for token in question.tokens[:3]):
        return not any(term in profile.positions and term not in said for term in country_terms())
    if kind == "age":
        return not _aged(profile, said)
    if kind in _FIGURES:
        shown = _SHOWN_BY.get(kind, (kind,))
        return not any(m.kind in shown and profile.tokens[m.at].term not in said for m in profile.marks)
    if kind == "place":
        by_name = question.tokens[0].word in _WHICH and any(
            _may_be_named(at, profile, said) for at in profile.names
        )
        return not (
            by_name
            or any(m.kind == "place" and profile.tokens[m.at].term not in said for m in profile.marks)
            or _somewhere(profile, said)
            or any(term in profile.positions and term not in said for term in country_terms())
        )
    return kind == "name" and not any(_may_be_named(at, profile, said) for at in profile.names)


def _aged(profile: Profile, said: Collection[str]) -> bool:
    """Whether an age is told of something matched: behind it ("Lind, 46"), or beside it ("90 years old")."""
    found = {place for term in said for place in profile.positions.get(term, ())}
    for mark in profile.marks:
        if mark.kind != "age":
            continue
        after = profile.tokens[mark.at + 1 : mark.at + 2]
        reach = _AGED if after and after[0].term == "year" else 0
        if any(-_AGED <= place - mark.at <= reach for place in found):
            return True
    return False


def _somewhere(profile: Profile, said: Collection[str]) -> bool:
    """Whether a place is told that has no name ("in the fish hall", "they waited there", "southern Italy")."""
    words = profile.tokens
    if any(token.word in _DIRECTIONS for token in words):
        return True
    if any(one.word == "there" and after.word not in _AUXILIARIES for one, after in pairwise(words)):
        return True
    times = {mark.at for mark in profile.marks if mark.kind in ("time", "duration")}
    return any(
        words[at].word in _WHERE
        and words[at + 1].word in _ARTICLES
        and not times & {at + 2, at + 3}
        and any(not (word.stop or word.term in said) for word in words[at + 2 : at + 4])
        for at in range(len(words) - 2)
    )


def _measure_missing(question: Question, profile: Profile) -> bool:
    """Whether it is asked how tall or how cold, and the sentence has no unit of that."""
    words = question.tokens
    for at in range(len(words) - 1):
        units = _measures().get(words[at + 1].word)
        if words[at].word == "how" and units is not None:
            return not any(there.term in units for there in profile.tokens)
    return False


def _date_missing(question: Question, profile: Profile) -> bool:
    """Whether a date, a day or a month is asked for, and none is told."""
    if question.kind != "time":
        return False
    asked = [after.word for one, after in pairwise(question.tokens) if one.word in _WHICH]
    here = {token.word for token in profile.tokens}
    if "day" in asked and not here.isdisjoint(_days()):
        return False
    return not {"date", "day", "month"}.isdisjoint(asked) and here.isdisjoint(_months())


def _unidentified(
    question: Question, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether a name is asked for, and the sentence has none beside what is to be named."""
    words = [token.word for token in question.tokens]

    def places(asked: Asked) -> tuple[int, ...]:
        match = matches.get(asked.term)
        return profile.positions.get(match.found, ()) if match is not None and match.how != "before" else ()

    def beside(asked: Asked, reach: int) -> bool:
        return any(
            _may_be_named(other, profile, said)
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
    """Whether somebody described is to be named ("who are the two survivors")."""
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
    if after < len(words) and _may_be_named(after, profile, said):
        return True
    for at in range(role - 1, max(-1, role - 1 - _HOLDING), -1):
        if _may_be_named(at, profile, said):
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


def _may_be_named(place: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a name stands there that the question does not say, no adjective ("Israeli intelligence")."""
    token = profile.tokens[place]
    if place not in profile.names or token.term in said:
        return False
    if not token.word.endswith(_DEMONYM) or place + 1 >= len(profile.tokens):
        return True
    after = profile.tokens[place + 1]
    return (
        after.capital or after.stop or after.word.endswith("ed") or after.word in table("marks.txt")["says"]
    )


@cache
def _measures() -> dict[str, frozenset[str]]:
    measures: dict[str, frozenset[str]] = {}
    for entry in read_lists("asked_for.txt")["measures"]:
        with Reading(entry):
            asked, units = entry.split(":")
            measures[asked] = frozenset(term_of(unit) for unit in units.split())
    return measures


@cache
def _months() -> frozenset[str]:
    return frozenset(table("marks.txt")["month"])


@cache
def _days() -> frozenset[str]:
    return frozenset(table("marks.txt")["weekday"])
