"""Write conversations into recordings as they happen, with stand-ins for the people."""

from __future__ import annotations

import logging
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.answering import Story
from bot.conversations.in_short import SILENCE, sentence_form
from bot.conversations.names import StandIns, words_of
from bot.conversations.quoted import Quoted
from bot.conversations.statement import ANYTHING
from bot.conversations.transcript import ALONE, SUFFIX, plain, turn_lines
from bot.conversations.wording import wording
from bot.errors import UnusableError
from bot.frontends.turn import Turn
from bot.operation.memory import KEPT_SECONDS

_MOST_OPEN = 10_000
_NO_TEXT = "[no text]"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Open:
    path: Path
    stand_ins: StandIns
    at: float
    last: str = ""


class Recorder:
    """Remembers which conversation goes into which file; front ends call it with every turn.

    A conversation that can't be written is dropped with a warning: the bot goes on.
    """

    def __init__(
        self, story: Story, begin: Callable[[], Path], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._corpus = Path(story.corpus.folder)
        self._kept = words_of(story.corpus)
        self._quoted = Quoted(story.corpus.sentences)
        self._open: OrderedDict[str, _Open] = OrderedDict()

    def __call__(self, turn: Turn) -> None:
        """Write one turn."""
        try:
            self._write(turn)
        except OSError as error:
            self._open.pop(turn.conversation, None)
            log.warning("a turn could not be recorded: %s", error.strerror or type(error).__name__)

    def _write(self, turn: Turn) -> None:
        current = self._current(turn)
        stand_in = current.stand_ins.of(turn.person, turn.names)
        text = _said(turn, current.stand_ins)
        if not text:
            return
        word = stand_in if turn.group else ALONE
        lines: list[str] = []
        if turn.kind != "says":
            word = {"edits": "edit", "presses": "press", "inline": "inline"}[turn.kind]
            if turn.kind != "inline" and current.last != turn.person:
                lines.append(f"# {stand_in} {turn.kind}: {' '.join(text.split())}\n")
                text = ""
        if text:
            lines += turn_lines(word, text)
            for reply in self._replies(turn, current.stand_ins):
                lines += turn_lines("bot", reply)
        if turn.kind == "says":
            current.last = turn.person
        with current.path.open("a", encoding="utf-8", errors="replace") as file:
            file.write("\n" + "".join(lines))

    def _replies(self, turn: Turn, stand_ins: StandIns) -> Sequence[str]:
        if turn.answer is not None and (turn.replies or turn.kind == "inline"):
            return [wording(_hidden(turn.answer, stand_ins))]
        if not turn.replies:
            return [SILENCE]
        found = self._quoted.in_text("\n".join(turn.replies)) if turn.kind == "presses" else ()
        shown = [places[0] for places in found if places[0].text != places[0].article.title]
        return [sentence_form("shows", sentence.file, sentence.text) for sentence in shown] or [ANYTHING]

    def _current(self, turn: Turn) -> _Open:
        now = self._clock()
        current = self._open.get(turn.conversation)
        # Whoever comes back when the bot has forgotten what was said begins a new conversation.
        if current is None or now - current.at > KEPT_SECONDS:
            path = self._begin()
            if not path.exists() or not path.stat().st_size:
                corpus = Path(os.path.relpath(self._corpus.resolve(), path.parent.resolve())).as_posix()
                path.write_text(f"# corpus: {corpus}\n", "utf-8")
            current = _Open(path, StandIns(self._kept), now)
            self._open[turn.conversation] = current
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
        current.at = now
        self._open.move_to_end(turn.conversation)
        return current


def recorder_to_file(path: Path, story: Story) -> Recorder:
    """Record one conversation in this file; one that is there already is gone on with, after `/new`.

    Raises:
        UnusableError: the file can't be written.
    """
    try:
        begun = path.exists() and path.stat().st_size > 0
        with path.open("a", encoding="utf-8") as file:
            if begun:
                file.write("\n" + "".join([*turn_lines(ALONE, "/new"), *turn_lines("bot", ANYTHING)]))
    except OSError as error:
        raise UnusableError(f"{path}: {error.strerror or error}") from None
    return Recorder(story, lambda: path, clock=lambda: 0.0)


def recorder_to_folder(folder: Path, story: Story) -> Recorder:
    """Record every conversation in a file of its own in this folder, called for the day and a number.

    Raises:
        UnusableError: there is no such folder and none can be made, or nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableError(f"{folder}: {error.strerror or error}") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UnusableError(f"{folder}: no right to write there")

    def begin() -> Path:
        day = datetime.now(UTC).date().isoformat()
        number = 1 + len(list(folder.glob(f"{day}-*{SUFFIX}")))
        while True:
            path = folder / f"{day}-{number:04}{SUFFIX}"
            try:
                # Another replica may be writing into the same folder.
                path.open("x").close()
            except FileExistsError:
                number += 1
            else:
                return path

    return Recorder(story, begin)


def _said(turn: Turn, stand_ins: StandIns) -> str:
    if turn.text == _NO_TEXT:
        return "[sticker]"
    # The bot is called otherwise where the recording is played.
    text = re.sub(r"^(/\w+)@\w+", r"\1", stand_ins.hidden(turn.text).strip())
    if turn.kind == "presses":
        return re.sub(r" \(\d+\)$", "", text)
    if turn.group and turn.kind == "says" and text and not text.startswith("/"):
        return f"/ask {text}"
    return plain(text, reply=False)


def _hidden(answer: Answer, stand_ins: StandIns) -> Answer:
    """The answer without names in what it repeats of the question; its quotes stay as they are."""
    reason = answer.reason and replace(answer.reason, text=stand_ins.hidden(answer.reason.text))
    understood_as = answer.understood_as and stand_ins.hidden(answer.understood_as)
    repaired = tuple((stand_ins.hidden(typed), searched) for typed, searched in answer.repaired)
    return replace(answer, reason=reason, understood_as=understood_as, repaired=repaired)
