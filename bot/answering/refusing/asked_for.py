"""What an answer must have to be one: a word of the asked kind, a unit, speech, a relation in time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.answering.refusing.question_parts import predicate_of
from bot.answering.word_lists import read_lists
from bot.articles.word_file import Entry, Reading
from bot.retrieval.lexicon import country_terms
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import Token, term_of, tokens

# Kinds of answers that a sentence shows by a word of that kind; "thing", "words" and "yes_no" it does not.
_SHOWN = frozenset(
    ["age", "percent", "duration", "time", "money", "count", "amount", "place", "person", "reason", "name"]
)
_QUOTE_MARKS = re.compile(r"[\"“”„«»]")
# Endings of the adjectives that say where somebody or something is from.
_DEMONYM = ("i", "ian", "ean", "an", "ese", "ish", "ch")
# A sentence rarely has one of these by chance, so that one beside what matched says much.
_RARE = ("age", "percent", "duration", "money")
_NEAR = 8
_WHERE = ("in", "at", "near", "inside", "outside", "behind", "across", "along", "aboard", "on")
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their")
_NAMING = frozenset(("called", "name", "names", "named"))
_BEING = ("is", "are", "was", "were")
_OWNING = ("whose", "his", "her", "its", "their")
# "How much did the shares lose?" may be told in percent.
_SHOWN_BY = {
    "money": ("money", "percent"),
    "amount": ("amount", "money", "percent", "count", "duration"),
    "count": ("count", "percent"),
}
# "Ada Lind, the mother of Per": so many words lie at most between a name and what it names.
_BESIDE = 4


def kind_shown(question: Question, profile: Profile, matches: Mapping[str, Match]) -> dict[str, float]:
    """Whether a sentence has a word of the asked kind that the question does not itself say, and how near."""
    if question.kind not in _SHOWN:
        return {}
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    places = [
        mark.at
        for mark in profile.marks
        if mark.kind in _SHOWN_BY.get(question.kind, (question.kind,))
        and profile.tokens[mark.at].term not in said
    ]
    if question.kind in ("person", "name"):
        places = [place for place in places if _may_be_somebody(place, profile)]
    if not places and question.kind == "place" and (_somewhere(profile) or _country(profile, said)):
        return {}
    if not places:
        return {f"{question.kind}_absent": 1.0, "identity_absent": float(_asks_who_one_is(question))}
    if question.kind == "name" and _NAMING & {token.word for token in question.tokens}:
        return {"name_far": float(not _named(places, question, profile, matches))}
    found = [place for match in matches.values() for place in profile.positions.get(match.found, ())]
    gap = min((abs(place - other) for place in places for other in found), default=11)
    shown = {"rare_kind_shown": 1.0} if question.kind in _RARE and gap <= _NEAR else {}
    return {"kind_far": min(1.0, (gap - 1) / 10), **shown}


def _somewhere(profile: Profile) -> bool:
    """Whether a place is told that has no name ("in the fish hall")."""
    times = {mark.at for mark in profile.marks if mark.kind in ("time", "duration")}
    words = profile.tokens
    return any(
        words[at].word in _WHERE and words[at + 1].word in _ARTICLES and not times & {at + 2, at + 3}
        for at in range(len(words) - 2)
    )


def _country(profile: Profile, said: Collection[str]) -> bool:
    """Whether a country is told that the question does not name."""
    return any(term in profile.positions and term not in said for term in country_terms())


def _asks_who_one_is(question: Question) -> bool:
    """Whether somebody or something described is to be named ("who are the two survivors")."""
    words = [token.word for token in question.tokens]
    if question.kind == "name" and not _NAMING.isdisjoint(words):
        return True
    return (
        len(words) > 2 and words[0] == "who" and words[1] in _BEING and words[2] in ("the", "these", "those")
    )


def _named(places: Sequence[int], question: Question, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether one of the names stands beside what is to be named ("the ferry Maren Linde")."""
    for asked in question.asked:
        match = matches.get(asked.term)
        if asked.name or match is None:
            continue
        for found in profile.positions.get(match.found, ()):
            owned = found > 0 and profile.tokens[found - 1].word in _OWNING
            if not owned and any(abs(place - found) <= _BESIDE for place in places):
                return True
    return False


