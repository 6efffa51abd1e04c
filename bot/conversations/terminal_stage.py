"""Play a recording in the terminal chat."""

from __future__ import annotations

from bot.answering.answering import Story
from bot.conversations.quoted import Quoted
from bot.conversations.shown import Message, Shown
from bot.conversations.transcript import ALONE, Exchange
from bot.frontends.terminal import texts
from bot.frontends.terminal.chat import TerminalChat

_ONLY_TELEGRAM = {
    "presses": "only Telegram has buttons",
    "edits": "only Telegram has messages that can be edited",
    "inline": "only Telegram has inline queries",
}


class TerminalStage:
    """One conversation in the terminal."""

    def __init__(self, story: Story, quoted: Quoted, *, group: bool) -> None:
        self._chat = TerminalChat(story)
        self._quoted = quoted
        self._group = group

    async def play(self, exchange: Exchange) -> Shown | str:
        """Type the line, and take what is printed for it."""
        if self._group or exchange.person != ALONE:
            return "only Telegram has groups"
        if exchange.kind in _ONLY_TELEGRAM:
            return _ONLY_TELEGRAM[exchange.kind]
        if exchange.other is not None:
            return "only Telegram has what is no text"
        if exchange.replies_to is not None:
            return "only Telegram has replies to a message"
        if "\n" in exchange.text:
            return "only Telegram has messages of several lines"
        reply = self._chat.reply(exchange.text)
        command = exchange.text.split()[0].lower()
        if reply.text == texts.NO_SUCH_COMMAND.format(command=command):
            return f"the terminal has no {command}"
        return Shown((Message(reply.text),), reply.answer, self._quoted.in_text(reply.text))
