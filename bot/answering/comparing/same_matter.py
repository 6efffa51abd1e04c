"""Whether two statements speak of the same thing, and whether they exclude each other."""

from __future__ import annotations

from functools import cache
from math import fsum
from typing import NamedTuple

from bot.answering.comparing import dates, figures, given_titles
from bot.answering.comparing.amounts_asked import same_value
from bot.answering.comparing.counting import is_of_all
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import light_terms
from bot.answering.comparing.given_titles import Title
from bot.answering.comparing.kin import kin
from bot.answering.comparing.likeness import same_meaning
from bot.answering.comparing.reading import read
from bot.answering.comparing.statements import Slot
from bot.answering.comparing.states import State, same_state
from bot.answering.word_lists import lists_of, read_lists
from bot.articles.article import Sentence
from bot.retrieval.lexicon import alternatives, key_of
from bot.retrieval.retriever import Retriever

# How much two clauses must say of each other; see Overlap. Precision judged by hand on two stories and two
# folders of unrelated articles.
_SHORTER, _LONGER, _SHARED = 0.6, 0.2, 0.8
_SYNONYM = 0.75
# Plain counts of the same noun are told of many things.
_LONGER_OF_COUNTS = 0.35
# The same state or restriction ("22 alive") stands for some of that.
_SHARED_NARROWED = 0.4


class Overlap(NamedTuple):
    """How much two clauses say of each other.

    Shares of their IDF, 0 to 1: the shorter of the longer, the longer of the shorter; and how much in all,
    in IDFs of a term that stands nowhere.
    """

    short: float
    long: float
    mass: float


def exclude(a: Slot, b: Slot) -> bool:
    """Whether the values of two statements can't both be true, if they are about the same thing."""
    if type(a.value) is not type(b.value) or a.narrowed != b.narrowed:
        return False
    one, other = a.value, b.value
    if isinstance(one, Figure) and isinstance(other, Figure):
        general = lists_of("figures.txt")["people"] - {"times"}
        nouns = not (one.noun and other.noun) or {one.noun, other.noun} & general
        return (
            figures.comparable(one, other)
            and figures.conflict(one, other)
            and (bool(one.unit) or _of_one_whole(a, one, b, other))
            and not _gives(a.sentence, other)
            and not _gives(b.sentence, one)
            and not figures.far_apart(one, other)
            and bool(nouns or same_meaning(one.noun, other.noun) or _are_kin(one.noun, other.noun))
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


def _are_kin(a: str, b: str) -> bool:
    return key_of(b) in kin().get(key_of(a), ())


def _gives(sentence: Sentence, value: Figure | Date) -> bool:
    """Whether a sentence has that figure or date as well: then it means two things by them."""
    reading = read(sentence.text)
    values: tuple[Figure | Date, ...] = (*reading.figures, *reading.dates)
    return any(same_value(value, own) for own in values)


def alike(a: Slot, b: Slot, retriever: Retriever) -> float:
    """How surely the two speak of the same thing; 0 when they don't."""
    if isinstance(a.value, Title):
        return 1.0 if a.terms == b.terms else 0.0
    shared = overlap(a, b, retriever)
    least = _SHARED_NARROWED if a.narrowed else _SHARED
    value = a.value
    counts = isinstance(value, Figure) and not (value.unit or a.narrowed)
    longer = _LONGER_OF_COUNTS if counts else _LONGER
    enough = shared.short >= _SHORTER and shared.long >= longer and shared.mass >= least
    return (shared.long + shared.short) / 2 if enough else 0.0


def overlap(a: Slot, b: Slot, retriever: Retriever) -> Overlap:
    """What the clauses of two statements have in common; nothing where they name others.

    Nor where it is only a name, and the dates are those of two events ("born in 1861", "painted in 1897").
    """
    mass = fsum(_weight(term, b.terms) * retriever.idf(term) for term in a.terms)
    here = mass / (fsum(retriever.idf(term) for term in a.terms) or 1.0)
    there = fsum(_weight(term, a.terms) * retriever.idf(term) for term in b.terms)
    there /= fsum(retriever.idf(term) for term in b.terms) or 1.0
    strangers = a.names and b.names and not a.names & b.names
    if not a.narrowed and (strangers or not a.terms & b.terms):
        return Overlap(0.0, 0.0, 0.0)
    vague = light_terms() | _times()
    if isinstance(a.value, Date):
        vague |= a.names | b.names
    if isinstance(a.value, Figure) and a.value.unit == "age":
        vague |= {"old", "age"}  # "the 68-year-old" is anybody
    if not a.narrowed and not (_tells(a.terms - vague, b.terms) and _tells(b.terms - vague, a.terms)):
        return Overlap(0.0, 0.0, 0.0)
    long, short = sorted((here, there))
    return Overlap(short, long, mass / retriever.idf(""))


def _tells(terms: frozenset[str], others: frozenset[str]) -> bool:
    return any(_weight(term, others) for term in terms)


def _weight(term: str, terms: frozenset[str]) -> float:
    if term in terms:
        return 1.0
    return _SYNONYM if any(other in terms for other in other_terms(term)) else 0.0


def other_terms(term: str) -> list[str]:
    """The terms that may stand for one when two statements are compared."""
    others = [other.key for other in alternatives(term) if other.grade >= _SYNONYM]
    others += sorted((kin().get(term, frozenset()) | _other_times(term)) - {term})
    return others + [other for other in same_state().get(term, ()) if other != term]


@cache
def _times() -> frozenset[str]:
    lines = (line.split() for line in read_lists("figures.txt")["units"])
    return frozenset(key_of(name) for base, _, *names in lines if base == "day" for name in names)


def _other_times(term: str) -> frozenset[str]:
    """The other units of time, for one: what takes six weeks here may take three months there."""
    return _times() if term in _times() else frozenset()
