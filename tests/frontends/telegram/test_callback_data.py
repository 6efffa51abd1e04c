"""What buttons carry, and what of it is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.telegram import callback_data
from bot.frontends.telegram.callback_data import MOST_BYTES, UnknownButtonError, base36, pack, unpack

DIGEST = "0123456789abcdef" * 4
_ACTIONS = st.sampled_from(sorted(callback_data.ACTIONS))
_NUMBERS = st.lists(st.integers(0, 36**6 - 1), min_size=1, max_size=30)


@given(_ACTIONS, _NUMBERS)
def test_data_fits_and_is_read_back_from_the_first_number_on(action: str, numbers: list[int]) -> None:
    data = pack(action, DIGEST, numbers)
    pressed = unpack(data)
    assert len(data.encode()) <= MOST_BYTES
    assert (pressed.action, pressed.digest) == (action, DIGEST[:8])
    assert list(pressed.numbers) == numbers[: len(pressed.numbers)]


def test_ten_sentences_of_a_million_fit() -> None:
    numbers = [1_000_000 + number for number in range(10)]
    assert list(unpack(pack(callback_data.MORE, DIGEST, numbers)).numbers) == numbers


@given(st.text(max_size=64))
def test_what_is_no_data_of_ours_is_told_from_it(text: str) -> None:
    try:
        pressed = unpack(text)
    except UnknownButtonError:
        return
    # Only what pack would have made is read.
    assert unpack(pack(pressed.action, pressed.digest, pressed.numbers)) == pressed


@pytest.mark.parametrize(
    "data", ["", "forged", "2m01234567" + "1", "1m0123456", "1m01234567", "1m01234567.1"]
)
def test_forged_and_older_data_is_refused(data: str) -> None:
    with pytest.raises(UnknownButtonError):
        unpack(data)


@given(st.integers(min_value=0, max_value=10**9))
def test_base36_is_what_int_reads(number: int) -> None:
    assert int(base36(number), 36) == number
