"""By which short names files are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.short_names import short_names


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["000_4598.txt", "001_3edf.txt"], ["000", "001"]),
        (["budget_vote.txt", "budget_report.txt"], ["budget_vote", "budget_report"]),
        (["2023/flood.txt", "2024/flood.txt"], ["2023/flood.txt", "2024/flood.txt"]),
        (["a.txt", "a.md"], ["a.txt", "a.md"]),
        (["_odd.txt"], ["_odd"]),
        (["\u202egnp.txt", "a/\u2067b.txt", "c/b.txt"], ["gnp", "a/b.txt", "c/b.txt"]),
        ([], []),
    ],
)
def test_as_short_as_it_can_be_told_apart(files: list[str], names: list[str]) -> None:
    assert list(short_names(files).values()) == names


@given(st.sets(st.text("abc_/.\u202e", min_size=1, max_size=8).filter(lambda name: name.strip("/.\u202e"))))
def test_no_two_files_have_the_same_name(files: set[str]) -> None:
    names = short_names(files)
    assert set(names) == files
    assert len(set(names.values())) == len(files)
