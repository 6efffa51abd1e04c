"""What the ranking knows of a candidate: named features of how well a sentence fits a question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.retrieval.asked import Asked
from bot.retrieval.kinds import Kind
from bot.retrieval.lexicon import How
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Candidate, Match

# The sentence before counts in full when it has the word; the weights say what that is worth.
_BEFORE_GRADE = 0.5
_NEAR = 8
_LONG, _SHORT = 45, 6
_COUNTED = 4
_NOT = frozenset(("not", "never", "without", "cannot"))
# Kinds of which the public sets have too few questions share the weight of their like.
_ANSWERED_BY: dict[Kind, str] = {
    "age": "figure",
    "percent": "figure",
    "duration": "figure",
    "money": "figure",
    "count": "figure",
    "amount": "figure",
    "time": "time",
    "place": "place",
    "person": "person",
    "reason": "reason",
    "name": "name",
}


def matches_of(question: Question, candidate: Candidate) -> list[tuple[Asked, Match, tuple[int, ...]]]:
    """For each term of the question that the sentence has in some way: the term, the best match, its places."""
    found = []
    positions = candidate.profile.positions
    before = candidate.before.positions if candidate.before is not None else {}
    for asked in question.asked:
        places = positions.get(asked.term)
        if places is not None:
            found.append((asked, Match(asked.term, asked.term, "word", 1.0), places))
            continue
        for key, how, grade in asked.alternatives:
            if key in positions:
                found.append((asked, Match(asked.term, key, how, grade), positions[key]))
                break
        else:
            if asked.term in before:
                found.append((asked, Match(asked.term, asked.term, "before", _BEFORE_GRADE), ()))
    return found


def features_of(
    question: Question, candidate: Candidate, matches: Sequence[tuple[Asked, Match, tuple[int, ...]]]
) -> dict[str, float]:
    """The features by name; docs/finding-answers.md tells what each is for and what it gains.

    Shares are of the question's whole weight (the sum of IDF, unknown words counted as the rarest).
    """
    total = sum(a.weight for a in question.asked) or 1.0
    by_how: dict[How, float] = {}
    for asked, match, _ in matches:
        by_how[match.how] = by_how.get(match.how, 0.0) + asked.weight * match.grade
    profile = candidate.profile
    here = [(asked, places) for asked, match, places in matches if places]
    features = {
        "word": by_how.get("word", 0.0) / total,
        "family": by_how.get("family", 0.0) / total,
        "synonym": by_how.get("synonym", 0.0) / total,
        "related": by_how.get("related", 0.0) / total,
        "prefix": by_how.get("prefix", 0.0) / total,
        "before": by_how.get("before", 0.0) / total,
        "bm25": candidate.bm25 / total,
        "paragraph": candidate.paragraph / total,
        "words": candidate.words / total,
        "pairs": _pairs(question, profile),
        "close": _closeness(here),
        "covered": (sum(by_how.values()) / total) ** 2,
        "around": _around(question, candidate, matches) / total,
        "rarest": _rarest(question, matches),
        "names_missing": _missing(question.names, matches, total),
        "numbers_missing": _missing(question.numbers, matches, total),
        "length": math.log(len(profile.tokens) + 1.0),
        "long": max(0, len(profile.tokens) - _LONG) / _LONG,
        "short": float(len(profile.tokens) < _SHORT),
        "headline": float(profile.headline),
        "takes_up": float(profile.takes_up),
        "denied": float(_asks_denied(question) and _denied(profile)),
    }
    features.update(_kind(question, profile, here))
    return features


def coverage(question: Question, matches: Sequence[Match]) -> float:
    """The share of the question's weight that the sentence has, other words by their grade."""
    weights = {a.term: a.weight for a in question.asked}
    total = sum(weights.values())
    return sum(weights[m.asked] * m.grade for m in matches) / total if total else 0.0


