"""A follow-up goes on reading where the last answer stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answering.completing.last_answer import sources_named
from bot.answering.completing.names import SAYING
from bot.answering.completing.places import around, place_of, places_read
from bot.answering.completing.question_form import words_of
from bot.answering.completing.without_name import Kind, speaks_of
from bot.answering.completing.word_classes import listed
from bot.answering.conversation import Conversation
from bot.articles.article import Sentence
from bot.retrieval.asked import Asked
from bot.retrieval.expected import expected_kind
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Match, Retriever
from bot.retrieval.terms import tokens

# Shares of the best score, set on the 384 later turns of twelve stories and rounded; a half more or less of
# one of them loses up to nine turns. The follow-up's own words decide whether the sentence just read answers
# it too; of other sentences those that have them, the next one and those of the same article are preferred,
# above all near by when they have the kind of answer asked for.
READ, READ_OWN = -0.3, 0.6
NEXT = 0.2
SAME_FILE, SAME_FILE_OWN = 0.1, 0.1
OWN = 0.15
KIND_NEAR = 0.1
# A follow-up without words of its own ("when was that?") stays with what was read. "Why?" and "why not?" ask
# for the reason of that, which often stands there. Others without a word to look up stay, too, but for "did
# she get it?": whether it came about is not told where it was asked for.
STAYING, STAYING_ANYHOW = 0.3, 0.2
STAYING_FOR_REASON = 0.6
# What a sentence gains that has what was put in without naming it, were that the whole question: about as
# much as the words themselves would count.
TOLD_WITHOUT_NAME, GRADE_WITHOUT_NAME = 6.0, 0.9
# Half of that where the last question's other words were put in, too.
TOLD_WITHOUT_PRONOUN = 0.5
# What was put in is given: whether the articles answer is told by the follow-up's own words. From 0.3 to 0.6
# all is alike; above, more of the later questions that they don't answer are answered.
GRANTED = 0.5
# Words that only say which kind of answer is wanted weigh less than half of what they do elsewhere.
WEIGHING = 0.5
# A sentence has what was typed when it lacks no more than this share of the terms.
LITTLE_MISSING = 0.4
# Two words that were typed are no chance, wherever they stand.
ENOUGH_OWN = 2
# Kinds that are answered in words of their own; a figure, a place or a name answers what is told with it.
IN_OTHER_WORDS = ("reason", "manner", "thing", "words", "yes_no")
_KINDS: tuple[Kind, ...] = ("he", "she", "it", "they")


@dataclass(frozen=True, slots=True)
class _FollowUp:
    """A later question: the sentences `read`, its `own` terms, those `put_in` for what it left out.

    `pointed`: those of them that name whom `pronoun` stands for. `bare`: it has no content word.
    """

    question: Question
    read: Mapping[int, bool]
    answered: bool
    own: frozenset[str]
    put_in: tuple[Asked, ...]
    pointed: frozenset[str]
    pronoun: Kind | None
    bare: bool


def going_on(
    hits: Sequence[Hit],
    typed: str,
    question: Question,
    conversation: Conversation,
    retriever: Retriever,
    *,
    completed: bool,
) -> list[Hit]:
    """The hits of a later question, best first, with regard to the sentences quoted last.

    `typed`: the follow-up as the person wrote it; `question`: as it was understood and read; `completed`:
    whether anything was put in. The feature "taken_up" of a hit is 1 where it goes on from what was read,
    "own_missing" where it has nothing that the person wrote, "strayed" where it has nothing of what was put
    in and stands far from what was read, "all_own" where it has what the person wrote and stands near.
    """
    read = places_read(conversation.turns)
    if not read or not completed:
        # A question that stands alone gets the answer that it gets anywhere.
        return list(hits)
    asked = [turn for turn in conversation.turns if turn.status != "greeting"]
    if hits:
        preferred = sources_named(words_of(typed), retriever)
        if preferred:
            return _first(hits, [hit for hit in hits if hit.sentence.file in preferred])
        last = asked[-1].understood_as or asked[-1].question
        if asked[-1].claims and words_of(question.text) == words_of(last):
            return _first(hits, [hit for hit in hits if hit.sentence.number in read])
    follow_up = _follow_up(typed, question, read, bool(asked[-1].claims), retriever)
    found = [*hits, *(around(read, hits, question, retriever))]
    told = [hit for hit in (_told(hit, follow_up, retriever) for hit in found) if hit.matches]
    best = max((hit.score for hit in told), default=0.0)
    moved = [hit._replace(score=hit.score + best * _nearness(hit, follow_up, retriever)) for hit in told]
    moved = [_placed(_beside_the_point(hit, follow_up, retriever), follow_up, retriever) for hit in moved]
    return sorted(moved, key=lambda hit: (-hit.score, hit.sentence.number))


def granted(question: Question, typed: str) -> Question:
    """The question with what was put in counting less than what was `typed`: for judging the best hit."""
    written = {token.term for token in tokens(typed)}
    asked = (a if a.term in written else replace(a, weight=a.weight * GRANTED) for a in question.asked)
    return replace(question, asked=tuple(asked))


def _follow_up(
    typed: str, question: Question, read: Mapping[int, bool], answered: bool, retriever: Retriever
) -> _FollowUp:
    words = tokens(typed)
    written = {token.term for token in words}
    own = frozenset(_own_terms(typed, question, retriever))
    put_in = tuple(a for a in question.asked if a.term not in written)
    names = frozenset(a.term for a in put_in if a.name)
    pronoun = next((kind for kind in _KINDS for token in words if token.word in listed(kind)), None)
    pointed = names or frozenset(a.term for a in put_in)
    bare = all(token.stop for token in words)
    return _FollowUp(question, read, answered, own, put_in, pointed, pronoun, bare)


def _told(hit: Hit, follow_up: _FollowUp, retriever: Retriever) -> Hit:
    """The hit with what was put in as matched, where it speaks of that without the name."""
    having = {match.asked for match in hit.matches if match.how != "before"}
    if hit.features.get("speaks") == 0.0 and _says_itself(hit.sentence, follow_up.pronoun, retriever):
        hit = hit._replace(features={name: value for name, value in hit.features.items() if name != "speaks"})
    lacking = [asked for asked in follow_up.put_in if asked.term not in having]
    read = follow_up.answered and hit.sentence.number in follow_up.read
    if read and follow_up.bare and _has_kind(hit, follow_up.question, retriever):
        # "When was that?" of a sentence that has a date.
        hit = hit._replace(features={**hit.features, "taken_up": 1.0})
    if not lacking:
        return hit
    # What answered the question before has what that was about.
    if not read:
        # A question of a few words has no pronoun: then the sentence must stand near.
        near = place_of(hit.sentence, follow_up.read, retriever) in ("next", "near")
        kinds = (follow_up.pronoun,) if follow_up.pronoun else _KINDS if near else ()
        named = not follow_up.pointed.isdisjoint(having)
        if named or not any(speaks_of(hit.sentence, follow_up.pointed, kind, retriever) for kind in kinds):
            return hit
    terms = {asked.term for asked in lacking}
    total = sum(asked.weight for asked in follow_up.question.asked) or 1.0
    gain = TOLD_WITHOUT_NAME * sum(asked.weight for asked in lacking) / total
    if follow_up.pronoun is None and not read:
        gain *= TOLD_WITHOUT_PRONOUN
    matches = [match for match in hit.matches if match.asked not in terms]
    matches += [Match(asked.term, asked.term, "before", GRADE_WITHOUT_NAME) for asked in lacking]
    # Who speaks is told by "he said", too.
    features = {name: value for name, value in hit.features.items() if value or name != "speaks"}
    return hit._replace(
        score=hit.score + gain,
        matches=tuple(matches),
        features={**features, "taken_up": 1.0} if not read else features,
    )


def _beside_the_point(hit: Hit, follow_up: _FollowUp, retriever: Retriever) -> Hit:
    """The hit with the feature "own_missing" where it has none of the follow-up's own words.

    One that was read and gives no reason for what it tells does not answer "why?". One that goes on from
    what was read may do so in words of its own; only that doesn't make it surer then.
    """
    kind = follow_up.question.kind
    if hit.sentence.number in follow_up.read and (follow_up.bare or kind == "reason"):
        # "Why?" of a sentence that gives no reason, "are there many of them?" of one that only names them.
        empty = kind == "yes_no" or (kind == "reason" and not hit.features.get("hint"))
        return hit._replace(features={**hit.features, "own_missing": 1.0}) if empty else hit
    if not follow_up.own or _missing(follow_up.own, hit, like=True) < 1:
        return hit
    near = place_of(hit.sentence, follow_up.read, retriever) in ("next", "near")
    otherwise = kind in IN_OTHER_WORDS
    goes_on = near and otherwise and bool(hit.features.get("taken_up"))
    return hit._replace(features={**hit.features, "taken_up": 0.0, "own_missing": float(not goes_on)})


def _placed(hit: Hit, follow_up: _FollowUp, retriever: Retriever) -> Hit:
    """The hit with "strayed" (far, without what was put in) or "all_own" (near, with what was typed)."""
    place = place_of(hit.sentence, follow_up.read, retriever)
    having = {match.asked for match in hit.matches}
    if place in ("file", "elsewhere"):
        apart = bool(follow_up.put_in) and all(asked.term not in having for asked in follow_up.put_in)
        own = [m for m in hit.matches if m.how in ("word", "before") and m.asked in follow_up.own]
        # Two words of the follow-up are no chance, whatever was put in.
        apart = apart and len(own) < ENOUGH_OWN
        return hit._replace(features={**hit.features, "strayed": 1.0}) if apart else hit
    has_own = bool(follow_up.own) and _missing(follow_up.own, hit, like=True) <= LITTLE_MISSING
    return hit._replace(features={**hit.features, "all_own": 1.0}) if has_own and place != "read" else hit


def _says_itself(sentence: Sentence, pronoun: Kind | None, retriever: Retriever) -> bool:
    """Whether "he said" stands in a sentence, where he is asked about."""
    words = [token.word for token in retriever.profile(sentence).tokens]
    return any({one, other} & SAYING and pronoun in (one, other) for one, other in pairwise(words))


def _nearness(hit: Hit, follow_up: _FollowUp, retriever: Retriever) -> float:
    """What the place of a sentence says for it or, below 0, against it, as a share of the best score."""
    question = follow_up.question
    # A sentence that has no more than a like word ("travel" for "go") does not say whether it came about.
    own = 1 - _missing(follow_up.own, hit, like=question.kind != "yes_no")
    place = place_of(hit.sentence, follow_up.read, retriever)
    if place == "read" and follow_up.bare:
        if question.kind != "reason":
            return STAYING
        return STAYING_FOR_REASON
    if place == "read" and not follow_up.own:
        # Whether it came about is not told where it was planned.
        return (
            READ
            if question.kind == "yes_no"
            else STAYING
            if _has_kind(hit, question, retriever)
            else STAYING_ANYHOW
        )
    if place == "read":
        return READ + (READ_OWN + OWN) * own
    if place == "elsewhere":
        return OWN * own
    near = place != "file" and _has_kind(hit, question, retriever)
    return SAME_FILE + (SAME_FILE_OWN + OWN) * own + NEXT * (place == "next") + KIND_NEAR * near


def _first(hits: Sequence[Hit], wanted: Sequence[Hit]) -> list[Hit]:
    """The hits with the best of those wanted before the others, as sure as the best of all."""
    if not wanted:
        return list(hits)
    top = wanted[0]._replace(score=max(hit.score for hit in hits))
    return [top, *(hit for hit in hits if hit is not wanted[0])]


def _own_terms(typed: str, question: Question, retriever: Retriever) -> set[str]:
    """What the follow-up itself looks up; "old" of "how old is she" only says which kind it wants."""
    written = {token.term: token for token in tokens(typed)}
    kind = expected_kind(question.tokens)
    wanted = {token.term for token in question.tokens[kind.start : kind.end]}
    found = set()
    for asked in question.asked:
        if asked.term in written and written[asked.term].word not in listed("empty verbs"):
            # "And a year?" after "… a day?" is told from it by its unit alone.
            unit = written[asked.term].word in listed("units of time") and asked.term not in wanted
            if unit or asked.weight >= WEIGHING * retriever.idf(asked.term):
                found.add(asked.term)
    return found


def _missing(own: Set[str], hit: Hit, *, like: bool) -> float:
    """The share of the follow-up's own words that a sentence lacks, 0 to 1; half when there are none.

    `like`: words that stand for them count, by their grade.
    """
    same = ("word", "family")
    having = {m.asked: m.grade for m in hit.matches if m.how in same or (like and m.how != "before")}
    return sum(1 - having.get(term, 0.0) for term in own) / len(own) if own else 0.5


def _has_kind(hit: Hit, question: Question, retriever: Retriever) -> bool:
    """Whether the sentence has a word of the kind that is asked for: an age, a date …"""
    return any(mark.kind == question.kind for mark in retriever.profile(hit.sentence).marks)
