"""One after another for one person, side by side for all others."""

from __future__ import annotations

import asyncio

from bot.operation.turns import Turns


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_turns_of_one_key_come_in_order() -> None:
    turns, order = Turns(), []
    gate = asyncio.Event()

    async def work(number: int) -> None:
        async with turns.queue("ann").taken():
            if number == 0:
                await gate.wait()
            order.append(number)

    tasks = [asyncio.create_task(work(number)) for number in range(3)]
    await _settle()
    assert order == []
    gate.set()
    await asyncio.gather(*tasks)
    assert order == [0, 1, 2]
    assert turns.waiting() == 0


async def test_another_key_does_not_wait() -> None:
    turns, gate = Turns(), asyncio.Event()

    async def wait() -> None:
        async with turns.queue("ann").taken():
            await gate.wait()

    waiting = asyncio.create_task(wait())
    await _settle()
    async with turns.queue("bob").taken():
        gate.set()
    await waiting


async def test_an_error_ends_the_turn() -> None:
    turns = Turns()

    async def fail() -> None:
        async with turns.queue("ann").taken():
            raise LookupError("on purpose")

    results = await asyncio.gather(fail(), return_exceptions=True)
    assert isinstance(results[0], LookupError)
    async with turns.queue("ann").taken():
        assert turns.waiting() == 1


async def test_the_place_is_that_of_queueing_not_of_waiting() -> None:
    turns, order = Turns(), []
    first, second = turns.queue("ann"), turns.queue("ann")

    async def use(number: int) -> None:
        async with (first if number == 1 else second).taken():
            order.append(number)

    await asyncio.gather(use(2), use(1))
    assert order == [1, 2]
