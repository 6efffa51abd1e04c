"""What one hit answers to a question, and how such answers are put into groups that agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.retrieval.retriever import Hit

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Said(Generic[What]):
    """A hit, the value it answers with, and the span of the words that say so, counted in its sentence."""

    hit: Hit
    what: What
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words of the answer, verbatim."""
        return self.hit.sentence.text[self.start : self.end]


def first_of_each(sayings: Sequence[Said[What]]) -> list[Said[What]]:
    """The first saying of each file."""
    first: dict[str, Said[What]] = {}
    for saying in sayings:
        first.setdefault(saying.hit.sentence.file, saying)
    return list(first.values())


def grouped(
    sayings: Sequence[Said[What]],
    clash: Callable[[What, What], bool],
    accord: Callable[[What, What], bool] | None = None,
) -> list[list[Said[What]]]:
    """Groups of sayings that don't clash with the first of their group, in the order of their firsts.

    With `accord`, those that neither clash nor are in accord with it are left out: "on Friday" is no 1896.
    A group stays only when one of its articles says nothing else in a group before it: an article that gives
    both answers means two things by them.
    """
    groups: list[list[Said[What]]] = []
    for saying in sayings:
        home = next((group for group in groups if not clash(group[0].what, saying.what)), None)
        if home is None:
            groups.append([saying])
        else:
            home.append(saying)
    kept: list[list[Said[What]]] = []
    told: set[str] = set()
    for group in groups:
        files = {saying.hit.sentence.file for saying in group}
        if not files <= told:
            kept.append(
                [s for s in group if accord is None or s is group[0] or accord(group[0].what, s.what)]
            )
            told |= files
    return kept
