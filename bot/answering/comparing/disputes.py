"""Everything that the articles disagree about, found without a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import fsum

from bot.answering.comparing import dates, figures, given_titles
from bot.answering.comparing.amounts_asked import same_value
from bot.answering.comparing.counting import is_of_all
from bot.answering.comparing.dates import Date
from bot.answering.comparing.disagreement import Side
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.given_titles import Title
from bot.answering.comparing.kin import kin
from bot.answering.comparing.likeness import same_meaning
from bot.answering.comparing.reading import read
from bot.answering.comparing.statements import Slot, slots_of
from bot.answering.comparing.states import State, same_state
from bot.answering.word_lists import lists_of, read_lists
from bot.articles.article import Sentence
from bot.retrieval.lexicon import alternatives, key_of
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
# How many hits are looked through for a dispute on a subject, and how much of its name each side must say.
_AMONG, _NAMED = 16, 0.5


def disagreements(retriever: Retriever, among: Iterable[Sentence] | None = None) -> list[tuple[Side, ...]]:
    """What the articles disagree about, the surest first: the sides of each, two or more, with their words.

    Looks at all sentences, or at those in `among`.
    """
    sentences = retriever.sentences if among is None else among
    slots = [slot for sentence in sentences for slot in slots_of(sentence, retriever)]
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, slot in enumerate(slots):
        for term in slot.terms:
            by_term[term].append(number)
    found: list[tuple[float, Slot, Slot]] = []
    for number, slot in enumerate(slots):
        for other in _candidates(number, slots, by_term):
            if _clash(slot, other):
                alike = _alike(slot, other, retriever)
                if alike > 0:
                    found.append((alike, slot, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].sentence.number, pair[2].sentence.number))
    return [
        tuple(_side(side) for side in _with_agreeing(d, slots, by_term, retriever)) for d in _joined(found)
    ]


def dispute_among(hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Side]:
    """The surest disagreement among the best hits on what a question names; empty when there is none."""
    frame = frame_of(question)
    best = [hit.sentence for hit in hits[:_AMONG]]
    for sides in disagreements(retriever, best):
        if all(frame.cover(side.hits[0].sentence, retriever).far >= _NAMED for side in sides):
            return list(sides)
    return []


def _candidates(
    number: int, slots: Sequence[Slot], by_term: dict[str, list[int]], *, both_ways: bool = False
) -> Iterator[Slot]:
    """The later slots of other files worth comparing with one: those that share a term that is not common.

    The earlier ones too with `both_ways`.
    """
    slot = slots[number]
    shared: dict[int, int] = defaultdict(int)
    for term in sorted(slot.terms):
        for key in (term, *_others(term)):
            places = by_term.get(key, ())
            if len(places) <= _COMMON:
                for place in places:
                    if (both_ways or place > number) and slots[place].sentence.file != slot.sentence.file:
                        shared[place] += 1
    for place in sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]:
        yield slots[place]


def _clash(a: Slot, b: Slot) -> bool:
    if type(a.value) is not type(b.value) or a.narrowed != b.narrowed:
        return False
    one, other = a.value, b.value
    if isinstance(one, Figure) and isinstance(other, Figure):
        general = lists_of("figures.txt")["people"]
        nouns = not (one.noun and other.noun) or {one.noun, other.noun} & general
        return (
            figures.comparable(one, other)
            and figures.conflict(one, other)
            and (bool(one.unit) or _of_one_whole(a, one, b, other))
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


def _of_one_whole(a: Slot, one: Figure, b: Slot, other: Figure) -> bool:
    """Whether neither counts a part ("30 of the 40") of what the other counts all of ("the 40")."""
    here, there = is_of_all(a.sentence.text, a.start), is_of_all(b.sentence.text, b.start)
    if one.whole != other.whole and not (here and there):
        return False
    return one.share == other.share or not (here or there)


def _gives(sentence: Sentence, value: Figure | Date) -> bool:
    """Whether a sentence has that figure or date as well: then it means two things by them."""
    reading = read(sentence.text)
    values: tuple[Figure | Date, ...] = (*reading.figures, *reading.dates)
    return any(same_value(value, own) for own in values)


def _alike(a: Slot, b: Slot, retriever: Retriever) -> float:
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
    others += sorted((kin().get(term, frozenset()) | _other_times(term)) - {term})
    return others + [other for other in same_state().get(term, ()) if other != term]


def _with_agreeing(
    dispute: list[list[Slot]],
    slots: Sequence[Slot],
    by_term: dict[str, list[int]],
    retriever: Retriever,
) -> list[list[Slot]]:
    """The sides of a dispute, each with the statements of other articles that say the same."""
    told = {slot.sentence.file for side in dispute for slot in side}
    numbers = {id(slot): number for number, slot in enumerate(slots)}
    wider = []
    for side in dispute:
        same = [
            slot
            for slot in _candidates(numbers[id(side[0])], slots, by_term, both_ways=True)
            if slot.sentence.file not in told
            and _same(side[0], slot)
            and _alike(side[0], slot, retriever) > 0
        ]
        told |= {slot.sentence.file for slot in same}
        wider.append([*side, *same])
    return wider


def _same(a: Slot, b: Slot) -> bool:
    one, other = a.value, b.value
    if a.narrowed != b.narrowed:
        return False
    if isinstance(one, State) and isinstance(other, State):
        return (one.about, one.value) == (other.about, other.value)
    if isinstance(one, Figure) and isinstance(other, Figure):
        nouns = not (one.noun and other.noun) or same_meaning(one.noun, other.noun)
        return nouns and one.share == other.share and same_value(one, other)
    return isinstance(one, Date) and isinstance(other, Date) and same_value(one, other)


@cache
def _times() -> frozenset[str]:
    lines = (line.split() for line in read_lists("figures.txt")["units"])
    return frozenset(key_of(name) for base, _, *names in lines if base == "day" for name in names)


def _other_times(term: str) -> frozenset[str]:
    """The other units of time, for one: what takes six weeks here may take three months there."""
    return _times() if term in _times() else frozenset()


def _joined(found: Iterable[tuple[float, Slot, Slot]]) -> list[list[list[Slot]]]:
    """Pairs with a slot in common put into one dispute, with a side for each of its values."""
    disputes: list[list[list[Slot]]] = []
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
    return disputes


def _side(slots: Sequence[Slot]) -> Side:
    hits: dict[str, Hit] = {}
    for slot in slots:
        hits.setdefault(slot.sentence.file, Hit(slot.sentence, 0.0, frozenset()))
    first = slots[0]
    return Side(tuple(hits.values()), (first.sentence.text[first.start : first.end],))
