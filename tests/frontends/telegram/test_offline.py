"""The offline Telegram refuses what the real one refuses."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden

from bot.frontends.telegram.offline import TOKEN, OfflineTelegram
from bot.frontends.telegram.offline_people import OfflinePerson

CHAT = 5


@pytest.fixture
def telegram() -> OfflineTelegram:
    telegram = OfflineTelegram()
    OfflinePerson(telegram, CHAT, "Ann")
    return telegram


@pytest.fixture
def bot(telegram: OfflineTelegram) -> Bot:
    return Bot(TOKEN, request=telegram, get_updates_request=telegram)


def _button(**action: Any) -> dict[str, Any]:
    return {"reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("label", **action)]])}


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        (" ", {}, "empty"),
        ("x" * 4097, {}, "too long"),
        ("🌉" * 2049, {}, "too long"),
        ("abc", {"entities": [MessageEntity("bold", 1, 9)]}, "ends after"),
        ("abc", {"entities": [MessageEntity("nonsense", 0, 1)]}, "Unsupported type"),
        ("🌉abc", {"entities": [MessageEntity("bold", 1, 2)]}, "in a middle"),
        ("abc", _button(callback_data="x" * 65), "Button_data_invalid"),
        ("abc", _button(callback_data="я" * 33), "Button_data_invalid"),
        ("abc", _button(copy_text=CopyTextButton("x" * 257)), "Button_copy_text_invalid"),
        ("abc", _button(callback_data="x", url="https://example.org"), "unallowed"),
        ("abc", _button(), "unallowed"),
        ("abc", {"reply_parameters": ReplyParameters(99)}, "replied not found"),
    ],
)
async def test_a_message_that_telegram_would_refuse(
    bot: Bot, text: str, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(CHAT, text, **more)


async def test_what_fits_exactly_is_taken(bot: Bot) -> None:
    message = await bot.send_message(CHAT, "🌉" * 2048, entities=[MessageEntity("bold", 0, 4096)])
    assert message.entities[0].length == 4096
    await bot.send_message(CHAT, "x", **_button(callback_data="x" * 64))
    await bot.send_message(CHAT, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))


async def test_unknown_chats_and_messages(bot: Bot, telegram: OfflineTelegram) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(6, "x")
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("x", CHAT, 99)
    said = OfflinePerson(telegram, CHAT, "Ann").says("mine")["message"]["message_id"]
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", CHAT, said)
    message = await bot.send_message(CHAT, "same")
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("same", CHAT, message.message_id)
    with pytest.raises(BadRequest, match="file identifier"):
        await bot.send_document(CHAT, "unknown-file-id")
    with pytest.raises(BadRequest, match="non-empty"):
        await bot.send_document(CHAT, b"", filename="empty.txt")


async def test_queries_are_answered_once_and_only_known_ones(bot: Bot, telegram: OfflineTelegram) -> None:
    query = OfflinePerson(telegram, CHAT, "Ann").types_inline("x")["inline_query"]["id"]
    await bot.answer_inline_query(query, [])
    for call in (bot.answer_inline_query(query, []), bot.answer_callback_query("99")):
        with pytest.raises(BadRequest, match="too old"):
            await call


async def test_who_blocked_the_bot_gets_nothing(bot: Bot, telegram: OfflineTelegram) -> None:
    telegram.blocked.add(CHAT)
    with pytest.raises(Forbidden):
        await bot.send_message(CHAT, "x")


def test_a_button_that_is_not_there_cannot_be_pressed(telegram: OfflineTelegram) -> None:
    ann = OfflinePerson(telegram, CHAT, "Ann")
    said = ann.says("x")["message"]["message_id"]
    with pytest.raises(LookupError, match="More"):
        ann.presses(said, "More")
