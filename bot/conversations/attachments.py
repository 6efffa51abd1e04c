"""What can be sent instead of text: `[sticker]`, `[file NAME]` …, as Telegram describes it."""

from __future__ import annotations

from typing import Any

_FILE = {"file_id": "played", "file_unique_id": "played"}
_PICTURE = _FILE | {"width": 512, "height": 512}
_LASTING = _FILE | {"duration": 1}

_CONTENTS: dict[str, dict[str, Any]] = {
    "sticker": {"sticker": _PICTURE | {"type": "regular", "is_animated": False, "is_video": False}},
    "photo": {"photo": [_PICTURE]},
    "file": {"document": _FILE},
    "voice": {"voice": _LASTING},
    "audio": {"audio": _LASTING},
    "video": {"video": _PICTURE | _LASTING},
    "video note": {"video_note": _LASTING | {"length": 240}},
    "animation": {"animation": _PICTURE | _LASTING},
    "location": {"location": {"longitude": 0.0, "latitude": 0.0}},
    "contact": {"contact": {"phone_number": "0", "first_name": "Ann"}},
    "dice": {"dice": {"emoji": "\N{GAME DIE}", "value": 1}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}
_ALSO = {"document": "file", "gif": "animation", "voice message": "voice", "video message": "video note"}

KINDS = tuple(_CONTENTS)


def attachment(what: str) -> dict[str, Any] | None:
    """The fields of a message that holds `what`, or None when it is nothing that can be sent."""
    what = " ".join(what.split())
    if what in _ALSO or what in _CONTENTS:
        return _CONTENTS[_ALSO.get(what, what)]
    kind, _, name = what.partition(" ")
    if _ALSO.get(kind, kind) == "file" and name:
        return {"document": _FILE | {"file_name": name}}
    return None
