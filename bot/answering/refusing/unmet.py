"""Whether a sentence lacks the very thing that a question asks for: a figure, a date, a name, a measure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise

from bot.answering.antecedents import is_person_noun
from bot.answering.comparing.kin import is_person
from bot.answering.refusing.denials import is_withheld
from bot.answering.refusing.identified import (
    is_called_something,
    is_described,
    is_done_by_nobody,
    is_nobody,
    is_unidentified,
    is_unnamed_body,
    may_be_named,
)
from bot.answering.refusing.of_another import is_of_another
from bot.answering.refusing.question_parts import head_of
from bot.answering.refusing.somewhere import is_nowhere
from bot.answering.refusing.tenses import is_only_past
from bot.answering.refusing.told_by import is_not_told
from bot.answering.refusing.too_little import says_too_little
from bot.answering.word_lists import lists_of, read_lists
from bot.articles.word_file import Reading
from bot.retrieval.kinds import Mark
from bot.retrieval.measures import is_aged
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import table

# The kinds that a sentence shows by a word of that kind.
_FIGURES = ("percent", "duration", "time", "money", "count", "amount")
_SHOWN_BY = {
    "amount": ("amount", "money", "percent", "count", "duration"),
    "count": ("count", "percent"),
}
# A sentence rarely has one of these by chance, so that one beside what matched says much.
_RARE = ("age", "percent", "duration", "money")
_NEAR = 8
_HEIGHTS = ("money", "percent")
_FREQUENCY = frozenset(
    (
        "every",
        "each",
        "once",
        "twice",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "annually",
        "always",
        "regularly",
    )
) | {"repeatedly", "rarely", "seldom", "usually", "per"}
_LIMITS = frozenset(("until", "since"))
_WHICH = ("what", "which")
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?![.,:]?\d)")
# So many words behind a figure are what it counts ("48 young German sailors").
_COUNTED = 4


def is_unmet(question: Question, text: str, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether the sentence `text`, read as `profile`, has nothing that could answer the question.

    `matches`: how it has the question's terms, by term. What the question says itself is no answer. Of some
    800 questions about news, two of those whose best sentence is right look like this, and half of those
    that no article answers.
    """
    said = {asked.term for asked in question.asked}
    # To "which bank" the name of the bank is an answer; an age stands beside the name, too.
    calls = {asked.term for asked in question.asked if not asked.name} if question.kind == "name" else set()
    said |= {one.found for one in matches.values() if one.how != "alias" or one.asked not in calls}
    return (
        _kind_absent(question, text, profile, said)
        or _measure_missing(question, profile)
        or _date_missing(question, profile)
        or is_unidentified(question, profile, matches, said)
        or is_done_by_nobody(question, profile, matches, said)
        or is_unnamed_body(question, text, profile, matches)
        or is_nobody(question, profile, said)
        or is_not_told(question, profile, matches)
        or is_of_another(question, text, profile, matches, said)
        or is_only_past(question, profile)
        or is_withheld(question, profile)
        or _others_counted(question, text, profile, matches)
        or says_too_little(question, matches)
    )


def rare_kind_near(question: Question, profile: Profile, matches: Mapping[str, Match]) -> float:
    """1 for an age, a share, a length of time or a sum near matched words where one is asked for, else 0."""
    if question.kind not in _RARE:
        return 0.0
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    found = [place for match in matches.values() for place in profile.positions.get(match.found, ())]
    return float(
        any(
            abs(mark.at - place) <= _NEAR
            for mark in profile.marks
            if mark.kind == question.kind and profile.tokens[mark.at].term not in said
            for place in found
        )
    )


def _kind_absent(question: Question, text: str, profile: Profile, said: Collection[str]) -> bool:
    kind = question.kind
    if kind == "place":
        return is_nowhere(question, profile, said)
    if kind == "age":
        return not is_aged(profile, {place for term in said for place in profile.positions.get(term, ())})
    if kind == "time" and _CLOCK.search(text):
        return False
    first = question.tokens[0].word
    if kind == "time" and first in _LIMITS and any(token.word == first for token in profile.tokens):
        # "Until when?": "until he changed his mind".
        return False
    if kind in _FIGURES:
        if _is_how_often(question) and any(token.word in _FREQUENCY for token in profile.tokens):
            return False
        return not any(_shows(mark, question, profile) for mark in profile.marks)
    return (
        kind == "name"
        and not any(may_be_named(at, profile, said) for at in profile.names)
        and not any(
            is_called_something(at, profile, said) for term in said for at in profile.positions.get(term, ())
        )
        and not is_described(question, text, profile, said)
    )


