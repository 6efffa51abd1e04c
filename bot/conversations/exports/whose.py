"""Which messages of an export the bot wrote."""

from __future__ import annotations

import re

from bot.conversations.exports.message import Message
from bot.conversations.exports.reading import Chat
from bot.conversations.quoted import Quoted


class Whose:
    """Tells the bot's messages from people's in one chat.

    With `wanted` (a name, a username or an id) the bot is who is called so. Else it is guessed: in a
    private chat it is the other one; elsewhere whoever is called "… bot", has buttons under a message, or
    quotes a sentence in a blockquote or with the name of its file.
    """

    def __init__(self, chat: Chat, wanted: str | None, quoted: Quoted, files: frozenset[str]) -> None:
        self._chat = chat
        self._wanted = _plain(wanted) if wanted else None
        self._quoted = quoted
        self._files = files
        self._senders: set[str] = set()
        self.name = ""

    def __call__(self, message: Message) -> bool:
        """Whether the bot wrote this message; who was once the bot stays it."""
        if message.via_bot:
            return False
        if message.sender and message.sender in self._senders:
            return True
        found = self._is_wanted(message) if self._wanted else self._looks_like_it(message)
        if found and message.sender:
            self._senders.add(message.sender)
            self.name = self.name or message.name or message.sender
        return found

    def is_named(self, name: str) -> bool:
        """Whether this is what the bot is called here."""
        return bool(name) and _plain(name) in (_plain(self.name), self._wanted, _plain(self._bot_chat()))

    def _is_wanted(self, message: Message) -> bool:
        names = {_plain(message.name), message.sender, message.sender.removeprefix("user")}
        if self._chat.type == "bot_chat" and self._wanted == _plain(self._chat.name):
            names.add(self._wanted if self._is_other(message) else "")
        return self._wanted in names

    def _looks_like_it(self, message: Message) -> bool:
        if not self._chat.is_group:
            return self._is_other(message)
        if message.forwarded_from is not None:
            return False
        if message.buttons or re.search(r"bot$", _plain(message.name)):
            return True
        if any(self._quoted.in_text(quote) for quote in message.quotes):
            return True
        named = any(file in message.text for file in self._files)
        return named and bool(self._quoted.in_text(message.text))

    def _is_other(self, message: Message) -> bool:
        """Whether the one a private chat is with wrote it: the chat has that one's name and number."""
        return (bool(message.name) and message.name == self._chat.name) or (
            bool(self._chat.id) and message.sender == f"user{self._chat.id}"
        )

    def _bot_chat(self) -> str:
        return self._chat.name if self._chat.type == "bot_chat" else ""


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
