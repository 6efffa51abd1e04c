"""Who waits, and who does not wait for them."""

from __future__ import annotations

import asyncio

from bot.operation.pace import Pace, Rate

_HOUR = 3600.0


async def _sent(pace: Pace, recipient: int, rate: Rate | None, times: int = 1) -> list[asyncio.Task[None]]:
    async def send() -> None:
        async with pace.slot(recipient, rate):
            pass

    tasks = [asyncio.create_task(send()) for _ in range(times)]
    for _ in range(10):
        await asyncio.sleep(0)
    return tasks


def _end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()


async def test_a_burst_goes_at_once_and_the_next_waits() -> None:
    tasks = await _sent(Pace(None), 1, Rate(3, _HOUR), times=4)
    assert [task.done() for task in tasks] == [True, True, True, False]
    _end(*tasks)


async def test_a_slow_recipient_takes_no_place_from_the_others() -> None:
    pace = Pace(Rate(5, _HOUR))
    slow = await _sent(pace, 1, Rate(1, _HOUR), times=50)
    others = [(await _sent(pace, number, Rate(1, _HOUR)))[0] for number in range(2, 6)]
    assert all(task.done() for task in others)
    _end(*slow)


async def test_the_limit_over_all_holds_for_all() -> None:
    pace = Pace(Rate(2, _HOUR))
    tasks = [(await _sent(pace, number, None))[0] for number in range(3)]
    assert [task.done() for task in tasks] == [True, True, False]
    _end(*tasks)


async def test_a_pause_is_for_one_recipient_alone() -> None:
    pace = Pace(None)
    pace.pause(1, _HOUR, None)
    paused, other = (await _sent(pace, 1, None))[0], (await _sent(pace, 2, None))[0]
    assert (paused.done(), other.done()) == (False, True)
    _end(paused)


async def test_who_was_told_to_wait_gets_no_more_bursts() -> None:
    pace = Pace(None)
    pace.pause(1, 0, Rate(3, 3 * _HOUR))
    tasks = await _sent(pace, 1, Rate(3, 3 * _HOUR), times=3)
    assert [task.done() for task in tasks] == [True, False, False]
    _end(*tasks)


async def test_in_a_hurry_only_pauses_hold() -> None:
    pace = Pace(Rate(1, _HOUR))
    pace.pause(2, _HOUR, None)
    waiting = await _sent(pace, 1, Rate(1, _HOUR), times=5)
    paused = await _sent(pace, 2, None)
    pace.hurry()
    later = await _sent(pace, 3, Rate(1, _HOUR), times=5)
    assert all(task.done() for task in [*waiting, *later])
    assert not paused[0].done()
    _end(*paused)


async def test_without_limits_nobody_waits() -> None:
    tasks = await _sent(Pace(None), 1, None, times=100)
    assert all(task.done() for task in tasks)
