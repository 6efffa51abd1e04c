"""Replay recordings and exports: a line for each, what differs, and how many passed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.conversations.export_run import ExportRun
from bot.conversations.in_short import in_short
from bot.conversations.junit import Case, write_junit
from bot.conversations.outcome_text import result_lines
from bot.conversations.recordings import Source, sources
from bot.conversations.report import write_report
from bot.conversations.rewriting import write_back
from bot.conversations.shown import FrontEnd
from bot.conversations.stage import FRONT_ENDS, Stories
from bot.conversations.tally import Change, Tally
from bot.conversations.transcript import Transcript, load_transcript
from bot.conversations.troupe import Result, Troupe
from bot.errors import UnusableError

PASSED, FAILED, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to replay, and how.

    `corpus` wins over what recordings say, `otherwise` is for those that say nothing. `words`: only the
    recordings whose name or title has all of these. `bot` is whose messages of an export are the bot's.
    `convert` is the folder for recordings made of exports, which are not compared then.
    """

    paths: Sequence[Path]
    corpus: Path | None = None
    otherwise: Path = Path("corpus")
    through: tuple[FrontEnd, ...] = FRONT_ENDS
    words: str = ""
    rewrite: bool = False
    junit: Path | None = None
    bot: str | None = None
    convert: Path | None = None
    report: Path | None = None


def replay(wanted: Wanted, stories: Stories, out: TextIO, problems: TextIO, *, colour: bool = False) -> int:
    """Replay what is wanted, and return the exit status: 0 all passed, 1 a reply differs, 2 unusable.

    Raises:
        UnusableError: there is nothing to replay, or the report can't be written.
    """
    return asyncio.run(_Replay(wanted, stories, out, problems, colour).run())


class _Replay:
    """One call of the command; remembers what passed and what didn't."""

    def __init__(self, wanted: Wanted, stories: Stories, out: TextIO, problems: TextIO, colour: bool) -> None:
        self._wanted = wanted
        self._out = out
        self._problems = problems
        self._colour = colour
        self._troupe = Troupe(
            stories, corpus=wanted.corpus, otherwise=wanted.otherwise, through=wanted.through
        )
        self._tally = Tally()
        self._cases: list[Case] = []
        self._passed = self._rewritten = self._failed = self._unusable = self._converted = 0

    async def run(self) -> int:
        """Replay everything, then write what was asked for besides."""
        wanted = self._wanted
        async with self._troupe:
            for source in sources(wanted.paths):
                await self._one(source)
        if not self._cases:
            raise UnusableError(f"no recording is called “{wanted.words}”")
        if wanted.convert is None:
            rewritten = f", {self._rewritten:,} rewritten" if wanted.rewrite else ""
            print(f"{self._passed:,} passed, {self._failed:,} failed{rewritten}", file=self._out, flush=True)
        if wanted.junit is not None:
            write_junit(self._cases, wanted.junit)
        if wanted.report is not None:
            write_report(self._tally, wanted.report, passed=self._passed, failed=self._failed)
        if self._unusable:
            return UNUSABLE
        return FAILED if self._failed else PASSED

    async def _one(self, source: Source) -> None:
        begun = time.perf_counter()
        try:
            told = (
                self._export(source.path) if source.kind == "export" else await self._recording(source.path)
            )
        except UnusableError as error:
            self._unusable += 1
            print(f"verbatim: {error}", file=self._problems, flush=True)
            self._cases.append(Case(source.path, time.perf_counter() - begun, error=str(error)))
            return
        if told is not None:
            seconds = time.perf_counter() - begun
            self._cases.append(Case(source.path, seconds, failure=told[1], told=told[0]))

    async def _recording(self, path: Path) -> tuple[str, str] | None:
        """Play a recording; the line about it, and the others if it failed."""
        transcript = load_transcript(path)
        if not self._is_wanted(transcript):
            return None
        result = await self._troupe.result(transcript)
        self._count(result)
        accepted = self._wanted.rewrite and not result.passed and await self._accepted(result)
        self._passed += result.passed
        self._rewritten += accepted
        self._failed += not result.passed and not accepted
        for line in result_lines(result, rewritten=accepted, colour=self._colour):
            print(line, file=self._out, flush=True)
        first, *others = result_lines(result, rewritten=accepted)
        return first, "" if accepted else "\n".join(others).strip()

    async def _accepted(self, result: Result) -> bool:
        """Write the new replies back; a gone button and front ends that disagree can't be accepted so."""
        path = result.transcript.path
        write_back(path, result.played)
        return (await self._troupe.result(load_transcript(path))).passed

    def _export(self, path: Path) -> tuple[str, str]:
        story, quoted = self._troupe.told(self._wanted.corpus or self._wanted.otherwise)
        run = ExportRun(story, quoted, self._out, self._problems, bot=self._wanted.bot, colour=self._colour)
        if self._wanted.convert is not None:
            written = run.convert(path, self._wanted.convert, self._converted)
            self._converted += written
            conversations = "conversation" if written == 1 else "conversations"
            print(f"{path}: {written:,} {conversations} written to {self._wanted.convert}", file=self._out)
            return "", ""
        try:
            run.replay(path, self._tally)
        finally:
            self._passed += run.passed
            self._failed += run.failed
        failure = f"{run.failed} replies lost their answer or quote other sentences" if run.failed else ""
        return f"{run.passed} passed", failure

    def _is_wanted(self, transcript: Transcript) -> bool:
        text = f"{transcript.path.name} {transcript.title or ''}".casefold()
        return all(word in text for word in self._wanted.words.casefold().split())

    def _count(self, result: Result) -> None:
        story, _ = self._troupe.told(self._troupe.folder(result.transcript))
        self._tally.know(story.corpus)
        first = {
            number: outcome
            for played in reversed(result.played)
            for number, outcome in enumerate(played.outcomes)
            if outcome.shown is not None
        }
        for _, outcome in sorted(first.items()):
            if outcome.shown is not None and outcome.shown.answer is not None:
                self._tally.count(outcome.shown.answer)
            if outcome.shown is not None and outcome.differences:
                then = "\n".join(expected.text for expected in outcome.exchange.expected)
                now = "\n".join(difference.now for difference in outcome.differences) or in_short(
                    outcome.shown
                )
                where = f"{result.transcript.path.name}, line {outcome.exchange.line}"
                self._tally.changed(Change(where, outcome.exchange.text, then, now))
