"""What speaks for and against the best sentence being the answer: named features, most of them shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from bot.answering.refusing.asked_for import asks_for_speech, speech_missing, words_called_for
from bot.answering.refusing.denials import denied_places, light_terms, opposites_in
from bot.answering.refusing.premise import contradicting, contradiction
from bot.answering.refusing.question_parts import head_of, is_negated, is_unknown
from bot.answering.refusing.unmet import is_unmet, rare_kind_near
from bot.retrieval.asked import Asked
from bot.retrieval.framing import framing_in
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever

# From so many words on a sentence says more beside what was asked than is told by its length.
_LONG = 60
_COUNTING = ("count", "amount")
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
    other_speaker, speaks = (best.features.get("speaks") == told for told in (0.0, 1.0))
    features = {
        "covered": covered,
        "words": best.features.get("words", 0.0),
        "score": best.score / 20,
        "length": min(len(profile.tokens), _LONG) / _LONG,
        "words_asked": math.log(1 + len(question.asked)),
        "names_share": sum(asked.weight for asked in question.asked if asked.name) / total,
        "unknown": sum(asked.weight for asked in unknown) / total,
        "heaviest_missing": max((asked.weight for asked in missing), default=0.0) / total,
        "said_otherwise": _said_otherwise(question, matches),
        "head_missing": 1 - _grade(matches.get(head.term)) if head is not None else 0.0,
        "names_missing": float(any(_is_name(asked, question) for asked in missing)),
        "numbers_missing": float(yes_no < 1 and any(asked.number for asked in missing)),
        "counted": best.features.get("counted", 0.0),
        "pairs": best.features.get("pairs", 0.0),
        "unmet": float(
            is_unmet(question, best.sentence.text, profile, matches)
            or (not speaks and speech_missing(question, best.sentence.text, profile))
            or (other_speaker and asks_for_speech(question))
        ),
        "other_speaker": float(other_speaker),
        "yes_no": yes_no,
        "question_only": float(profile.asks),
        "rare_kind_shown": covered * rare_kind_near(question, profile, matches),
    }
    if question.kind in _COUNTING and head is not None:
        features["counted_missing"] = features["head_missing"]
    features.update(words_called_for(question, profile))
    features.update(_polarity(question, best, profile, matches))
    if question.kind not in _ANSWERED_BY_DENIAL:
        # That somebody declined to comment is no contradiction of what he said, it is what he said.
        silent = speaks and asks_for_speech(question)
        against = [] if silent else contradicting(question, hits[:_AROUND], retriever)
        how = contradiction(question, best, profile)
        features["contradicted"] = 1.0 if against else 0.5 * (how == "doubtful")
        features["denied_outright"] = float(how == "denied" and not asks_for_speech(question))
    return features


def _said_otherwise(question: Question, matches: Mapping[str, Match]) -> float:
    """How many of the words asked for, names and figures apart, the sentence lacks or only comes near."""
    framing = framing_in(question.tokens)
    plain = (
        a for a in question.asked if not (a.name or a.number or a.at in framing or a.term in light_terms())
    )
    return sum(1 - _grade(matches.get(asked.term)) for asked in plain)


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


def _polarity(
    question: Question, best: Hit, profile: Profile, matches: Mapping[str, Match]
) -> dict[str, float]:
    """Whether the sentence denies what the question takes to be so, or the other way round."""
    if question.kind == "yes_no":
        return {}
    negated = is_negated(question)
    # "On which day": Tuesday night is one.
    framing = framing_in(question.tokens)
    plain = [asked for asked in question.asked if asked.at not in framing]
    denied = denied_places(best.sentence.text)
    touched = any(
        place in denied for match in matches.values() for place in profile.positions.get(match.found, ())
    )
    return {
        "denied": float(touched and not negated),
        "negation_missing": float(negated and not denied and question.kind != "reason"),
        "opposite": float(any(opposites_in(a, profile) for a in plain if a.term not in matches)),
    }
