"""Bytes become text, or are refused with the reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.decoding import NotTextError, decode

CONTROL = re.compile(rb"[\x01-\x1f\x7f]")


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("“Ellerford” – €5".encode(), "“Ellerford” – €5", "utf-8"),
        (b"\xef\xbb\xbfMill", "Mill", "utf-8-sig"),
        (b"\xef\xbb\xbf\xef\xbb\xbfMill", "\ufeffMill", "utf-8-sig"),
        ("“Ellerford” – €5".encode("cp1252"), "“Ellerford” – €5", "cp1252"),
        (b"caf\xe9 \x81\x8d\x8f\x90\x9d!", "café \ufffd\ufffd\ufffd\ufffd\ufffd!", "cp1252"),
        (b"a\r\nb\rc\n\n", "a\r\nb\rc\n\n", "utf-8"),
        (b"one\tpage\x0canother", "one\tpage\x0canother", "utf-8"),
        (b"A slip of the keyboard, \x07no more than that, in a text of fifty.", None, "utf-8"),
    ],
)
def test_bytes_are_read_as_utf_8_else_as_cp1252(raw: bytes, text: str | None, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert decoded.text == (raw.decode() if text is None else text)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"Mill\0", "NUL"),
        ("Mill".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + "漢字".encode("utf-16-be"), "UTF-16"),
        ("Mill".encode("utf-16-le"), "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL"),
        (bytes(range(1, 32)) + b"a few letters", "control characters"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason):
        decode(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()).text == expected


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except NotTextError:
        assert b"\0" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")) or CONTROL.search(raw)
    else:
        assert "\0" not in decoded.text
        assert len(decoded.text) <= len(raw)
