"""Plays recordings for the tests; each corpus is read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.answering.answering import Story, tell
from bot.articles.corpus import read_corpus
from bot.conversations.shown import FrontEnd
from bot.conversations.stage import FRONT_ENDS
from bot.conversations.transcript import Transcript, read_transcript
from bot.conversations.troupe import Result, Troupe

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FERRY = HERE / "corpora" / "ferry"


@cache
def story_of(folder: Path) -> Story:
    return tell(read_corpus(folder))


def stories(folder: Path) -> Story:
    return story_of(folder.resolve())


async def played(transcript: Transcript, through: tuple[FrontEnd, ...] = FRONT_ENDS) -> Result:
    async with Troupe(stories, through=through, otherwise=FERRY) as troupe:
        return await troupe.result(transcript)


def recording(text: str) -> Transcript:
    return read_transcript(text, HERE / "made-up.chat.txt")
