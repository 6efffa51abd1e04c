"""Figures are read with their unit, what they count and the bounds they leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.comparing.figures import Figure, comparable, conflict, figures_of

READ = {
    "Some 2,500 people marched.": ("2,500", 2500, "", "people"),
    "It costs €34 million.": ("€34 million", 34_000_000, "EUR", ""),
    "It costs 5 million dollars.": ("5 million", 5_000_000, "USD", ""),
    "Three hundred jobs are better than none.": ("Three hundred", 300, "", "jobs"),
    "A range of 70–80 houses": ("70–80", 70, "", "houses"),
    "They got 84 percent.": ("84 percent", 84, "percent", ""),
    "about a third of its income": ("a third", 100 / 3, "percent", ""),
    "The 42-day truce ended.": ("42", 42, "day", ""),
    "They waited two weeks.": ("two", 14, "day", ""),
    "the 21-year-old singer": ("21", 21, "age", ""),
    "It was a piano teacher of 71 who won.": ("71", 71, "age", ""),
    "It has a number of 20, a tower of 30.": ("20", 20, "", ""),
    "Lena Marsh, 46, has worked there.": ("46", 46, "age", ""),
    "Approximately 24 living captives are held.": ("24", 24, "", "captives"),
    "A week-long truce": ("week-long", 7, "day", ""),
    "gusts of 62 km/h": ("62", 62, "speed", ""),
    "It flew at 50 miles per hour.": ("50", 80.45, "speed", ""),
    "a roof of 300 square meters": ("300", 300, "square metre", ""),
    "three and a half weeks later": ("three and a half", 24.5, "day", ""),
    "half a million trees": ("half a million", 500_000, "", "trees"),
    "It took an hour and a half.": ("an hour and a half", 0.0625, "day", ""),
    "The show lasted half an hour.": ("half an hour", 0.5 / 24, "day", ""),
    "The bridge was closed twice.": ("twice", 2, "", "times"),
    "twenty-one ships": ("twenty-one", 21, "", "ships"),
}
NONE = [
    "Machine No. 2 eats power.",
    "The shift began at 7 a.m.",
    "One of them left.",
    "A Boeing 777 landed.",
    "The flight NV 417 landed.",
    "It is twice as high.",
]
TOGETHER = [
    ("more than 100 boats", "over 100 boats"),
    ("approximately 24 boats", "24 boats"),
    ("2,483 people", "2,500 people"),
    ("nearly 1.9 million people", "1.87 million people"),
    ("70–80 houses", "75 houses"),
    ("up to 500 tons", "450 tons"),
    ("a third of the town", "33 percent of the town"),
    ("seven days", "a week-long pause"),
    ("62 km/h", "62 kilometers per hour"),
    ("closed twice", "closed two times"),
    ("more than 100 boats", "105 boats"),
]
APART = [
    ("24 boats", "22 boats"),
    ("about 24 boats", "22 boats"),
    ("at least 12 people", "16 people"),
    ("€34 million", "€41 million"),
    ("250 workers", "300 workers"),
    ("70–80 houses", "90 houses"),
    ("half of the town", "60 percent of the town"),
    ("ten days", "two weeks"),
    ("three years", "three and a half years"),
    ("62 km/h", "104 kilometers an hour"),
]


def figure(text: str) -> Figure:
    return figures_of(text)[0]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_figure_is_read_with_unit_and_noun(text: str, expected: tuple[str, float, str, str]) -> None:
    read = figure(text)
    words, value, unit, noun = expected
    assert (text[read.start : read.end], read.unit, read.noun) == (words, unit, noun)
    assert read.value == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize("text", NONE)
def test_numbers_in_names_and_times_of_day_count_nothing(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_bounds_and_rounding_are_no_conflict(one: str, other: str) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    assert not conflict(a, b)
    assert not conflict(b, a)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_figures_conflict(one: str, other: str) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    assert conflict(a, b)
    assert conflict(b, a)


@pytest.mark.parametrize(
    ("one", "other"), [("180 tons a year", "2 tons a day"), ("5 km", "5 days"), ("€5", "$5")]
)
def test_other_units_and_rates_are_not_compared(one: str, other: str) -> None:
    assert not comparable(figure(one), figure(other))


@pytest.mark.parametrize("written", ["1" + "0" * 400, "7" + "0" * 5000, "9" * 400, "1" + ",000" * 200])
def test_a_figure_without_end_is_read_without_an_error(written: str) -> None:
    for figure in figures_of(f"The city paid {written} crowns and ${written} bn for {written} sheep."):
        assert comparable(figure, figure)
        assert not conflict(figure, figure)


def test_a_part_and_its_whole_are_told_apart() -> None:
    part, whole = figures_of("It keeps 300 of the 620 workers.")
    assert (part.share, whole.whole) == (True, True)
    assert figure("another 300 jobs").part


@given(st.text("0123456789 ,.%€mdaysbilonth-–"))
def test_figures_lie_in_the_text_and_agree_with_themselves(text: str) -> None:
    end = 0
    for read in figures_of(text):
        assert end <= read.start < read.end <= len(text)
        assert not conflict(read, read)
        end = read.end
