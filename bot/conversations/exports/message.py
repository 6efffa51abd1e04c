"""One message of an export, whatever the version of Telegram Desktop that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_MEDIA = {
    "voice_message": "voice",
    "video_message": "video note",
    "video_file": "video",
    "audio_file": "audio",
}


@dataclass(frozen=True, slots=True)
class Message:
    """What replaying needs of a message.

    `text` is without markup, `quotes` the texts of its blockquotes. `sender` is an id, or the name where
    there is none; `name` is empty for a deleted account. `time` is in seconds, None where it isn't said.
    `media` says what it is when it is no text: `sticker`, `photo`, `file` …
    `via_bot`: the result of an inline query, sent in the name of a person.
    """

    id: str
    service: bool
    sender: str
    name: str
    text: str
    quotes: tuple[str, ...]
    time: int | None
    reply_to: str
    topic: str
    forwarded_from: str | None
    media: str | None
    buttons: bool
    opens_topic: bool
    via_bot: bool


def message_of(raw: Any) -> Message:
    """Read the fields that are there; what has another type than expected counts as not there."""
    entry = raw if isinstance(raw, dict) else {}
    service = entry.get("type") != "message"
    name = _text(entry.get("actor" if service else "from"))
    sender = _word(entry.get("actor_id" if service else "from_id")) or name
    if sender.isdecimal():
        sender = f"user{sender}"
    text = entry.get("text")
    quotes = _blockquotes(entry.get("text_entities")) or _blockquotes(text)
    return Message(
        id=_word(entry.get("id")),
        service=service,
        sender=sender,
        name=name,
        text=_text(text),
        quotes=quotes,
        time=_time(entry),
        reply_to=_word(entry.get("reply_to_message_id")),
        topic=_word(entry.get("topic_id") or entry.get("message_thread_id")),
        forwarded_from=_text(entry["forwarded_from"]) if "forwarded_from" in entry else None,
        media=_media(entry),
        buttons=bool(entry.get("inline_bot_buttons")),
        opens_topic=entry.get("action") == "topic_created",
        via_bot=bool(entry.get("via_bot")),
    )


def _text(value: object) -> str:
    """A text, or a list of texts and of entities (objects that have a text)."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_piece(part) for part in value)
    return ""


def _piece(part: object) -> str:
    text = part.get("text") if isinstance(part, dict) else part
    return text if isinstance(text, str) else ""


def _blockquotes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    kinds = ("blockquote", "expandable_blockquote")
    return tuple(_piece(part) for part in value if isinstance(part, dict) and part.get("type") in kinds)


def _word(value: object) -> str:
    """A number or a word, which versions write either way."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _time(entry: dict[str, Any]) -> int | None:
    try:
        return int(_word(entry.get("date_unixtime")))
    except ValueError:
        return None


def _media(entry: dict[str, Any]) -> str | None:
    kind = entry.get("media_type")
    if isinstance(kind, str) and kind:
        return _MEDIA.get(kind, kind.replace("_", " "))
    for field, name in (
        ("photo", "photo"),
        ("file", "file"),
        ("poll", "poll"),
        ("location_information", "location"),
        ("contact_information", "contact"),
        ("game_title", "game"),
        ("dice", "dice"),
    ):
        if entry.get(field):
            return name
    return None
