"""What Telegram makes of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.telegram.telegram_text import as_telegram_shows, units


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with a\nnew line", "plain, with a\nnew line"),
        ("tab\there", "tab here"),
        ("\x00\x1f", "  "),
        ("line\r\nends", "line\nends"),
        ("a\u2028b\u202ec", "abc"),
        ("a\u030ab\u0333c\u033fd", "abcd"),
        ("\u200e\u200f\u200ex", "\u200c\u200c\u200ex"),
        ("\u00a0\u00ad\u200b stay", "\u00a0\u00ad\u200b stay"),
    ],
)
def test_characters_change_as_on_telegrams_side(text: str, shown: str) -> None:
    assert as_telegram_shows(text) == shown


@given(st.text())
def test_a_text_is_changed_once_and_for_all(text: str) -> None:
    assert as_telegram_shows(as_telegram_shows(text)) == as_telegram_shows(text)


@given(st.text())
def test_length_is_that_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
