"""Everything that the articles disagree about, found without a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from bot.answering.comparing import dates, figures, given_titles
from bot.answering.comparing.amounts_asked import same_value
from bot.answering.comparing.counting import narrowing
from bot.answering.comparing.dates import Date
from bot.answering.comparing.disagreement import Side
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.given_titles import Title, title_of
from bot.answering.comparing.likeness import same_meaning
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.states import State, same_state
from bot.answering.word_lists import lists_of
from bot.articles.article import Sentence
from bot.retrieval.lexicon import alternatives
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# A term in more sentences than this leads to no pair worth comparing, and no more than so many are compared
# with one: the work grows with the corpus, not with its square.
_COMMON, _COMPARED = 60, 40
# How much two clauses must say of each other, as shares of their IDF: the shorter of the longer, the longer
# of the shorter; and how much in all, in IDFs of a term that stands nowhere. Precision judged by hand on two
# stories and two folders of unrelated articles.
_SHORTER, _LONGER, _SHARED = 0.6, 0.2, 0.8
_SYNONYM = 0.75
# Plain counts of the same noun are told of many things.
_LONGER_OF_COUNTS = 0.35
# The same state or restriction ("22 alive") stands for some of that.
_SHARED_NARROWED = 0.4
# Figures farther apart than this count different things, whatever their words.
_FARTHEST = 10.0
# A clause of fewer terms is read with the one behind it ("Founded in 1896, the mill …").
_FEW = 2
# How many hits are looked through for a dispute on a subject, and how much of its name each side must say.
_AMONG, _NAMED = 16, 0.5
_EMPTY = read("")


@dataclass(frozen=True, slots=True)
class _Slot:
    """Something a sentence says that another may say otherwise, the terms of its clause, its proper nouns."""

    sentence: Sentence
    value: Figure | Date | State | Title
    start: int
    end: int
    terms: frozenset[str]
    names: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()


def disagreements(retriever: Retriever, among: Iterable[Sentence] | None = None) -> list[tuple[Side, ...]]:
    """What the articles disagree about, the surest first: the sides of each, two or more, with their words.

    Looks at all sentences, or at those in `among`.
    """
    sentences = retriever.sentences if among is None else among
    slots = [slot for sentence in sentences for slot in _slots(sentence, retriever)]
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, slot in enumerate(slots):
        for term in slot.terms:
            by_term[term].append(number)
    found: list[tuple[float, _Slot, _Slot]] = []
    for number, slot in enumerate(slots):
        for other in _candidates(number, slots, by_term):
            if _clash(slot, other):
                alike = _alike(slot, other, retriever)
                if alike > 0:
                    found.append((alike, slot, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].sentence.number, pair[2].sentence.number))
    return _joined(found)


def dispute_among(hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Side]:
    """The surest disagreement among the best hits on what a question names; empty when there is none."""
    frame = frame_of(question)
    best = [hit.sentence for hit in hits[:_AMONG]]
    for sides in disagreements(retriever, best):
        if all(frame.cover(side.hits[0].sentence, retriever).far >= _NAMED for side in sides):
            return list(sides)
    return []


def _slots(sentence: Sentence, retriever: Retriever) -> Iterator[_Slot]:
    reading = read(sentence.text)
    names = _names(sentence, reading, retriever)
    values: tuple[Figure | Date, ...] = (*reading.figures, *reading.dates)
    for value in values:
        if isinstance(value, Date) and not (value.years or value.months):
            continue  # a weekday alone is that of any week
        if isinstance(value, Figure) and (
            value.part or (value.whole and any(f.share for f in reading.figures))
        ):
            continue
        clause = reading.clause_at(value.start, value.end)
        narrowed = narrowing(reading, value, clause, _EMPTY) or frozenset()
        if "planned" not in narrowed:
            terms = _terms(reading, clause, value.start, value.end)
            yield _Slot(sentence, value, value.start, value.end, terms, names, narrowed)
    for state in reading.states:
        if not state.supposed:
            start, end = reading.words[state.shown].start, reading.words[state.last].end
            yield _Slot(
                sentence, state, start, end, _terms(reading, reading.clauses[state.first], start, end)
            )
    yield from _title_slots(sentence, reading, retriever)


def _title_slots(sentence: Sentence, reading: Reading, retriever: Retriever) -> Iterator[_Slot]:
    words, offices = reading.words, lists_of("offices.txt")["offices"]
    if not any(word.word in offices for word in words):
        return
    names = retriever.profile(sentence).names
    hit = Hit(sentence, 0.0, frozenset())
    for at in sorted(names):
        goes_on = at + 1 in names and reading.text[words[at].end : words[at + 1].start] == " "
        said = None if goes_on or words[at].word in offices else title_of(hit, at)
        if said is not None:
            yield _Slot(sentence, said.what, said.start, said.end, frozenset({words[at].term}))


def _names(sentence: Sentence, reading: Reading, retriever: Retriever) -> frozenset[str]:
    """The proper nouns of a sentence that stand in none of its dates."""
    words = (reading.words[at] for at in retriever.profile(sentence).names)
    return frozenset(w.term for w in words if not any(d.start <= w.start < d.end for d in reading.dates))


def _terms(reading: Reading, clause: int, start: int, end: int) -> frozenset[str]:
    lists = lists_of("clauses.txt")
    left_out = lists["how sure"] | lists["attribution"]

    def of(clauses: tuple[int, ...]) -> frozenset[str]:
        return frozenset(
            word.term
            for word, number in zip(reading.words, reading.clauses, strict=True)
            if number in clauses
            and not word.stop
            and word.word not in left_out
            and not start <= word.start < end
            and not word.term[0].isdigit()
        )

    terms = of((clause,))
    return terms if len(terms) >= _FEW else of((clause, clause + 1))


def _candidates(number: int, slots: Sequence[_Slot], by_term: dict[str, list[int]]) -> Iterator[_Slot]:
    """The later slots of other files worth comparing with one: those that share a term that is not common."""
    slot = slots[number]
    shared: dict[int, int] = defaultdict(int)
    for term in sorted(slot.terms):
        for key in (term, *_others(term)):
            places = by_term.get(key, ())
            if len(places) <= _COMMON:
                for place in places:
                    if place > number and slots[place].sentence.file != slot.sentence.file:
                        shared[place] += 1
    for place in sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]:
        yield slots[place]


def _clash(a: _Slot, b: _Slot) -> bool:
    if type(a.value) is not type(b.value) or a.narrowed != b.narrowed:
        return False
    one, other = a.value, b.value
    if isinstance(one, Figure) and isinstance(other, Figure):
        general = lists_of("figures.txt")["people"]
        nouns = not (one.noun and other.noun) or {one.noun, other.noun} & general
        return (
            figures.comparable(one, other)
            and figures.conflict(one, other)
            and not _gives(a.sentence, other)
            and not _gives(b.sentence, one)
            and max(one.value, other.value) <= _FARTHEST * min(one.value, other.value)
            and bool(nouns or same_meaning(one.noun, other.noun))
        )
    if isinstance(one, Date) and isinstance(other, Date):
        return dates.conflict(one, other) and not _gives(a.sentence, other) and not _gives(b.sentence, one)
    if isinstance(one, State) and isinstance(other, State):
        return one.about == other.about and one.value != other.value and not (one.part and other.part)
    return isinstance(one, Title) and isinstance(other, Title) and given_titles.clash(one, other)


def _gives(sentence: Sentence, value: Figure | Date) -> bool:
    """Whether a sentence has that figure or date as well: then it means two things by them."""
    reading = read(sentence.text)
    values: tuple[Figure | Date, ...] = (*reading.figures, *reading.dates)
    return any(same_value(value, own) for own in values)


def _alike(a: _Slot, b: _Slot, retriever: Retriever) -> float:
    """How surely the two speak of the same thing; 0 when they don't."""
    if isinstance(a.value, Title):
        return 1.0 if a.terms == b.terms else 0.0
    mass = fsum(_weight(term, b.terms) * retriever.idf(term) for term in a.terms)
    here = mass / (fsum(retriever.idf(term) for term in a.terms) or 1.0)
    there = fsum(_weight(term, a.terms) * retriever.idf(term) for term in b.terms)
    there /= fsum(retriever.idf(term) for term in b.terms) or 1.0
    long, short = sorted((here, there))
    strangers = a.names and b.names and not a.names & b.names
    if not a.narrowed and (strangers or not a.terms & b.terms):
        return 0.0
    least = (_SHARED_NARROWED if a.narrowed else _SHARED) * retriever.idf("")
    value = a.value
    counts = isinstance(value, Figure) and not (value.unit or a.narrowed)
    enough = short >= _SHORTER and long >= (_LONGER_OF_COUNTS if counts else _LONGER) and mass >= least
    return (long + short) / 2 if enough else 0.0


