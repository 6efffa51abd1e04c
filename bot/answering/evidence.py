"""What speaks for and against the best sentence being the answer: named features, most of them shares."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.answering.premise import (
    contradicting,
    contradiction,
    denied_places,
    is_negated,
    opposites_in,
    predicate_of,
)
from bot.answering.word_lists import read_lists
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever
from bot.retrieval.terms import Token, term_of, tokens

# Kinds of answers that a sentence shows by a word of that kind; "thing", "words" and "yes_no" it does not.
SHOWN_KINDS = frozenset(
    ["age", "percent", "duration", "time", "money", "count", "amount", "place", "person", "reason", "name"]
)
_QUOTE_MARKS = re.compile(r"[\"“”„«»]")
# Endings of the adjectives that say where somebody or something is from.
_DEMONYM = ("i", "ian", "ean", "an", "ese", "ish", "ch")
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
# Sentences that share this much of their words say the same; measured on five reports of one event.
_ALIKE = 0.25
_COMPARED = 10
# The hits among which a contradiction counts.
_AROUND = 3


def evidence_of(question: Question, hits: Sequence[Hit], retriever: Retriever) -> dict[str, float]:
    """The features of the best of `hits` (at least one), by name; what they weigh stands in confidence.txt.

    Shares are of the question's whole weight: the sum of IDF, unknown words at the highest.
    """
    best = hits[0]
    profile = retriever.profile(best.sentence)
    # "Was it closed in 1997 or 2007?", "has it been paid?": the contrary is an answer too.
    yes_no = float(question.kind == "yes_no")
    matches = {match.asked: match for match in best.matches}
    total = sum(asked.weight for asked in question.asked) or 1.0
    missing = [asked for asked in question.asked if asked.term not in matches]
    unknown = [asked for asked in missing if is_unknown(asked)]
    covered = sum(asked.weight * _grade(matches.get(asked.term)) for asked in question.asked) / total
    features = {
        "covered": covered,
        "by_other_words": _share(question, matches, ("synonym", "related"), total),
        "by_prefix": _share(question, matches, ("prefix",), total),
        "by_sentence_before": _share(question, matches, ("before",), total),
        "unknown": sum(asked.weight for asked in unknown) / total,
        "elsewhere": sum(a.weight for a in missing if a not in unknown) / total,
        "names_missing": float(any(_is_name(asked, question) for asked in missing)),
        "names_only": float(
            bool(matches)
            and all(a.name for a in question.asked if a.term in matches)
            and any(not a.name for a in missing)
        ),
        "numbers_missing": float(yes_no < 1 and any(asked.number for asked in missing)),
        "words_asked": math.log(1 + len(question.asked)),
        "heaviest_missing": max((asked.weight for asked in missing), default=0.0) / total,
        "margin": _margin(hits, retriever),
        "score": best.score / 20,
        "close": best.features.get("close", 0.0),
        "pairs": best.features.get("pairs", 0.0),
        "keywords": float(question.kind == "words"),
        "yes_no": yes_no,
        "thing": float(question.kind == "thing"),
    }
    features.update(_kind(question, profile, matches))
    features.update(_predicate(question, best, profile, matches))
    features.update(_single_words(question, profile))
    if question.kind not in ("yes_no", "words"):
        against = contradicting(question, hits[:_AROUND], retriever)
        features["contradicted"] = float(bool(against)) or contradiction(question, best, profile)
    return features


def is_unknown(asked: Asked) -> bool:
    """Whether the articles neither use the word nor another one for it."""
    return not asked.known and not any(other.how != "prefix" for other in asked.alternatives)


def _grade(match: Match | None) -> float:
    return match.grade if match is not None else 0.0


def _is_name(asked: Asked, question: Question) -> bool:
    """Whether a proper noun is asked about, not an office that the articles write with a capital."""
    if not asked.name or question.tokens[asked.at].capital:
        return asked.name
    return asked.at == 0 or question.tokens[asked.at - 1].word not in ("the", "a", "an")


def _share(question: Question, matches: Mapping[str, Match], ways: tuple[str, ...], total: float) -> float:
    found = (asked for asked in question.asked if asked.term in matches and matches[asked.term].how in ways)
    return sum(asked.weight for asked in found) / total


def _margin(hits: Sequence[Hit], retriever: Retriever) -> float:
    """How far the best score lies above the first that is told otherwise: two articles may say the same."""
    best = hits[0]
    found = {match.found for match in best.matches}
    terms = retriever.profile(best.sentence).positions.keys()
    for hit in hits[1:_COMPARED]:
        others = retriever.profile(hit.sentence).positions.keys()
        alike = len(terms & others) >= _ALIKE * len(terms | others)
        if not alike and {match.found for match in hit.matches} != found:
            return min(1.0, best.score - hit.score)
    return 1.0


def _kind(question: Question, profile: Profile, matches: Mapping[str, Match]) -> dict[str, float]:
    """Whether a word of the asked kind stands there that the question does not itself say, and how near."""
    features = {
        "measure_missing": float(_measure_missing(question, profile)),
        "focus_missing": 1 - _grade(matches.get(question.focus)) if question.focus is not None else 0.0,
    }
    if question.kind not in SHOWN_KINDS:
        return features
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    places = [
        mark.at
        for mark in profile.marks
        if mark.kind in _SHOWN_BY.get(question.kind, (question.kind,))
        and profile.tokens[mark.at].term not in said
    ]
    if question.kind in ("person", "name"):
        places = [place for place in places if _may_be_somebody(place, profile)]
    if not places:
        absent = {f"{question.kind}_absent": 1.0, "identity_absent": float(_asks_who_one_is(question))}
        return features | absent
    if question.kind == "name" and _NAMING & {token.word for token in question.tokens}:
        features["name_far"] = float(not _named(places, question, profile, matches))
    found = [place for match in matches.values() for place in profile.positions.get(match.found, ())]
    gap = min((abs(place - other) for place in places for other in found), default=11)
    return features | {"kind_far": min(1.0, (gap - 1) / 10)}


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


def _measure_missing(question: Question, profile: Profile) -> bool:
    words = question.tokens
    for how, token in pairwise(words):
        units = _measures().get(token.word)
        if how.word == "how" and units is not None:
            return not any(there.term in units for there in profile.tokens)
    return False


def _predicate(
    question: Question, best: Hit, profile: Profile, matches: Mapping[str, Match]
) -> dict[str, float]:
    """Whether what is asked to have happened is told, told otherwise, or told not to have happened."""
    features = {}
    predicate = predicate_of(question)
    if predicate is not None:
        features["predicate_missing"] = 1.0 - _grade(matches.get(predicate.term))
        if predicate.term not in matches and is_unknown(predicate):
            features["predicate_unknown"] = 1.0
        if question.kind == "thing" and predicate.term in _speech():
            spoken = any(token.term in _terms("saying") for token in profile.tokens)
            features["speech_missing"] = float(not spoken and not _QUOTE_MARKS.search(best.sentence.text))
    negated = is_negated(question.tokens)
    denied = denied_places(profile.tokens, best.sentence.text)
    touched = any(
        place in denied for match in matches.values() for place in profile.positions.get(match.found, ())
    )
    open_question = question.kind != "yes_no"
    features["denied"] = float(touched and not negated and open_question)
    asked_why = question.kind in ("reason", "yes_no")
    features["negation_missing"] = float(negated and not denied and not asked_why)
    against = [a for a in question.asked if a.term not in matches and opposites_in(a, profile)]
    features["opposite"] = float(bool(against) and open_question)
    return features


def _single_words(question: Question, profile: Profile) -> dict[str, float]:
    """Words that single one out or say when it was: whether the sentence has one of the same line."""
    if question.kind == "yes_no":
        return {}
    there = {token.term for token in profile.tokens}
    features = {}
    for section in ("ranks", "relations"):
        asked = [lines for token in question.tokens if (lines := _lines(section).get(token.term))]
        features[f"{section}_missing"] = float(any(not (line & there) for line in asked))
    stops = {token.word for token in question.tokens if token.stop}
    opposed = [
        word for word in stops if any(_stands(o, profile.tokens) for o in _stop_opposites().get(word, ()))
    ]
    features["small_opposite"] = float(bool(opposed))
    return features


def _stands(word: str, words: Sequence[Token]) -> bool:
    return any(token.word == word for token in words)


@cache
def _terms(section: str) -> frozenset[str]:
    return frozenset(term_of(word.strip()) for line in _section(section) for word in line.split(","))


@cache
def _speech() -> frozenset[str]:
    return frozenset(
        term_of(word) for word in ("say", "tell", "think", "answer", "reply", "comment", "announce")
    )


@cache
def _measures() -> dict[str, frozenset[str]]:
    pairs = (line.split(":") for line in _section("measures"))
    return {asked: frozenset(term_of(unit) for unit in units.split()) for asked, units in pairs}


def _section(name: str) -> tuple[str, ...]:
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
