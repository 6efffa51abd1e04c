from __future__ import annotations

import pytest

from bot.answering.checking.quotation import quotation


@pytest.mark.parametrize(
    "typed",
    [
        '"The bridge fell."',
        "“The bridge fell.”",
        "„The bridge fell.“",
        "«The bridge fell.»",
        ' " The bridge fell. ". ',
    ],
)
def test_a_text_between_quotation_marks_is_a_quotation(typed: str) -> None:
    assert quotation(typed) == "The bridge fell."


@pytest.mark.parametrize(
    "typed", ["The bridge fell.", 'Who said "the bridge fell"?', '"One" and "two"', '"', '""', "'tis so'", ""]
)
def test_anything_else_is_a_question(typed: str) -> None:
    assert quotation(typed) is None
