"""Write the new replies into a recording; every line that isn't about one stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.conversations.in_short import SILENCE
from bot.conversations.playing import Outcome, Played, whole
from bot.conversations.shown import FrontEnd
from bot.conversations.transcript import turn_lines
from bot.conversations.wording import replies
from bot.errors import UnusableError


def rewritten(played: Sequence[Played]) -> str:
    """The recording's text with the replies as they are now.

    `played` are the same recording through one or more front ends: the first that could play an exchange says
    what its reply is. A short form is replaced by the same form, where the reply still has one.
    """
    transcript = played[0].transcript
    lines = list(transcript.lines)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    # From the end, so that the numbers of the lines before stay right.
    for outcomes in reversed(list(zip(*(one.outcomes for one in played), strict=True))):
        ways = zip(played, outcomes, strict=True)
        one, outcome = next(((one, o) for one, o in ways if o.shown is not None), (None, None))
        if one is None or outcome is None or not outcome.differences or outcome.undone:
            continue
        for first, last, now in reversed(list(_changes(outcome, one.through))):
            notes = [line for line in lines[first:last] if line.startswith("#")]
            lines[first:last] = [*([] if now is None else turn_lines("bot", now, end)), *notes]
    text = "".join(lines)
    if transcript.lines and not transcript.lines[-1].endswith("\n"):
        text = text.removesuffix(end)
    return text


def write_back(path: Path, played: Sequence[Played]) -> None:
    """Write the new replies into the recording's file, with the byte order mark that it had.

    Raises:
        UnusableError: the file can't be written.
    """
    try:
        mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        path.write_bytes(mark + rewritten(played).encode())
    except OSError as error:
        raise UnusableError(f"{path}: {error.strerror or error}") from None


def _changes(outcome: Outcome, through: FrontEnd) -> Iterable[tuple[int, int, str | None]]:
    """The lines to be replaced, and by what: None for by nothing."""
    exchange, shown = outcome.exchange, outcome.shown
    assert shown is not None
    if shown.silent:
        for number, expected in enumerate(exchange.expected):
            yield expected.first, expected.last, SILENCE if number == 0 else None
        return
    now = iter([whole(reply) for reply in replies(shown)])
    recorded = [expected for expected in exchange.expected if expected.statement is None]
    if recorded or not exchange.expected:
        place = exchange.last
        for expected in exchange.expected:
            place = expected.last
            if expected.statement is None:
                reply = next(now, None)
                if reply != whole(expected.text):
                    yield expected.first, expected.last, reply
            elif (truth := expected.statement.check(shown, through)) is not None:
                yield expected.first, expected.last, truth
        for reply in now:
            yield place, place, reply
        return
    told: set[str] = set()
    for expected in exchange.expected:
        truth = expected.statement.check(shown, through) if expected.statement else None
        if truth is not None:
            yield expected.first, expected.last, None if truth in told else truth
        told.add(truth or expected.text.strip())
