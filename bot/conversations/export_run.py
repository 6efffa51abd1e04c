"""Replay or convert one export and tell about it, with a bar that shows how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from bot.answering.answering import Story
from bot.conversations.exports.comparing import Verdict
from bot.conversations.exports.converting import Converter, people_in
from bot.conversations.exports.mended import Mended
from bot.conversations.exports.replaying import Compared, Export
from bot.conversations.in_short import answer_in_short
from bot.conversations.names import words_of
from bot.conversations.quoted import Quoted
from bot.conversations.tally import Change, Tally
from bot.conversations.word_diff import word_diff
from bot.errors import UnusableError
from bot.frontends.terminal.style import harmless

_VERDICTS: tuple[Verdict, ...] = ("same", "other sentence", "lost", "gained")


class ExportRun:
    """Exports on one story. `out` gets what was found, `problems` the progress bar if it is a terminal.

    `passed` counts replies that are the same or gained a quote, `failed` those that lost theirs or quote
    other sentences.
    """

    def __init__(
        self, story: Story, quoted: Quoted, out: TextIO, problems: TextIO, *, bot: str | None, colour: bool
    ) -> None:
        self._story = story
        self._quoted = quoted
        self._out = out
        self._problems = problems
        self._bot = bot
        self._colour = colour
        self.passed = 0
        self.failed = 0

    def replay(self, path: Path, tally: Tally) -> None:
        """Replay an export.

        Raises:
            UnusableError: it can't be read, or not to its end; what came before was replayed and told.
        """
        tally.know(self._story.corpus)
        with self._opened(path) as stream:
            export = Export(stream, str(path), self._story, self._quoted, self._bot)
            try:
                for compared in export.compared():
                    tally.count(compared.now)
                    if compared.verdict != "same":
                        self._tell(path, compared, tally)
            finally:
                verdicts = export.counted.verdicts
                self.passed += verdicts["same"] + verdicts["gained"]
                self.failed += verdicts["other sentence"] + verdicts["lost"]
                if export.counted.bots:
                    self._sum_up(path, export)

    def convert(self, path: Path, folder: Path, after: int) -> int:
        """Make recordings of an export, numbered on from `after`; how many.

        Raises:
            UnusableError: it can't be read, or the folder can't be written.
        """
        kept = words_of(self._story.corpus)
        try:
            with self._opened(path, "looking for names") as stream:
                people = people_in(stream, str(path))
            with self._opened(path) as stream:
                export = Export(stream, str(path), self._story, self._quoted, self._bot)
                corpus = Path(self._story.corpus.folder)
                return Converter(export, folder, corpus, kept, people, after).convert()
        except OSError as error:
            raise UnusableError(f"{error.filename or folder}: {error.strerror or error}") from None

    def _tell(self, path: Path, compared: Compared, tally: Tally) -> None:
        then = "\n".join(compared.then.forms())
        now = answer_in_short(compared.now)
        where = f"{path.name}, message {compared.pair.reply.id or '?'}"
        tally.changed(Change(where, compared.pair.text, then, now, compared.verdict))
        asked = harmless(" ".join(compared.pair.text.split()))
        print(
            f"{path}: message {compared.pair.reply.id or '?'}, after “{asked}”: {compared.verdict}",
            file=self._out,
        )
        changes = word_diff(harmless(then) or "(no sentence)", harmless(now), colour=self._colour)
        for line in changes.split("\n"):
            print("    " + line, file=self._out)

    def _sum_up(self, path: Path, export: Export) -> None:
        counted = export.counted
        bots = ", ".join(f"“{harmless(name)}”" for name in sorted(counted.bots))
        how = "as asked" if self._bot else "guessed; --bot NAME names another"
        print(f"{path}: the bot is {bots} ({how})", file=self._out)
        verdicts = ", ".join(f"{counted.verdicts[verdict]:,} {verdict}" for verdict in _VERDICTS)
        print(f"{path}: {counted.verdicts.total():,} questions: {verdicts}", file=self._out)
        if counted.skipped:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in counted.skipped.most_common())
            print(f"{path}: not compared: {reasons}", file=self._out, flush=True)

    @contextmanager
    def _opened(self, path: Path, doing: str = "replaying") -> Iterator[Mended]:
        console = Console(file=self._problems)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        try:
            file, size = path.open("rb"), path.stat().st_size
        except OSError as error:
            raise UnusableError(f"{path}: {error.strerror or error}") from None
        shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        with file, shown as bar:
            task = bar.add_task(doing, total=size)
            yield Mended(file, lambda position: bar.update(task, completed=position))