def _pairs(question: Question, profile: Profile) -> float:
    """The share of neighbouring content words of the question that are neighbours in the sentence."""
    asked = question.asked
    wanted = [(a, b) for a, b in zip(asked, asked[1:], strict=False) if b.at - a.at <= 2]
    if not wanted:
        return 0.0
    found = 0.0
    for a, b in wanted:
        first, second = profile.positions.get(a.term, ()), profile.positions.get(b.term, ())
        if any(q - p == b.at - a.at or q - p == 1 for p in first for q in second):
            found += 1
    return found / len(wanted)


def _closeness(here: Sequence[tuple[Asked, tuple[int, ...]]]) -> float:
    """How close together the matched words stand: their number over the smallest window that has them all."""
    if len(here) < 2:
        return 0.0
    events = sorted((place, which) for which, (_, places) in enumerate(here) for place in places)
    need, have, first = len(here), dict[int, int](), 0
    best = math.inf
    for place, which in events:
        have[which] = have.get(which, 0) + 1
        while len(have) == need:
            start, leaving = events[first]
            best = min(best, place - start + 1)
            have[leaving] -= 1
            if not have[leaving]:
                del have[leaving]
            first += 1
    return need / max(best, need) if best < math.inf else 0.0


def _rarest(question: Question, matches: Sequence[tuple[Asked, Match, tuple[int, ...]]]) -> float:
    """How well the known word that tells most is matched."""
    known = [a for a in question.asked if a.known or a.alternatives]
    if not known:
        return 0.0
    rarest = max(known, key=lambda a: a.weight)
    return next((match.grade for asked, match, _ in matches if asked is rarest), 0.0)


def _missing(
    asked: Sequence[Asked], matches: Sequence[tuple[Asked, Match, tuple[int, ...]]], total: float
) -> float:
    have = {match.asked for _, match, _ in matches}
    return sum(a.weight for a in asked if a.term not in have) / total


def _around(
    question: Question, candidate: Candidate, matches: Sequence[tuple[Asked, Match, tuple[int, ...]]]
) -> float:
    """What the rest of the paragraph has of the words that the sentence lacks."""
    have = {match.asked for _, match, _ in matches}
    found = 0.0
    for asked in question.asked:
        if asked.term in have:
            continue
        if asked.term in candidate.around:
            found += asked.weight
        else:
            found += asked.weight * next((g for key, _, g in asked.alternatives if key in candidate.around), 0.0)
    return found


def _kind(
    question: Question, profile: Profile, here: Sequence[tuple[Asked, tuple[int, ...]]]
) -> Mapping[str, float]:
    """Whether the sentence holds an answer of the expected kind that the question doesn't itself contain."""
    kind = question.kind
    if kind not in _ANSWERED_BY:
        return {}
    asked = {a.term for a in question.asked}
    answers = [m.at for m in profile.marks if m.kind == kind and profile.tokens[m.at].term not in asked]
    hinted = {"hint": 1.0} if kind == "reason" and any(m.kind == "hint" for m in profile.marks) else {}
    if not answers:
        return hinted
    pool = _ANSWERED_BY[kind]
    features = {f"kind_{pool}": 1.0, **hinted}
    matched = [p for _, places in here for p in places]
    if matched:
        gap = min(abs(a - p) for a in answers for p in matched)
        features[f"near_{pool}"] = max(0.0, 1 - (gap - 1) / _NEAR)
    if pool == "figure" and question.focus is not None:
        places = next((places for a, places in here if a.term == question.focus), ())
        gaps = [p - a for a in answers for p in places if p > a]
        features["counted"] = max(0.0, 1 - (min(gaps) - 1) / _COUNTED) if gaps else 0.0
    return features


def _asks_denied(question: Question) -> bool:
    return any(t.word in _NOT or t.word.endswith("n't") for t in question.tokens)


def _denied(profile: Profile) -> bool:
    return any(m.kind == "denial" for m in profile.marks)
