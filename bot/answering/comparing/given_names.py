"""The one name that each hit gives for who did or holds something: who owns the ship, who led the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.kin import is_person
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
    """The terms of a name, or of what somebody without one is called ("a bus driver")."""

    terms: frozenset[str]
    calling: bool = False


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
        reading, profile = read(hit.sentence.text), retriever.profile(hit.sentence)
        names = sorted(profile.names)
        for at, word in enumerate(reading.words):
            # The led of "the union-led strike" is of another matter than the strike led by somebody.
            if (
                frame.stands_for(word.term, _STANDS) != core
                or at in profile.compounds
                or _is_open(reading, at)
            ):
                continue
            run = _without_title(reading, _holder(reading, names, at))
            role = not run
            run = run or _calling(reading, names, at)
            cover = rest.cover(hit.sentence, retriever, reading.clauses[at])
            told = rest.names_in(hit.sentence, retriever, cover) == rest.names and cover.far >= FAR
            if run and told and not any(reading.words[k].term in question.terms for k in run):
                name = Name(frozenset(reading.words[k].term for k in run), role)
                found.append(Said(hit, name, reading.words[run[0]].start, reading.words[run[-1]].end))
                break
    return found


def clash(a: Name, b: Name) -> bool:
    """Whether the names have no part in common: a driver and a student are two, Ada Lind may be either."""
    return a.calling == b.calling and a.terms.isdisjoint(b.terms)


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
    if _is_office(reading.words[at].word):  # "the new director"; a new bridge may be found as well
        unsure |= offices["other holders"]
    return not here.isdisjoint(unsure) or is_supposed(reading.words, reading.clauses, at)


def _holder(reading: Reading, names: Sequence[int], at: int) -> list[int]:
    """The places of the name that is the subject of the verb, its "by …", or stands beside the office."""
    words, clauses = reading.words, reading.clauses
    word = words[at].word
    if _is_office(word):
        behind = _run_from(reading, names, at + 1, _TO_OFFICE)
        before = _run_to(reading, names, at - 1, _TO_OFFICE)
        # "The Moor captain" is the captain of Moor.
        beside = before and words[at].start - words[before[-1]].end > 1
        return behind or (before if beside else [])
    if _is_office(word.removesuffix("s")):
        # "Moor leaders" tells of several.
        return []
    by = next((k for k in range(at + 1, min(at + 3, len(words))) if words[k].word == "by"), None)
    if by is not None:
        return _named_by(reading, names, by + 1)
    first = clauses.index(clauses[at])
    if words[first].word in lists_of("clauses.txt")["relative"] or words[first].word == "that":
        return _run_to(reading, names, first - 1, 0)
    run = _run_to(reading, names, at - 1, _TO_VERB)
    if run and not _only_helps(reading, run[-1] + 1, at):
        return []
    led = words[run[0] - 1].word if run and run[0] else ""
    return [] if led in ("by", "of", "to", "for", "with", "in", "from", "at", "on", "and") else run


def _calling(reading: Reading, names: Sequence[int], at: int) -> list[int]:
    """The place of the noun for a person who did it: "found by a bus driver", "a student who found"."""
    words = reading.words
    by = next((k for k in range(at + 1, min(at + 3, len(words))) if words[k].word == "by"), None)
    if by is not None:
        row = list(takewhile(lambda k: not words[k].stop, range(by + 2, len(words))))
        person = row[-1:]
    elif words[reading.clauses.index(reading.clauses[at])].word == "who":
        before = range(reading.clauses.index(reading.clauses[at]))
        person = [k for k in before if is_person(words[k].word + "s")][:1]
    else:
        person = [k for k in (at - 1,) if k >= 0]
    if (
        not person
        or not is_person(words[person[0]].word + "s")
        or any(k in names for k in (*person, person[0] + 1))
    ):
        return []
    return person


def _is_office(word: str) -> bool:
    return word in lists_of("offices.txt")["offices"] or word.endswith(("er", "or"))


def _only_helps(reading: Reading, start: int, end: int) -> bool:
    """Whether between a subject and its verb stand auxiliaries and adverbs alone ("Moor has long led")."""
    words = reading.words
    joined = all(words[k].start - words[k - 1].end == 1 for k in range(start, end + 1))
    return joined and all(words[k].stop or words[k].word.endswith("ly") for k in range(start, end))


def _named_by(reading: Reading, names: Sequence[int], at: int) -> list[int]:
    """The name behind "by"; of "by Norvik harbor master Ada Lind" the second one, if it follows at once."""
    run, words = _run_from(reading, names, at, _TO_OFFICE), reading.words
    if not run:
        return run
    after = run[-1] + 1
    row = takewhile(
        lambda k: not words[k].stop and words[k].start - words[k - 1].end == 1 and k not in names,
        range(after, len(words)),
    )
    office = next((k for k in row if _is_office(words[k].word.removesuffix("s"))), None)
    return run if office is None else _run_from(reading, names, office + 1, 0)


def _without_title(reading: Reading, run: Sequence[int]) -> list[int]:
    """The name behind the office in a row of capitals ("Norvik Harbor Master Ada Lind"); may be none."""
    offices = lists_of("offices.txt")["offices"]
    title = max((place for place in run if reading.words[place].word in offices), default=-1)
    return [place for place in run if place > title]


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
