"""How many questions one person may ask, and when to say "please slow down"."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["go", "say slow down", "silence"]

BURST = 10
# A bucket that nobody touched for this long is full again at any rate of one a minute or more.
_MOST_PEOPLE = 10_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class PersonLimits:
    """A bucket of `BURST` questions a person, refilled at `per_minute`; 0 is no limit.

    An episode begins with the first question too many and ends when half the bucket is full again; only its
    first one gets the answer "say slow down".
    """

    def __init__(self, per_minute: float) -> None:
        self._per_second = per_minute / 60
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def verdict(self, person: int, at: float) -> Verdict:
        """Whether a question asked `at` that time (in seconds) is answered; counts it when it is.

        The time is that of asking, not of answering: questions that wait for their turn were no fewer.
        """
        if not self._per_second:
            return "go"
        bucket = self._buckets.setdefault(person, _Bucket(BURST, at))
        now = max(at, bucket.at)
        self._buckets.move_to_end(person)
        if len(self._buckets) > _MOST_PEOPLE:
            self._buckets.popitem(last=False)
        bucket.tokens = min(BURST, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.tokens >= BURST / 2:
            bucket.told = False
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return "go"
        if bucket.told:
            return "silence"
        bucket.told = True
        return "say slow down"
