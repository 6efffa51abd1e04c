"""Which figures or dates a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from bot.answering.comparing import dates, figures
from bot.answering.comparing.dates import Date, dates_of
from bot.answering.comparing.figure_wording import unit_of
from bot.answering.comparing.figures import Figure, figures_of
from bot.answering.comparing.reading import Reading
from bot.answering.word_lists import lists_of, read_lists
from bot.retrieval.question import Question

Wanted = Callable[[Reading], Iterable[Figure | Date]]

_UNITS: dict[str, tuple[str, ...]] = {
    "age": ("age",),
    "percent": ("percent",),
    "duration": ("day",),
    "money": ("EUR", "USD", "GBP", "JPY", "INR", "CHF", "KRW"),
}


def wanted_of(question: Question) -> Wanted | None:
    """What to look for in a sentence, by the kind of the question or by the figure or date it names.

    None when the question asks for neither.
    """
    kind = question.kind
    if kind == "time":
        return lambda reading: reading.dates
    if kind in _UNITS:
        return partial(_in_units, units=_UNITS[kind])
    if kind in ("count", "amount"):
        pairs = zip(question.tokens, question.tokens[1:], strict=False)
        behind = (t.word for before, t in pairs if before.word in ("many", "much", "of"))
        units = {unit.base for word in behind if (unit := unit_of(word))}
        words = [t.word for t in question.tokens]
        for measure, *bases in (line.split() for line in read_lists("figures.txt")["measures"]):
            if ["how", measure] in [words[at : at + 2] for at in range(len(words))]:
                units.update(bases)
        if units:
            return partial(_in_units, units=tuple(units))
        return (lambda reading: reading.figures) if kind == "amount" else partial(_in_units, units=("",))
    if kind == "thing":
        words = [t.word for t in question.tokens]
        if not lists_of("figures.txt")["prices"].isdisjoint(words):
            return partial(_in_units, units=_UNITS["money"])
        if words[0] == "what" and words[1:2] and words[1] in ("is", "was", "are", "were"):
            return partial(_in_units, units=(*_UNITS["money"], *_UNITS["percent"], "degree", "speed", "watt"))
    if kind in ("yes_no", "words"):
        if dates_of(question.text):
            return lambda reading: reading.dates
        named = figures_of(question.text)
        if named:
            return partial(_in_units, units=tuple({figure.unit for figure in named}))
    return None


def asking_terms(question: Question) -> frozenset[str]:
    """The terms of a question that ask for an amount or name one: they need not be said with the answer."""
    spans = [(d.start, d.end) for d in dates_of(question.text)]
    spans += [(f.start, f.end) for f in figures_of(question.text)]
    words, generic = question.tokens, lists_of("figures.txt")["asking"]
    inside = {t.term for t in words if any(start <= t.start < end for start, end in spans)}
    asking = {t.term for t in words if t.word in generic}
    measures = {t.term for t, before in zip(words[1:], words, strict=False) if before.word == "how"}
    return frozenset(inside | asking | measures)


def same_value(a: Figure | Date, b: Figure | Date) -> bool:
    """Whether two values are of one unit and in accord."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        return figures.comparable(a, b) and not figures.conflict(a, b)
    return isinstance(a, Date) and isinstance(b, Date) and dates.same(a, b)


def _in_units(reading: Reading, units: tuple[str, ...]) -> list[Figure]:
    return [figure for figure in reading.figures if figure.unit in units]
