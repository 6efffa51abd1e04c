"""A pytest plugin: `pytest my-conversations/` plays every *.chat.txt as a test, once for each front end.

Everything of the bot is imported when the first recording is found, not in every run of pytest that has
this package around.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.answering.answering import Story
    from bot.conversations.playing import Played
    from bot.conversations.shown import FrontEnd
    from bot.conversations.transcript import Transcript

_SUFFIX = ".chat.txt"
_STORIES = pytest.StashKey[dict[Path, "Story"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options, named so that no other plugin's are met."""
    group = parser.getgroup("verbatim", "recorded conversations")
    group.addoption("--chat-corpus", metavar="DIR", help="folder of articles; wins over what recordings say")
    group.addoption(
        "--chat-through",
        choices=("telegram", "terminal", "both"),
        default="both",
        help="the front ends to play recordings through (default both)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep each story once for all recordings that ask about it."""
    config.stash[_STORIES] = {}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take recordings, and nothing else."""
    if file_path.name.endswith(_SUFFIX):
        return RecordingFile.from_parent(parent, path=file_path)
    return None


class RecordingFile(pytest.File):
    """One recording; its tests are the front ends."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each front end asked for."""
        from bot.conversations.stage import FRONT_ENDS
        from bot.conversations.transcript import TranscriptError, load_transcript

        try:
            transcript = load_transcript(self.path)
        except TranscriptError as error:
            raise self.CollectError(str(error)) from None
        through = self.config.getoption("--chat-through")
        for front_end in FRONT_ENDS:
            if through in (front_end, "both"):
                yield RecordingTest.from_parent(
                    self, name=front_end, transcript=transcript, through=front_end
                )


class RecordingTest(pytest.Item):
    """One recording through one front end."""

    def __init__(self, *, transcript: Transcript, through: FrontEnd, **other: object) -> None:
        super().__init__(**other)  # type: ignore[arg-type]
        self._transcript = transcript
        self._through = through

    def runtest(self) -> None:
        """Play it; skipped when this front end has nothing of it."""
        from bot.errors import UnusableError

        try:
            played = asyncio.run(self._played())
        except UnusableError as error:
            raise RepliesDifferError(str(error)) from None
        if all(outcome.skipped for outcome in played.outcomes):
            pytest.skip(played.outcomes[0].skipped or "")
        if played.differences:
            from bot.conversations.outcome_text import difference_lines

            raise RepliesDifferError("\n".join(difference_lines(played)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """What differs, without a traceback: there is no code of the recording's to be looked at."""
        if isinstance(excinfo.value, RepliesDifferError):
            return f"{self.path}\n{excinfo.value}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the recording is, and what pytest calls it in its summary."""
        return self.path, 0, f"{self.path.name} through {self.name}"

    async def _played(self) -> Played:
        from bot.conversations.troupe import Troupe

        corpus = self.config.getoption("--chat-corpus")
        async with Troupe(
            self._story,
            corpus=Path(corpus) if corpus else None,
            otherwise=_usual_corpus(),
            through=(self._through,),
        ) as troupe:
            result = await troupe.result(self._transcript)
        return result.played[0]

    def _story(self, folder: Path) -> Story:
        from bot.answering.answering import tell
        from bot.articles.corpus import read_corpus

        stories = self.config.stash[_STORIES]
        place = folder.resolve()
        if place not in stories:
            stories[place] = tell(read_corpus(folder))
        return stories[place]


class RepliesDifferError(Exception):
    """A reply isn't the recorded one; the message shows both."""


def _usual_corpus() -> Path:
    from bot.settings import load_settings

    return load_settings().corpus
