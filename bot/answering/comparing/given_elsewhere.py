"""The other figures and dates that articles give in statements like the one that answers a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.answering.comparing import dates, figures
from bot.answering.comparing.amounts_asked import asking_terms
from bot.answering.comparing.counting import tells_of_what
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import Frame, frame_of
from bot.answering.comparing.given_amounts import Amount, accord, only_amount, years_told
from bot.answering.comparing.owner import owner_of
from bot.answering.comparing.reading import read
from bot.answering.comparing.same_matter import exclude, overlap
from bot.answering.comparing.saying import Said
from bot.answering.comparing.statements import Slot, amount_slots
from bot.answering.comparing.tense import event_asked
from bot.retrieval.lexicon import key_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# How many sentences are looked at for each answer.
READ = 24
# How many of those that give the answer are compared with others: one may tell it in other words.
SAME = 5
# How much the statement must share with the one that answers (see Overlap), and how much of the question it
# must say where it shares less than is enough by itself. Judged on the stories in the tests and the bench's
# false disputes.
SHORT, LONG, SHARED = 0.5, 0.25, 0.8
TERMS = 3
LONG_OF_COUNTS = 0.35
ENOUGH, SAYS = 0.6, 0.45


def amounts_elsewhere(
    question: Question, given: Sequence[Said[Amount]], hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Amount]]:
    """The answer, and the figures or dates of other articles that exclude it, the likest first.

    They are told of the same thing in a statement that may share only its subject with the question. The
    answer is what the best hit gives, or its only figure or date; empty without either.
    """
    if not hits:
        return []
    best = given[0] if given and given[0].hit == hits[0] else only_amount(question, hits[:1], retriever)
    if best is None:
        return []
    same = [said for said in given[:SAME] if said is not best and accord(best.what, said.what)]
    for said in (best, *same):
        others = _others(said, question, hits, retriever)
        if others:
            return [best, *others]
    return []


def _others(
    answer: Said[Amount], question: Question, hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Amount]]:
    own = _slot(answer, question, retriever)
    if own is None or (isinstance(own.value, Figure) and not tells_of_what(own.value, question)):
        return []
    same = _same_thing(own, question, retriever)
    if same is None:
        return []
    hit_of = {hit.sentence.number: hit for hit in hits[:READ]}
    for hit in retriever.search(sorted(own.terms), READ):
        hit_of.setdefault(hit.sentence.number, hit)
    found: list[tuple[float, Said[Amount]]] = []
    for hit in hit_of.values():
        if hit.sentence.file == own.sentence.file or not _may_differ(hit, own.value):
            continue
        for slot in _slots(hit, question, retriever):
            value = slot.value
            if isinstance(value, Figure | Date) and exclude(own, slot) and (sure := same(slot)) > 0:
                years = years_told(read(hit.sentence.text))
                if years and answer.what.told_of and not years & answer.what.told_of:
                    continue
                amount = Amount(value, slot.narrowed, frozenset(), answer.what.told_of)
                found.append((sure, Said(hit, amount, slot.start, slot.end)))
    found.sort(key=lambda one: -one[0])
    return [said for _, said in found]


def _same_thing(own: Slot, question: Question, retriever: Retriever) -> Callable[[Slot], float] | None:
    """How surely a statement is about what `own` says in answer to the question; 0 when it isn't.

    None where `own` lacks a name that is asked for.
    """
    frame = frame_of(question, asking_terms(question))
    told = frame.cover(own.sentence, retriever)
    names = frame.names_in(own.sentence, retriever, told)
    if not frame.names <= frame.names_told(own.sentence, retriever):
        return None
    event = event_asked(question) if isinstance(own.value, Date) else None
    # When was it taken: another date is that of the taking, not of all that happened to it.
    dated = told.terms - frame.names - frame.first_names if isinstance(own.value, Date) else frozenset()
    owned = _asked_owner(own, frame)
    numbers = {a.term for a in question.numbers} & retriever.profile(own.sentence).positions.keys()

    def how_sure(slot: Slot) -> float:
        shared = overlap(own, slot, retriever)
        counts = isinstance(slot.value, Figure) and not (slot.value.unit or slot.narrowed)
        mostly = shared.short >= ENOUGH and shared.long >= LONG_OF_COUNTS
        if owned is not None and owned == _asked_owner(slot, frame):
            return 1.0 + shared.short
        heavy = shared.mass >= SHARED or (mostly and len(own.terms & slot.terms) >= TERMS)
        if not heavy or shared.short < SHORT or shared.long < (LONG_OF_COUNTS if counts else LONG):
            return 0.0
        if event in told.terms and all(frame.stands_for(term) != event for term in slot.terms):
            return 0.0
        cover = frame.cover(slot.sentence, retriever)
        if dated and not dated & cover.terms:
            return 0.0
        if not numbers <= retriever.profile(slot.sentence).positions.keys():
            return 0.0
        if not names <= frame.names_in(slot.sentence, retriever, cover):
            return 0.0
        return shared.short + shared.long if mostly or cover.far >= SAYS * told.far else 0.0

    return how_sure


def _asked_owner(slot: Slot, frame: Frame) -> str | None:
    """The term asked that names the thing whose size a statement gives, where nothing else is asked."""
    value = slot.value
    if not isinstance(value, Figure):
        return None
    owner = owner_of(read(slot.sentence.text), value)
    asked = None if owner is None else frame.stands_for(owner)
    counted = frame.stands_for(key_of(value.noun), 0.0) if value.noun else None
    others = frame.weights.keys() - frame.names - frame.first_names - {asked, counted}
    return asked if asked is not None and not others else None


def _may_differ(hit: Hit, value: object) -> bool:
    """Whether a hit has a figure or date that excludes the value at all."""
    reading = read(hit.sentence.text)
    if isinstance(value, Figure):
        return any(figures.comparable(value, f) and figures.conflict(value, f) for f in reading.figures)
    return isinstance(value, Date) and any(dates.conflict(value, date) for date in reading.dates)


def _slots(hit: Hit, question: Question, retriever: Retriever) -> Iterator[Slot]:
    """What a hit gives, not narrowed by the state that is asked for: of those killed "nine dead" are all."""
    asked = {f"{state.about} {state.value}" for state in read(question.text).states if state.part}
    reading = read(hit.sentence.text)
    for slot in amount_slots(hit.sentence, retriever, planned=True):
        clause = reading.clause_at(slot.start, slot.end)
        here = {f"{s.about} {s.value}" for s in reading.states if reading.clauses[s.first] == clause}
        yield replace(slot, narrowed=slot.narrowed - asked) if asked and asked <= here else slot


def _slot(answer: Said[Amount], question: Question, retriever: Retriever) -> Slot | None:
    """The statement that gives the answer, with the terms of its clause."""
    return next(
        (
            slot
            for slot in _slots(answer.hit, question, retriever)
            if slot.value == answer.what.value and slot.start == answer.start
        ),
        None,
    )