def _others_counted(question: Question, text: str, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether all that the sentence counts is something else: "48 sailors" when boats are asked about."""
    # "What was the toll" is told by what is counted.
    how_many = question.kind == "count" and any(token.word == "many" for token in question.tokens)
    head = head_of(question) if how_many else None
    if head is None:
        return False
    if head.word in lists_of("figures.txt")["some"] and head.term not in matches:
        return True  # of "how many women" nobody else is an answer
    if any(mark.kind == "percent" for mark in profile.marks):
        return False
    words, asked = profile.tokens, {one.term for one in question.asked}
    same = {head.term, *(other.key for other in head.others), *(match.found for match in matches.values())}
    of_people = _is_of_people(head.word)
    counted = [mark.at for mark in profile.marks if mark.kind == "count" and words[mark.at].term not in asked]
    for place in counted:
        row = list(_row_behind(place, text, profile))
        if not row or any(words[at].term in same for at in row):
            return False
        if of_people and (any(_is_of_people(words[at].word) for at in row) or words[row[-1]].word[-1] != "s"):
            return False
    return bool(counted)


def _row_behind(place: int, text: str, profile: Profile) -> Iterator[int]:
    """The places of the words that a figure counts, up to a small word or a mark."""
    words = profile.tokens
    for at in range(place + 1, min(len(words), place + 1 + _COUNTED)):
        if words[at].stop or text[words[at - 1].end : words[at].start].strip(" -‐‑"):
            return
        yield at


def _is_of_people(word: str) -> bool:
    return is_person_noun(word) or is_person_noun(word.removesuffix("s")) or is_person(word)


def _shows(mark: Mark, question: Question, profile: Profile) -> bool:
    """Whether a mark of a sentence may be the figure, the date or the length of time that is asked for."""
    kind, words = question.kind, profile.tokens
    if words[mark.at].term in question.terms:
        return False
    if kind == "money" and mark.kind == "percent":
        # "How much did the shares lose?"
        return _changes(question)
    after = words[mark.at + 1] if mark.at + 1 < len(words) else None
    measured = after is not None and after.word in _measured()
    if kind == "count" and after is not None and measured and after.term not in question.terms:
        # "How many apprentices are there?" is not told by 90 kilometers.
        return False
    if kind == "count" and mark.kind == "money":
        # "How many millions was the bill?"
        return not _scales().isdisjoint(token.word for token in question.tokens)
    if kind == "duration" and mark.kind == "amount" and measured:
        # "How long is the tunnel?"
        return True
    return mark.kind in _SHOWN_BY.get(kind, (kind,))


def _measure_missing(question: Question, profile: Profile) -> bool:
    """Whether it is asked how tall or how cold, and the sentence has no unit of that."""
    words = question.tokens
    for at in range(len(words) - 1):
        units = _measures().get(words[at + 1].word)
        if words[at].word == "how" and units is not None:
            if any(mark.kind == "percent" for mark in profile.marks) and _changes(question):
                # "How far did sales drop?"
                return False
            told = any(there.term in units for there in profile.tokens)
            # "How high was the fine": "€350,000".
            return not told and not any(mark.kind in _HEIGHTS for mark in profile.marks)
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


def _is_how_often(question: Question) -> bool:
    return [token.word for token in question.tokens[:2]] == ["how", "often"]


def _changes(question: Question) -> bool:
    return any(token.term in _changing() for token in question.tokens)


@cache
def _measures() -> dict[str, frozenset[str]]:
    measures: dict[str, frozenset[str]] = {}
    for entry in read_lists("asked_for.txt")["measures"]:
        with Reading(entry):
            asked, units = entry.split(":")
            measures[asked] = frozenset(term_of(unit) for unit in units.split())
    return measures


@cache
def _scales() -> frozenset[str]:
    marks = table("marks.txt")
    return frozenset((*marks["scale"], *marks["money"]))


@cache
def _measured() -> frozenset[str]:
    return frozenset(table("marks.txt")["measure"])


@cache
def _changing() -> frozenset[str]:
    return frozenset(
        term_of(word) for line in read_lists("asked_for.txt")["changing"] for word in line.split()
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(table("marks.txt")["month"])


@cache
def _days() -> frozenset[str]:
    return frozenset(table("marks.txt")["weekday"])
