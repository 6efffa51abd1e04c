"""One turn of a conversation, as a front end hands it to whoever records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.answering.answer import Answer

Kind = Literal["says", "edits", "presses", "inline"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a person did, and what the bot showed for it.

    `conversation` (chat and topic) and `person` are opaque keys; they never reach a recording. `text` is what
    was typed, the label of the button pressed, or `[sticker]` for what is no text. `names` are the words by
    which the person could be recognised (first name, last name, username), to be replaced wherever they
    stand. With no `answer`, `replies` are the bot's messages as plain text; neither means silence.
    """

    conversation: str
    person: str
    text: str
    kind: Kind = "says"
    answer: Answer | None = None
    replies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    group: bool = False


Record = Callable[[Turn], None]
"""Front ends call it once for every turn, after the reply was sent."""
