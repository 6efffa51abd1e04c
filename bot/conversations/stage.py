"""What a recording is played on: one front end, with the world outside it faked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bot.answering.answering import Story
from bot.conversations.shown import FrontEnd, Shown
from bot.conversations.transcript import Exchange

FRONT_ENDS: tuple[FrontEnd, ...] = ("telegram", "terminal")

Stories = Callable[[Path], Story]
"""The story told from a folder of articles; raises UnusableError where there is none."""


class UnplayableError(Exception):
    """What a person does in a recording can't be done any more: a button is gone, say."""


class Stage(Protocol):
    """One conversation on one front end."""

    async def play(self, exchange: Exchange) -> Shown | str:
        """What the bot shows for what a person does, or why this can't be played here.

        Raises:
            UnplayableError: it could be played here, but there is no such button now.
        """
        ...
