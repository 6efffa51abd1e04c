"""Send and edit messages; what Telegram refuses is counted, not fatal."""

from __future__ import annotations

import logging

from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.frontends.telegram.address import Place
from bot.frontends.telegram.replies import Reply
from bot.operation.counters import Counters

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Words of the server: https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.cpp
_NOT_MODIFIED = "message is not modified"
_NO_THREAD = "message thread not found"
_REPLY_GONE = ("message to be replied not found", "replied message not found", "reply message not found")
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")

log = logging.getLogger(__name__)


class Sender:
    """Writes into chats for the handlers."""

    def __init__(self, bot: Bot, counters: Counters) -> None:
        self._bot = bot
        self._counters = counters

    async def send(self, place: Place, reply: Reply, to: int | None = None) -> Message | None:
        """Send a message, as a reply to the message `to` where that still exists; None when refused."""
        try:
            return await self._send(place, reply, to)
        except TelegramError as error:
            self._refused(error)
            return None

    async def edit(self, place: Place, message: int, reply: Reply) -> bool:
        """Put a reply in place of an earlier one; False when that message is gone."""
        sent = reply.content
        try:
            edited = await self._bot.edit_message_text(
                sent.text,
                place.chat,
                message,
                entities=sent.entities(),
                reply_markup=reply.keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if _NOT_MODIFIED in error.message.lower():
                return True
            self._refused(error)
            return not any(words in error.message.lower() for words in _GONE)
        except TelegramError as error:
            self._refused(error)
            return True
        if isinstance(edited, Message):
            self._compare(edited, sent.text)
        return True

    async def send_file(self, place: Place, file: str | bytes, name: str, to: int | None) -> Message | None:
        """Send a document: its file_id, or its bytes; None when refused.

        Raises:
            BadRequest: the file_id is not known any more.
        """
        try:
            return await self._bot.send_document(
                place.chat,
                file,
                filename=name,
                disable_content_type_detection=True,
                message_thread_id=place.topic,
                direct_messages_topic_id=place.direct,
                reply_parameters=_reply_to(to),
            )
        except BadRequest as error:
            if isinstance(file, str):
                raise
            self._refused(error)
        except TelegramError as error:
            self._refused(error)
        return None

    async def _send(self, place: Place, reply: Reply, to: int | None, *, must_reply: bool = False) -> Message:
        sent = reply.content
        try:
            message = await self._bot.send_message(
                place.chat,
                sent.text,
                entities=sent.entities(),
                reply_markup=reply.keyboard,
                link_preview_options=_NO_PREVIEW,
                message_thread_id=place.topic,
                direct_messages_topic_id=place.direct,
                reply_parameters=_reply_to(to, must_reply=must_reply),
            )
        except ChatMigrated as error:
            self._counters.count("chats_migrated")
            return await self._send(Place(error.new_chat_id, place.topic, place.direct, True), reply, None)
        except BadRequest as error:
            words = error.message.lower()
            if to is not None and any(gone in words for gone in _REPLY_GONE) and not must_reply:
                # In a topic Telegram does not send without the reply, whatever was asked for.
                return await self._send(place, reply, None)
            if to is not None and place.topic is not None and _NO_THREAD in words:
                # A thread that is no topic: a reply finds its way by itself, anything else would go astray.
                nowhere = Place(place.chat, None, place.direct, place.group)
                return await self._send(nowhere, reply, to, must_reply=True)
            raise
        self._compare(message, sent.text)
        return message

    def _compare(self, message: Message, sent: str) -> None:
        if message.text != sent:
            self._counters.count("texts_altered")
            log.warning("a message of %d characters came back with %d", len(sent), len(message.text or ""))

    def _refused(self, error: TelegramError) -> None:
        if isinstance(error, Forbidden):
            name = "refused_forbidden"
        elif isinstance(error, BadRequest):
            name = "refused_bad_request"
        elif isinstance(error, NetworkError):
            name = "unsent_network"
        else:
            name = "unsent_other"
        self._counters.count(name)
        level = logging.INFO if isinstance(error, Forbidden) else logging.WARNING
        log.log(level, "a message could not be sent: %s: %s", type(error).__name__, error.message)


def _reply_to(message: int | None, *, must_reply: bool = False) -> ReplyParameters | None:
    if message is None:
        return None
    return ReplyParameters(message, allow_sending_without_reply=not must_reply)
