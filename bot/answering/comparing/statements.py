"""What a sentence says that another may say otherwise: a figure, date, state or title with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.comparing.counting import narrowing
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figures import Figure, end_with_unit
from bot.answering.comparing.given_titles import Title, title_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.states import State
from bot.answering.word_lists import lists_of
from bot.articles.article import Sentence
from bot.retrieval.retriever import Hit, Retriever

# A clause of fewer terms is read with the one behind it ("Founded in 1896, the mill …").
_FEW = 2
_EMPTY = read("")
# "Five weeks after the crash", "two days earlier" say when an article was written, or something else was.
_AFTER = re.compile(
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)"
    r" (?:after|before|earlier|later|ago|since|from now)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Something a sentence says that another may say otherwise, the terms of its clause, its proper nouns."""

    sentence: Sentence
    value: Figure | Date | State | Title
    start: int
    end: int
    terms: frozenset[str]
    names: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()


def slots_of(sentence: Sentence, retriever: Retriever) -> Iterator[Slot]:
    """What a sentence says for certain."""
    reading = read(sentence.text)
    yield from amount_slots(sentence, retriever)
    for state in reading.states:
        if not state.supposed:
            yield state_slot(sentence, state)
    yield from _title_slots(sentence, reading, retriever)


def amount_slots(sentence: Sentence, retriever: Retriever, *, planned: bool = False) -> Iterator[Slot]:
    """The figures and dates that a sentence gives; those of a mere part and weekdays alone are left out.

    Those that are only wanted or expected too, unless `planned`.
    """
    reading = read(sentence.text)
    spoken = _spoken_by(reading)
    names = _names(sentence, reading, spoken, retriever)
    values: tuple[Figure | Date, ...] = (*reading.figures, *reading.dates)
    for value in values:
        if isinstance(value, Date) and not (value.years or value.months):
            continue  # a weekday alone is that of any week
        if isinstance(value, Figure) and (value.part or _AFTER.match(reading.text, value.end)):
            continue
        clause = reading.clause_at(value.start, value.end)
        narrowed = narrowing(reading, value, clause, _EMPTY) or frozenset()
        if planned or "planned" not in narrowed:
            end = value.end if isinstance(value, Date) else end_with_unit(reading.text, value)
            terms = _terms(reading, clause, value.start, value.end, spoken)
            yield Slot(sentence, value, value.start, end, terms, names, narrowed - {"planned"})


def state_slot(sentence: Sentence, state: State) -> Slot:
    """A state that a sentence asserts, with its clause."""
    reading = read(sentence.text)
    start, end = reading.words[state.shown].start, reading.words[state.last].end
    return Slot(sentence, state, start, end, _terms(reading, reading.clauses[state.first], start, end))


def _title_slots(sentence: Sentence, reading: Reading, retriever: Retriever) -> Iterator[Slot]:
    words, offices = reading.words, lists_of("offices.txt")["offices"]
    if not any(word.word in offices for word in words):
        return
    names = retriever.profile(sentence).names
    hit = Hit(sentence, 0.0, frozenset())
    for at in sorted(names):
        goes_on = at + 1 in names and reading.text[words[at].end : words[at + 1].start] == " "
        said = None if goes_on or words[at].word in offices else title_of(hit, at)
        if said is not None:
            yield Slot(sentence, said.what, said.start, said.end, frozenset({words[at].term}))


def _names(
    sentence: Sentence, reading: Reading, spoken: frozenset[int], retriever: Retriever
) -> frozenset[str]:
    """The proper nouns of a sentence that stand in none of its dates and are not those of who says it."""
    words = (reading.words[at] for at in retriever.profile(sentence).names if at not in spoken)
    return frozenset(w.term for w in words if not any(d.start <= w.start < d.end for d in reading.dates))


def _spoken_by(reading: Reading) -> frozenset[int]:
    """The places of the words before a word of saying in its clause: "Mayor Vera Lund" of "… said the".

    None where the clause goes on about the speaker: "… said she".
    """
    saying, pronouns = lists_of("clauses.txt")["attribution"], lists_of("clauses.txt")["subjects"]
    last: dict[int, int] = {}
    for at, (word, number) in enumerate(zip(reading.words, reading.clauses, strict=True)):
        if word.word in saying:
            last[number] = at
        elif word.word in pronouns:
            last.pop(number, None)
    return frozenset(at for at, number in enumerate(reading.clauses) if at < last.get(number, 0))


def _terms(
    reading: Reading, clause: int, start: int, end: int, left: frozenset[int] = frozenset()
) -> frozenset[str]:
    lists = lists_of("clauses.txt")
    left_out = lists["how sure"] | lists["attribution"]

    def of(clauses: tuple[int, ...], spoken: frozenset[int] = frozenset()) -> frozenset[str]:
        return frozenset(
            word.term
            for at, (word, number) in enumerate(zip(reading.words, reading.clauses, strict=True))
            if number in clauses
            and at not in spoken
            and not word.stop
            and word.word not in left_out
            and not start <= word.start < end
            and not word.term[0].isdigit()
        )

    for terms in (of((clause,), left), of((clause,))):
        if len(terms) >= _FEW:
            return terms
    return of((clause, clause + 1))
