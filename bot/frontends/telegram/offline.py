"""Telegram without a network: a request implementation that keeps chats in memory and refuses what the
servers refuse, in their words (https://github.com/tdlib/telegram-bot-api, Client.cpp).
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from telegram.request import BaseRequest, RequestData

from bot.frontends.telegram.offline_rules import RefusedError, check_keyboard, check_text, refuse
from bot.frontends.telegram.telegram_text import as_telegram_shows

Object = dict[str, Any]
TOKEN = "1:offline"
BOT_ID = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that people see: a message, an edit, a file, an answer to a button or an inline query.

    `body` is the Message, or the parameters of the answer.
    """

    kind: Literal["message", "edit", "file", "button", "inline", "guest"]
    chat: int | None
    body: Object


class OfflineTelegram(BaseRequest):
    """Telegram's servers as far as this bot uses them; `shown` is what they showed to people, in order."""

    def __init__(self, username: str = "verbatim_bot", *, inline: bool = True) -> None:
        self.me: Object = {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Verbatim",
            "username": username,
            "supports_inline_queries": inline,
            "supports_guest_queries": True,
        }
        self.shown: list[Shown] = []
        self.calls: list[tuple[str, Object]] = []
        self.chats: dict[int, Object] = {}
        self.messages: dict[tuple[int, int], Object] = {}
        self.blocked: set[int] = set()
        self.open_queries: set[str] = set()
        self.commands: dict[str, list[Object]] = {}
        self.descriptions: dict[str, str] = {}
        self.files: dict[str, Object] = {}
        self.numbers = itertools.count(1)

    @property
    def read_timeout(self) -> float | None:
        """There is nothing to wait for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer one call as the servers would."""
        name = url.rpartition("/")[2]
        parameters = dict(request_data.parameters) if request_data is not None else {}
        files = request_data.multipart_data if request_data is not None else None
        self.calls.append((name, parameters))
        try:
            result = self._methods().get(name, self._accepted)(parameters | {"_files": files or {}})
        except RefusedError as error:
            status, reply = error.status, {"ok": False, "error_code": error.status, "description": str(error)}
            return status, json.dumps(reply).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def keep(self, message: Object) -> Object:
        """Put a message into its chat."""
        self.chats[message["chat"]["id"]] = message["chat"]
        self.messages[message["chat"]["id"], message["message_id"]] = message
        return message

    def _methods(self) -> dict[str, Callable[[Object], Any]]:
        return {
            "getMe": lambda _: self.me,
            "getWebhookInfo": lambda _: {
                "url": "",
                "has_custom_certificate": False,
                "pending_update_count": 0,
            },
            "getMyCommands": lambda p: self.commands.get(json.dumps(p.get("scope")), []),
            "setMyCommands": self._set_commands,
            "getMyDescription": lambda _: {"description": self.descriptions.get("description", "")},
            "setMyDescription": self._describe,
            "getMyShortDescription": lambda _: {
                "short_description": self.descriptions.get("short_description", "")
            },
            "setMyShortDescription": self._describe,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_text,
            "answerCallbackQuery": self._answer_callback,
            "answerInlineQuery": self._answer_inline,
            "answerGuestQuery": self._answer_guest,
        }

    def _accepted(self, parameters: Object) -> bool:
        return True

    def _set_commands(self, parameters: Object) -> bool:
        self.commands[json.dumps(parameters.get("scope"))] = parameters["commands"]
        return True

    def _describe(self, parameters: Object) -> bool:
        known = ("description", "short_description")
        self.descriptions |= {name: parameters[name] for name in known if name in parameters}
        return True

    def _send_message(self, parameters: Object) -> Object:
        chat = self._chat(parameters)
        text = check_text(parameters.get("text"), parameters.get("entities") or [])
        message = self._new(chat, parameters, {"text": text, "entities": parameters.get("entities") or []})
        self.shown.append(Shown("message", chat["id"], message))
        return message

    def _send_document(self, parameters: Object) -> Object:
        chat = self._chat(parameters)
        given = parameters.get("document")
        files = parameters["_files"]
        if files:
            name, content = next((file[0], file[1]) for file in files.values())
            if not content:
                refuse("file must be non-empty")
            document = {"file_id": f"file{next(self.numbers)}", "file_name": name, "file_size": len(content)}
            document["file_unique_id"] = f"unique-{document['file_id']}"
            self.files[str(document["file_id"])] = document
        elif given in self.files:
            document = self.files[given]
        else:
            refuse("wrong file identifier/HTTP URL specified")
        message = self._new(chat, parameters, {"document": document})
        self.shown.append(Shown("file", chat["id"], message))
        return message

    def _edit_text(self, parameters: Object) -> Object:
        chat = self._chat(parameters)
        message = self.messages.get((chat["id"], parameters["message_id"]))
        if message is None:
            refuse("message to edit not found")
        if message["from"]["id"] != BOT_ID:
            refuse("message can't be edited")
        text = check_text(parameters.get("text"), parameters.get("entities") or [])
        changed = {"text": text, "entities": parameters.get("entities") or []}
        markup = parameters.get("reply_markup")
        check_keyboard(markup)
        if all(message.get(k) == v for k, v in changed.items()) and message.get("reply_markup") == markup:
            refuse(
                "message is not modified: specified new message content and reply markup are exactly the same"
                " as a current content and reply markup of the message"
            )
        message = {k: v for k, v in message.items() if k != "reply_markup"} | changed
        message["edit_date"] = int(time.time())
        if markup:
            message["reply_markup"] = markup
        self.keep(message)
        self.shown.append(Shown("edit", chat["id"], message))
        return message

    def _answer_callback(self, parameters: Object) -> bool:
        self._close_query(parameters["callback_query_id"])
        if len(parameters.get("text") or "") > 200:
            refuse("MESSAGE_TOO_LONG")
        self.shown.append(Shown("button", None, parameters))
        return True

    def _answer_inline(self, parameters: Object) -> bool:
        self._close_query(parameters["inline_query_id"])
        results = parameters["results"]
        if len(results) > 50 or len({result["id"] for result in results}) != len(results):
            refuse("RESULT_ID_DUPLICATE")
        for result in results:
            self._check_result(result)
        self.shown.append(Shown("inline", None, parameters))
        return True

    def _answer_guest(self, parameters: Object) -> Object:
        self._close_query(parameters["guest_query_id"])
        self._check_result(parameters["result"])
        self.shown.append(Shown("guest", None, parameters))
        return {"inline_message_id": f"inline{next(self.numbers)}"}

    def _check_result(self, result: Object) -> None:
        if not 1 <= len(result["id"].encode()) <= 64:
            refuse("RESULT_ID_INVALID")
        content = result["input_message_content"]
        check_text(content["message_text"], content.get("entities") or [])
        check_keyboard(result.get("reply_markup"))

    def _close_query(self, query: str) -> None:
        if query not in self.open_queries:
            refuse("query is too old and response timeout expired or query ID is invalid")
        self.open_queries.discard(query)

    def _chat(self, parameters: Object) -> Object:
        number = parameters.get("chat_id")
        chat = self.chats.get(number) if isinstance(number, int) else None
        if chat is None:
            refuse("chat not found")
        if number in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _new(self, chat: Object, parameters: Object, content: Object) -> Object:
        check_keyboard(parameters.get("reply_markup"))
        message: Object = {
            "message_id": next(self.numbers),
            "date": int(time.time()),
            "chat": chat,
            "from": self.me,
            **content,
        }
        wanted = parameters.get("reply_parameters") or {}
        replied = self.messages.get((chat["id"], wanted.get("message_id", 0)))
        if replied is not None:
            message["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        elif wanted and not wanted.get("allow_sending_without_reply"):
            refuse("message to be replied not found")
        if parameters.get("message_thread_id"):
            message |= {"message_thread_id": parameters["message_thread_id"], "is_topic_message": True}
        if parameters.get("reply_markup"):
            message["reply_markup"] = parameters["reply_markup"]
        if "text" in message:
            message["text"] = as_telegram_shows(message["text"]).strip(" \n")
        return self.keep(message)
