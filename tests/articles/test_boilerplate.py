"""Furniture is known, and what resembles it is not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.articles.boilerplate import LONGEST, boilerplate
from bot.articles.reading import read

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[str]:
    return [
        line for line in (CASES / name).read_text("utf-8").split("\n") if line and not line.startswith("# ")
    ]


@pytest.mark.parametrize("line", lines("furniture.txt"))
def test_furniture_is_left_out_whole(line: str) -> None:
    text = f"The mill will close.\n{line}\n\nThe mayor wept.\n"
    assert [text[start:end] for start, end, _ in read(text).sentences] == [
        "The mill will close.",
        "The mayor wept.",
    ]


@pytest.mark.parametrize("line", lines("genuine.txt"))
def test_what_resembles_furniture_stays_quotable_from_end_to_end(line: str) -> None:
    spans = read(line).sentences
    assert spans[0][0] == 0
    assert spans[-1][1] == len(line)
    assert not read(line).rejected


def test_every_pattern_gives_the_reason_of_its_group() -> None:
    known = boilerplate()
    assert known.whole("Leave a Reply") == "comments"
    assert known.whole("© Ansel Valley Courier. All rights reserved.") == "copyright"
    assert known.heads_list("Related stories:") == "related stories"
    assert known.before("date 2025-03-05 The mill will close.") == (16, "date stamp")
    assert known.after("The mill will close. (AP)") == (21, "agency")


def test_a_beginning_goes_only_when_a_sentence_follows() -> None:
    known = boilerplate()
    assert known.before("Updated March 5, 2025, the list names all.") is None
    assert known.before("Updated March 5, 2025 The list names all.") is not None


def test_an_ending_goes_only_when_a_sentence_precedes() -> None:
    known = boilerplate()
    assert known.after("He worked for the agency (AP)") is None
    assert known.after("He worked for the agency. (AP)") is not None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe" + " | Ab" * 75 + " ~",
        "(A" + "-A" * 190,
        "name" + "  name" * 60 + " ~",
        "Reporting by A" + " and A" * 60 + " ~",
        "Share on X" + " X" * 180 + " ~",
        "March 5, 2025 | " * 24 + "~",
        "Tags: " + "#a " * 120 + "!?",
    ],
)
def test_no_line_makes_a_pattern_try_every_way_to_cut_it(line: str) -> None:
    # With two ways to read each piece this would go on for years.
    assert len(line) < LONGEST
    assert boilerplate().whole(line) is None
