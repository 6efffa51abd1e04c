"""A follow-up goes on reading where the last answer stands."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from bot.answering.completing.last_answer import sources_named
from bot.answering.completing.question_form import words_of
from bot.answering.completing.word_classes import listed
from bot.answering.conversation import Conversation
from bot.retrieval.expected import expected_kind
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import tokens

# Shares of the best score, set on 46 turns of five stories (two of them in tests/answering): a tenth more or
# less of any loses at most one turn. What was just read and lacks the follow-up's own words is hardly what is
# asked now; the sentence that takes it up often is, above all when it is asked whether or why. A follow-up
# without words of its own ("when was that?") stays with what was read. Whom a pronoun stands for must be
# named.
READ_ALREADY = 0.35
READ_NEXT = 0.6
STAYING = 0.3
# "Why?" and "why not?" ask for the reason of what was just read, which often stands there.
STAYING_FOR_REASON = 0.6
LACKING = 0.2
# Of two sentences nearly alike the one with its own words; 0.1 and 0.2 do the same on three stories.
LACKING_OWN = 0.1


def going_on(
    hits: Sequence[Hit], typed: str, question: Question, conversation: Conversation, retriever: Retriever
) -> list[Hit]:
    """The hits of a completed follow-up, best first, with regard to the sentences quoted last.

    `typed`: the follow-up as the person wrote it; `question`: as it was completed and read.
    """
    turn = next((turn for turn in reversed(conversation.turns) if turn.status != "greeting"), None)
    quoted = {quote.number for claim in turn.claims for quote in claim.quotes} if turn is not None else set()
    if not quoted or not hits:
        return list(hits)
    best = max(hit.score for hit in hits)
    preferred = sources_named(words_of(typed), retriever)
    if preferred:
        return _first(hits, [hit for hit in hits if hit.sentence.file in preferred])
    if turn is not None and words_of(question.text) == words_of(turn.understood_as or turn.question):
        return _first(hits, [hit for hit in hits if hit.sentence.number in quoted])
    own = _own_terms(typed, question, retriever)
    bare = all(token.stop for token in tokens(typed))
    meant = {a.term for a in question.asked if a.name and a.term not in own}
    # A sentence that has no more than a like word ("travel" for "go") does not say whether it came about.
    like = question.kind != "yes_no"
    moved = []
    for hit in hits:
        number = hit.sentence.number
        change = 0.0
        if number in quoted:
            stays = bare or (not own and _has_kind(hit, question, retriever))
            staying = STAYING_FOR_REASON if bare and question.kind == "reason" else STAYING
            change = staying if stays else -READ_ALREADY * _missing(own, hit, like=like)
        elif number - 1 in quoted and _takes_up(hit, retriever):
            told_there = bare or question.kind in ("yes_no", "reason")
            change = READ_NEXT * (1.0 if told_there else 1.0 - _missing(own, hit, like=False))
        elif own:
            change = -LACKING_OWN * _missing(own, hit, like=like)
        having = {match.asked for match in hit.matches} | hit.matched
        change -= LACKING * bool(meant and not meant & having)
        moved.append(replace(hit, score=hit.score + change * best))
    return sorted(moved, key=lambda hit: (-hit.score, hit.sentence.number))


def _first(hits: Sequence[Hit], wanted: Sequence[Hit]) -> list[Hit]:
    """The hits with the best of those wanted before the others, as sure as the best of all."""
    if not wanted:
        return list(hits)
    top = replace(wanted[0], score=max(hit.score for hit in hits))
    return [top, *(hit for hit in hits if hit is not wanted[0])]


def _own_terms(typed: str, question: Question, retriever: Retriever) -> set[str]:
    """What the follow-up itself looks up; "old" of "how old is she" only says which kind it wants."""
    written = {token.term: token for token in tokens(typed)}
    kind = expected_kind(question.tokens)
    wanted = {token.term for token in question.tokens[kind.start : kind.end]}
    found = set()
    for asked in question.asked:
        if asked.term in written:
            # "And a year?" after "… a day?" is told from it by its unit alone.
            unit = written[asked.term].word in listed("units of time") and asked.term not in wanted
            if unit or asked.weight >= retriever.idf(asked.term):
                found.add(asked.term)
    return found


def _missing(own: Set[str], hit: Hit, *, like: bool) -> float:
    """The share of the follow-up's own words that a sentence lacks, 0 to 1; half when there are none.

    `like`: words that stand for them count, by their grade.
    """
    having = {m.asked: m.grade for m in hit.matches if m.how == "word" or (like and m.how != "before")}
    return sum(1 - having.get(term, 0.0) for term in own) / len(own) if own else 0.5


def _has_kind(hit: Hit, question: Question, retriever: Retriever) -> bool:
    """Whether the sentence has a word of the kind that is asked for: an age, a date …"""
    return any(mark.kind == question.kind for mark in retriever.profile(hit.sentence).marks)


def _takes_up(hit: Hit, retriever: Retriever) -> bool:
    before = retriever.sentences[hit.sentence.number - 1]
    return before.file == hit.sentence.file and retriever.profile(hit.sentence).takes_up
