"""Figures as sentences give them: how many of what, how exactly, and whether two of them can both be true."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.comparing import figure_wording as wording

# A rounded figure is at most this share off: 2,483 and 2,500 are one figure, 250 and 300 are two.
_ROUNDED = 0.1
# "About 200" leaves this share open at most: 190 and 240 may be meant, 120 is not.
_ABOUT = 0.25
# Nobody rounds what can be counted on sight, unless "about" says so: 38 and 40 are two figures.
_ROUNDED_FROM = 100
# A year is 365 days here and 12 months of 30.4: figures in different units of time are as vague as that.
_UNIT_VAGUE = 0.1
# A third in words is 33 percent as well as 34.
_SHARE_VAGUE = 1.0
_FARTHEST = 10.0
_YOUNGEST, _OLDEST = 15, 120
_BEFORE, _BEHIND = 24, 80

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text and its span there.

    `low` and `high` are the bounds it leaves open, `grain` the size of its last digit that counts. `unit`
    is a currency ("EUR"), "percent", "age", a measure's base ("day", "metre") or "" for a plain count;
    `noun` is the word counted when it can be told, `between` the words before it ("living" of "24 living
    captives"). `rate` is the time it is counted by. `part`: the text sets it apart ("another 300",
    "including 21"); `share`: it is counted out of a whole ("300 of the 620"); `whole`: it is such a whole.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    grain: float
    unit: str = ""
    noun: str = ""
    between: tuple[str, ...] = ()
    rate: str = ""
    part: bool = False
    share: bool = False
    whole: bool = False


def figures_of(text: str, taken: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """The figures of `text` in order, outside the spans `taken` (those of its dates)."""
    found: list[Figure] = []
    for match in wording.LONG.finditer(text):
        unit = wording.unit_of(match["unit"])
        if unit is not None:
            found.append(_in_context(text, match.span(), 1, 1, 1, unit))
    for match in wording.HALF_OF.finditer(text):
        unit = wording.unit_of(match["unit"])
        if unit is not None:
            found.append(_in_context(text, match.span(), 0.5, 0.5, 0.5, unit))
    for match in wording.ONE.finditer(text):
        unit = wording.unit_of(match["unit"])
        if unit is not None:
            size, grain = (1.5, 0.5) if match["half"] else (1.0, 1.0)
            found.append(_in_context(text, match.span("one"), size, size, grain, unit))
    for match in wording.TIMES.finditer(text):
        size = 2.0 if match["times"].lower() == "twice" else 3.0
        found.append(replace(_in_context(text, match.span(), size, size, 1, None), noun="times", between=()))
    for match in wording.SHARE.finditer(text):
        share = wording.SHARES[match["share"].lower().rstrip("s")] * wording.number_of(match["parts"] or "a")
        figure = _in_context(text, match.span(), share, share, 1, wording.Unit("percent", 1))
        found.append(replace(figure, low=figure.low - _SHARE_VAGUE, high=figure.high + _SHARE_VAGUE))
    spans = [*taken, *((figure.start, figure.end) for figure in found)]
    for match in wording.FIGURE.finditer(text):
        read = _read(text, match)
        if read is not None and not _overlap((read.start, read.end), spans):
            found.append(read)
    return tuple(sorted(found, key=lambda figure: figure.start))


def end_with_unit(text: str, figure: Figure) -> int:
    """Where a figure of `text` ends, with the word for its unit directly behind it ("six weeks")."""
    several = wording.end_of_unit(text, figure.end)
    if several is not None:
        return several
    behind = wording.words_behind(text[figure.end : figure.end + _BEHIND])[:1]
    if not behind or figure.unit == "age" or wording.unit_of(behind[0]) is None:
        return figure.end
    return text.index(behind[0], figure.end) + len(behind[0])


def far_apart(a: Figure, b: Figure) -> bool:
    """Whether two figures are so far apart that they count different things, whatever their words."""
    return max(a.value, b.value) > _FARTHEST * min(a.value, b.value)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether the figures count in the same unit and by the same time."""
    return a.unit == b.unit and a.rate == b.rate


