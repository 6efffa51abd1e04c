"""stub"""

from __future__ import annotations

from pathlib import Path

from bot.conversations.tally import Tally


def write_report(tally: Tally, target: Path, *, passed: int, failed: int) -> None:
    """Write."""
