"""What kind of answer a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.articles.word_file import Reading
from bot.retrieval.kinds import Expected, Kind
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import lines, word_class

_AUXILIARIES = word_class("auxiliary")
# How many words of any kind "~" in a form stands for.
_ANY = 4


def expected_kind(tokens: Sequence[Token]) -> Expected:
    """What kind of answer a question asks for.

    "yes_no" for a question that begins with an auxiliary, "thing" for any other with what or which, "words"
    for one without a word that asks.
    """
    words = [t.word for t in tokens]
    best: Expected | None = None
    for start in range(len(words)):
        for kind, form in _forms_by_first().get(words[start], ()):
            end = _fits(form, words, start)
            if end is not None and (best is None or end > best.end):
                best = Expected(kind, start, end)
        if best is not None:
            break
    if words and words[0] in _AUXILIARIES and (best is None or best.start > 0):
        return Expected("yes_no", 0, 1)
    if best is not None:
        return best
    for at, word in enumerate(words):
        if word in ("what", "which", "whats", "what's"):
            return Expected("thing", at, at + 1)
    return Expected("words", 0, 0)


def _fits(form: Sequence[str], words: Sequence[str], start: int) -> int | None:
    """Where the form ends in `words`, or None when it doesn't stand at `start`."""
    at, i = start, 0
    while i < len(form):
        if form[i] == "~":
            wanted = form[i + 1].split("|")
            reach = next((k for k in range(at, min(at + _ANY + 1, len(words))) if words[k] in wanted), None)
            if reach is None:
                return None
            at, i = reach + 1, i + 2
            continue
        if at >= len(words) or words[at] not in form[i].split("|"):
            return None
        at, i = at + 1, i + 1
    return at


@lru_cache(1)
def _forms_by_first() -> dict[str, list[tuple[Kind, tuple[str, ...]]]]:
    table: dict[str, list[tuple[Kind, tuple[str, ...]]]] = {}
    for line in lines("answer_kinds.txt"):
        with Reading(line):
            kind, forms = line.split(":", 1)
            for form in forms.split(";"):
                parts = tuple(form.split())
                for first in parts[0].split("|"):
                    table.setdefault(first, []).append((kind, parts))  # type: ignore[arg-type]
    return table
