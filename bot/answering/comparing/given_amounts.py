"""The figure or date that each hit gives in answer to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.comparing import dates, figures
from bot.answering.comparing.amounts_asked import Wanted, as_large, asking_terms, same_value, wanted_of
from bot.answering.comparing.counting import counts, counts_all, names_noun, narrowing, same_people, subset
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figure_wording import CURRENCIES
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import Cover, Frame, frame_of
from bot.answering.comparing.likeness import likeness
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said
from bot.answering.comparing.tense import event_asked, is_verb_of_past
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# How many of the best hits are read for an answer; how much of the question each must say near its figure
# (more where it says it in other words alone), in all, as a share of what the best says, and in common with
# the best: anywhere and in the clause. Judged on stories in the tests and the bench's false disputes.
READ = 16
NEAR, NEAR_IN_OTHER_WORDS, NEAR_TO_A_THING, FAR = 0.42, 0.62, 0.8, 0.45
OF_BEST, SHARED, TOGETHER = 0.55, 0.45, 0.4
# How alike sentences must be to answer a question of one word ("How many dead?"), and to answer a longer one
# without sharing its words.
ALIKE, ALIKE_ANYHOW = 0.1, 0.2
# How well a word stands for another of its family.
_FAMILY = 0.9
# Units that say by themselves what is told.
_TELLING = frozenset({"percent", "speed", *CURRENCIES.values()})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or date, what narrows it down (`counting.narrowing`), the years of its clause and sentence.

    `besides`: the other figures or dates of the sentence.
    """

    value: Figure | Date
    narrowed: frozenset[str]
    years: frozenset[int]
    told_of: frozenset[int]
    besides: tuple[Figure | Date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    said: Said[Amount]
    cover: Cover


def amounts_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Amount]]:
    """The figure or date that each of the best hits answers with, best hit first.

    Empty when the question asks for none.
    """
    wanted = wanted_of(question)
    if wanted is None:
        return []
    frame = frame_of(question, asking_terms(question))
    asked = read(question.text)
    found = [
        given
        for hit in hits[:READ]
        if (given := _given(hit, question, frame, asked, retriever, wanted)) is not None
    ]
    years = {date.years[0] for date in asked.dates if date.years}
    if any(years & years_told(read(hit.sentence.text)) for hit in hits[:READ]):
        found = [given for given in found if given.said.what.told_of & years]
    state = any(one.part for one in asked.states)
    return _of_one_thing(found, frame, state, retriever) if len(found) > 1 else [g.said for g in found]


def amount_given(question: Question, hit: Hit, retriever: Retriever) -> Figure | Date | None:
    """The figure or date with which one hit answers the question, or None."""
    found = amounts_given(question, [hit], retriever)
    return found[0].what.value if found else None


