"""Holds back what may be another bot's until somebody in that chat quotes the articles."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations.exports.pairing import Pair, Pairing
from bot.conversations.exports.reading import Chat
from bot.conversations.exports.whose import Whose

_MOST_HELD = 1000
"""Pairs without a quote; a bot that answered so many questions without one may well be the one, and lost."""


@dataclass(slots=True)
class OpenChat:
    """A chat while its messages come: who is the bot, and which message answers which."""

    chat: Chat
    whose: Whose
    pairing: Pairing


class Held:
    """The pairs of the chat being read, until it is known whose they are; `sure` from the start."""

    def __init__(self, *, sure: bool) -> None:
        self.dropped = 0
        self._always = sure
        self._sure = sure
        self._chat: Chat | None = None
        self._pairs: list[tuple[OpenChat, Pair]] = []

    def add(self, current: OpenChat, pair: Pair, *, evidence: bool) -> list[tuple[OpenChat, Pair]]:
        """Take a pair; those that are now known to be the bot's, in their order."""
        before: list[tuple[OpenChat, Pair]] = []
        if current.chat is not self._chat:
            before = self.rest()
            self._chat, self._sure = current.chat, self._always
        self._pairs.append((current, pair))
        self._sure = self._sure or evidence or len(self._pairs) > _MOST_HELD
        return [*before, *(self._taken() if self._sure else [])]

    def rest(self) -> list[tuple[OpenChat, Pair]]:
        """What is held of a chat that ends: where only one was exported, its bot is the bot.

        The other one of a private chat may be no bot at all.
        """
        pairs, chat = self._taken(), self._chat
        if pairs and chat is not None and (chat.of_account or not (chat.is_group or chat.type == "bot_chat")):
            self.dropped += len(pairs)
            return []
        return pairs

    def _taken(self) -> list[tuple[OpenChat, Pair]]:
        pairs, self._pairs = self._pairs, []
        return pairs
