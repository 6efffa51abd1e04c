"""What speaks for and against the best sentence being the answer: named features, most of them shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from bot.answering.refusing.asked_for import asks_for_speech, kind_shown, words_called_for
from bot.answering.refusing.denials import denied_places, light_terms, opposites_in
from bot.answering.refusing.premise import contradicting, contradiction
from bot.answering.refusing.question_parts import head_of, is_negated, predicate_of
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever

# Sentences that share this much of their words say the same; measured on five reports of one event.
_ALIKE = 0.25
_COMPARED = 10
# "Nobody is missing any longer" tells how many are missing.
_ANSWERED_BY_DENIAL = ("yes_no", "words", "count", "amount", "money")
# The hits among which a contradiction counts.
_AROUND = 5


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
    named = {asked.at for asked in question.asked if asked.name and asked.term in matches}
    missing = [
        asked for asked in question.asked if asked.term not in matches and not _other_name(asked, named)
    ]
    unknown = [asked for asked in missing if is_unknown(asked)]
    covered = sum(asked.weight * _grade(matches.get(asked.term)) for asked in question.asked) / total
    head = head_of(question)
    features = {
        "covered": covered,
        "by_other_words": _share(question, matches, ("synonym", "related"), total),
        "by_sentence_before": _share(question, matches, ("before",), total),
        "unknown": sum(asked.weight for asked in unknown) / total,
        "names_missing": float(any(_is_name(asked, question) for asked in missing)),
        "numbers_missing": float(yes_no < 1 and any(asked.number for asked in missing)),
        "words_asked": math.log(1 + len(question.asked)),
        "heaviest_missing": max((asked.weight for asked in missing), default=0.0) / total,
        "head_missing": 1 - _grade(matches.get(head.term)) if head is not None else 0.0,
        "margin": _margin(hits, retriever),
        "score": best.score / 20,
        "counted": best.features.get("counted", 0.0),
        "pairs": best.features.get("pairs", 0.0),
        "yes_no": yes_no,
        "unnamed": float(best.features.get("named") == 0.0),
        "question_only": float(profile.asks),
        "predicate_missing": _predicate_missing(question, matches),
    }
    features.update(kind_shown(question, profile, matches))
    if "rare_kind_shown" in features:
        # A sum beside one matched word of five is any sum.
        features["rare_kind_shown"] *= covered
    features.update(words_called_for(question, best.sentence.text, profile))
    if best.features.get("speaks") == 0.0:
        features["speech_missing"] = 1.0
    features.update(_polarity(question, best, profile, matches))
    if question.kind not in _ANSWERED_BY_DENIAL:
        against = contradicting(question, hits[:_AROUND], retriever)
        how = contradiction(question, best, profile)
        features["contradicted"] = 1.0 if against else 0.5 * (how == "doubtful")
        features["denied_outright"] = float(how == "denied" and not asks_for_speech(question))
    return features


def _predicate_missing(question: Question, matches: Mapping[str, Match]) -> float:
    predicate = predicate_of(question)
    if predicate is None or predicate.term in light_terms():
        return 0.0
    return 1 - _grade(matches.get(predicate.term))


def is_unknown(asked: Asked) -> bool:
    """Whether the articles neither use the word nor another one for it."""
    return not asked.known and not any(other.how != "prefix" for other in asked.alternatives)


def _grade(match: Match | None) -> float:
    return match.grade if match is not None else 0.0


def _other_name(asked: Asked, named: Set[int]) -> bool:
    """Whether a name beside it is there: of somebody's two names reports mostly tell the second alone."""
    return asked.name and (asked.at + 1 in named or asked.at - 1 in named)


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


def _polarity(
    question: Question, best: Hit, profile: Profile, matches: Mapping[str, Match]
) -> dict[str, float]:
    """Whether the sentence denies what the question takes to be so, or the other way round."""
    if question.kind == "yes_no":
        return {}
    negated = is_negated(question)
    denied = denied_places(profile.tokens, best.sentence.text)
    touched = any(
        place in denied for match in matches.values() for place in profile.positions.get(match.found, ())
    )
    return {
        "denied": float(touched and not negated),
        "negation_missing": float(negated and not denied and question.kind != "reason"),
        "opposite": float(any(opposites_in(a, profile) for a in question.asked if a.term not in matches)),
    }
