"""What a question takes for granted, and whether a sentence says the contrary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from bot.answering.refusing.asked_for import asks_for_speech
from bot.answering.refusing.denials import denied_places, denies, light_terms, opposites_in
from bot.answering.refusing.question_parts import is_duty, is_negated, particle_of, predicate_of
from bot.retrieval.asked import Asked
from bot.retrieval.lexicon import alternatives
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever

Contradiction = Literal["denied", "opposite", "doubtful"]
# A sentence that denies the predicate itself is about the question when it has this much of the rest.
_SHARED = 0.35
# A sentence that shares so many other words is about the same even when a name is told otherwise there.
_SAME = 2
# A synonym tells a predicate as well as the word itself; a related word does not.
_AS_GOOD = 0.7


def contradicting(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Hit]:
    """Those of `hits` (best first) that say the contrary; none of which the best one tells otherwise.

    A denial stands unless the best hit has the very word, an opposite unless it has one that means the same.
    """
    predicate = predicate_of(question)
    if predicate is None or not hits:
        return []
    if asks_for_speech(question):
        # That the mayor has not commented says nothing of what the captain said.
        hits = [hit for hit in hits if hit is hits[0] or hit.features.get("speaks") != 0.0]
    how = [(hit, contradiction(question, hit, retriever.profile(hit.sentence))) for hit in hits]
    told = _told(predicate, question, hits[0])
    best = told.grade if told is not None else 0.0
    against_best = how[0][1] in ("denied", "opposite")
    return [
        hit
        for hit, found in how
        if (found == "denied" and (against_best or best < 1))
        or (found == "opposite" and (against_best or best < _AS_GOOD))
    ]


def contradiction(question: Question, hit: Hit, profile: Profile) -> Contradiction | None:
    """How a sentence says the contrary of what a question takes for granted.

    "denied": what is asked about is not so there; "opposite": its opposite is told; "doubtful": something
    else about the same is denied; None: nothing of the kind.
    """
    predicate = predicate_of(question)
    if predicate is None or predicate.term in light_terms() or is_negated(question):
        return None
    grades = {match.asked: match.grade for match in hit.matches}
    rest = [asked for asked in question.asked if asked is not predicate]
    found = [asked for asked in rest if asked.term in grades]
    shared = sum(asked.weight * grades[asked.term] for asked in found)
    whole = sum(asked.weight for asked in rest)
    if not rest or shared < _SHARED * whole:
        return None  # "Who was hurt": that the driver was not is no contradiction
    denied = denied_places(hit.sentence.text)
    if is_duty(predicate, question) and _is_still_to_come(profile):
        return None
    match = _told(predicate, question, hit)
    if match is not None:
        places = profile.positions.get(match.found, ())
        # Where "refuse" is asked about, "did not deny" is no denial of it, but "did not refuse" is.
        if not places or (denies(predicate) and match.how != "word"):
            return None
        return "denied" if all(place in denied for place in places) else None
    about_others = any(asked.name for asked in rest if asked not in found) and len(found) < _SAME
    if shared < 0.5 * whole or about_others:
        return None
    particle = particle_of(predicate, question)
    against = opposites_in(predicate, profile, verbs=True, particle=particle)
    if against and not all(place in denied for place in against):
        return "opposite"
    return "doubtful" if denied and shared >= 0.5 * (whole + predicate.weight) else None


def _is_still_to_come(profile: Profile) -> bool:
    """Whether a sentence tells what is not done as yet: "has yet to be confirmed"."""
    return any((one.word, after.word) == ("yet", "to") for one, after in pairwise(profile.tokens))


def _told(predicate: Asked, question: Question, hit: Hit) -> Match | None:
    """How a sentence has the predicate; another word for "turn" is none for "turn down"."""
    particle = particle_of(predicate, question)
    for match in hit.matches:
        if match.asked == predicate.term and match.how != "before":
            whole = match.how == "word" or " " in match.found or not particle
            phrase = alternatives(f"{predicate.term} {particle}")
            return match if whole or any(other.key == match.found for other in phrase) else None
    return None
