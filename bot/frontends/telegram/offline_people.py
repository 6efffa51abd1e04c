"""People in offline chats: what they do, as the updates that Telegram would send for it."""

from __future__ import annotations

import re
import time
from typing import Any

from bot.frontends.telegram.offline import Object, OfflineTelegram
from bot.frontends.telegram.telegram_text import units

_MARKED = re.compile(
    r"(?P<mention>(?<!\w)@\w{3,32})|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?)"
)


class OfflinePerson:
    """Somebody in a chat of an `OfflineTelegram`: a private one, or the group whose number is given.

    Every method returns an update as JSON, for `Update.de_json` and `Application.process_update`.
    """

    def __init__(
        self,
        telegram: OfflineTelegram,
        number: int,
        name: str,
        *,
        group: int | None = None,
        topic: int | None = None,
    ) -> None:
        self._telegram = telegram
        self._topic = topic
        self.user: Object = {"id": number, "is_bot": False, "first_name": name, "language_code": "en"}
        if group is None:
            self.chat: Object = {"id": number, "type": "private", "first_name": name}
        else:
            self.chat = {"id": group, "type": "supergroup", "title": "Group", "is_forum": topic is not None}
        telegram.chats.setdefault(self.chat["id"], self.chat)

    def says(self, text: str, *, reply_to: int | None = None, **other: Any) -> Object:
        """A message with a text."""
        return self.sends(text=text, entities=entities_in(text), reply_to=reply_to, **other)

    def sends(self, *, reply_to: int | None = None, **content: Any) -> Object:
        """A message of any kind: `sends(sticker={...})`."""
        message = self._message(content)
        replied = self._telegram.messages.get((self.chat["id"], reply_to or 0))
        if replied is not None:
            message["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        return self._update("message", self._telegram.keep(message))

    def edits(self, message: int, text: str) -> Object:
        """Another text for a message that was sent before."""
        old = self._telegram.messages[self.chat["id"], message]
        new = old | {"text": text, "entities": entities_in(text), "edit_date": int(time.time())}
        return self._update("edited_message", self._telegram.keep(new))

    def presses(self, message: int, label: str) -> Object:
        """A press on the first button whose label is or begins with `label`.

        Raises:
            LookupError: the message has no such button, or it sends nothing to the bot.
        """
        shown = self._telegram.messages[self.chat["id"], message]
        rows = (shown.get("reply_markup") or {}).get("inline_keyboard") or []
        buttons = [button for row in rows for button in row if "callback_data" in button]
        exact = [button for button in buttons if button["text"] == label]
        near = exact or [button for button in buttons if button["text"].startswith(label)]
        if not near:
            raise LookupError(f"there is no button {label} to press")
        return self.presses_data(message, near[0]["callback_data"])

    def presses_data(self, message: int, data: str) -> Object:
        """A press on a button with this data, whether the message has it or not."""
        shown = self._telegram.messages[self.chat["id"], message]
        query = {"id": self._query(), "from": self.user, "chat_instance": "1", "data": data, "message": shown}
        return self._update("callback_query", query)

    def types_inline(self, text: str, offset: str = "") -> Object:
        """An inline query."""
        query = {"id": self._query(), "from": self.user, "query": text, "offset": offset}
        return self._update("inline_query", query)

    def asks_a_guest(self, text: str) -> Object:
        """A message to the bot in a chat where it is no member."""
        content = {"text": text, "entities": entities_in(text), "guest_query_id": self._query()}
        return self._update("guest_message", self._message(content))

    def _message(self, content: Object) -> Object:
        message = {
            "message_id": next(self._telegram.numbers),
            "date": int(time.time()),
            "chat": self.chat,
            "from": self.user,
            **content,
        }
        if self._topic is not None:
            message |= {"message_thread_id": self._topic, "is_topic_message": True}
        return message

    def _update(self, kind: str, body: Object) -> Object:
        return {"update_id": next(self._telegram.numbers), kind: body}

    def _query(self) -> str:
        query = str(next(self._telegram.numbers))
        self._telegram.open_queries.add(query)
        return query


def entities_in(text: str) -> list[Object]:
    """Commands and mentions, which Telegram finds itself."""
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in _MARKED.finditer(text)
    ]
