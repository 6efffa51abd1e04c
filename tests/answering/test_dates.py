"""Dates are read as exactly as they are written, and conflict only when both can't be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.comparing.dates import conflict, dates_of, same

FOUND = {
    "It closes on June 30 with the loss of 620 jobs.": ["June 30"],
    "It closes at the end of September.": ["the end of September"],
    "Founded in 1896, the mill grew.": ["1896"],
    "The truce of late 2023 is over.": ["late 2023"],
    "The U.S.—which did so in 1997—has changed.": ["1997"],
    "It opens in the spring of 2027.": ["the spring of 2027"],
    "On 3 May 1999 and on 2025-03-05 it rained.": ["3 May 1999", "2025-03-05"],
    "They met on Tuesday night.": ["Tuesday"],
    "It is set for September.": ["September"],
    "Houses of the 19th century and the 1920s": ["19th century", "1920s"],
    "The shift began at 7 a.m. on Monday.": ["7 a.m.", "Monday"],
    "The train left shortly after 14:30.": ["shortly after 14:30"],
    "It closes at noon, and it won 2:10.": ["noon"],
    "It left at ten to four or at half past two.": ["ten to four", "half past two"],
    "It began shortly before a quarter to 6 p.m. there": ["shortly before a quarter to 6 p.m"],
    "The share fell from ten to five in a year, to a quarter to two thirds of it.": [],
    "It had 1,900 workers and 2000 pages.": [],
    "It may rain, and we march on.": [],
    "The area is 6,100.43 square kilometers.": [],
}
TOGETHER = [
    ("in May", "on May 12"),
    ("in 1997", "on May 3, 1997"),
    ("at the end of June", "on June 30"),
    ("around 1990", "in 1991"),
    ("in the 1920s", "in 1925"),
    ("in the winter of 2020", "in December 2020"),
    ("at 3 a.m.", "at 3:10 a.m."),
    ("at noon", "at 12 o'clock"),
    ("at 5 o'clock", "at 17:00"),
    ("shortly before midnight", "at 11:40 p.m."),
    ("at half past two in the morning", "at 2:30 a.m."),
    ("at ten to four", "at 3:50 p.m."),
]
APART = [
    ("in 1997", "in 2007"),
    ("on June 30", "at the end of September"),
    ("on June 3", "on June 4"),
    ("in early May", "on May 28"),
    ("on Monday", "on Tuesday"),
    ("at 3 a.m.", "at 4:20 a.m."),
    ("at 7 a.m.", "at 7 p.m."),
    ("at a quarter past three in the afternoon", "at 3:15 a.m."),
    ("at twenty past nine", "at 9:40 a.m."),
    ("in the 19th century", "in 1925"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_dates_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert [text[date.start : date.end] for date in dates_of(text)] == expected


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_a_vaguer_date_agrees_with_one_inside_it(one: str, other: str) -> None:
    a, b = dates_of(one)[0], dates_of(other)[0]
    assert same(a, b)
    assert not conflict(a, b)


@pytest.mark.parametrize(("one", "other"), APART)
def test_dates_that_exclude_each_other_conflict_both_ways(one: str, other: str) -> None:
    a, b = dates_of(one)[0], dates_of(other)[0]
    assert conflict(a, b)
    assert conflict(b, a)
    assert not same(a, b)


def test_a_weekday_and_a_year_neither_conflict_nor_agree() -> None:
    a, b = dates_of("on Monday")[0], dates_of("in 1997")[0]
    assert not conflict(a, b)
    assert not same(a, b)


@given(st.text())
def test_dates_lie_in_the_text_and_never_overlap(text: str) -> None:
    ends = [0]
    for date in dates_of(text):
        assert ends[-1] <= date.start < date.end <= len(text)
        assert not conflict(date, date)
        ends.append(date.end)
