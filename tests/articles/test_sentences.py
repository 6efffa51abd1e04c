"""Sentences of a paragraph, with their offsets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.sentences import WINDOW, split

CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "sentences.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("# ")
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_is_split_where_its_sentences_end(case: str) -> None:
    expected = case.split(" | ")
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("space", ["\n", "\r\n", "\r", "  ", "\u2028", "\x0b", "\xa0", "\t"])
def test_any_white_space_may_stand_between_words_and_sentences(space: str) -> None:
    text = f"The mill{space}closed.{space}Prof. J. M.{space}Sorrel left."
    assert sentences(text) == [f"The mill{space}closed.", f"Prof. J. M.{space}Sorrel left."]


def test_a_sentence_longer_than_a_window_is_cut_and_nothing_is_lost() -> None:
    text = "word " * WINDOW
    found = list(split(text, 0, len(text)))
    assert len(found) > 1
    assert all(end - start <= WINDOW for start, end in found)
    assert " ".join(text[start:end] for start, end in found).split() == text.split()


def test_sentences_do_not_change_where_a_window_ends() -> None:
    one = "Mr. Sorrel of the U.S. office paid €1.9 million on Feb. 18 (see No. 2). "
    assert set(sentences(one * (3 * WINDOW // len(one)))) == {one.strip()}


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_sentences_are_trimmed_in_order_and_hold_all_but_blanks(text: str, before: int, behind: int) -> None:
    start = min(before, len(text))
    end = max(start, len(text) - behind)
    at = start
    for left, right in split(text, start, end):
        assert at <= left < right <= end
        assert not text[at:left].strip()
        assert text[left:right] == text[left:right].strip()
        at = right
    assert not text[at:end].strip()
