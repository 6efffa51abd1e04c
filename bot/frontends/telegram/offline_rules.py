"""What Telegram's servers refuse: https://core.telegram.org/bots/api, and their words for it."""

from __future__ import annotations

from typing import Any, NoReturn

from telegram import MessageEntity

from bot.frontends.telegram.telegram_text import LONGEST_MESSAGE, units

_MOST_BUTTONS = 100
# A button does exactly one of these.
_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text")


class RefusedError(Exception):
    """The servers refuse a call: with this HTTP status and description."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status


def refuse(description: str) -> NoReturn:
    """Refuse as a bad request."""
    raise RefusedError(400, f"Bad Request: {description}")


def check_text(text: object, entities: list[dict[str, Any]]) -> str:
    """The text, if it and its entities are acceptable."""
    if not isinstance(text, str) or not text.strip():
        refuse("message text is empty")
    if units(text) > LONGEST_MESSAGE:
        refuse("message is too long")
    halves = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        if entity["type"] not in list(MessageEntity.ALL_TYPES):
            refuse("can't parse MessageEntity: Unsupported type specified")
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or entity["length"] < 1 or end > units(text):
            refuse(f"entity beginning at UTF-16 offset {start} ends after the end of the text")
        for position in (start, end):
            if b"\xdc" <= halves[2 * position + 1 : 2 * position + 2] <= b"\xdf":
                refuse(f"entity begins or ends in a middle of a UTF-16 symbol at offset {position}")
    return text


def check_keyboard(markup: dict[str, Any] | None) -> None:
    """Refuse buttons that Telegram can't show."""
    rows = (markup or {}).get("inline_keyboard") or []
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        refuse("reply markup is too long")
    for button in buttons:
        if not button.get("text"):
            refuse("inline keyboard button text must be non-empty")
        if sum(action in button for action in _ACTIONS) != 1:
            refuse("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if not 1 <= len(button.get("callback_data", "-").encode()) <= 64:
            refuse("BUTTON_DATA_INVALID")
        if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
            refuse("BUTTON_COPY_TEXT_INVALID")
