"""Payloads of links into the private chat."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.telegram.deep_links import (
    link,
    question_of,
    question_payload,
    sentence_of,
    sentence_payload,
)

DIGEST = "0123456789abcdef" * 4
_ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,64}")


@given(st.integers(0, 36**6 - 1))
def test_a_sentence_comes_back_from_its_payload(number: int) -> None:
    payload = sentence_payload(DIGEST, number)
    assert _ALLOWED.fullmatch(payload)
    assert sentence_of(payload) == (DIGEST[:8], number)


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_a_question_comes_back_where_it_fits(question: str) -> None:
    payload = question_payload(question)
    if payload is None:
        assert len(question.encode()) > 46
    else:
        assert _ALLOWED.fullmatch(payload)
        assert question_of(payload) == question


@given(st.text(max_size=70))
def test_any_payload_is_read_without_an_error(payload: str) -> None:
    assert sentence_of(payload) is None or payload.startswith("s_")
    assert question_of(payload) is None or payload.startswith("q_")


def test_a_link_opens_the_chat_with_its_payload() -> None:
    assert link("verbatim_bot", "s_01234567_a") == "https://t.me/verbatim_bot?start=s_01234567_a"
