"""Dates as sentences give them: exact or vague, and whether two of them can both be true."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.comparing import date_wording as wording

# "Around 1990" leaves open this many years on each side.
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a text and its span there; what the text leaves open is None.

    `years` are the first and last year it can be in; `months` likewise (winter reaches from 12 to 3);
    `third` is the part of the month or year ("late" is 2); weekdays count from 0 for Monday.
    """

    start: int
    end: int
    years: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    weekday: int | None = None
    third: int | None = None


def dates_of(text: str) -> tuple[Date, ...]:
    """The dates of `text` in order; where forms overlap the more exact one is taken."""
    found: list[Date] = []
    for pattern in wording.PATTERNS:
        for match in pattern.finditer(text):
            date = _date(text, match)
            if date is not None and all(date.end <= d.start or d.end <= date.start for d in found):
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def conflict(a: Date, b: Date) -> bool:
    """Whether the dates can't both be true of one event; what either leaves open is no conflict."""
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
    return bool(common) and not conflict(a, b)


def _date(text: str, match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
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
