"""What kind of answer a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from bot.articles.word_file import Reading
from bot.retrieval.kinds import Expected, Kind
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import lines, word_class

_AUXILIARIES = word_class("auxiliary")
_WHAT = frozenset(("what", "which", "whats", "what's"))
# The words that ask, beside what and which.
ASKING = frozenset(("when", "where", "who", "whom", "whose", "why", "how"))
# How many words of any kind "~" in a form stands for.
_ANY = 4

# For each word of a form the words that may stand there, and at how many places it is looked for.
_Form = tuple[tuple[frozenset[str], int], ...]


def expected_kind(tokens: Sequence[Token]) -> Expected:
    """What kind of answer a question asks for.

    "yes_no" for a question that begins with an auxiliary, "thing" for any other with what or which, "words"
    for one without a word that asks.
    """
    words = [t.word for t in tokens]
    best: Expected | None = None
    for start, (first, second) in enumerate(pairwise((*words, ""))):
        if first in ASKING and not _WHAT.isdisjoint(words[:start]):
            continue  # "What were they told when they asked?": the later word does not ask
        forms = _forms()
        fitting = [
            (end, -number, kind)
            for number, kind, form in (*forms.get((first, second), ()), *forms.get((first, ""), ()))
            if (end := _fits(form, words, start)) is not None
        ]
        if fitting:
            end, _, kind = max(fitting)
            best = Expected(kind, start, end)
            break
    if words and words[0] in _AUXILIARIES and (best is None or best.start > 0):
        return Expected("yes_no", 0, 1)
    if best is not None:
        return best
    for at, word in enumerate(words):
        if word in _WHAT:
            return Expected("thing", at, at + 1)
    return Expected("words", 0, 0)


def _fits(form: _Form, words: Sequence[str], start: int) -> int | None:
    """Where the form ends in `words`, or None when it doesn't stand at `start`."""
    at = start
    for wanted, reach in form:
        for place in range(at, min(at + reach, len(words))):
            if words[place] in wanted:
                at = place + 1
                break
        else:
            return None
    return at


@lru_cache(1)
def _forms() -> dict[tuple[str, str], list[tuple[int, Kind, _Form]]]:
    """The forms, numbered, by their first word and the one right behind it; "" where that may be any."""
    table: dict[tuple[str, str], list[tuple[int, Kind, _Form]]] = {}
    number = 0
    for line in lines("answer_kinds.txt"):
        with Reading(line):
            kind, forms = line.split(":", 1)
            for written in forms.split(";"):
                number += 1
                form = _form(written.split())
                second = form[1][0] if len(form) > 1 and form[1][1] == 1 else ("",)
                for key in product(form[0][0], second):
                    table.setdefault(key, []).append((number, kind, form))  # type: ignore[arg-type]
    return table


def _form(parts: Sequence[str]) -> _Form:
    return tuple(
        (frozenset(part.split("|")), _ANY + 1 if before == "~" else 1)
        for before, part in pairwise(("", *parts))
        if part != "~"
    )
