"""Play a recording, and find where the replies differ from the recorded ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.conversations.shown import FrontEnd, Shown, leads, unseen
from bot.conversations.stage import Stage, UnplayableError
from bot.conversations.transcript import Exchange, Transcript
from bot.conversations.wording import replies


@dataclass(frozen=True, slots=True)
class Difference:
    """What was recorded (empty: nothing) and what came instead, at a line (from 1) of the recording.

    `asked` is what was said before it.
    """

    line: int
    asked: str
    recorded: str
    now: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One exchange as it went: what was shown, or why it was `skipped`; `undone`: it can't be done now."""

    exchange: Exchange
    shown: Shown | None
    skipped: str | None = None
    differences: tuple[Difference, ...] = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Played:
    """A recording as it went through one front end."""

    transcript: Transcript
    through: FrontEnd
    outcomes: tuple[Outcome, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All that differs, in the order of the recording."""
        return tuple(difference for outcome in self.outcomes for difference in outcome.differences)


async def play(transcript: Transcript, through: FrontEnd, stage: Stage) -> Played:
    """Play every exchange in order on a fresh stage."""
    outcomes = []
    for exchange in transcript.exchanges:
        try:
            shown = await stage.play(exchange)
        except UnplayableError as error:
            outcomes.append(Outcome(exchange, Shown(), differences=(_undone(exchange, error),), undone=True))
            continue
        if isinstance(shown, str):
            outcomes.append(Outcome(exchange, None, skipped=shown))
        else:
            outcomes.append(
                Outcome(exchange, shown, differences=tuple(_differences(exchange, shown, through)))
            )
    return Played(transcript, through, tuple(outcomes))


def disagreements(one: Played, other: Played) -> list[Difference]:
    """Where two front ends answered the same exchange with other sentences."""
    found = []
    for ours, theirs in zip(one.outcomes, other.outcomes, strict=True):
        if ours.shown is None or theirs.shown is None:
            continue
        if _told(ours.shown) != _told(theirs.shown):
            found.append(
                Difference(
                    ours.exchange.line,
                    ours.exchange.text,
                    f"{one.through}: {_told(ours.shown)}",
                    f"{other.through}: {_told(theirs.shown)}",
                )
            )
    return found


def whole(text: str) -> str:
    """A reply as it compares: blanks at the ends of its lines and blank lines around it don't count."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _differences(exchange: Exchange, shown: Shown, through: FrontEnd) -> Sequence[Difference]:
    found = []
    for expected in exchange.expected:
        if expected.statement and (truth := expected.statement.check(shown, through)) is not None:
            found.append(Difference(expected.first + 1, exchange.text, expected.text, truth))
    recorded = [expected for expected in exchange.expected if expected.statement is None]
    if recorded or not exchange.expected:
        for expected, now in zip_longest(recorded, [whole(reply) for reply in replies(shown)]):
            if expected is None:
                found.append(Difference(exchange.line, exchange.text, "", now))
            elif now != whole(expected.text):
                found.append(Difference(expected.first + 1, exchange.text, whole(expected.text), now or ""))
    if not found and not shown.silent:
        messages = "\n".join(message.text for message in shown.messages)
        found += [Difference(exchange.line, exchange.text, quote.text, messages) for quote in unseen(shown)]
    return found


def _undone(exchange: Exchange, error: UnplayableError) -> Difference:
    return Difference(exchange.line, exchange.text, f"press {exchange.text}", str(error))


def _told(shown: Shown) -> str:
    if shown.answer is None:
        return "no answer"
    return " ".join([shown.answer.status, *(f"{quote.file} {quote.start}" for quote in leads(shown.answer))])
