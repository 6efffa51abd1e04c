"""Play a recording in Telegram: through the whole bot, on a Telegram that is offline."""

from __future__ import annotations

from typing import Any

from bot.answering.answer import Answer
from bot.conversations.attachments import attachment
from bot.conversations.matching import is_label
from bot.conversations.quoted import Quoted
from bot.conversations.shown import Message, Shown
from bot.conversations.stage import UnplayableError
from bot.conversations.transcript import Exchange
from bot.frontends.telegram.offline_bot import OfflineBot
from bot.frontends.telegram.offline_people import OfflinePerson
from bot.frontends.turn import Turn

HERE = "@bot"
"""What the bot is called in a recording, whatever its username is where it was recorded."""


class Answers:
    """Remembers the answer behind the last reply; the bot hands it over as to a recorder."""

    def __init__(self) -> None:
        self.last: Answer | None = None

    def __call__(self, turn: Turn) -> None:
        """Take a turn that was shown."""
        self.last = turn.answer


class TelegramStage:
    """One conversation in a chat of its own; `number` is the chat's, and no other one's."""

    def __init__(
        self, bot: OfflineBot, answers: Answers, quoted: Quoted, number: int, *, group: bool
    ) -> None:
        self._bot = bot
        self._answers = answers
        self._quoted = quoted
        self._number = number
        self._group = group
        self._people: dict[str, OfflinePerson] = {}
        self._said: dict[str, int] = {}
        self._replies: list[dict[str, Any]] = []

    async def play(self, exchange: Exchange) -> Shown | str:
        """Do it, and take what the bot shows for it."""
        telegram = self._bot.telegram
        telegram.shown.clear()
        self._answers.last = None
        person = self._person(exchange.person)
        pressed = None
        if exchange.kind == "presses":
            pressed = self._pressed(exchange.text)
        if pressed is not None and "callback_data" not in pressed[1]:
            return _opened(pressed[1])
        await self._bot.take(self._update(exchange, person, pressed))
        messages = []
        for shown in telegram.shown:
            if shown.kind in ("message", "edit", "file"):
                self._replies.append(shown.body)
            messages += _messages(shown.kind, shown.body)
        telegram.shown.clear()
        text = "\n".join(message.text for message in messages)
        return Shown(tuple(messages), self._answers.last, self._quoted.in_text(text))

    def _update(
        self, exchange: Exchange, person: OfflinePerson, pressed: tuple[int, dict[str, Any]] | None
    ) -> dict[str, Any]:
        if pressed is not None:
            return person.presses_data(pressed[0], pressed[1]["callback_data"])
        text = exchange.text.replace(HERE, f"@{self._bot.telegram.me['username']}")
        if exchange.kind == "inline":
            return person.types_inline(text)
        if exchange.kind == "edits":
            return person.edits(self._last_of(exchange.person), text)
        reply_to = None
        if exchange.replies_to == "bot":
            if not self._replies:
                raise UnplayableError("the bot has said nothing that could be replied to")
            reply_to = self._replies[-1]["message_id"]
        elif exchange.replies_to is not None:
            reply_to = self._last_of(exchange.replies_to)
        if exchange.other is None:
            update = person.says(text, reply_to=reply_to)
        else:
            caption = {"caption": text} if text else {}
            update = person.sends(reply_to=reply_to, **(attachment(exchange.other) or {}), **caption)
        self._said[exchange.person] = update["message"]["message_id"]
        return update

    def _last_of(self, name: str) -> int:
        if name not in self._said:
            raise UnplayableError(f"{name} has said nothing yet that could be meant")
        return self._said[name]

    def _person(self, name: str) -> OfflinePerson:
        if name not in self._people:
            number = self._number + (len(self._people) if self._group else 0)
            group = -self._number if self._group else None
            self._people[name] = OfflinePerson(self._bot.telegram, number, name.capitalize(), group=group)
        return self._people[name]

    def _pressed(self, label: str) -> tuple[int, dict[str, Any]]:
        """The message and the button meant: of the last message that has one called so."""
        seen: list[str] = []
        for message in reversed(self._replies):
            now = self._bot.telegram.messages[message["chat"]["id"], message["message_id"]]
            buttons = _buttons(now)
            fitting = [button for button in buttons if button["text"] == label]
            fitting = fitting or [button for button in buttons if is_label(label, button["text"])]
            if fitting:
                return message["message_id"], fitting[0]
            seen = seen or [button["text"] for button in buttons]
        raise UnplayableError(f"there is no button “{label}”; there are: {' | '.join(seen) or 'none'}")


def _messages(kind: str, body: dict[str, Any]) -> list[Message]:
    if kind == "inline":
        if not body["results"]:
            return [Message(body["button"]["text"])] if body.get("button") else []
        return [_result(result) for result in body["results"]]
    if kind == "guest":
        return [_result(body["result"])]
    if kind == "button":
        return [Message(body["text"])] if body.get("text") else []
    labels = tuple(button["text"] for button in _buttons(body))
    if kind == "file":
        return [Message(body.get("caption") or "", labels, body["document"].get("file_name"))]
    return [Message(body["text"], labels, edited=kind == "edit")]


def _result(result: dict[str, Any]) -> Message:
    content = result["input_message_content"]
    return Message(content["message_text"], tuple(button["text"] for button in _buttons(result)))


def _buttons(body: dict[str, Any]) -> list[dict[str, Any]]:
    rows = (body.get("reply_markup") or {}).get("inline_keyboard") or []
    return [button for row in rows for button in row]


def _opened(button: dict[str, Any]) -> Shown:
    """What a button does that Telegram itself sees to: the bot never hears of it."""
    if "copy_text" in button:
        return Shown((Message(button["copy_text"]["text"]),))
    for key in ("switch_inline_query", "switch_inline_query_current_chat", "url"):
        if key in button:
            return Shown((Message(str(button[key])),))
    return Shown()
