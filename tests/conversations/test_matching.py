"""When words of a recording mean the same as the bot's."""

from __future__ import annotations

import pytest

from bot.conversations.matching import fits, is_file, is_label, short_name


@pytest.mark.parametrize(
    ("name", "file", "meant"),
    [
        ("002", "002_50075eca.txt", True),
        ("00", "002_50075eca.txt", False),
        ("2", "002_50075eca.txt", False),
        ("002_50075eca.txt", "002_50075eca.txt", True),
        ("mill-01", "mill-01.txt", True),
        ("mill", "mill-01.txt", True),
        ("mill-0", "mill-01.txt", False),
        ("002", "march/002_x.txt", True),
        ("march/002", "march/002_x.txt", True),
        ("", "any.txt", True),
        ("a.c", "abc.txt", False),
    ],
)
def test_a_file_is_meant_by_its_beginning(name: str, file: str, meant: bool) -> None:
    assert is_file(name, file) == meant


@pytest.mark.parametrize(
    "file", ["002_50075eca.txt", "mill-01.txt", "march/002_x.txt", "notes.md", "a b.txt"]
)
def test_a_short_name_means_its_file(file: str) -> None:
    assert is_file(short_name(file), file)


@pytest.mark.parametrize(
    ("wanted", "label", "same"),
    [
        ("More", "More (4)", True),
        ("more", "» More", True),
        ("More", "Moreover", False),
        ("Also in 01", "Also in 01, 02", True),
        ("Source", "A: Source", False),
        ("A: Source", "A: Source", True),
    ],
)
def test_a_button_is_meant_by_its_words(wanted: str, label: str, same: bool) -> None:
    assert is_label(wanted, label) == same


@pytest.mark.parametrize(
    ("pattern", "text", "fitting"),
    [
        ("The talks …", "The talks, led by Adam Boehler, have taken place.", True),
        ("… in Doha…", "They met in Doha.", True),
        ("The talks", "The talks have taken place.", False),
        ("Trump's “job” - done", 'Trump’s "job" — done', True),
        ("a.b", "axb", False),
        ("one\n two", "one two", True),
        ("One", "one", False),
    ],
)
def test_a_pattern_fits_whatever_the_typography_is(pattern: str, text: str, fitting: bool) -> None:
    assert fits(pattern, text) == fitting
