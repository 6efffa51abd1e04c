"""Small talk: a hello, a thank-you, a goodbye, a cry for help; nothing is looked up for these."""

from __future__ import annotations

from bot.answering.answer import Greeting


def greeting(text: str) -> Greeting | None:
    """Which kind of small talk `text` is, or None when there is something to look up."""
    words = text.casefold().strip(" !.?").split()
    return "hello" if words in (["hi"], ["hello"]) else None
