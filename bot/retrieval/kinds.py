"""Kinds of answers: which one a question expects, and which ones a sentence holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.retrieval.terms import Token
from bot.retrieval.word_lists import lines

Kind = Literal[
    "age", "percent", "duration", "time", "money", "count", "amount", "place", "person", "reason", "name",
    "manner", "hint", "denial", "thing", "yes_no", "words",
]  # fmt: skip
_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "don't",
        "doesn't",
        "didn't",
        "hasn't",
        "haven't",
        "hadn't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "shouldn't",
    ]
)
_ANY = 2


class Mark(NamedTuple):
    """A word of a sentence that answers a kind of question; `at` is its place among the tokens."""

    kind: Kind
    at: int


class Expected(NamedTuple):
    """The kind a question expects and the tokens (from, to) that say so; (0, 0) when none does."""

    kind: Kind
    start: int
    end: int


def expected_kind(tokens: Sequence[Token]) -> Expected:
    """What kind of answer a question asks for.

    "yes_no" for a question that begins with an auxiliary, "thing" for any other with what or which, "words" for one
    without a word that asks.
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


def marks_of(tokens: Sequence[Token], text: str, names: frozenset[int]) -> tuple[Mark, ...]:
    """The kinds of answers that a sentence holds; `names`: the places of its proper nouns."""
    return tuple(dict.fromkeys(_marks(tokens, text, names)))


def _marks(tokens: Sequence[Token], text: str, names: frozenset[int]) -> Iterator[Mark]:
    for at, token in enumerate(tokens):
        mark = _marked().get(token.word, frozenset())
        after = _marked().get(tokens[at + 1].word, frozenset()) if at + 1 < len(tokens) else frozenset()
        if token.term[0].isdigit():
            yield from _figure(tokens, text, at, after)
        elif "counting" in mark or ("scale" in mark and token.word.endswith("s")):
            yield Mark("count", at)
            yield Mark("amount", at)
        if ("month" in mark and token.capital) or "weekday" in mark or "time" in mark:
            yield Mark("time", at)
        if "part" in mark:
            yield Mark("percent", at)
            yield Mark("amount", at)
        if (
            "money" in mark
            and at
            and (tokens[at - 1].term[0].isdigit() or "scale" in _marked().get(tokens[at - 1].word, ()))
        ):
            yield Mark("money", at)
        if ("unit" in mark and token.word.endswith("s")) or token.word == "decade":
            yield Mark("duration", at)
        if "reason" in mark:
            yield Mark("reason", at)
        if "hint" in mark or (token.word == "to" and at > 0 and _is_infinitive(tokens, at)):
            yield Mark("hint", at)
        if "denial" in mark or token.word.endswith("n't"):
            yield Mark("denial", at)
        if "manner" in mark:
            yield Mark("manner", at)
        if "role" in mark and at not in names:
            yield Mark("person", at)
        if "aged" in mark:
            yield Mark("age", at)
        if at in names and "month" not in mark and "weekday" not in mark:
            yield Mark("name", at)
            yield Mark("person", at)
            if at and _where(tokens, at, names):
                yield Mark("place", at)


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "to" at a place begins what something is done for, as far as that shows."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and not (after.stop or after.capital or after.word.endswith(("s", "ing", "ed")))


def _figure(tokens: Sequence[Token], text: str, at: int, after: frozenset[str]) -> Iterator[Mark]:
    term = tokens[at].term
    before = text[tokens[at].start - 1 : tokens[at].start]
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    later = tokens[at + 2].word if at + 2 < len(tokens) else ""
    scaled = _marked().get(later, frozenset()) if "scale" in after else after
    year = term.isdigit() and len(term) == 4 and 1000 <= int(term) <= 2100 and before not in "€$£¥"
    if year or (term[-1] == "s" and term[:-1].isdigit() and len(term) == 5):
        yield Mark("time", at)
        return
    dated = at and "month" in _marked().get(tokens[at - 1].word, ())
    if (
        dated
        or "month" in after
        or following in ("am", "pm", "o'clock")
        or term.endswith(("th", "st", "nd", "rd"))
    ):
        yield Mark("time", at)
        return
    if (before and before in "€$£¥") or "money" in scaled:
        yield Mark("money", at)
    elif "part" in after:
        yield Mark("percent", at)
    elif "unit" in after:
        yield Mark("duration", at)
        if later in ("old", "of"):
            yield Mark("age", at)
    else:
        yield Mark("count", at)
        closed = text[tokens[at].end : tokens[at].end + 1]
        if (
            term.isdigit()
            and 1 < len(term) < 3
            and before == " "
            and closed in ",;"
            and text[tokens[at].start - 2] == ","
        ):
            yield Mark("age", at)
    yield Mark("amount", at)


def _where(tokens: Sequence[Token], at: int, names: frozenset[int]) -> bool:
    """Whether a preposition of place stands before the name, a few of its words apart."""
    back = at - 1
    while back > 0 and (back in names or tokens[back].word in ("the", "a", "of")) and at - back < 4:
        back -= 1
    return "where" in _marked().get(tokens[back].word, ())


def _fits(form: Sequence[str], words: Sequence[str], start: int) -> int | None:
    """Where the form ends in `words`, or None when it doesn't stand at `start`."""
    at, i = start, 0
    while i < len(form):
        if form[i] == "~":
            wanted = form[i + 1].split("|")
            reach = next((k for k in range(at, min(at + _ANY + 3, len(words))) if words[k] in wanted), None)
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
        kind, forms = line.split(":", 1)
        for form in forms.split(";"):
            parts = tuple(form.split())
            for first in parts[0].split("|"):
                table.setdefault(first, []).append((kind, parts))  # type: ignore[arg-type]
    return table


@lru_cache(1)
def _marked() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in lines("marks.txt"):
        mark, words = line.split(":", 1)
        for word in words.split():
            table.setdefault(word, set()).add(mark)
    return {word: frozenset(marks) for word, marks in table.items()}
