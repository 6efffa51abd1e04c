"""Whether the best sentence answers the question, and if not, why not and what comes nearest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.answer import Reason
from bot.answering.refusing.confidence import confidence_of
from bot.answering.refusing.evidence import evidence_of
from bot.answering.refusing.in_general import asks_in_general, tells_in_general
from bot.answering.refusing.no_question import Instead, claim_in, foretells, instead_of_question
from bot.answering.refusing.premise import contradicting
from bot.answering.refusing.question_parts import is_unknown
from bot.answering.refusing.reasons import no_question, not_mentioned, not_stated, worth_telling
from bot.answering.refusing.relatives import are_somebody_elses
from bot.retrieval.asked import Asked
from bot.retrieval.question import Question, read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.word_index import words as words_of
from bot.retrieval.word_lists import stop_words

# Drawn on twelve news stories, where answerable and unanswerable questions part; see docs/finding-answers.md.
THRESHOLD = 0.21
# From this share of it on, a sentence that goes on from what was read is taken for the answer to a follow-up;
# from 0.4 to 0.7 the same turns of eight stories come out right.
TAKEN_UP = 0.6
# Near by with all that the follow-up itself asks it is the answer: of 55 such sentences none was shown where
# there is none. From 0.25 to 0.4 all is alike.
ALL_OWN = 0.35
# A sentence that has nothing but what was put into a follow-up is hardly its answer: of the best sentences of
# eight stories 8 were such, and none was right. It is at most this share as sure.
OWN_MISSING = 0.5
# Neither is one far away that has nothing of what was put in: of 17 such best sentences 3 were right, and
# those the surest. So much of the confidence is left.
STRAYED = 0.5
# From here on, articles that give different answers show that the question has one; of 450 refused public
# questions it answered 3.
THRESHOLD_DISPUTED = 0.1
# A judgement or a prediction is answered only by a sentence as sure as this.
THRESHOLD_FORETOLD = 0.5
# What is left of the confidence when things in general are asked about and one matter is told of; from 0.2 to
# 0.4 the same questions of eight stories come out right.
_IN_GENERAL = 0.3
# When no sentence shares a word with the question: hardly a public question without one was answerable.
NOTHING_FOUND = 0.02
# Words are told as never mentioned when they carry this much of the question, or one of them is a name.
_UNKNOWN_SHARE = 0.3
# The hits among which a contradiction is looked for.
_READ = 8
# With less of the question than this a sentence has nothing to do with an instruction; judged on two stories.
_LOOSE = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """`confidence` (0 to 1) that the best hit answers the question; `reason` when it is held back.

    `nearest`: with a reason, what comes nearest, best first: what contradicts the question before the rest.
    """

    confidence: float
    reason: Reason | None = None
    nearest: tuple[Hit, ...] = ()


def judge(
    question: Question,
    hits: Sequence[Hit],
    retriever: Retriever,
    *,
    disputed: Callable[[], bool] = lambda: False,
) -> Verdict:
    """Judge the best of `hits` (best first; may be empty).

    `disputed`: whether the articles give different answers to the question, looked for only where it counts.
    """
    instead = instead_of_question(question, retriever)
    if instead is not None and instead not in ("judgement", "prediction"):
        claim = claim_in(question.text)
        if claim is not None:
            question = read_question(claim, retriever)
            hits = rank(question, retriever)
        return Verdict(0.0, no_question(instead), _nearest(question, hits, retriever, instead))
    if not hits:
        unknown = [asked for asked in question.asked if not asked.known]
        if instead is not None or not unknown:
            return Verdict(0.0, no_question(instead or "nothing"))
        nowhere = _standing_nowhere(unknown, retriever)
        told = not_mentioned(question, nowhere) if nowhere else not_stated(question, [], contradicted=False)
        return Verdict(NOTHING_FOUND, told)
    confidence = confidence_of(evidence_of(question, hits, retriever))
    in_general = asks_in_general(question) and not tells_in_general(hits[0], question)
    if in_general:
        confidence *= _IN_GENERAL
    if hits[0].features.get("own_missing") or are_somebody_elses(question, hits[0], retriever):
        confidence = min(confidence, THRESHOLD * OWN_MISSING)
    if hits[0].features.get("strayed"):
        confidence *= STRAYED
    untold = instead == "prediction" and not foretells(hits[0])
    if instead is not None and (untold or confidence < THRESHOLD_FORETOLD):
        return Verdict(0.0, no_question(instead), _nearest(question, hits, retriever, instead))
    if confidence >= THRESHOLD * _going_on(hits[0]):
        return Verdict(confidence)
    if confidence >= THRESHOLD_DISPUTED and not in_general and disputed():
        return Verdict(THRESHOLD)
    nearest = _nearest(question, hits, retriever, None)
    return Verdict(confidence, _reason(question, hits, nearest, retriever), nearest)


def _going_on(hit: Hit) -> float:
    """The share of the threshold that is enough where a sentence goes on from what was read."""
    if hit.features.get("all_own"):
        return ALL_OWN
    return TAKEN_UP if hit.features.get("taken_up") else 1.0


def _reason(question: Question, hits: Sequence[Hit], nearest: Sequence[Hit], retriever: Retriever) -> Reason:
    found = {match.asked for match in hits[0].matches}
    missing = [asked for asked in question.asked if asked.term not in found]
    unknown = worth_telling(question, [asked for asked in missing if is_unknown(asked)])
    unknown = _standing_nowhere(unknown, retriever)
    total = sum(asked.weight for asked in question.asked) or 1.0
    if nearest[0] in contradicting(question, hits[:_READ], retriever):
        return not_stated(question, missing, contradicted=True)
    if any(a.name for a in unknown) or sum(a.weight for a in unknown) >= _UNKNOWN_SHARE * total:
        return not_mentioned(question, unknown)
    return not_stated(question, missing, contradicted=False)


def _standing_nowhere(unknown: Sequence[Asked], retriever: Retriever) -> list[Asked]:
    """Those that no article has; the defense of "Defense Forces" stands there, though it is another word."""
    small = stop_words()
    return [a for a in unknown if a.word in small or not retriever.holding(words_of(a.word), 1)]


def _nearest(
    question: Question, hits: Sequence[Hit], retriever: Retriever, instead: Instead | None
) -> tuple[Hit, ...]:
    """What contradicts the question, then the hits in their order; nothing loose after an instruction."""
    if instead is not None:
        hits = [hit for hit in hits if instead != "nothing" and _covered(question, hit) >= _LOOSE]
    against = contradicting(question, hits[:_READ], retriever)
    return (*against, *(hit for hit in hits if hit not in against))


def _covered(question: Question, hit: Hit) -> float:
    total = sum(asked.weight for asked in question.asked) or 1.0
    grades = {match.asked: match.grade for match in hit.matches}
    return sum(asked.weight * grades.get(asked.term, 0.0) for asked in question.asked) / total
