"""Why nothing is quoted as the answer, in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import Reason
from bot.answering.refusing.denials import light_terms
from bot.answering.refusing.no_question import Instead
from bot.retrieval.asked import Asked
from bot.retrieval.framing import framing_in
from bot.retrieval.question import Question

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
    "amount": "not the figure asked for",
    "place": "not where",
    "person": "not who",
    "reason": "not why",
    "manner": "not how",
}
# A list of words longer than this is no longer read.
_LISTED = 3
# Nobody reads on in a longer word, and a message has its limits.
_LONGEST = 40


def no_question(instead: Instead) -> Reason:
    """Nothing was asked that articles could answer."""
    return Reason("no_question", _INSTEAD[instead])


def worth_telling(question: Question, asked: Sequence[Asked]) -> list[Asked]:
    """Those of the words that a person would call missing: not "get", nor the "tall" of "how tall".

    The "countries" of "which countries" only says what is asked for, too.
    """
    framing = framing_in(question.tokens)
    asking = {at for at in framing if at and question.tokens[at - 1].stop}
    return [
        one
        for one in asked
        if one.term not in light_terms()
        and one.at not in asking
        and not (one.at and question.tokens[one.at - 1].word == "how")
    ]


def not_mentioned(question: Question, unknown: Sequence[Asked]) -> Reason:
    """The articles never use the words `unknown`."""
    terms = tuple(_typed(question, asked) for asked in unknown)
    return Reason("not_mentioned", f"The articles never mention {_listed(terms, 'or')}.", terms)


def not_stated(question: Question, missing: Sequence[Asked], *, contradicted: bool) -> Reason:
    """The articles mention something of the question, but not what was asked; or they say the contrary.

    `missing`: the words asked for that the nearest sentence lacks. Only those that no article uses are told
    as missing: the others may stand elsewhere.
    """
    unknown = worth_telling(question, [asked for asked in missing if not asked.known])
    terms = tuple(_typed(question, asked) for asked in unknown)
    if contradicted:
        return Reason("not_stated", "The articles don't say so.", terms)
    framing = framing_in(question.tokens)
    known = [asked for asked in question.asked if asked.known and asked.at not in framing]
    most = sorted(known, key=lambda asked: (not asked.name, -asked.weight, asked.at))[:_LISTED]
    told = _listed([_searched(question, asked) for asked in sorted(most, key=lambda asked: asked.at)], "and")
    if not told:
        return Reason("not_stated", "The articles don't say that.", terms)
    wanted = f"not {_listed(terms, 'or')}" if terms else _ASKED_FOR.get(question.kind, "not what you asked")
    return Reason("not_stated", f"The articles mention {told}, but {wanted}.", terms)


def _typed(question: Question, asked: Asked) -> str:
    """The word as the person typed it."""
    token = question.tokens[asked.at]
    return question.text[token.start : token.end]


def _searched(question: Question, asked: Asked) -> str:
    """The word as the person typed it, a slip of the pen repaired."""
    typed = _typed(question, asked)
    return dict(question.repaired).get(typed, typed)


def _listed(words: Sequence[str], last: str) -> str:
    words = [f"“{word if len(word) <= _LONGEST else word[: _LONGEST - 1] + '…'}”" for word in words[:_LISTED]]
    return ", ".join(words[:-1]) + f" {last} {words[-1]}" if len(words) > 1 else "".join(words)
