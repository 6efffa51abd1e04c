from __future__ import annotations

import pytest

from bot.answering import word_lists
from bot.answering.word_lists import patterns_of
from bot.articles.word_file import Entry
from bot.errors import UnusableError


@pytest.fixture
def patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = {
        "both": (Entry("^should"), Entry(r"\bbest"), Entry("^(?:is|was)")),
        "none": (),
        "wrong": (Entry.of("^a", "words.txt, line 7"), Entry.of("(abc", "words.txt, line 8")),
    }
    monkeypatch.setattr(word_lists, "read_lists", lambda _: lists)
    patterns_of.cache_clear()


@pytest.mark.usefixtures("patterns")
@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("should it close", True),
        ("it should close", False),
        ("is the best one open", True),
        ("who has the best one", True),
        ("who is it", False),
    ],
)
def test_a_pattern_that_begins_with_a_caret_fits_the_beginning_alone(text: str, fits: bool) -> None:
    assert (patterns_of("words.txt", "both").find(text) is not None) is fits


@pytest.mark.usefixtures("patterns")
def test_a_section_without_patterns_fits_nothing() -> None:
    assert patterns_of("words.txt", "none").find("") is None


@pytest.mark.usefixtures("patterns")
def test_a_pattern_that_is_none_is_told_with_its_place() -> None:
    with pytest.raises(UnusableError, match=r"words\.txt, line 8"):
        patterns_of("words.txt", "wrong")
