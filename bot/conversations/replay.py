"""Replay recordings: a line for each, what differs, and how many passed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.conversations.outcome_text import result_lines
from bot.conversations.rewriting import rewritten
from bot.conversations.stage import FRONT_ENDS, FrontEnd, Stories
from bot.conversations.transcript import SUFFIX, Transcript, TranscriptError, load_transcript
from bot.conversations.troupe import Result, Troupe
from bot.errors import UnusableError

PASSED, FAILED, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to replay, and how.

    `corpus` wins over what recordings say, `otherwise` is for those that say nothing. `words`: only the
    recordings whose name or title has all of these.
    """

    paths: Sequence[Path]
    corpus: Path | None = None
    otherwise: Path = Path("corpus")
    through: tuple[FrontEnd, ...] = FRONT_ENDS
    words: str = ""
    rewrite: bool = False


def replay(wanted: Wanted, stories: Stories, out: TextIO, problems: TextIO, *, colour: bool = False) -> int:
    """Replay what is wanted, and return the exit status: 0 all passed, 1 a reply differs, 2 unusable.

    Raises:
        UnusableError: there is no recording, or its articles can't be used.
    """
    return asyncio.run(_replay(wanted, stories, out, problems, colour))


async def _replay(wanted: Wanted, stories: Stories, out: TextIO, problems: TextIO, colour: bool) -> int:
    status = PASSED
    passed = failed = 0
    async with Troupe(
        stories, corpus=wanted.corpus, otherwise=wanted.otherwise, through=wanted.through
    ) as troupe:
        for path in recordings(wanted.paths):
            try:
                transcript = load_transcript(path)
            except TranscriptError as error:
                print(f"verbatim: {error}", file=problems, flush=True)
                status = UNUSABLE
                continue
            if not _has(transcript, wanted.words):
                continue
            result = await troupe.result(transcript)
            if wanted.rewrite and not result.passed:
                write_back(result)
            passed += result.passed
            failed += not result.passed
            for line in result_lines(result, rewritten=wanted.rewrite, colour=colour):
                print(line, file=out, flush=True)
    if not passed and not failed and status == PASSED:
        raise UnusableError(f"no recording matches “{wanted.words}”")
    print(f"{passed} passed, {failed} " + ("rewritten" if wanted.rewrite else "failed"), file=out, flush=True)
    return max(status, FAILED if failed and not wanted.rewrite else PASSED)


def recordings(paths: Iterable[Path]) -> list[Path]:
    """The recordings among files and folders, folders in the order of names.

    Raises:
        UnusableError: a path doesn't exist, or a folder holds no recording.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob(f"*{SUFFIX}") if p.is_file())
            if not inside:
                raise UnusableError(f"{path}: no recording (*{SUFFIX}) in this folder")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise UnusableError(f"{path}: there is no such file or folder")
    return list(dict.fromkeys(found))


def write_back(result: Result) -> None:
    """Write the new replies into the recording's file, with the byte order mark that it had."""
    path = result.transcript.path
    mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    path.write_bytes(mark + rewritten(result.played).encode())


def _has(transcript: Transcript, words: str) -> bool:
    text = f"{transcript.path.name} {transcript.title or ''}".casefold()
    return all(word in text for word in words.casefold().split())
