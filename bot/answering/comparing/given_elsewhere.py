"""The other figures and dates that articles give in statements like the one that answers a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answering.comparing import dates, figures
from bot.answering.comparing.amounts_asked import asking_terms
from bot.answering.comparing.counting import tells_of_what
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.given_amounts import Amount, only_amount
from bot.answering.comparing.reading import read
from bot.answering.comparing.same_matter import exclude, overlap
from bot.answering.comparing.saying import Said
from bot.answering.comparing.statements import Slot, amount_slots
from bot.answering.comparing.tense import event_asked
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# How many sentences are looked at for each answer.
READ = 24
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
    others = _others(best, question, hits, retriever) if best is not None else []
    return [best, *others] if best is not None and others else []


def _others(
    answer: Said[Amount], question: Question, hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Amount]]:
    own = _slot(answer, retriever)
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
        for slot in amount_slots(hit.sentence, retriever):
            value = slot.value
            if isinstance(value, Figure | Date) and exclude(own, slot) and (sure := same(slot)) > 0:
                amount = Amount(value, slot.narrowed, frozenset(), frozenset())
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
    if names != frame.names:
        return None
    event = event_asked(question) if isinstance(own.value, Date) else None
    numbers = {a.term for a in question.numbers} & retriever.profile(own.sentence).positions.keys()

    def how_sure(slot: Slot) -> float:
        shared = overlap(own, slot, retriever)
        counts = isinstance(slot.value, Figure) and not (slot.value.unit or slot.narrowed)
        mostly = shared.short >= ENOUGH and shared.long >= LONG_OF_COUNTS
        heavy = shared.mass >= SHARED or (mostly and len(own.terms & slot.terms) >= TERMS)
        if not heavy or shared.short < SHORT or shared.long < (LONG_OF_COUNTS if counts else LONG):
            return 0.0
        if event in told.terms and all(frame.stands_for(term) != event for term in slot.terms):
            return 0.0
        cover = frame.cover(slot.sentence, retriever)
        if not numbers <= retriever.profile(slot.sentence).positions.keys():
            return 0.0
        if not names <= frame.names_in(slot.sentence, retriever, cover):
            return 0.0
        return shared.short + shared.long if mostly or cover.far >= SAYS * told.far else 0.0

    return how_sure


def _may_differ(hit: Hit, value: object) -> bool:
    """Whether a hit has a figure or date that excludes the value at all."""
    reading = read(hit.sentence.text)
    if isinstance(value, Figure):
        return any(figures.comparable(value, f) and figures.conflict(value, f) for f in reading.figures)
    return isinstance(value, Date) and any(dates.conflict(value, date) for date in reading.dates)


def _slot(answer: Said[Amount], retriever: Retriever) -> Slot | None:
    """The statement that gives the answer, with the terms of its clause."""
    return next(
        (
            slot
            for slot in amount_slots(answer.hit.sentence, retriever)
            if slot.value == answer.what.value and slot.start == answer.start
        ),
        None,
    )
