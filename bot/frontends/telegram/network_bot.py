"""PTB's bot with the one thing more that polling needs: updates as they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram.ext import ExtBot

from bot.frontends.telegram.rate_limiter import ChatRateLimiter


class NetworkBot(ExtBot[None]):
    """The bot's side of the Bot API."""

    __slots__ = ()

    def hurry(self) -> None:
        """Send now what waits for its place; the bot is told to stop."""
        if isinstance(self.rate_limiter, ChatRateLimiter):
            self.rate_limiter.hurry()

    async def raw_updates(
        self, offset: int, seconds: int, kinds: Sequence[str], limit: int = 100
    ) -> list[dict[str, Any]]:
        """New updates from `offset` on, unread: in `get_updates` one that PTB can't read hides all others.

        Waits up to `seconds` for the first one.
        """
        arguments = {"offset": offset, "limit": limit, "timeout": seconds, "allowed_updates": list(kinds)}
        updates = await self._post("getUpdates", arguments)
        return [update for update in updates if isinstance(update.get("update_id"), int)]
