"""Whether a clause tells of what was, and whether a question asks for what is to come."""

from __future__ import annotations

from bot.answering.comparing.figure_wording import is_plural
from bot.answering.comparing.reading import Reading
from bot.answering.word_lists import lists_of
from bot.retrieval.word_lists import irregular


def asks_ahead(asked: Reading) -> bool:
    """Whether a question asks for what is or will be: "when does the bridge open?"."""
    lists, words = lists_of("clauses.txt"), {word.word for word in asked.words}
    return bool(words & lists["ahead"]) and not words & lists["behind"]


def is_past(reading: Reading, clause: int) -> bool:
    """Whether the verb of a clause is in the past, as far as its form tells: "opened", not "is opened"."""
    lists = lists_of("clauses.txt")
    here = [word.word for word, n in zip(reading.words, reading.clauses, strict=True) if n == clause]
    if not lists["ahead"].isdisjoint(here) or "to" in here:
        return False
    if not lists["behind"].isdisjoint(here):
        return True
    return any(word.endswith("ed") or (word in irregular() and not is_plural(word)) for word in here)
