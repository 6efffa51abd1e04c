"""What was and what is to come, in clauses and in questions, and the event that a question dates."""

from __future__ import annotations

from bot.answering.comparing.figure_wording import is_plural
from bot.answering.comparing.reading import Reading
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.word_lists import irregular

_DO = frozenset({"do", "does", "did"})
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
# What stands before a participle that only describes: "the stolen car".
_DESCRIBED = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "by",
        "with",
    }
)


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
    return any(is_verb_of_past(word) for word in here)


def is_verb_of_past(word: str) -> bool:
    """Whether a word looks like a verb in the past or a participle: "opened", "sold"."""
    return word.endswith("ed") or (word in irregular() and not is_plural(word)) or word == "born"


def event_asked(question: Question) -> str | None:
    """The term of what was done, where a question says so: "found" of "when was the stolen car found?".

    None for a question without a form of "be" and a participle behind it.
    """
    words = question.tokens
    be = next((at for at, token in enumerate(words) if token.word in _BE or token.word in _DO), len(words))
    if be < len(words) and words[be].word in _DO:
        return None
    for at in range(len(words) - 1, be, -1):
        done = is_verb_of_past(words[at].word) and not words[at].capital
        if done and words[at - 1].word not in _DESCRIBED:
            return words[at].term
    return None
