"""Read an export as a stream: one chat after another, one message after another, in little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.conversations.exports.events import Building, JsonError, events
from bot.conversations.exports.mended import Mended
from bot.conversations.exports.message import Message, message_of
from bot.errors import UnusableError

_CHUNK = 4096
"""Small, so that the place of damage is known; parsing 200 MB took as long as with 64 KB."""
_DEEPEST = 64
"""Deeper than any export goes; the parser would follow a hostile file down for as long as it lasts."""


_TOO_DEEP = b"containers in containers, deeper than any export"


@dataclass(slots=True)
class Chat:
    """What an export says of a chat before its messages; `of_account`: it is one of a whole account's."""

    name: str = ""
    type: str = ""
    id: str = ""
    of_account: bool = False

    @property
    def is_group(self) -> bool:
        """Whether more than two can write there."""
        return self.type.endswith(("group", "channel"))


@dataclass(slots=True)
class Owner:
    """The words by which the owner of a whole account's export could be recognised, and the owner's id."""

    id: str = ""
    names: list[str] = field(default_factory=list)


class NoExportError(UnusableError):
    """The file is JSON, or nothing at all, but no export."""


class DamagedError(UnusableError):
    """The export can't be read on; the message says after which message, at which byte, and why."""


def read_export(stream: Mended, name: str, owner: Owner) -> Iterator[tuple[Chat, Message]]:
    """Every message of an export, of one chat or of a whole account, with its chat.

    A chat is the same object for all its messages. `owner` is filled when the export says who that is.

    Raises:
        NoExportError: it isn't an export.
        DamagedError: it ends or breaks off in the middle.
    """
    path: list[str] = []
    chat = Chat()
    chats = 0
    count = 0
    last: Message | None = None
    building: Building | None = None
    try:
        for event, value in events(stream, _CHUNK):
            if building is not None:
                building.add(event, value)
                if building.depth > _DEEPEST:
                    raise JsonError(_TOO_DEEP)
                if building.depth == 0:
                    last = message_of(building.value)
                    building = None
                    count += 1
                    yield chat, last
            elif event == "map_key":
                path[-1] = value
                if value == "messages" and _in_chat(path[:-1]):
                    chats += 1
            elif event in ("start_map", "start_array"):
                if event == "start_map" and path[-2:] == ["messages", "["] and _in_chat(path[:-2]):
                    building = Building()
                    building.add(event, value)
                    continue
                path.append("{" if event == "start_map" else "[")
                if event == "start_map" and _in_chat(path[:-1]):
                    chat = Chat(of_account=len(path) > 1)
                if len(path) > _DEEPEST:
                    raise JsonError(_TOO_DEEP)
            elif event in ("end_map", "end_array"):
                path.pop()
            elif path[-1:] and path[-1] in ("name", "type", "id") and _in_chat(path[:-1]):
                setattr(chat, path[-1], str(value) if value is not None else "")
            elif path[:-1] == ["personal_information"]:
                _know(owner, path[-1], value)
    except JsonError as error:
        raise _damaged(error.told, stream, name, count, last) from None
    if not chats:
        raise NoExportError(f"{name}: no export of Telegram Desktop: there are no messages in it")


def _in_chat(path: list[str]) -> bool:
    """Whether these containers lead to a chat: the file itself, or one of the account's list."""
    return not path or (len(path) == 3 and path[0] in ("chats", "left_chats") and path[1:] == ["list", "["])


def _know(owner: Owner, key: str, value: object) -> None:
    if key == "user_id":
        owner.id = f"user{value}"
    elif key in ("first_name", "last_name", "phone_number", "username") and isinstance(value, str) and value:
        owner.names.append(value)


def _damaged(told: bytes, stream: Mended, name: str, count: int, last: Message | None) -> UnusableError:
    lines = told.split(b"\n")
    place = stream.position
    if b"premature EOF" in told:
        lines = [b"the file ends in the middle"]
    elif len(lines) > 2:
        # The parser's second line shows up to 30 bytes before the place, which is in column 40.
        place = stream.place(lines[1][10:40].lstrip())
    reason = re.sub("^(lexical|parse) error: |[.]$", "", lines[0].decode("utf-8", "replace"))
    if last is None:
        return NoExportError(f"{name}: no export of Telegram Desktop: at byte {place:,}, {reason}")
    which = f"message {last.id}" if last.id else "a message without a number"
    return DamagedError(
        f"{name}: damaged after {which} (number {count:,} of the file), at byte {place:,}: {reason}"
    )
