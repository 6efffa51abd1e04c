"""The project's own recordings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.conversations.outcome_text import result_lines
from bot.conversations.transcript import Expected, Transcript, load_transcript, read_transcript
from tests.conversations.plays import HERE, played

RECORDINGS = sorted(HERE.glob("*.chat.txt"))
FREE_OF_WORDS = (
    "…",
    "silence",
    "answered",
    "edits its reply",
    "context: none",
    "also in no other",
    "understood: as",
)
# Forms whose words are not free: another form in their place is another word.
OTHERS = {"not found": "answered", "answered": "not found", "greeting: hello": "greeting: thanks"}


@pytest.fixture(params=RECORDINGS, ids=lambda path: path.name.partition(".")[0])
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


async def test_every_reply_is_the_recorded_one(path: Path) -> None:
    result = await played(load_transcript(path))
    assert result.passed, "\n".join(result_lines(result))


async def test_one_altered_word_fails_and_is_shown(path: Path) -> None:
    transcript = load_transcript(path)
    expected, old, new = next(found for found in map(altered, said(transcript)) if found)
    lines = list(transcript.lines)
    place = next(n for n in range(expected.first, expected.last) if old in lines[n])
    lines[place] = lines[place].replace(old, new, 1)
    result = await played(read_transcript("".join(lines), path))
    assert not result.passed
    assert new.removeprefix("greeting: ") in "\n".join(result_lines(result))


def said(transcript: Transcript) -> list[Expected]:
    return [expected for exchange in transcript.exchanges for expected in exchange.expected]


def altered(expected: Expected) -> tuple[Expected, str, str] | None:
    """The longest word of what is expected, and another one in its place; None where no word is free."""
    if expected.text in OTHERS:
        return expected, expected.text, OTHERS[expected.text]
    if expected.text.startswith(FREE_OF_WORDS):
        return None
    start = re.match(r"[a-z ]+(?=[: ])", expected.text) if expected.statement else None
    words = re.findall(r"\w{2,}", expected.text[start.end() if start else 0 :].split("\n")[0])
    word = max(words, key=len, default=None)
    return (expected, word, word + "x") if word else None


def test_there_are_enough_of_them_for_every_construct() -> None:
    assert len(RECORDINGS) >= 30
