"""Escapes of old versions are mended, wherever a read cuts them."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.exports.mended import Mended

PIECES = [b"\\x41", b"\\\\", b'\\"', b"\\n", b"\\q", b"\\u00e9", b"x41", b"plain ", b"\\xZZ", b"\xc3\xa9"]


def mended(source: bytes, size: int) -> bytes:
    stream, parts = Mended(io.BytesIO(source)), []
    while part := stream.read(size):
        parts.append(part)
    return b"".join(parts)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join), st.integers(1, 40))
def test_however_it_is_read_the_result_is_the_same_and_valid(source: bytes, size: int) -> None:
    text = mended(source, size)
    assert text == mended(source, 1000)
    assert isinstance(json.loads(b'"' + text + b'"'), str)


@given(st.text(), st.integers(1, 20))
def test_what_is_valid_stays_as_it_is(text: str, size: int) -> None:
    source = json.dumps(text).encode()
    assert mended(source, size) == source


@given(st.binary(max_size=60), st.integers(1, 20))
def test_any_bytes_can_be_read(source: bytes, size: int) -> None:
    if b"\\" not in source:
        assert mended(source, size) == source.removeprefix(b"\xef\xbb\xbf" if size >= 3 else b"")
    else:
        assert isinstance(mended(source, size), bytes)


def test_an_old_escape_is_the_character_it_meant() -> None:
    assert json.loads(b'"' + mended(b"caf\\xe9 \\\\xe9", 3) + b'"') == "café \\xe9"


def test_a_place_in_the_mended_text_is_told_as_one_in_the_file() -> None:
    source = b"\\x41\\x42 here it breaks"
    stream = Mended(io.BytesIO(source))
    stream.read(1000)
    assert stream.place(b"here it ") == source.index(b"breaks")