def conflict(a: Figure, b: Figure) -> bool:
    """Whether two comparable figures can't both be meant: neither within their bounds nor by rounding."""
    return not (a.low <= b.high and b.low <= a.high) and not _rounds(a, b) and not _rounds(b, a)


def _rounds(a: Figure, b: Figure) -> bool:
    """Whether `b` is `a` rounded or cut off to the last digit of `b`."""
    apart = abs(a.value - b.value)
    if b.grain <= a.grain or apart > _ROUNDED * b.value or (not b.unit and b.value < _ROUNDED_FROM):
        return False
    return apart < b.grain / 2 or math.floor(a.value / b.grain) * b.grain == b.value


def _read(text: str, match: re.Match[str]) -> Figure | None:
    """The figure of a match, or None where the number counts nothing."""
    sign, written = match["sign"], match["number"]
    start = match.start("sign") if sign else match.start("number")
    end = match.start() + len(match.group().rstrip(" -"))
    if wording.NAME.search(text[max(0, start - _BEFORE) : start]) and not sign:
        return None
    if wording.CLOCK.match(text, match.end("number")):
        return None
    value = wording.number_of(written)
    if value <= 1 and not match["scales"] and not sign and not written[0].isdigit():
        return None
    scale = math.prod(wording.SCALES[word] for word in re.findall(r"[a-z]+", match["scales"].lower()))
    upper = wording.number_of(match["upper"]) if match["upper"] else value
    grain = wording.grain_of(match["upper"] or written)
    fraction = wording.fraction_of(match["fraction"])
    if fraction:
        value, upper, grain = value + fraction, upper + fraction, fraction
    unit = None
    if match["percent"]:
        unit = wording.Unit("percent", 1)
    elif sign:
        unit = wording.Unit(wording.CURRENCIES[sign], 1)
    return _in_context(text, (start, end), value * scale, max(value, upper) * scale, grain * scale, unit)


def _in_context(
    text: str, span: Span, low: float, high: float, grain: float, unit: wording.Unit | None
) -> Figure:
    """The figure with what the words before and behind it say of it."""
    start, end = span
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    words = wording.words_behind(after)
    if unit is None and words:
        unit = wording.unit_behind(after) or wording.unit_of(words[0])
    is_aged = wording.IS_AGED.search(before) and wording.ENDS.match(after) and 0 < low < _OLDEST
    person_of = wording.PERSON_OF.search(before) and wording.BEHIND_AGE.match(after)
    is_aged = is_aged or (person_of and _YOUNGEST < low < _OLDEST)
    aged = is_aged or (re.match(r"\s*,", after) and wording.NAME_BEFORE.search(before) and 0 < low < _OLDEST)
    if wording.YEARS_OLD.match(after) or (unit is None and (aged or wording.AGED.search(before))):
        unit = wording.Unit("age", 1)
    noun, between = wording.counted(words) if unit is None else ("", ())
    base, factor = unit or ("", 1)
    value, low, high, grain = low * factor, low * factor, high * factor, grain * factor
    bound = wording.BOUND.search(before)
    if bound:
        low, high = (low, high + grain) if bound["over"] else (0.0, high)
    elif wording.ABOUT.search(before):
        low, high = low - min(grain, _ABOUT * low), high + min(grain, _ABOUT * high)
    elif base == "day" and factor > 1:
        low, high = low - _UNIT_VAGUE * factor, high + _UNIT_VAGUE * factor
    rate = None if base == "speed" else wording.RATE.search(after.split(",")[0])
    return Figure(
        start,
        end,
        value,
        low,
        high,
        grain,
        base,
        noun,
        between,
        (rate[1] or wording.RATES[rate[2]]) if rate else "",
        bool(wording.APART.search(before) or wording.APART_BEHIND.match(after)),
        base != "percent" and bool(wording.OUT_OF.match(after)),
        bool(wording.WHOLE.search(before)),
    )


def _overlap(span: Span, taken: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
