"""Which message of an export answers which: each question with the bot's reply to it."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.conversations.exports.message import Message
from bot.conversations.exports.reading import Chat

_REACH = 2000
"""Messages of a chat that a reply can reach back to: a bounded part of 200 MB, days of a busy group."""
_ADDRESSED = re.compile(r"/ask(?:@\w+)?(?:\s+|$)|@\w+bot\b[\s,:]*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«].*[\"”“»]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the bot's reply. `text` is the question without what addresses it to the bot."""

    question: Message
    text: str
    reply: Message
    topic: str


@dataclass(slots=True)
class _Said:
    message: Message
    topic: str
    answered: bool = False


class Pairing:
    """The messages of one chat, as they come; `skipped` counts what is no question with a reply, by reason.

    `is_bot` says whether the bot wrote a message.
    """

    def __init__(self, chat: Chat, is_bot: Callable[[Message], bool]) -> None:
        self.skipped: Counter[str] = Counter()
        self.group = chat.is_group
        self._is_bot = is_bot
        self._said: OrderedDict[str, _Said] = OrderedDict()
        self._topics: dict[str, str] = {}
        self._last: dict[str, _Said] = {}

    def add(self, message: Message) -> Pair | None:
        """Take the next message; the pair that it completes, if it does."""
        if message.service:
            if message.opens_topic:
                self._topics[message.id] = message.id
            self.skipped["service messages"] += 1
            return None
        if message.via_bot:
            self.skipped["inline results"] += 1
            return None
        reply_to, topic = self._place(message)
        if self._is_bot(message):
            return self._answered(message, reply_to, topic)
        said = _Said(message, topic)
        if message.id:
            self._said[message.id] = said
            if len(self._said) > _REACH:
                self._said.popitem(last=False)
        if not self.group or _ADDRESSED.match(message.text) or topic not in self._last:
            self._last[topic] = said
        return None

    def replied(self, message: Message) -> Message | None:
        """The message that a message replies to, if it is in reach."""
        said = self._said.get(message.reply_to)
        return said.message if said else None

    def _answered(self, reply: Message, reply_to: str, topic: str) -> Pair | None:
        if reply.forwarded_from is not None:
            self.skipped["forwarded by the bot"] += 1
            return None
        said = self._said.get(reply_to) if reply_to else self._last.get(topic)
        if said is None:
            self.skipped[
                "replies whose question is not in the export" if reply_to else "messages to nobody"
            ] += 1
            return None
        if said.answered:
            self.skipped["further messages to a question"] += 1
            return None
        said.answered = True
        return Pair(said.message, self._text(said.message), reply, said.topic)

    def _text(self, question: Message) -> str:
        text = question.text.strip()
        asked = _ADDRESSED.match(text)
        if asked is None:
            return text
        rest = text[asked.end() :].strip()
        meant = self.replied(question)
        return rest or (meant.text.strip() if meant else "")

    def _place(self, message: Message) -> tuple[str, str]:
        """What a message replies to, and its topic; the first message of a topic is nothing to reply to."""
        reply_to = message.reply_to
        if reply_to in self._topics:
            return "", reply_to
        said = self._said.get(reply_to)
        return reply_to, message.topic or (said.topic if said else "")


def no_question(question: Message, text: str, *, from_bot: bool) -> str | None:
    """Why a message isn't compared, in the plural, or None when it is a question."""
    if from_bot:
        return "forwarded from the bot"
    if question.media and not text:
        return f"{question.media}s"
    if not text:
        return "empty messages"
    if text.startswith("/"):
        return "quote checks" if re.match(r"/quote\b", text) else "commands"
    return "quote checks" if _QUOTED.fullmatch(text) else None