def _weight(term: str, terms: frozenset[str]) -> float:
    if term in terms:
        return 1.0
    return _SYNONYM if any(other in terms for other in _others(term)) else 0.0


def _others(term: str) -> list[str]:
    others = [other.key for other in alternatives(term) if other.grade >= _SYNONYM]
    return others + [other for other in same_state().get(term, ()) if other != term]


def _joined(found: Iterable[tuple[float, _Slot, _Slot]]) -> list[tuple[Side, ...]]:
    """Pairs with a slot in common put into one dispute, with a side for each of its values."""
    disputes: list[list[list[_Slot]]] = []
    for _, a, b in found:
        home = next((d for d in disputes if any(slot in side for side in d for slot in (a, b))), None)
        if home is None:
            disputes.append([[a], [b]])
            continue
        for slot in (a, b):
            if not any(slot.sentence == own.sentence for side in home for own in side):
                side = next((side for side in home if not _clash(side[0], slot)), None)
                if side is None:
                    home.append([slot])
                else:
                    side.append(slot)
    return [tuple(_side(side) for side in dispute) for dispute in disputes]


def _side(slots: Sequence[_Slot]) -> Side:
    hits: dict[str, Hit] = {}
    for slot in slots:
        hits.setdefault(slot.sentence.file, Hit(slot.sentence, 0.0, frozenset()))
    first = slots[0]
    return Side(tuple(hits.values()), (first.sentence.text[first.start : first.end],))
