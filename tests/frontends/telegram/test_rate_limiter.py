"""How fast the bot writes, and for whom it waits."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.error import RetryAfter

from bot.frontends.telegram.rate_limiter import ChatRateLimiter
from bot.operation.counters import Counters


class Server:
    """Takes calls; tells `flooded` chats to wait an hour."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []
        self.flooded: set[int] = set()

    async def call(self, endpoint: str, chat: int) -> bool:
        if chat in self.flooded:
            raise RetryAfter(3600)
        self.done.append((endpoint, chat))
        return True


async def _calls(
    limiter: ChatRateLimiter, server: Server, *calls: tuple[str, int]
) -> list[asyncio.Task[Any]]:
    tasks = [
        asyncio.create_task(
            limiter.process_request(server.call, (endpoint, chat), {}, endpoint, {"chat_id": chat}, None)
        )
        for endpoint, chat in calls
    ]
    for _ in range(20):
        await asyncio.sleep(0)
    return tasks


async def test_a_chat_gets_a_burst_of_three_and_a_group_of_twenty() -> None:
    server, limiter = Server(), ChatRateLimiter(1000, Counters(), 50)
    tasks = await _calls(limiter, server, *[("sendMessage", 1)] * 5, *[("sendMessage", -1)] * 25)
    assert server.done.count(("sendMessage", 1)) == 3
    assert server.done.count(("sendMessage", -1)) == 20
    for task in tasks:
        task.cancel()


async def test_a_wait_asked_for_holds_for_that_chat_alone() -> None:
    server, counters = Server(), Counters()
    limiter = ChatRateLimiter(30, counters, 50)
    server.flooded.add(1)
    tasks = await _calls(limiter, server, ("sendMessage", 1), ("sendMessage", 2), ("editMessageText", 3))
    assert server.done == [("sendMessage", 2), ("editMessageText", 3)]
    server.flooded.clear()
    later = await _calls(limiter, server, ("sendMessage", 1), ("sendMessage", 4))
    assert server.done[2:] == [("sendMessage", 4)]
    assert counters["flood_waits"] == 1
    for task in (*tasks, *later):
        task.cancel()


async def test_answers_to_buttons_wait_for_nothing() -> None:
    server, limiter = Server(), ChatRateLimiter(1, Counters(), 1)
    tasks = await _calls(limiter, server, *[("sendMessage", chat) for chat in range(1, 9)])
    sent = len(server.done)
    answered = await _calls(limiter, server, ("answerCallbackQuery", 0), ("answerInlineQuery", 0))
    assert all(task.done() for task in answered)
    assert sent == 1
    for task in tasks:
        task.cancel()


async def test_no_limit_sends_everything_at_once() -> None:
    server, limiter = Server(), ChatRateLimiter(0, Counters(), 500)
    tasks = await _calls(limiter, server, *[("sendMessage", -1)] * 100)
    assert all(task.done() for task in tasks)
