"""How many questions one person may ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.operation.person_limits import BURST, PersonLimits


def test_a_burst_goes_then_one_notice_then_silence() -> None:
    limits = PersonLimits(30)
    verdicts = [limits.verdict(1, at=0.0) for _ in range(BURST + 3)]
    assert verdicts == ["go"] * BURST + ["say slow down", "silence", "silence"]


def test_the_bucket_fills_at_the_rate() -> None:
    limits = PersonLimits(30)
    for _ in range(BURST):
        limits.verdict(1, at=0.0)
    assert limits.verdict(1, at=2.0) == "go"
    assert limits.verdict(1, at=2.0) == "say slow down"


def test_a_new_episode_begins_when_half_the_bucket_is_full_again() -> None:
    limits = PersonLimits(60)
    for _ in range(BURST + 1):
        limits.verdict(1, at=0.0)
    assert limits.verdict(1, at=0.5) == "silence"
    answered = [limits.verdict(1, at=BURST / 2 + 0.5) for _ in range(BURST)]
    assert answered.count("say slow down") == 1


def test_people_do_not_share_a_bucket() -> None:
    limits = PersonLimits(1)
    for _ in range(BURST + 1):
        limits.verdict(1, at=0.0)
    assert limits.verdict(2, at=0.0) == "go"


@given(st.lists(st.floats(0, 1e6), max_size=50))
def test_no_limit_is_no_limit(times: list[float]) -> None:
    limits = PersonLimits(0)
    assert all(limits.verdict(1, at) == "go" for at in times)


@given(st.lists(st.floats(0, 600), min_size=1, max_size=200), st.sampled_from([1, 30, 60]))
def test_never_more_than_the_burst_and_the_rate_allow(times: list[float], rate: int) -> None:
    limits = PersonLimits(rate)
    gone = sum(limits.verdict(1, at) == "go" for at in times)
    assert gone <= BURST + rate * (max(times) - min(times)) / 60 + 1
