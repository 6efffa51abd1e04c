"""Why nothing is quoted as the answer, in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import Reason
from bot.answering.no_question import Instead
from bot.retrieval.asked import Asked
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit

_INSTEAD: dict[Instead, str] = {
    "nothing": "There is nothing to look up in that. Ask me about something in the articles.",
    "language": "I can only look up English words. Please ask in English.",
    "instruction": "I can't do that: all I do is quote what the articles say. Ask me something about them.",
    "opinion": "I have no opinions: all I do is quote what the articles say. Ask me something about them.",
    "judgement": "I can't judge that: all I do is quote what the articles say, and they don't say.",
    "prediction": "I can't foretell that: all I do is quote what the articles say, and they don't say.",
}
_ASKED_FOR = {
    "age": "not the age asked for",
    "percent": "not the share asked for",
    "duration": "not how long",
    "time": "not when",
    "money": "not the sum asked for",
    "count": "not how many",
    "amount": "not how much",
    "place": "not where",
    "person": "not who",
    "reason": "not why",
    "manner": "not how",
}
# A list of words longer than this is no longer read.
_LISTED = 3


def no_question(instead: Instead) -> Reason:
    """Nothing was asked that articles could answer."""
    return Reason("no_question", _INSTEAD[instead])


def not_mentioned(question: Question, unknown: Sequence[Asked]) -> Reason:
    """The articles never use the words `unknown`."""
    terms = tuple(_typed(question, asked) for asked in unknown)
    return Reason("not_mentioned", f"The articles never mention {_listed(terms, 'or')}.", terms)


def not_stated(question: Question, best: Hit, missing: Sequence[Asked], contradicted: bool) -> Reason:
    """The articles mention something of the question, but not what was asked; or they say the contrary."""
    terms = tuple(_typed(question, asked) for asked in missing)
    if contradicted:
        return Reason("not_stated", "The articles don't say so; what they do say is this.", terms)
    found = {match.asked for match in best.matches if match.how != "before"}
    mentioned = sorted(
        (asked for asked in question.asked if asked.term in found),
        key=lambda asked: (not asked.name, -asked.weight, asked.at),
    )[:_LISTED]
    told = _listed([_typed(question, a) for a in sorted(mentioned, key=lambda a: a.at)], "and")
    if not told:
        return Reason("not_stated", "The articles don't say that.", terms)
    wanted = _ASKED_FOR.get(question.kind)
    if terms:
        return Reason("not_stated", f"The articles mention {told}, but not {_listed(terms, 'or')}.", terms)
    return Reason("not_stated", f"The articles mention {told}, but {wanted or 'not what you asked'}.")


def _typed(question: Question, asked: Asked) -> str:
    """The word as the person typed it."""
    token = question.tokens[asked.at]
    typed = question.text[token.start : token.end]
    repaired = {searched: typed for typed, searched in question.repaired}
    return repaired.get(typed, typed)


def _listed(words: Sequence[str], last: str) -> str:
    if len(words) > _LISTED:
        words = words[:_LISTED]
    if len(words) < 2:
        return "".join(f"“{word}”" for word in words)
    return ", ".join(f"“{word}”" for word in words[:-1]) + f" {last} “{words[-1]}”"