def only_amount(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Said[Amount] | None:
    """The figure or date of the best hit that counts what is asked, where it has no other one."""
    wanted = wanted_of(question)
    if wanted is None or not hits or question.kind in ("yes_no", "words", "thing"):
        return None
    reading = read(hits[0].sentence.text)
    frame, asked = frame_of(question, asking_terms(question)), read(question.text)
    values = list(wanted(reading))
    if len(values) != 1:
        return None
    value = values[0]
    if frame.cover(hits[0].sentence, retriever).far < FAR:
        return None
    if isinstance(value, Figure) and not (
        counts(value, reading, question, frame) and counts_all(value, reading, frame, asked)
    ):
        return None
    clause = reading.clause_at(value.start, value.end)
    narrowed = narrowing(reading, value, clause, asked)
    if narrowed is None or (isinstance(value, Date) and _dates_the_saying(value, reading, asked)):
        return None
    return _said(hits[0], value, narrowed, reading, clause, ())


def clash(a: Amount, b: Amount) -> bool:
    """Whether two amounts given for the same thing can't both be true."""
    if a.years and b.years and not a.years & b.years:
        return False
    if any(same_value(other, b.value) for other in a.besides) or any(
        same_value(other, a.value) for other in b.besides
    ):
        return False
    if isinstance(a.value, Figure) and isinstance(b.value, Figure):
        if not same_people(a.value, b.value) or (a.told_of != b.told_of and a.value.noun != b.value.noun):
            return False
        if not a.value.unit and figures.far_apart(a.value, b.value):
            return False
        return figures.comparable(a.value, b.value) and figures.conflict(a.value, b.value)
    if isinstance(a.value, Date) and isinstance(b.value, Date):
        return dates.conflict(a.value, b.value)
    return False


def accord(a: Amount, b: Amount) -> bool:
    """Whether two amounts given for the same thing are the same: of 11 people "up to 400" says nothing."""
    counted = isinstance(a.value, Figure) and not a.value.unit
    return same_value(a.value, b.value) and (not counted or as_large(a.value, b.value))


def _of_one_thing(
    found: Sequence[_Given], frame: Frame, state: bool, retriever: Retriever
) -> list[Said[Amount]]:
    """Those that speak of the same thing as the one that says most of the question.

    `state`: a state is asked for ("how many survived?"), which all of them count; that tells enough.
    """
    most = max(found, key=lambda given: given.cover.far)
    if state:
        names = [frame.names_told(given.said.hit.sentence, retriever) for given in found]
    else:
        names = [frame.names_in(given.said.hit.sentence, retriever, given.cover) for given in found]
    every = max(len(named) for named in names)
    kept = [
        given.said
        for given, named in zip(found, names, strict=True)
        if len(named) == every
        and given.cover.far >= OF_BEST * most.cover.far
        and (
            (
                frame.shared(given.cover, most.cover) >= SHARED
                and (state or _is_age(given.said.what) or frame.together(given.cover, most.cover) >= TOGETHER)
            )
            or likeness(most.said.hit, given.said.hit, retriever) >= ALIKE_ANYHOW
        )
    ]
    if not kept:
        return []
    first = kept[0]
    value = first.what.value
    unit = value.unit if isinstance(value, Figure) else ""
    words = frame.weights.keys() - frame.names - frame.first_names
    if unit == "age":
        # "Jonas Brink, 41" and "Per Moe, 34" are two men.
        owner = _named_before(first, retriever)
        kept = [said for said in kept if _may_be_one(owner, _named_before(said, retriever))]
    vague = unit != "age" and (not words or (len(frame.weights) < 2 and unit not in _TELLING))
    return [
        said
        for said in kept
        if said.what.narrowed == first.what.narrowed
        and not (vague and likeness(first.hit, said.hit, retriever) < ALIKE)
    ]


def _named_before(said: Said[Amount], retriever: Retriever) -> frozenset[str]:
    """The terms of the name right before a figure ("Jonas Brink, 41"); none where none stands there."""
    profile, start = retriever.profile(said.hit.sentence), said.what.value.start
    at = sum(token.end <= start for token in profile.tokens) - 1
    found = set()
    while at in profile.names:
        found.add(profile.tokens[at].term)
        at -= 1
    return frozenset(found)


def _may_be_one(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or not a.isdisjoint(b)


def _is_age(amount: Amount) -> bool:
    """Whether an amount is an age: it stands in an apposition, apart from what it is told of."""
    return isinstance(amount.value, Figure) and amount.value.unit == "age"


def _given(
    hit: Hit, question: Question, frame: Frame, asked: Reading, retriever: Retriever, wanted: Wanted
) -> _Given | None:
    """The figure or date of a hit that stands nearest to what is asked, or None."""
    reading = read(hit.sentence.text)
    values = list(wanted(reading))
    event = event_asked(question)
    best: tuple[tuple[bool, float], _Given] | None = None
    if not values or frame.cover(hit.sentence, retriever).far < FAR:
        return None
    for value in values:
        if isinstance(value, Figure) and not (
            counts(value, reading, question, frame) and counts_all(value, reading, frame, asked)
        ):
            continue
        clause = reading.clause_at(value.start, value.end)
        narrowed = narrowing(reading, value, clause, asked)
        if narrowed is None:
            continue
        if isinstance(value, Date) and _dates_the_saying(value, reading, asked):
            continue
        cover = frame.cover(hit.sentence, retriever, clause)
        if (
            isinstance(value, Date)
            and event in frame.weights
            and not any(dates.same(value, named) for named in asked.dates)
            and not _dates(value, event, reading, frame, cover)
        ):
            continue
        same_words = cover.exact - frame.names or not frame.weights.keys() - frame.names
        least = NEAR if same_words else NEAR_IN_OTHER_WORDS
        if question.kind == "thing" and not (isinstance(value, Figure) and value.unit in CURRENCIES.values()):
            least = NEAR_TO_A_THING
        if cover.near < least:
            continue
        rank = (isinstance(value, Figure) and names_noun(value, frame), cover.near)
        if best is None or rank > best[0]:
            if isinstance(value, Figure) and (kind := subset(value, question, frame)):
                narrowed |= {kind}
            besides = tuple(other for other in values if other is not value)
            best = rank, _Given(_said(hit, value, narrowed, reading, clause, besides), cover)
    return None if best is None else best[1]


def _said(
    hit: Hit,
    value: Figure | Date,
    narrowed: frozenset[str],
    reading: Reading,
    clause: int,
    besides: tuple[Figure | Date, ...],
) -> Said[Amount]:
    amount = Amount(value, narrowed, _years(reading, clause, value), _years(reading, None, None), besides)
    end = value.end if isinstance(value, Date) else figures.end_with_unit(reading.text, value)
    return Said(hit, amount, value.start, end)


def _dates(date: Date, event: str, reading: Reading, frame: Frame, cover: Cover) -> bool:
    """Whether a date is told of the event asked about: "painted in 1634", "a portrait from 1643".

    Not of what else happened to the thing: "the portrait was sold in 1903".
    """
    others = frame.weights.keys() - {event}
    if reading.words[0].word in lists_of("clauses.txt")["subjects"] and others and cover.here <= {event}:
        # "It was started in 1961": of another thing, unless the sentence before tells of the one asked about.
        return False
    led = next((word.word for word in reversed(reading.words) if word.end <= date.start), "")
    if led == "from" or event not in cover.here:
        return led == "from"
    words = [word for word in reading.words if frame.stands_for(word.term) == event]
    told = any(frame.stands_for(w.term, _FAMILY) == event or is_verb_of_past(w.word) for w in words)
    return told or not words


def _dates_the_saying(date: Date, reading: Reading, asked: Reading) -> bool:
    """Whether a date says when somebody said it ("… the council announced on Tuesday"), which isn't asked."""
    saying = lists_of("clauses.txt")["attribution"]
    if any(word.word in saying for word in asked.words):
        return False
    before = [w for w in reading.words if w.end <= date.start and (not w.stop or w.word in saying)]
    return bool(before) and before[-1].word in saying


def years_told(reading: Reading) -> frozenset[int]:
    """The years that a sentence names."""
    return frozenset(date.years[0] for date in reading.dates if date.years)


def _years(reading: Reading, clause: int | None, value: Figure | Date | None) -> frozenset[int]:
    """The years named in a clause, or in the whole sentence; none where the value is a date itself."""
    if isinstance(value, Date):
        return frozenset()
    return frozenset(
        date.years[0]
        for date in reading.dates
        if date.years and (clause is None or reading.clause_at(date.start, date.end) == clause)
    )
