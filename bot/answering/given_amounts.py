"""The figure or date that each hit gives in answer to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.answering import dates as _dates
from bot.answering import figures as _figures
from bot.answering.dates import Date, dates_of
from bot.answering.figure_wording import unit_of
from bot.answering.figures import Figure, figures_of
from bot.answering.frame import Cover, Frame, frame_of
from bot.answering.likeness import likeness
from bot.answering.reading import Reading, read
from bot.answering.saying import Said
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import tokens

# How many of the best hits are read for an answer, and how much of the question each must say: near the
# figure, and in all. Judged on the two stories and the bench's false disputes.
READ = 16
NEAR, FAR, OF_BEST, SHARED, TOGETHER = 0.45, 0.5, 0.6, 0.45, 0.4
NEAR_IN_OTHER_WORDS = 0.58
# How alike sentences must be to answer a question of one word ("How many dead?"), and to answer a longer one
# without sharing its words.
ALIKE, ALIKE_ANYHOW = 0.1, 0.2
_UNITS: dict[str, tuple[str, ...]] = {
    "age": ("age",),
    "percent": ("percent",),
    "duration": ("day",),
    "money": ("EUR", "USD", "GBP", "JPY", "INR", "CHF", "KRW"),
}
Wanted = Callable[[Reading], Iterable[Figure | Date]]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or date, and what narrows it down.

    `narrowed`: the states that it counts a part by (22 alive), whether it is past ("once had"), or one of
    several in a row ("a second fine"). `years` are those of its clause, `told_of` those of its sentence.
    """

    value: Figure | Date
    narrowed: frozenset[str]
    years: tuple[int, ...]
    told_of: frozenset[int]


def amounts_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Amount]]:
    """The figure or date that each of the best hits answers with, best hit first.

    Empty when the question asks for none.
    """
    wanted = wanted_of(question)
    if wanted is None:
        return []
    frame = frame_of(question, _words_of_amounts(question))
    asked = read(question.text)
    found: list[tuple[Said[Amount], Cover]] = []
    for hit in hits[:READ]:
        best = _best(hit, question, frame, asked, retriever, wanted)
        if best is not None:
            found.append(best)
    if not found:
        return []
    best, most = max(found, key=lambda given: given[1].far)
    names = [frame.names_in(saying.hit.sentence, retriever, cover) for saying, cover in found]
    said = [
        saying
        for (saying, cover), named in zip(found, names, strict=True)
        if cover.far >= OF_BEST * most.far
        and (
            (frame.shared(cover, most) >= SHARED and frame.together(cover, most) >= TOGETHER)
            or likeness(best.hit, saying.hit, retriever) >= ALIKE_ANYHOW
        )
        and len(named) == max(map(len, names))
    ]
    narrowed = said[0].what.narrowed if said else frozenset()
    alike = len(frame.weights) > 1
    return [
        saying
        for saying in said
        if saying.what.narrowed == narrowed
        and (alike or likeness(said[0].hit, saying.hit, retriever) >= ALIKE)
    ]


def clash(a: Amount, b: Amount) -> bool:
    """Whether two amounts given for the same thing can't both be true."""
    if a.years and b.years and not set(a.years) & set(b.years):
        return False
    if isinstance(a.value, Figure) and isinstance(b.value, Figure):
        if a.told_of != b.told_of and a.value.noun != b.value.noun:
            return False
        return _figures.comparable(a.value, b.value) and _figures.conflict(a.value, b.value)
    if isinstance(a.value, Date) and isinstance(b.value, Date):
        return _dates.conflict(a.value, b.value)
    return False


