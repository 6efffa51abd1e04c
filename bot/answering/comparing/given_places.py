"""The spot that each hit gives in answer to where: the kitchen, or the cellar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said
from bot.answering.comparing.states import is_supposed
from bot.answering.word_lists import lists_of, read_lists
from bot.retrieval.lexicon import key_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import tokens

READ = 12
# How much of the question a sentence must say near the spot and in all; judged on the stories.
NEAR, FAR = 0.45, 0.6
# Of one word or name alone ("where is the zoo?") it can't be told whether two sentences tell the same of it.
_TELLING = 2
# So many words may stand between a preposition and the spot: "in the old engine room".
_REACH = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """What a spot is called first, and the list it stands in: only two of one list exclude each other."""

    name: str
    among: str


def places_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Spot]]:
    """The spot that each of the best hits gives for what is asked, best hit first; only for "where"."""
    if question.kind != "place" and not _asks_for_a_spot(question):
        return []
    frame = frame_of(
        question, {t.term for t in question.tokens if t.word in lists_of("clauses.txt")["where"]}
    )
    telling = frame.weights.keys() - frame.names - _vague()
    if not telling or len(telling) + len(frame.names) < _TELLING:
        return []
    found = []
    for hit in hits[:READ]:
        reading = read(hit.sentence.text)
        for spot, first, last in _spots(reading):
            cover = frame.cover(hit.sentence, retriever, reading.clauses[first])
            asked = any(word.term in question.terms for word in reading.words[first : last + 1])
            named = frame.names <= cover.terms or len(telling) >= _TELLING
            if asked or cover.near < NEAR or cover.far < FAR or not named:
                continue
            found.append(Said(hit, spot, reading.words[first].start, reading.words[last].end))
            break
    return found


def clash(a: Spot, b: Spot) -> bool:
    """Whether what happened at one did not happen at the other."""
    return a.among == b.among and a.name != b.name


def _asks_for_a_spot(question: Question) -> bool:
    words = [token.word for token in question.tokens]
    where = lists_of("clauses.txt")["where"]
    return any(one in ("what", "which") and two in where for one, two in pairwise(words))


def _spots(reading: Reading) -> Iterator[tuple[Spot, int, int]]:
    """The spots at which something is said to have happened, with the places of their first and last word."""
    words = reading.words
    for at, word in enumerate(words):
        for terms, spot in _known().get(word.term, ()):
            last = at + len(terms) - 1
            if last >= len(words) or tuple(w.term for w in words[at : last + 1]) != terms:
                continue
            if _is_where(reading, at) and not _is_doubted(reading, at):
                yield spot, at, last
                break


def _is_where(reading: Reading, at: int) -> bool:
    """Whether a preposition of place leads to the word: "in the old kitchen", not "in front of a kitchen"."""
    words, lists = reading.words, lists_of("clauses.txt")
    near = range(at - 1, max(-1, at - 1 - _REACH), -1)
    led = next((k for k in near if words[k].word in lists["at"]), None)
    if led is None or reading.clauses[led] != reading.clauses[at]:
        return False
    if words[led].word == "to" and led and words[led - 1].word in lists["beside"]:
        return False
    return all(words[k].word not in lists["apart"] for k in range(led + 1, at))


def _is_doubted(reading: Reading, at: int) -> bool:
    """Whether the clause of a word denies what it tells, or only wishes or supposes it."""
    negators = lists_of("clauses.txt")["negators"]
    clause = reading.clauses[at]
    here = (
        word.word for word, number in zip(reading.words, reading.clauses, strict=True) if number == clause
    )
    return not negators.isdisjoint(here) or is_supposed(reading.words, reading.clauses, at)


@cache
def _vague() -> frozenset[str]:
    """Verbs of mere happening and going: whatever is somewhere does so."""
    return frozenset(key_of(word) for word in lists_of("clauses.txt")["vague"])


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], Spot]]]:
    """The spots by the first term of a name of theirs, names of several words first."""
    spots: dict[str, list[tuple[tuple[str, ...], Spot]]] = {}
    for among, lines in read_lists("spots.txt").items():
        for line in lines:
            names = [name.strip() for name in line.split(",")]
            for name in names:
                terms = tuple(token.term for token in tokens(name))
                spots.setdefault(terms[0], []).append((terms, Spot(names[0], among)))
    return {first: sorted(group, key=lambda one: -len(one[0])) for first, group in spots.items()}
