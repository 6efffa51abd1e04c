"""Links into the private chat: one for every quote (`s_…`), and one for a question where it fits (`q_…`)."""

from __future__ import annotations

import base64
import binascii
import re

from bot.frontends.telegram.callback_data import DIGEST_LETTERS, base36

# https://core.telegram.org/bots/features#deep-linking
_LONGEST_PAYLOAD = 64
_SENTENCE = re.compile(rf"s_([0-9a-f]{{{DIGEST_LETTERS}}})_([0-9a-z]{{1,6}})")
_QUESTION = re.compile(r"q_([A-Za-z0-9_-]+)")


def sentence_payload(digest: str, number: int) -> str:
    """The payload that stands for one sentence of one corpus."""
    return f"s_{digest[:DIGEST_LETTERS]}_{base36(number)}"


def sentence_of(payload: str) -> tuple[str, int] | None:
    """The corpus (first letters of its digest) and the sentence's number, or None."""
    match = _SENTENCE.fullmatch(payload)
    return (match[1], int(match[2], 36)) if match else None


def question_payload(question: str) -> str | None:
    """The payload that asks a question, or None when it does not fit."""
    payload = "q_" + base64.urlsafe_b64encode(question.encode()).decode().rstrip("=")
    return payload if len(payload) <= _LONGEST_PAYLOAD else None


def question_of(payload: str) -> str | None:
    """The question asked by a payload, or None."""
    match = _QUESTION.fullmatch(payload)
    if match is None:
        return None
    try:
        return base64.urlsafe_b64decode(match[1] + "=" * (-len(match[1]) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None


def link(username: str, payload: str) -> str:
    """The address that opens the private chat with a payload."""
    return f"https://t.me/{username}?start={payload}"
