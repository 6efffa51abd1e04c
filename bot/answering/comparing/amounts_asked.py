"""Which figures or dates a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from bot.answering.comparing import dates, figures
from bot.answering.comparing.dates import Date, dates_of
from bot.answering.comparing.figure_wording import unit_of
from bot.answering.comparing.figures import Figure, figures_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.word_lists import lists_of, read_lists
from bot.retrieval.lexicon import key_of
from bot.retrieval.naming import asks_what_it_is
from bot.retrieval.question import KEPT, Question
from bot.retrieval.word_lists import word_class

Wanted = Callable[[Reading], Iterable[Figure | Date]]

# How large the smaller of two figures that say the same must be, as a share of the larger.
_AS_LARGE = 0.7
_PERFECT = frozenset(("has", "have"))
_PARTICLES = word_class("particle")
_OF_COUNT = re.compile(r"\b(?:number|size|total|count|amount) of\b", re.IGNORECASE)
_UNITS: dict[str, tuple[str, ...]] = {
    "age": ("age",),
    "percent": ("percent",),
    "duration": ("day",),
    "money": ("EUR", "USD", "GBP", "JPY", "INR", "CHF", "KRW"),
}


@lru_cache(KEPT)
def wanted_of(question: Question) -> Wanted | None:
    """What to look for in a sentence, by the kind of the question or by the figure or date it names.

    None when the question asks for neither.
    """
    kind = question.kind
    words = [t.word for t in question.tokens]
    if "or" in words and kind not in _UNITS and kind != "time":
        asked = read(question.text)
        if len(asked.figures) > 1 and not asked.dates:
            return partial(_in_units, units=tuple({figure.unit for figure in asked.figures}))
    if kind == "time":
        return partial(_dates, words=frozenset(words))
    if kind == "duration" and "how long" in " ".join(words) and not _PERFECT.isdisjoint(words):
        # "How long has it been open?" is answered by "since 1997", too.
        return lambda reading: _in_units(reading, _UNITS["duration"]) or _dates(reading, frozenset({"year"}))
    if kind in _UNITS:
        return partial(_in_units, units=_UNITS[kind])
    if kind in ("count", "amount"):
        pairs = zip(question.tokens, question.tokens[1:], strict=False)
        behind = (t.word for before, t in pairs if before.word in ("many", "much", "of"))
        units = {unit.base for word in behind if (unit := unit_of(word))}
        for measure, *bases in (line.split() for line in read_lists("figures.txt")["measures"]):
            if ["how", measure] in [words[at : at + 2] for at in range(len(words))]:
                units.update(base.replace("_", " ") for base in bases)
        if units:
            return partial(_in_units, units=tuple(units))
        return (lambda reading: reading.figures) if kind == "amount" else partial(_in_units, units=("",))
    if kind == "thing":
        if not lists_of("figures.txt")["prices"].isdisjoint(words):
            return partial(_in_units, units=_UNITS["money"])
        being = words[0] == "what" and words[1:2] and words[1] in ("is", "was", "are", "were")
        if being and not asks_what_it_is(words, question.asked):
            return partial(_in_units, units=(*_UNITS["money"], *_UNITS["percent"], "degree", "speed", "watt"))
    if kind == "words" and words[-1:] == ["year"]:
        return partial(_dates, words=frozenset(words))
    if kind == "words" and _OF_COUNT.search(question.text):
        return partial(_in_units, units=("",))
    if kind in ("yes_no", "words"):
        asked = read(question.text)
        if asked.dates:
            return lambda reading: reading.dates
        if asked.figures:
            return partial(_in_units, units=tuple({figure.unit for figure in asked.figures}))
    return None


@lru_cache(KEPT)
def counted_term(question: Question) -> str | None:
    """The term of what a question counts: that of a death toll is people; "" where it may be anything.

    "Was it three or four who died?" counts who died, "22 or 24 hostages?" hostages.
    """
    words = [t.word for t in question.tokens]
    if "toll" in words:
        return key_of("people")
    if question.kind == "count":
        many = words.index("many") + 1 if "many" in words[:-1] else 0
        # "How many have survived?" doesn't say of what.
        return "" if words[many] in lists_of("clauses.txt")["predicate"] else question.focus
    nouns = {figure.noun for figure in _figures_named(question)}
    if nouns:
        told = nouns - {""}
        return key_of(min(told)) if told else key_of("people") if "who" in words else ""
    return question.focus


@lru_cache(KEPT)
def asking_terms(question: Question) -> frozenset[str]:
    """The terms of a question that ask for an amount or name one: they need not be said with the answer."""
    spans = [(d.start, d.end) for d in dates_of(question.text)]
    spans += [(f.start, f.end) for f in _figures_named(question)]
    words, generic = question.tokens, lists_of("figures.txt")["asking"]
    covered = {place for start, end in spans for place in range(start, end)}
    inside = {t.term for t in words if t.start in covered}
    # The take of "how long did it take" asks, that of "when did they take over" does not.
    behind = (*(t.word for t in words[1:]), "")
    asking = {
        t.term
        for t, after in zip(words, behind, strict=True)
        if t.word in generic and after not in _PARTICLES
    }
    measures = {t.term for t, before in zip(words[1:], words, strict=False) if before.word == "how"}
    return frozenset(inside | asking | measures)


@lru_cache(KEPT)
def _figures_named(question: Question) -> tuple[Figure, ...]:
    return figures_of(question.text)


def same_value(a: Figure | Date, b: Figure | Date) -> bool:
    """Whether two values are of one unit and in accord."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        return figures.comparable(a, b) and not figures.conflict(a, b)
    return isinstance(a, Date) and isinstance(b, Date) and dates.same(a, b)


def as_large(a: Figure | Date, b: Figure | Date) -> bool:
    """Whether two figures are about as large: "up to ten years" leaves six open, but does not say it."""
    if isinstance(a, Date) or isinstance(b, Date):
        return True
    return min(a.value, b.value) >= _AS_LARGE * max(a.value, b.value)


def _dates(reading: Reading, words: frozenset[str]) -> list[Date]:
    """The dates that say what is asked: a time of day only where one is asked or no other date is given."""
    clocks = [date for date in reading.dates if date.clock is not None]
    others = [date for date in reading.dates if date.clock is None]
    if not words.isdisjoint(("time", "hour", "clock", "o'clock")):
        return clocks
    if "weekday" in words or {"day", "week"} <= words:
        return [date for date in others if date.weekday is not None]
    if "year" in words or "years" in words:
        return [date for date in others if date.years]
    if "month" in words:
        return [date for date in others if date.months]
    return others or clocks


def _in_units(reading: Reading, units: tuple[str, ...]) -> list[Figure]:
    return [figure for figure in reading.figures if figure.unit in units]