def same_value(a: Figure | Date, b: Figure | Date) -> bool:
    """Whether two values are of one unit and in accord."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        return _figures.comparable(a, b) and not _figures.conflict(a, b)
    return isinstance(a, Date) and isinstance(b, Date) and _dates.same(a, b)


def wanted_of(question: Question) -> Wanted | None:
    """What to look for in a sentence, by the kind of the question or by the figure or date it names."""
    kind = question.kind
    if kind == "time":
        return lambda reading: reading.dates
    if kind in _UNITS:
        return partial(_in_units, units=_UNITS[kind])
    if kind in ("count", "amount"):
        unit = _unit_asked(question)
        if unit:
            return partial(_in_units, units=(unit,))
        return (lambda reading: reading.figures) if kind == "amount" else partial(_in_units, units=("",))
    if kind in ("yes_no", "words"):
        if dates_of(question.text):
            return lambda reading: reading.dates
        figures = figures_of(question.text)
        if figures:
            return partial(_in_units, units=tuple({figure.unit for figure in figures}))
    return None


def _in_units(reading: Reading, units: tuple[str, ...]) -> list[Figure]:
    return [figure for figure in reading.figures if figure.unit in units]


def _unit_asked(question: Question) -> str:
    """The unit of "how many tons", or "" where things are counted."""
    for token in question.tokens:
        unit = unit_of(token.word)
        if unit:
            return unit.base
    return ""


def _words_of_amounts(question: Question) -> frozenset[str]:
    spans = [(d.start, d.end) for d in dates_of(question.text)]
    spans += [(f.start, f.end) for f in figures_of(question.text)]
    inside = {t.term for t in question.tokens if any(start <= t.start < end for start, end in spans)}
    words = question.tokens
    generic = lists_of("figures.txt")["asking"]
    asking = {t.term for t in words if t.word in generic}
    measures = {t.term for t, before in zip(words[1:], words, strict=False) if before.word == "how"}
    return frozenset(inside | asking | measures)


def _best(
    hit: Hit,
    question: Question,
    frame: Frame,
    asked: Reading,
    retriever: Retriever,
    wanted: Wanted,
) -> tuple[Said[Amount], Cover] | None:
    reading = read(hit.sentence.text)
    best: tuple[float, Said[Amount], Cover] | None = None
    for value in wanted(reading):
        if isinstance(value, Figure) and not _counts(value, reading, question, frame):
            continue
        clause = reading.clause_at(value.start, value.end)
        narrowed = narrowing(reading, value, clause, asked)
        if narrowed is None:
            continue
        cover = frame.cover(hit.sentence, retriever, clause)
        least = (
            NEAR
            if cover.exact - frame.names or not frame.weights.keys() - frame.names
            else NEAR_IN_OTHER_WORDS
        )
        if cover.near < least or cover.far < FAR:
            continue
        years = tuple(
            d.years[0]
            for d in reading.dates
            if isinstance(value, Figure) and d.years and reading.clause_at(d.start, d.end) == clause
        )
        if best is None or cover.near > best[0]:
            told_of = frozenset(d.years[0] for d in reading.dates if d.years)
            amount = Amount(value, narrowed, years, told_of)
            best = cover.near, Said(hit, amount, value.start, value.end), cover
    return None if best is None else (best[1], best[2])


def _counts(figure: Figure, reading: Reading, question: Question, frame: Frame) -> bool:
    """Whether the figure counts what is asked about, and not a part or the whole of it."""
    lists = lists_of("figures.txt")
    asked = {t.word for t in question.tokens}
    if figure.part and not asked & {"other", "others", "another", "more", "additional", "remaining", "rest"}:
        return False
    clause = reading.clause_at(figure.start, figure.end)
    led = any(
        frame.says(word.term)
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number == clause and word.end <= figure.start
    )
    if (figure.share and not led) or (figure.whole and led and _has_share(figure, reading)):
        return False
    if any(word[0].isupper() and not frame.says(_term(word)) for word in figure.between):
        return False
    if not figure.noun:
        return (
            figure.share or figure.unit != "" or not reading.text[figure.end :].startswith((" in ", " of "))
        )
    if question.focus in {_term(word) for word in lists["people"]} or frame.says(_term(figure.noun)):
        return True
    person = any(t.term == question.focus and t.word in lists["who"] for t in question.tokens)
    return (
        person
        and figure.noun in lists["people"]
        and any(frame.stands_for(w.term) == question.focus for w in reading.words)
    )


def _has_share(figure: Figure, reading: Reading) -> bool:
    return any(other.share and other.end < figure.start <= other.end + 16 for other in reading.figures)


def narrowing(reading: Reading, value: Figure | Date, clause: int, asked: Reading) -> frozenset[str] | None:
    """What narrows down the figures of a clause; None when the question narrows them down otherwise."""
    wanted = {(s.about, s.value) for s in asked.states if s.part}
    here = {(s.about, s.value) for s in reading.states if s.part and reading.clauses[s.first] == clause}
    if any(not {v for a, v in here if a == about} & {value} for about, value in wanted):
        return None
    words = {w.word for w, n in zip(reading.words, reading.clauses, strict=True) if n == clause}
    lists = lists_of("figures.txt")
    narrowed = {f"{about} {value}" for about, value in here}
    questioned = {w.word for w in asked.words}
    narrowed |= {"past"} if words & set(lists["past"]) and not questioned & set(lists["past"]) else set()
    planned = set(lists["planned"])
    if (
        isinstance(value, Figure)
        and not questioned & planned
        and any(
            w.word in planned and n == clause and w.end <= value.start
            for w, n in zip(reading.words, reading.clauses, strict=True)
        )
    ):
        narrowed |= {"planned"}
    narrowed |= {word for word in words & set(lists["apart"]) if word not in questioned}
    return frozenset(narrowed)


def _term(word: str) -> str:
    found = tokens(word)
    return found[0].term if found else word
