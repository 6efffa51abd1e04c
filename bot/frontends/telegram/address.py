"""Who speaks, where, and whether the bot is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from telegram import Chat, Message, MessageEntity, User

from bot.frontends.telegram.telegram_text import whole
from bot.operation.memory import Speaker

RequestKind = Literal["ask", "check", "no text", "ask what", "check what"]

_AROUND_A_MENTION = " \t\n,:;–—-"
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the topic in it if it has topics; `direct` is the topic of a channel's direct messages."""

    chat: int
    topic: int | None
    direct: int | None
    group: bool

    @property
    def key(self) -> str:
        """The place as one word."""
        return f"{self.chat}:{self.topic or self.direct or 0}"


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: a user, or an anonymous admin, who is the chat itself."""

    id: int
    names: tuple[str, ...]


def speaker(place: Place, person: Person) -> Speaker:
    """Whose conversation a message belongs to."""
    return Speaker(place.chat, place.topic or place.direct or 0, person.id)


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of the bot. `to` is the message that holds the question, to be replied to."""

    kind: RequestKind
    text: str
    to: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command at the start of a message: its name in lower case, whom it is for, and what follows."""

    name: str
    username: str | None
    rest: str


def place_of(message: Message) -> Place:
    """Where a message stands."""
    replied = message.reply_to_message
    in_topic = message.is_topic_message or (replied is not None and replied.is_topic_message)
    # Outside of topics the thread is that of a discussion, in which nothing can be sent by its number.
    topic = message.message_thread_id if in_topic or message.chat.is_forum else None
    direct = message.direct_messages_topic.topic_id if message.direct_messages_topic else None
    return Place(message.chat.id, topic, direct, message.chat.type != Chat.PRIVATE)


def person_of(message: Message) -> Person | None:
    """The person behind a message; None for other bots, channels, automatic forwards and inline results."""
    if message.is_automatic_forward or message.via_bot is not None:
        return None
    if message.sender_chat is not None:
        if message.sender_chat.id != message.chat.id or message.chat.type == Chat.CHANNEL:
            return None
        return Person(message.sender_chat.id, (message.author_signature,) if message.author_signature else ())
    return user_person(message.from_user)


def user_person(user: User | None) -> Person | None:
    """The person that a user is; None for a bot."""
    if user is None or user.is_bot:
        return None
    names = (user.first_name, user.last_name, user.username)
    return Person(user.id, tuple(name for name in names if name))


def request_in(message: Message, me: User) -> Request | None:
    """What the message wants of the bot; None when it is not meant, or means another command."""
    text = _text_of(message)
    command = command_in(message)
    if command is not None:
        if not is_for(command, me) or command.name not in ("ask", "quote"):
            return None
        return _request(message, "ask" if command.name == "ask" else "check", command.rest, me)
    if message.chat.type == Chat.PRIVATE:
        if text.strip():
            return Request("ask", text, message.message_id)
        # What is neither text nor an attachment tells of something that happened in the chat.
        if message.effective_attachment is None and message.checklist is None:
            return None
        return Request("no text", "", message.message_id)
    mentioned = _without_mention(message, me)
    if mentioned is not None:
        return _request(message, "ask", mentioned, me)
    replied = message.reply_to_message
    if text.strip() and replied is not None and _is_by(replied, me):
        return Request("ask", text, message.message_id)
    return None


def question_of_guest(message: Message, me: User) -> str:
    """The question in a message from a chat where the bot is no member: it is always meant there."""
    mentioned = _without_mention(message, me)
    return _request(message, "ask", _text_of(message) if mentioned is None else mentioned, me).text.strip()


def command_in(message: Message) -> Command | None:
    """The command that a message begins with, or None."""
    text = _text_of(message)
    entities = message.entities or message.caption_entities
    if not any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in entities):
        return None
    match = _COMMAND.match(text)
    return Command(match[1].lower(), match[2], text[match.end() :].strip()) if match else None


def is_for(command: Command, me: User) -> bool:
    """Whether a command is meant for this bot, as far as it says."""
    return command.username is None or command.username.lower() == (me.username or "").lower()


def _request(message: Message, kind: Literal["ask", "check"], rest: str, me: User) -> Request:
    """The text that follows, or else the message that is replied to; with neither, a hint is due."""
    if rest:
        return Request(kind, rest, message.message_id)
    replied = message.reply_to_message
    if replied is not None and not _is_by(replied, me):
        chosen = whole(message.quote.text) if message.quote is not None else _text_of(replied)
        if chosen.strip():
            return Request(kind, chosen, replied.message_id)
    return Request("ask what" if kind == "ask" else "check what", "", message.message_id)


def _without_mention(message: Message, me: User) -> str | None:
    """The text around the first mention of the bot, or None when it is not mentioned."""
    text = _text_of(message)
    halves = text.encode("utf-16-le")
    username = f"@{me.username}".lower()
    for entity in sorted(message.entities or message.caption_entities, key=lambda entity: entity.offset):
        # An entity that begins or ends inside of a character is no reason to fail.
        start, end = (
            len(halves[: 2 * units].decode("utf-16-le", "ignore"))
            for units in (entity.offset, entity.offset + entity.length)
        )
        words = text[start:end]
        by_name = entity.type == MessageEntity.MENTION and words.lower() == username
        by_link = entity.user is not None and entity.user.id == me.id
        if by_name or by_link:
            before, after = text[:start].rstrip(), text[end:].strip(_AROUND_A_MENTION)
            return f"{before} {after}".strip()
    return None


def _is_by(message: Message, me: User) -> bool:
    return message.from_user is not None and message.from_user.id == me.id


def _text_of(message: Message) -> str:
    return whole(message.text or message.caption or "")
