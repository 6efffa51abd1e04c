"""The other states that articles assert of what a question asks about, in whatever words it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bot.answering.comparing.frame import Frame, frame_of, light_terms
from bot.answering.comparing.given_states import Condition, aside_from, asks_for_a_state
from bot.answering.comparing.reading import read
from bot.answering.comparing.same_matter import alike
from bot.answering.comparing.saying import Said
from bot.answering.comparing.statements import state_slot
from bot.answering.comparing.states import State, asked_about, terms_about
from bot.answering.word_lists import lists_of
from bot.retrieval.lexicon import key_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# How many hits may give the state that answers, and how many are read for another one.
BEST, READ = 2, 40
# How much of the question the best hit must say where the other one only tells of the same; judged on the
# stories.
FAR = 0.5


def states_elsewhere(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Condition]]:
    """The state that one of the best hits asserts, and those of other articles that exclude it.

    The question need not name the state ("did the coalition survive?"): each must say, in the clause of its
    state, all that the best hit says of the question, names aside, or the two statements say most of each
    other.
    """
    if not asks_for_a_state(question):
        return []
    asked = read(question.text)
    aside = {state.about for state in asked.states if state.first >= aside_from(asked)}
    for hit in hits[:BEST]:
        for own in _asserted(hit):
            found = [] if own.about in aside else _others(own, hit, question, hits, retriever)
            if found:
                return [_said(hit, own), *found]
    return []


def _others(
    own: State, hit: Hit, question: Question, hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Condition]]:
    frame = frame_of(question, terms_about(own.about) | _topics(question, own.about) | _saying())
    matter = _matter(own, hit, frame, retriever)
    most = frame.cover(hits[0].sentence, retriever).terms
    if matter is None or not most <= frame.cover(hit.sentence, retriever).terms | frame.names:
        return []
    slot = state_slot(hit.sentence, own)
    told = frame.cover(hit.sentence, retriever).far >= FAR
    names = frame.names_in(hit.sentence, retriever, frame.cover(hit.sentence, retriever))
    found = []
    for other in hits[:READ]:
        if other.sentence.file == hit.sentence.file:
            continue
        if not names <= frame.names_told(other.sentence, retriever):
            continue
        for state in _asserted(other):
            if state.about != own.about or (state.part and own.part):
                continue
            asked_of = bool(matter) and matter <= _here(state, other, frame, retriever)
            if asked_of or (told and alike(slot, state_slot(other.sentence, state), retriever) > 0):
                found.append(_said(other, state))
                break
    if all(said.what.values & {own.value} for said in found):
        return []
    return found


def _matter(own: State, hit: Hit, frame: Frame, retriever: Retriever) -> frozenset[str] | None:
    """What a hit says of the question, names aside; None where not all is said in the clause of a state."""
    said = frame.cover(hit.sentence, retriever).terms - frame.first_names
    return said - frame.names if said and said - frame.names <= _here(own, hit, frame, retriever) else None


def _here(state: State, hit: Hit, frame: Frame, retriever: Retriever) -> frozenset[str]:
    clause = read(hit.sentence.text).clauses[state.first]
    return frame.cover(hit.sentence, retriever, clause).here


def _asserted(hit: Hit) -> Iterator[State]:
    """The states that a hit asserts of things of which it asserts no other state."""
    states = [state for state in read(hit.sentence.text).states if not state.supposed]
    for state in states:
        if all(other.value == state.value for other in states if other.about == state.about):
            yield state


@cache
def _saying() -> frozenset[str]:
    return light_terms() | frozenset(key_of(word) for word in lists_of("clauses.txt")["attribution"])


def _topics(question: Question, about: str) -> frozenset[str]:
    now, asked = asked_about("now"), asked_about()
    return frozenset(
        t.term for t in question.tokens if about in now.get(t.term, ()) or about in asked.get(t.term, ())
    )


def _said(hit: Hit, state: State) -> Said[Condition]:
    words = read(hit.sentence.text).words
    start, end = words[state.shown].start, words[state.last].end
    condition = Condition(
        state.about, frozenset({state.value}), frozenset(), spans=((state.value, start, end),)
    )
    return Said(hit, condition, start, end)
