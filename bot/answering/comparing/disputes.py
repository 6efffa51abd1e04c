"""Everything that the articles disagree about, found without a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.comparing.amounts_asked import same_value, wanted_of
from bot.answering.comparing.dates import Date
from bot.answering.comparing.disagreement import Side
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.likeness import same_meaning
from bot.answering.comparing.reading import read
from bot.answering.comparing.same_matter import alike, exclude, other_terms
from bot.answering.comparing.statements import Slot, slots_of
from bot.answering.comparing.states import State
from bot.articles.article import Sentence
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# A term in more sentences than this leads to no pair worth comparing, and no more than so many are compared
# with one: the work grows with the corpus, not with its square.
_COMMON, _COMPARED = 60, 40
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
            if exclude(slot, other):
                sure = alike(slot, other, retriever)
                if sure > 0:
                    found.append((sure, slot, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].sentence.number, pair[2].sentence.number))
    return [
        tuple(_side(side) for side in _with_agreeing(d, slots, by_term, retriever)) for d in _joined(found)
    ]


def dispute_among(hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Side]:
    """The surest disagreement among the best hits on what a question names; empty when there is none.

    On a figure or date where the question asks for one.
    """
    frame, wanted = frame_of(question), wanted_of(question)
    best = [hit.sentence for hit in hits[:_AMONG]]
    for sides in disagreements(retriever, best):
        told = all(frame.cover(side.hits[0].sentence, retriever).far >= _NAMED for side in sides)
        if told and (wanted is None or all(list(wanted(read(side.differs[0]))) for side in sides)):
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
        for key in (term, *other_terms(term)):
            places = by_term.get(key, ())
            if len(places) <= _COMMON:
                for place in places:
                    if (both_ways or place > number) and slots[place].sentence.file != slot.sentence.file:
                        shared[place] += 1
    for place in sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]:
        yield slots[place]


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
            if slot.sentence.file not in told and _same(side[0], slot) and alike(side[0], slot, retriever) > 0
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
                side = next((side for side in home if not exclude(side[0], slot)), None)
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
