"""One term of a question, with what it weighs and what may stand for it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.retrieval.lexicon import Alternative


@dataclass(frozen=True, slots=True)
class Asked:
    """A term that a question looks up.

    `at`: its place among the question's tokens. `weight`: its IDF, less for a word that only says what kind
    of answer is wanted ("name" in "what is the name of"). `known`: the articles use it. `name`, `number`: a
    proper noun, a figure. `alternatives`: what else in these articles may stand for it, the best first, the
    term itself not among them. `called`: the names by which the articles call it, or what they call a name,
    the best first. `idioms`: the phrases of the lists that a common word belongs to ("get rid of").
    """

    at: int
    term: str
    word: str
    weight: float
    known: bool
    name: bool
    number: bool
    alternatives: tuple[Alternative, ...] = ()
    called: tuple[Alternative, ...] = ()
    idioms: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[Alternative, ...]:
        """All that may stand for it."""
        return self.alternatives + self.called
