"""The one name that each hit gives for who did or holds something: who owns the ship, who led the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said
from bot.answering.comparing.states import is_supposed
from bot.answering.word_lists import lists_of
from bot.retrieval.lexicon import key_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

READ = 12
# How well a word must stand for the verb or office asked for, and how much else of the question the sentence
# must say; judged on the stories.
_STANDS, FAR = 0.7, 0.6
# So many words may stand between a name and its verb ("Moor has long led"), and between it and its office.
_TO_VERB, _TO_OFFICE = 3, 2


@dataclass(frozen=True, slots=True)
class Name:
    """The terms of a name."""

    terms: frozenset[str]


def names_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Name]]:
    """The name that each of the best hits answers with, best hit first.

    Only where it can be one alone: for an office, and for verbs such as own, lead or discover.
    """
    core = _core(question)
    if question.kind not in ("person", "name") or core is None:
        return []
    frame, rest = frame_of(question), frame_of(question, {core})
    if not rest.weights:
        return []
    found = []
    for hit in hits[:READ]:
        reading, names = read(hit.sentence.text), retriever.profile(hit.sentence).names
        for at, word in enumerate(reading.words):
            if frame.stands_for(word.term, _STANDS) != core or _is_open(reading, at):
                continue
            run = _holder(reading, sorted(names), at)
            cover = rest.cover(hit.sentence, retriever, reading.clauses[at])
            told = rest.names_in(hit.sentence, retriever, cover) == rest.names and cover.far >= FAR
            if run and told and not any(reading.words[k].term in question.terms for k in run):
                name = Name(frozenset(reading.words[k].term for k in run))
                found.append(Said(hit, name, reading.words[run[0]].start, reading.words[run[-1]].end))
                break
    return found


def clash(a: Name, b: Name) -> bool:
    """Whether the names have no part in common."""
    return a.terms.isdisjoint(b.terms)


def _core(question: Question) -> str | None:
    """The term of the verb or office that only one does or holds, the first thing asked; None without one."""
    asked = [one for one in question.asked if not one.name]
    offices = lists_of("offices.txt")["offices"]
    return next((one.term for one in asked[:2] if one.term in _alone() or one.word in offices), None)


def _is_open(reading: Reading, at: int) -> bool:
    """Whether the clause denies what it tells, supposes it, or tells of former or future holders."""
    lists, offices = lists_of("clauses.txt"), lists_of("offices.txt")
    unsure = (
        lists["negators"] | offices["no longer"] | offices["not yet"] | offices["for now"] | offices["below"]
    )
    clause = reading.clauses[at]
    here = {
        word.word for word, number in zip(reading.words, reading.clauses, strict=True) if number == clause
    }
    return not here.isdisjoint(unsure | offices["other holders"]) or is_supposed(
        reading.words, reading.clauses, at
    )


def _holder(reading: Reading, names: Sequence[int], at: int) -> list[int]:
    """The places of the name that is the subject of the verb, its "by …", or stands beside the office."""
    words, clauses = reading.words, reading.clauses
    word = words[at].word
    if word in lists_of("offices.txt")["offices"] or word.endswith(("er", "or")):
        behind = _run_from(reading, names, at + 1, _TO_OFFICE)
        return behind or _run_to(reading, names, at - 1, _TO_OFFICE)
    by = next((k for k in range(at + 1, min(at + 3, len(words))) if words[k].word == "by"), None)
    if by is not None:
        return _run_from(reading, names, by + 1, _TO_OFFICE)
    first = clauses.index(clauses[at])
    if words[first].word in lists_of("clauses.txt")["relative"] or words[first].word == "that":
        return _run_to(reading, names, first - 1, 0)
    run = _run_to(reading, names, at - 1, _TO_VERB)
    led = words[run[0] - 1].word if run and run[0] else ""
    return [] if led in ("by", "of", "to", "for", "with", "in", "from", "at", "on", "and") else run


def _run_from(reading: Reading, names: Sequence[int], at: int, reach: int) -> list[int]:
    first = next((k for k in range(at, at + reach + 1) if k in names), None)
    if first is None or reading.clauses[first] - reading.clauses[at - 1] > 1:
        return []
    last = first
    while last + 1 in names and _is_joined(reading, last):
        last += 1
    return list(range(first, last + 1))


def _run_to(reading: Reading, names: Sequence[int], at: int, reach: int) -> list[int]:
    last = next((k for k in range(at, at - reach - 1, -1) if k in names), None)
    if last is None:
        return []
    first = last
    while first - 1 in names and _is_joined(reading, first - 1):
        first -= 1
    return list(range(first, last + 1))


def _is_joined(reading: Reading, at: int) -> bool:
    """Whether the word behind the one at a place is of one name with it ("Paul V. Reed")."""
    word, behind = reading.words[at], reading.words[at + 1]
    gap = reading.text[word.end : behind.start]
    return gap == " " or (gap == ". " and len(word.word) == 1)


@cache
def _alone() -> frozenset[str]:
    return frozenset(key_of(word) for word in lists_of("offices.txt")["one alone"])
