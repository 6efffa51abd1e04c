"""Dates as sentences give them: exact or vague, and whether two of them can both be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.comparing import date_wording as wording

# "Around 1990" leaves open this many years on each side.
_AROUND = 2
# A time of day with its minutes leaves open so many of them, one in full hours and one said roughly more.
_ON_THE_MINUTE, _ON_THE_HOUR, _ROUGHLY = 1, 15, 30
_HALF_DAY = 12 * 60
# A question is read for its dates and figures by several; sentences are kept as they are read (reading.py).
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a text and its span there; what the text leaves open is None.

    `years` are the first and last year it can be in; `months` likewise (winter reaches from 12 to 3);
    `third` is the part of the month or year ("late" is 2); weekdays count from 0 for Monday. `clock` is a
    time of day in minutes, `vague` how many minutes it leaves open, `either`: in which half of the day is
    not said; such a date has nothing else.
    """

    start: int
    end: int
    years: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    weekday: int | None = None
    third: int | None = None
    clock: int | None = None
    vague: int = 0
    either: bool = False


@lru_cache(_KEPT)
def dates_of(text: str) -> tuple[Date, ...]:
    """The dates of `text` in order; where forms overlap the more exact one is taken."""
    found: list[Date] = []
    for pattern in wording.PATTERNS if wording.ANY.search(text) else ():
        for match in pattern.finditer(text):
            date = _time_of_day(text, match) or _date(text, match)
            if date is not None and all(date.end <= d.start or d.end <= date.start for d in found):
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def conflict(a: Date, b: Date) -> bool:
    """Whether the dates can't both be true of one event; what either leaves open is no conflict."""
    if a.clock is not None and b.clock is not None:
        around = _HALF_DAY if a.either or b.either else 2 * _HALF_DAY
        apart = abs(a.clock - b.clock) % around
        return min(apart, around - apart) > max(a.vague, b.vague)
    if a.years and b.years and (a.years[1] < b.years[0] or b.years[1] < a.years[0]):
        return True
    if a.months and b.months:
        if not _months(a.months) & _months(b.months):
            return True
        if a.day is not None and b.day is not None:
            return a.day != b.day
        thirds = (_third(a), _third(b))
        return None not in thirds and thirds[0] != thirds[1]
    if a.months or b.months or a.years or b.years:
        return False
    return a.weekday is not None and b.weekday is not None and a.weekday != b.weekday


def same(a: Date, b: Date) -> bool:
    """Whether the dates are in accord and give at least one part in common."""
    common = (a.years and b.years) or (a.months and b.months) or a.weekday == b.weekday is not None
    common = common or (a.clock is not None and b.clock is not None)
    return bool(common) and not conflict(a, b)


def _time_of_day(text: str, match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    if parts.get("shift"):
        return _spoken_time(match, parts)
    if not (parts.get("hour") or parts.get("named")):
        return None
    by_digits = match.group()[-1:].isdigit()  # "2:10" is a time of day only where a word says so: "at 2:10"
    if by_digits and not parts.get("roughly") and not wording.CLOCK_BEFORE.search(text[: match.start()]):
        return None
    half = (parts.get("half") or "").lower()
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    if parts.get("named"):
        hour = 0 if str(parts["named"]).lower() == "midnight" else 12
    elif half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pae" and half[:2] not in ("am", "a.") else 0)
    vague = _ROUGHLY if parts.get("roughly") else _ON_THE_MINUTE if parts.get("minute") else _ON_THE_HOUR
    either = not (half or by_digits or parts.get("named")) and hour <= _HALF_DAY // 60
    return Date(match.start(), match.end(), clock=hour * 60 + minute, vague=vague, either=either)


def _spoken_time(match: re.Match[str], parts: dict[str, str | None]) -> Date:
    """The time of "a quarter past three in the morning" or "ten to four"."""
    spoken, half = parts.get("spoken"), (parts.get("half") or parts.get("half2") or "").lower()
    hour = wording.SPOKEN.index(spoken.lower()) + 1 if spoken else int(parts["hour"] or 0)
    minutes = wording.SHIFTS[(parts["shift"] or "").lower().removeprefix("a ").split()[0]]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pae" and half[:2] not in ("am", "a.") else 0)
    back = (parts["way"] or "").lower() in ("to", "before")
    clock = (hour * 60 + (-minutes if back else minutes)) % (2 * _HALF_DAY)
    vague = _ROUGHLY if parts.get("roughly") else _ON_THE_MINUTE
    return Date(match.start(), match.end(), clock=clock, vague=vague, either=not half and hour <= 12)


def _date(text: str, match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    if parts.get("hour") or parts.get("named") or parts.get("shift"):
        return None
    month = (
        int(parts["iso"]) if parts.get("iso") else wording.MONTHS.get((parts.get("month") or "")[:3].lower())
    )
    months = (
        wording.SEASONS[parts["season"].lower()] if parts.get("season") else (month, month) if month else None
    )
    years = _years(parts)
    bare = parts.get("year") and not (months or parts.get("part") or parts.get("about"))
    if bare and not _stands_as_year(text, match):
        return None
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    weekday = wording.WEEKDAYS.index(parts["weekday"].lower()) if parts.get("weekday") else None
    words = re.findall(r"[a-z]+", (parts.get("part") or "").lower())
    third = next((wording.THIRDS[word] for word in words if word in wording.THIRDS), None)
    lead = wording.LEAD.match(match.group())
    start = match.start() + (lead.end() if lead else 0)
    return Date(start, match.end(), years, months, day, weekday, third)


def _years(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if parts.get("decade"):
        decade = int(parts["decade"] or 0)
        return decade, decade + 9
    if parts.get("century"):
        century = int(parts["century"] or 0)
        return century * 100 - 99, century * 100
    if parts.get("year"):
        year = int(parts["year"] or 0)
        return (year - _AROUND, year + _AROUND) if parts.get("about") else (year, year)
    return None


def _stands_as_year(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number of four digits is a year: a word that dates before it, or no noun behind it."""
    start = match.start("year")
    dated = wording.YEAR_BEFORE.search(text[max(0, start - 14) : start])
    return bool(dated) or not re.match(r"\s+[a-z]", text[match.end() :])


def _months(months: tuple[int, int]) -> set[int]:
    first, last = months
    return set(range(first, last + 1)) if first <= last else {*range(first, 13), *range(1, last + 1)}


def _third(date: Date) -> int | None:
    """Which third of its month, as far as the text says: 0, 1, 2."""
    return date.third if date.day is None else min(2, (date.day - 1) // 10)
