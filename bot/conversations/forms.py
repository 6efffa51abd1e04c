"""Each short form of a `bot>` line: how it is written, and what must be true for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.conversations.in_short import SILENCE, in_short, quotes_form, sentence_form
from bot.conversations.matching import (
    between_quotes,
    fits,
    fold,
    inside,
    is_file,
    is_label,
    one_line,
    pairs,
    parts_of,
    short_name,
)
from bot.conversations.shown import Shown, also_in, leads

Check = Callable[[Shown], str | None]
"""None when the form holds, else what is true instead, in the same form where possible."""


def _silence(rest: str) -> Check | None:
    return None if rest else lambda shown: None if shown.silent else in_short(shown)


def _quotes(rest: str) -> Check | None:
    return _about_sentence(
        rest,
        "quotes",
        lambda shown: [(q.file, q.text) for q in leads(shown.answer)] if shown.answer else _standing(shown),
    )


def _shows(rest: str) -> Check | None:
    return _about_sentence(rest, "shows", _standing)


def _nearest(rest: str) -> Check | None:
    return _about_sentence(
        rest,
        "nearest",
        lambda shown: [(q.file, q.text) for q in shown.answer.nearest] if shown.answer else [],
    )


def _context(rest: str) -> Check | None:
    def contexts(shown: Shown) -> list[tuple[str, str]]:
        quotes = leads(shown.answer) if shown.answer else ()
        return [(quote.file, quote.context.text) for quote in quotes if quote.context]

    if rest == "none":
        return lambda shown: (
            sentence_form("context", *found) if (found := next(iter(contexts(shown)), None)) else None
        )
    return _about_sentence(rest, "context", contexts, none="context: none")


def _also(rest: str) -> Check | None:
    named = [] if rest == "no other" else parts_of(rest, r",|\band\b")
    if not named and rest != "no other":
        return None

    def check(shown: Shown) -> str | None:
        files = [quote.file for quote in also_in(shown.answer)] if shown.answer else []
        if len(files) == len(named) and all(any(is_file(name, file) for file in files) for name in named):
            return None
        return "also in " + (", ".join(short_name(file) for file in files) or "no other")

    return check


def _disputed(rest: str) -> Check | None:
    sides = parts_of(rest, r"\|")

    def check(shown: Shown) -> str | None:
        answer = shown.answer
        if answer is None or answer.status != "disputed":
            return in_short(shown)
        told = [fold(" ".join(claim.differs)) for claim in answer.claims]
        if sides and (
            len(sides) != len(told) or not pairs([[inside(side, t) for t in told] for side in sides])
        ):
            return in_short(shown)
        return None

    return check


def _not_found(rest: str) -> Check | None:
    missing = parts_of(rest, ",")

    def check(shown: Shown) -> str | None:
        answer = shown.answer
        if answer is None or answer.status != "not_found":
            return in_short(shown)
        said = [fold(term).casefold() for term in answer.reason.terms] if answer.reason else []
        return None if all(fold(word).casefold() in said for word in missing) else in_short(shown)

    return check


def _greeting(rest: str) -> Check | None:
    if rest not in ("", "hello", "thanks", "goodbye", "help"):
        return None

    def check(shown: Shown) -> str | None:
        answer = shown.answer
        if answer is None or answer.status != "greeting":
            return in_short(shown)
        return None if rest in ("", answer.greeting) else in_short(shown)

    return check


def _answered(rest: str) -> Check | None:
    return None if rest else lambda s: None if s.answer and s.answer.status == "answered" else in_short(s)


def _understood(rest: str) -> Check | None:
    pattern = between_quotes(rest)
    if rest not in ("as asked", "") and pattern is None:
        return None

    def check(shown: Shown) -> str | None:
        completed = shown.answer.understood_as if shown.answer else None
        if completed is None:
            return None if rest == "as asked" else "understood: as asked"
        return None if pattern is not None and fits(pattern, completed) else f'understood: "{completed}"'

    return check


def _repaired(rest: str) -> Check | None:
    wanted = [tuple(part.strip() for part in re.split("→|->", pair)) for pair in parts_of(rest, ",")]
    if not wanted or any(len(pair) != 2 for pair in wanted):
        return None

    def check(shown: Shown) -> str | None:
        made = shown.answer.repaired if shown.answer else ()
        if set(wanted) <= set(made):
            return None
        return (
            "repaired: " + ", ".join(f"{typed} → {read}" for typed, read in made) if made else in_short(shown)
        )

    return check


def _says(rest: str) -> Check | None:
    pattern = between_quotes(rest)
    if pattern is None:
        return None
    loose = f"…{pattern}…"

    def check(shown: Shown) -> str | None:
        if any(fits(loose, message.text) for message in shown.messages):
            return None
        return SILENCE if shown.silent else f'says "{one_line(shown.messages[0].text)}"'

    return check


def _buttons(rest: str) -> Check | None:
    wanted = parts_of(rest, r"\|")
    if not wanted:
        return None

    def check(shown: Shown) -> str | None:
        labels = [label for message in shown.messages for label in message.buttons]
        if all(any(is_label(want, label) for label in labels) for want in wanted):
            return None
        return "buttons: " + (" | ".join(labels) or "none")

    return check


def _sends(rest: str) -> Check | None:
    if not rest:
        return None

    def check(shown: Shown) -> str | None:
        files = [message.file for message in shown.messages if message.file]
        return (
            None
            if any(is_file(rest, file) for file in files)
            else (f"sends {files[0]}" if files else in_short(shown))
        )

    return check


def _edited(rest: str) -> Check | None:
    return None if rest else lambda s: None if any(m.edited for m in s.messages) else in_short(s)


def _about_sentence(
    rest: str, word: str, places: Callable[[Shown], list[tuple[str, str]]], none: str | None = None
) -> Check | None:
    parts = re.fullmatch(r'([^"“”:]*?)\s*(?::\s*)?(["“].*["”])?', rest, re.DOTALL)
    pattern = between_quotes(parts[2]) if parts and parts[2] else None
    if parts is None or (not parts[1] and pattern is None):
        return None

    def check(shown: Shown) -> str | None:
        told = places(shown)
        if any(is_file(parts[1], file) and (pattern is None or fits(pattern, text)) for file, text in told):
            return None
        if told and word != "quotes":
            return sentence_form(word, *told[0])
        if told and shown.answer is not None:
            same_file = [pair for pair in told if is_file(parts[1], pair[0])]
            return quotes_form(*(same_file or told)[0])
        return none or in_short(shown)

    return check


def _standing(shown: Shown) -> list[tuple[str, str]]:
    return [(sentence.file, sentence.text) for places in shown.sentences for sentence in places]


FORMS: Sequence[tuple[str, Callable[[str], Check | None], str]] = (
    ("silence", _silence, "“silence” and nothing else"),
    ("quotes", _quotes, '“quotes FILE: "the sentence …"”'),
    ("shows", _shows, '“shows FILE: "the sentence …"”'),
    ("nearest", _nearest, '“nearest FILE: "the sentence …"”'),
    ("context", _context, '“context FILE: "the sentence before …"” or “context: none”'),
    ("also in", _also, "“also in FILE, FILE” or “also in no other”"),
    ("disputed", _disputed, "“disputed: ONE SIDE | THE OTHER”"),
    ("not found", _not_found, "“not found” or “not found: WORD, WORD”"),
    ("greeting", _greeting, "“greeting”, or with “: hello”, “: thanks”, “: goodbye” or “: help”"),
    ("answered", _answered, "“answered” and nothing else"),
    ("understood", _understood, '“understood: "the whole question"” or “understood: as asked”'),
    ("repaired", _repaired, "“repaired: AS TYPED → AS SEARCHED”"),
    ("says", _says, '“says "words of the reply"”'),
    ("buttons", _buttons, "“buttons: LABEL | LABEL”"),
    ("sends", _sends, "“sends FILE”"),
    ("edits its reply", _edited, "“edits its reply” and nothing else"),
)

ONLY_TELEGRAM = ("buttons", "sends", "edits its reply")
"""Forms about what a terminal doesn't have; there they hold."""
