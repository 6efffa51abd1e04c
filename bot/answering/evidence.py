"""What speaks for and against the best sentence being the answer: named features, most of them shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from bot.answering.premise import contradiction, denied_places, is_negated, opposites_in, predicate_of
from bot.answering.word_lists import read_lists
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever
from bot.retrieval.terms import Token, tokens

# Kinds of answers that a sentence shows by a word of that kind; "thing", "words" and "yes_no" it does not.
SHOWN_KINDS = frozenset(
    ["age", "percent", "duration", "time", "money", "count", "amount", "place", "person", "reason", "name"]
)
# The hits whose words count as found around the best one.
_AROUND = 5


def evidence_of(question: Question, hits: Sequence[Hit], retriever: Retriever) -> dict[str, float]:
    """The features of the best of `hits` (at least one), by name; what they weigh stands in confidence.txt.

    Shares are of the question's whole weight: the sum of IDF, unknown words at the highest.
    """
    best = hits[0]
    profile = retriever.profile(best.sentence)
    matches = {match.asked: match for match in best.matches}
    total = sum(asked.weight for asked in question.asked) or 1.0
    missing = [asked for asked in question.asked if asked.term not in matches]
    unknown = [asked for asked in missing if not asked.known and not asked.alternatives]
    covered = sum(asked.weight * _grade(matches.get(asked.term)) for asked in question.asked) / total
    features = {
        "covered": covered,
        "by_other_words": _share(question, matches, ("synonym", "related", "prefix"), total),
        "by_sentence_before": _share(question, matches, ("before",), total),
        "unknown": sum(asked.weight for asked in unknown) / total,
        "elsewhere": sum(a.weight for a in missing if a not in unknown) / total,
        "names_missing": float(any(asked.name for asked in missing)),
        "numbers_missing": float(any(asked.number for asked in missing)),
        "words_asked": math.log(1 + len(question.asked)),
        "heaviest_missing": max((asked.weight for asked in missing), default=0.0) / total,
        "margin": _margin(hits),
        "close": best.features.get("close", 0.0),
        "pairs": best.features.get("pairs", 0.0),
        "keywords": float(question.kind == "words"),
        "yes_no": float(question.kind == "yes_no"),
        "thing": float(question.kind == "thing"),
    }
    features.update(_kind(question, profile, matches))
    features.update(_predicate(question, best, profile, matches))
    features.update(_single_words(question, profile))
    features["contradicted"] = max(
        (contradiction(question, hit, retriever.profile(hit.sentence)) for hit in hits[:_AROUND]), default=0.0
    )
    return features


def _grade(match: Match | None) -> float:
    return match.grade if match is not None else 0.0


def _share(question: Question, matches: Mapping[str, Match], ways: tuple[str, ...], total: float) -> float:
    found = (asked for asked in question.asked if asked.term in matches and matches[asked.term].how in ways)
    return sum(asked.weight for asked in found) / total


def _margin(hits: Sequence[Hit]) -> float:
    """How far the best score lies above the next one that is told otherwise."""
    if len(hits) < 2:
        return 1.0
    return min(1.0, hits[0].score - hits[1].score)


def _kind(question: Question, profile: Profile, matches: Mapping[str, Match]) -> dict[str, float]:
    """Whether a word of the asked kind stands there that the question does not itself say, and how near."""
    if question.kind not in SHOWN_KINDS:
        return {}
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    places = [
        mark.at
        for mark in profile.marks
        if mark.kind == question.kind and profile.tokens[mark.at].term not in said
    ]
    if not places:
        return {"kind_absent": 1.0, f"kind_absent_{question.kind}": 1.0}
    found = [place for match in matches.values() for place in profile.positions.get(match.found, ())]
    if not found:
        return {"kind_far": 1.0}
    gap = min(abs(place - other) for place in places for other in found)
    return {"kind_far": min(1.0, (gap - 1) / 10)}


def _predicate(
    question: Question, best: Hit, profile: Profile, matches: Mapping[str, Match]
) -> dict[str, float]:
    """Whether what is asked to have happened is told, told otherwise, or told not to have happened."""
    features = {}
    predicate = predicate_of(question)
    if predicate is not None:
        features["predicate_missing"] = 1.0 - _grade(matches.get(predicate.term))
        if predicate.term not in matches and not predicate.known and not predicate.alternatives:
            features["predicate_unknown"] = 1.0
    negated = is_negated(question.tokens)
    denied = denied_places(profile.tokens, best.sentence.text)
    touched = any(
        place in denied for match in matches.values() for place in profile.positions.get(match.found, ())
    )
    features["denied"] = float(touched and not negated)
    features["negation_missing"] = float(negated and not denied)
    against = [a for a in question.asked if a.term not in matches and opposites_in(a, profile)]
    features["opposite"] = float(bool(against))
    return features


def _single_words(question: Question, profile: Profile) -> dict[str, float]:
    """Words that single one out or say when it was: whether the sentence has one of the same line."""
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
def _lines(section: str) -> dict[str, frozenset[str]]:
    """The first word of each line to all its words, as terms."""
    table: dict[str, frozenset[str]] = {}
    for line in read_lists("denials.txt")[section]:
        terms = [t.term for form in line.split(",") for t in tokens(form)]
        table[terms[0]] = frozenset(terms)
    return table


@cache
def _stop_opposites() -> dict[str, tuple[str, ...]]:
    """Opposites among words that are never looked up."""
    return {"before": ("after",), "after": ("before",), "most": ("least", "fewest"), "least": ("most",)} | {
        "more": ("less", "fewer"), "less": ("more",), "first": ("last",), "inside": ("outside",)
    }  # fmt: skip
