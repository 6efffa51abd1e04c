"""The menus of commands that Telegram shows, one for private chats and one for groups."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.frontends.telegram import texts

log = logging.getLogger(__name__)


async def set_menus(bot: Bot) -> None:
    """Set the menus where they are not yet as they should be; the bot works without."""
    menus = (
        (BotCommandScopeAllPrivateChats(), texts.PRIVATE_MENU),
        (BotCommandScopeAllGroupChats(), texts.GROUP_MENU),
    )
    try:
        for scope, names in menus:
            wanted = tuple(BotCommand(name, texts.COMMANDS[name]) for name in names)
            if await bot.get_my_commands(scope) != wanted:
                await bot.set_my_commands(wanted, scope)
    except TelegramError as error:
        log.warning("the menus of commands could not be set: %s", type(error).__name__)
