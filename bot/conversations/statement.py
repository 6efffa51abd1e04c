"""What a `bot>` line says of a reply when it isn't the whole reply."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversations.forms import FORMS, ONLY_TELEGRAM, Check
from bot.conversations.in_short import SILENCE
from bot.conversations.shown import FrontEnd, Shown

ANYTHING = "…"


class StatementError(ValueError):
    """A `bot>` line that begins like a short form and isn't one; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One short form as written; `only` is the front end that alone has what it is about."""

    text: str
    holds: Check
    only: FrontEnd | None = None

    def check(self, shown: Shown, through: FrontEnd) -> str | None:
        """None when it holds, or isn't about this front end; else what is true instead, said alike."""
        return self.holds(shown) if self.only in (None, through) else None


def read_statement(text: str) -> Statement | None:
    """The short form that `text` is, or None when it is a whole reply.

    Raises:
        StatementError: it begins like a short form, but isn't one.
    """
    text = text.strip()
    if text in (ANYTHING, "..."):
        return Statement(text, lambda shown: SILENCE if shown.silent else None)
    for opening, build, form in FORMS:
        begun = re.match(rf"{opening}(?![^\W_])", text)
        if begun is None:
            continue
        rest = text[begun.end() :].removeprefix(":").strip()
        check = build(rest)
        if check is not None:
            return Statement(text, check, "telegram" if opening in ONLY_TELEGRAM else None)
        if "\n" not in text:
            raise StatementError(f"expected {form}, found “{text}”")
    return None
