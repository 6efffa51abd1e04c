from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.lines import input_lines


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (b"", []),
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\n\r\nthree", ["one", "", "three"]),
        (b"no end", ["no end"]),
        (b"a lonely \r stays\n", ["a lonely \r stays"]),
        ("\x0b, \x0c, \x85 and \u2028 end nothing\n".encode(), ["\x0b, \x0c, \x85 and \u2028 end nothing"]),
        (b"caf\xe9 and \x00\n", ["caf\N{REPLACEMENT CHARACTER} and \x00"]),
    ],
)
def test_lines_end_at_a_line_feed_and_nowhere_else(typed: bytes, lines: list[str]) -> None:
    assert list(input_lines(io.BytesIO(typed))) == lines


@given(st.binary())
def test_there_is_one_line_for_each_that_was_typed_whatever_the_bytes(typed: bytes) -> None:
    wanted = typed.count(b"\n") + (typed != b"" and not typed.endswith(b"\n"))
    assert len(list(input_lines(io.BytesIO(typed)))) == wanted
