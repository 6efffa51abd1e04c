"""What happens around conversations: added, removed, blocked, a group that moves, and errors."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from telegram import ChatMember, Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot.errors import VerbatimError
from bot.frontends.telegram import texts
from bot.frontends.telegram.address import Place, place_of, user_person
from bot.frontends.telegram.desk import Desk
from bot.frontends.telegram.replies import said
from bot.frontends.telegram.sending import Sender

_OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
_PACKAGE = Path(__file__).parents[2]

log = logging.getLogger(__name__)


class Lifecycle:
    """The handlers of the bot's own membership and of errors."""

    def __init__(self, desk: Desk, sender: Sender) -> None:
        self._desk = desk
        self._sender = sender

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """Changes of the bot's membership, and a group that became a supergroup."""
        return [
            ChatMemberHandler(self._member, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, self._moved),
        ]

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say sorry once, and log where it happened.

        The message of an error may hold what people wrote, unless it is one of ours: that tells what to mend.
        """
        error = context.error
        number = update.update_id if isinstance(update, Update) else None
        kind = str(error) if isinstance(error, VerbatimError) else type(error).__name__
        self._desk.counters.count("errors")
        log.error("update %s failed: %s at %s", number, kind, _place_of_error(error))
        if isinstance(error, TelegramError) or not isinstance(update, Update):
            return
        message = update.effective_message
        if isinstance(message, Message) and (
            update.message or update.edited_message or update.callback_query
        ):
            await self._sender.send(place_of(message), said(texts.FAILED), message.message_id)

    async def _member(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        change = update.my_chat_member
        if change is None:
            return
        was_out = change.old_chat_member.status in _OUTSIDE
        is_out = change.new_chat_member.status in _OUTSIDE
        if was_out == is_out:
            return
        private = change.chat.type == change.chat.PRIVATE
        counted = ("unblocked", "blocked") if private else ("added", "removed")
        self._desk.counters.count(counted[is_out])
        place = Place(change.chat.id, None, None, group=not private)
        person = user_person(change.from_user)
        if is_out:
            self._desk.memory.forget_chat(place.chat)
            return
        welcome = person is None or self._desk.lets_in(person, place)
        if welcome and change.chat.type in (change.chat.GROUP, change.chat.SUPERGROUP):
            await self._sender.send(place, said(texts.HELLO_GROUP))

    async def _moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            self._desk.counters.count("chats_migrated")
            self._desk.memory.move(message.chat.id, message.migrate_to_chat_id)


def _place_of_error(error: BaseException | None) -> str:
    """The last line of this package that the error passed through."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or list(frames)
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"
