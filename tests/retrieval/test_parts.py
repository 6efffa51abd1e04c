"""Two questions in one are taken apart, each complete; one question stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("who led the talks and where?", ("who led the talks", "where led the talks")),
        ("how many died and how many were hurt?", ("how many died", "how many were hurt")),
        (
            "when and where was the mill founded?",
            ("when was the mill founded", "where was the mill founded"),
        ),
        ("who is the mayor and how old is he", ("who is the mayor", "how old is the mayor")),
        ("who is Ada Lind? what does she want?", ("who is Ada Lind", "what does Ada Lind want")),
        ("who owns the mill, how big is it?", ("who owns the mill", "how big is the mill")),
        ("who resigned and did the mayor comment?", ("who resigned", "did the mayor comment")),
        ("who owns the mill as well as when was it built", ("who owns the mill", "when was the mill built")),
        ("When was it built. Who paid for the dam?", ("When was it built", "Who paid for the dam")),
    ],
)
def test_each_question_is_found_and_completed(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who died and was buried in Oslo?",
        "how many cows and goats are there?",
        "tell me about the flood and the dam",
        "who is the man, who resigned?",
        "what did Dr. Lind say?",
        "has the mayor been charged and sentenced?",
    ],
)
def test_one_question_is_not_taken_apart(text: str) -> None:
    assert parts_of(text) == (text,)


@given(st.text())
def test_any_text_has_at_least_one_part(text: str) -> None:
    assert len(parts_of(text)) >= 1
