"""How alike two sentences are, and what forbids that they say the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.answering.comparing import dates, figures
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.states import same_state
from bot.retrieval.lexicon import alternatives, key_of
from bot.retrieval.retriever import Hit, Retriever

_SYNONYM = 0.7


def likeness(a: Hit, b: Hit, retriever: Retriever) -> float:
    """Jaccard of the sentences' terms weighted by IDF, 0 to 1; synonyms share the smaller weight."""
    here, there = _weights(a.sentence.number, retriever), _weights(b.sentence.number, retriever)
    shared, either = 0.0, 0.0
    taken: set[str] = set()
    for term, weight in here.items():
        if term in there:
            shared += weight
            either += weight
            continue
        others = _others(term)
        if there.keys().isdisjoint(others):
            either += weight
            continue
        other = next((o for o in others if o in there and o not in here and o not in taken), None)
        if other is not None:
            taken.add(other)
            shared += min(weight, there[other])
            weight = max(weight, there[other])
        either += weight
    either += sum(weight for term, weight in there.items() if term not in here and term not in taken)
    return shared / either if either else 0.0


@lru_cache(4096)
def _weights(number: int, retriever: Retriever) -> Mapping[str, float]:
    """The terms of a sentence with their IDF."""
    profile = retriever.profile(retriever.sentences[number])
    return {key: retriever.idf(key) for key in profile.positions if " " not in key}


def may_agree(a: Hit, b: Hit, *, numbers: bool = True) -> bool:
    """Whether neither figures, dates nor states of the sentences exclude that they say the same.

    Without `numbers` figures may differ.
    """
    here, there = read(a.sentence.text), read(b.sentence.text)
    return (
        (not numbers or _figures_agree(here, there))
        and _dates_agree(here, there)
        and _states_agree(here, there)
    )


def same_meaning(a: str, b: str) -> bool:
    """Whether two words are the same term or stand for each other."""
    one, other = key_of(a), key_of(b)
    return one == other or other in _others(one)


def _figures_agree(a: Reading, b: Reading) -> bool:
    pairs = [(x, y) for x in a.figures for y in b.figures if figures.comparable(x, y)]
    return not pairs or any(not figures.conflict(x, y) for x, y in pairs)


def _dates_agree(a: Reading, b: Reading) -> bool:
    for clock in (False, True):
        pairs = [
            (x, y)
            for x in a.dates
            for y in b.dates
            if (x.clock is not None) == (y.clock is not None) == clock
        ]
        if pairs and all(dates.conflict(x, y) for x, y in pairs):
            return False
    return True


def _states_agree(a: Reading, b: Reading) -> bool:
    here: dict[str, set[int]] = {}
    for state in a.states:
        if not state.supposed:
            here.setdefault(state.about, set()).add(state.value)
    there: dict[str, set[int]] = {}
    for state in b.states:
        if not state.supposed:
            there.setdefault(state.about, set()).add(state.value)
    return all(here[about] & there[about] for about in here.keys() & there.keys())


@lru_cache(16384)
def _others(term: str) -> tuple[str, ...]:
    others = [o.key for o in alternatives(term) if o.grade >= _SYNONYM]
    return tuple(others + sorted(o for o in same_state().get(term, ()) if o != term))
