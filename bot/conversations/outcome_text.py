"""How a replayed recording is told: one line, and below it what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.conversations.playing import Difference, Played
from bot.conversations.troupe import Result
from bot.conversations.word_diff import END, GREEN, RED_BOLD, word_diff
from bot.frontends.terminal.style import harmless

_NOTHING = "(nothing)"


def result_lines(result: Result, *, rewritten: bool = False, colour: bool = False) -> Iterator[str]:
    """The recording's line, then for each difference where it is, and both texts in one."""
    word = "passed" if result.passed else "rewritten" if rewritten else "FAILED"
    if colour:
        word = f"{GREEN if result.passed else RED_BOLD}{word}{END}"
    yield f"{result.transcript.path}: {word} ({'; '.join(_turns(one) for one in result.played)})"
    yield from _differences(result.played, result.disagreements, colour)


def difference_lines(played: Played) -> Iterator[str]:
    """What differs through one front end: where it is, and both texts in one."""
    return _differences((played,), (), False)


def difference_text(difference: Difference, *, colour: bool = False) -> str:
    """Both texts of a difference in one, word by word."""
    recorded, now = harmless(difference.recorded), harmless(difference.now)
    return word_diff(recorded or _NOTHING, now or _NOTHING, colour=colour)


def _differences(
    played: Iterable[Played], disagreements: Iterable[Difference], colour: bool
) -> Iterator[str]:
    told: dict[Difference, list[str]] = {}
    for one in played:
        for difference in one.differences:
            told.setdefault(difference, []).append(one.through)
    for difference in disagreements:
        told[difference] = []
    for difference, where in sorted(told.items(), key=lambda item: item[0].line):
        fronts = " and ".join(where) or "between the front ends"
        yield f"  line {difference.line}, {fronts}, after “{_short(difference.asked)}”:"
        yield from ("    " + line for line in difference_text(difference, colour=colour).split("\n"))


def _short(asked: str) -> str:
    line = harmless(" ".join(asked.split()))
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def _turns(one: Played) -> str:
    skipped = [outcome.skipped for outcome in one.outcomes if outcome.skipped]
    count = len(one.outcomes) - len(skipped)
    text = f"{one.through} {count} {'turn' if count == 1 else 'turns'}"
    reasons = ", ".join(f"{reason}" for reason in dict.fromkeys(skipped))
    return f"{text}, {len(skipped)} skipped: {reasons}" if skipped else text