def _may_be_somebody(place: int, profile: Profile) -> bool:
    """Whether a name is not just where something is, nor an adjective ("Israeli intelligence")."""
    token = profile.tokens[place]
    if any(mark.at == place and mark.kind == "place" for mark in profile.marks):
        return False
    if not token.capital or not token.word.endswith(_DEMONYM) or place + 1 >= len(profile.tokens):
        return True
    after = profile.tokens[place + 1]
    return after.capital or after.stop or after.term in _terms("saying") or after.word.endswith("ed")


def asks_for_speech(question: Question) -> bool:
    """Whether it is asked what somebody said; that he declined to comment is an answer to it."""
    predicate = predicate_of(question)
    return predicate is not None and predicate.term in _speech()


def words_called_for(question: Question, text: str, profile: Profile) -> dict[str, float]:
    """Which words that the question calls for a sentence lacks: a unit, a report of speech, a relation."""
    features = {"measure_missing": float(_measure_missing(question, profile))}
    if question.kind == "thing" and asks_for_speech(question):
        spoken = any(token.term in _terms("saying") for token in profile.tokens)
        features["speech_missing"] = float(not spoken and not _QUOTE_MARKS.search(text))
    if question.kind != "yes_no":
        there = {token.term for token in profile.tokens}
        asked = [line for token in question.tokens if (line := _lines("relations").get(token.term))]
        features["relations_missing"] = float(any(not (line & there) for line in asked))
        features["small_opposite"] = float(_small_opposite(question, profile))
    return features


def _measure_missing(question: Question, profile: Profile) -> bool:
    words = question.tokens
    for how, token in pairwise(words):
        units = _measures().get(token.word)
        if how.word == "how" and units is not None:
            return not any(there.term in units for there in profile.tokens)
    return False


def _small_opposite(question: Question, profile: Profile) -> bool:
    stops = {token.word for token in question.tokens if token.stop}
    return any(_stands(other, profile.tokens) for word in stops for other in _stop_opposites().get(word, ()))


def _stands(word: str, words: Sequence[Token]) -> bool:
    return any(token.word == word for token in words)


@cache
def _terms(section: str) -> frozenset[str]:
    return frozenset(term_of(word.strip()) for line in _section(section) for word in line.split(","))


@cache
def _speech() -> frozenset[str]:
    return frozenset(
        term_of(word) for word in ("say", "tell", "think", "answer", "reply", "respond", "react")
    )


@cache
def _measures() -> dict[str, frozenset[str]]:
    measures: dict[str, frozenset[str]] = {}
    for entry in _section("measures"):
        with Reading(entry):
            asked, units = entry.split(":")
            measures[asked] = frozenset(term_of(unit) for unit in units.split())
    return measures


def _section(name: str) -> tuple[Entry, ...]:
    return read_lists("asked_for.txt")[name]


@cache
def _lines(section: str) -> dict[str, frozenset[str]]:
    """The first word of each line to all its words, as terms."""
    table: dict[str, frozenset[str]] = {}
    for line in _section(section):
        terms = [t.term for form in line.split(",") for t in tokens(form)]
        table[terms[0]] = frozenset(terms)
    return table


@cache
def _stop_opposites() -> dict[str, tuple[str, ...]]:
    """Opposites among words that are never looked up."""
    return {"before": ("after",), "after": ("before",), "most": ("least", "fewest"), "least": ("most",)} | {
        "more": ("less", "fewer"), "less": ("more",), "first": ("last",), "inside": ("outside",)
    }  # fmt: skip
