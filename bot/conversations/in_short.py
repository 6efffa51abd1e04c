"""A reply in the one short form that tells best what was shown."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.conversations.matching import one_line, short_name
from bot.conversations.shown import Shown

SILENCE = "silence"


def in_short(shown: Shown) -> str:
    """The one short form that tells best what was shown."""
    answer = shown.answer
    if shown.silent:
        return SILENCE
    if answer is None:
        if shown.sentences:
            return quotes_form(shown.sentences[0][0].file, shown.sentences[0][0].text)
        return f'says "{one_line(shown.messages[0].text)}"'
    return answer_in_short(answer)


def answer_in_short(answer: Answer) -> str:
    """The short form that tells an answer best."""
    if answer.status == "greeting":
        return f"greeting: {answer.greeting}" if answer.greeting else "greeting"
    if answer.status == "not_found":
        terms = ", ".join(answer.reason.terms) if answer.reason else ""
        return f"not found: {terms}" if terms else "not found"
    if answer.status == "disputed":
        return "disputed: " + " | ".join(", ".join(claim.differs) for claim in answer.claims)
    return quotes_form(answer.claims[0].quotes[0].file, answer.claims[0].quotes[0].text)


def quotes_form(file: str, text: str) -> str:
    """The short form for a sentence that is the answer."""
    return sentence_form("quotes", file, text)


def sentence_form(word: str, file: str, text: str) -> str:
    """The short form for a sentence that is shown; `word` says as what."""
    return f'{word} {short_name(file)}: "{one_line(text)}"'
