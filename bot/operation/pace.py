"""How fast things may be sent, over all and to each recipient."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

# Recipients whose buckets are remembered; a bucket out of use is full again after a minute at most.
_MOST_RECIPIENTS = 5_000
_SLOWER = 1.05


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, and as many again in every `seconds`."""

    burst: float
    seconds: float

    def steady(self) -> Rate:
        """The same without bursts, a little slower so that jitter on the way does not matter."""
        return Rate(1, _SLOWER * self.seconds / self.burst)

    def limiter(self) -> AsyncLimiter:
        """A bucket of this size."""
        return AsyncLimiter(self.burst, self.seconds)


class Pace:
    """Holds senders back: first to what one recipient takes, then to what goes out over all.

    Who waits for a slow recipient holds no place in the line of the others. `overall` None is no limit.
    """

    def __init__(self, overall: Rate | None) -> None:
        self._overall = overall.limiter() if overall is not None else None
        self._limiters: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._paused_until: dict[int, float] = {}
        self._hurrying = asyncio.Event()

    def hurry(self) -> None:
        """Let everything go that waits for a limit of its own making; pauses are still kept."""
        self._hurrying.set()

    def pause(self, recipient: int, seconds: float, rate: Rate | None) -> None:
        """Send nothing to this recipient for so long, and in no bursts of its `rate` for a while after."""
        until = time.monotonic() + seconds
        self._paused_until[recipient] = max(until, self._paused_until.get(recipient, 0.0))
        if rate is not None:
            self._limiters[recipient] = rate.steady().limiter()

    @asynccontextmanager
    async def slot(self, recipient: int, rate: Rate | None) -> AsyncIterator[None]:
        """Wait until one more may be sent to `recipient`, at its own `rate`; None is no limit of its own."""
        if rate is not None:
            await self._wait(self._limiter(recipient, rate))
        await self.unpaused(recipient)
        if self._overall is not None:
            await self._wait(self._overall)
        yield

    async def unpaused(self, recipient: int) -> None:
        """Wait until the recipient's pause is over, if there is one."""
        left = self._paused_until.get(recipient, 0.0) - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)
            # It may have been told to wait longer meanwhile.
            await self.unpaused(recipient)
        self._paused_until.pop(recipient, None)

    async def _wait(self, limiter: AsyncLimiter) -> None:
        """Wait for a place in a bucket, or until there is no time for that any more."""
        if self._hurrying.is_set():
            return
        if limiter.has_capacity():
            await limiter.acquire()
            return
        place = asyncio.ensure_future(limiter.acquire())
        hurry = asyncio.ensure_future(self._hurrying.wait())
        try:
            await asyncio.wait((place, hurry), return_when=asyncio.FIRST_COMPLETED)
        finally:
            place.cancel()
            hurry.cancel()

    def _limiter(self, recipient: int, rate: Rate) -> AsyncLimiter:
        limiter = self._limiters.get(recipient)
        if limiter is None:
            limiter = self._limiters[recipient] = rate.limiter()
            while len(self._limiters) > _MOST_RECIPIENTS:
                self._limiters.popitem(last=False)
        self._limiters.move_to_end(recipient)
        return limiter
