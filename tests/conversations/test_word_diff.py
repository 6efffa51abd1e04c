"""Differences, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.word_diff import word_changes, word_diff

TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(["a", "bb", "c,", "\n", " "]), max_size=20).map(
    "".join
)


def test_one_other_word_is_marked_in_its_place() -> None:
    assert word_diff("built in 1987 here", "built in 1988 here") == "built in [-1987-]{+1988+} here"


def test_neighbouring_words_are_one_change() -> None:
    old, new = "she said that nine people were hurt there", "she said that ten men were hurt there"
    assert word_diff(old, new) == "she said that [-nine people-]{+ten men+} were hurt there"


def test_texts_with_little_in_common_stand_one_below_the_other() -> None:
    assert word_diff("one two three", "four, five") == "[-one two three-]\n{+four, five+}"


def test_a_mark_never_runs_over_the_end_of_a_line() -> None:
    assert word_diff("x y z a", "x y z a\nb c\nd", colour=False).split("\n")[1] == "{+b c+}"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_runs(old: str, new: str) -> None:
    runs = word_changes(old, new)
    assert "".join(text for kind, text in runs if kind in "=-") == old
    assert "".join(text for kind, text in runs if kind in "=+") == new
    assert old != new or all(kind == "=" for kind, _ in runs)
