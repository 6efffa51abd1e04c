"""What Telegram shows of the bot itself: menus of commands, and a word to newcomers before they begin."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.frontends.telegram import texts

log = logging.getLogger(__name__)


async def introduce(bot: Bot) -> None:
    """Set the menus where they differ, and descriptions where the owner has set none; it works without."""
    menus = (
        (BotCommandScopeAllPrivateChats(), texts.PRIVATE_MENU),
        (BotCommandScopeAllGroupChats(), texts.GROUP_MENU),
    )
    try:
        for scope, names in menus:
            wanted = tuple(BotCommand(name, texts.COMMANDS[name]) for name in names)
            if await bot.get_my_commands(scope) != wanted:
                await bot.set_my_commands(wanted, scope)
        if not (await bot.get_my_description()).description:
            await bot.set_my_description(texts.DESCRIPTION)
        if not (await bot.get_my_short_description()).short_description:
            await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    except TelegramError as error:
        log.warning("menus and descriptions could not be set: %s", type(error).__name__)
