"""What a question asks about, and how much of that a sentence says close to one of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import fsum
from typing import NamedTuple

from bot.answering.comparing.kin import is_person, kin, people, persons
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.states import same_state
from bot.answering.word_lists import lists_of
from bot.articles.article import Sentence
from bot.retrieval.asked import Asked
from bot.retrieval.lexicon import key_of
from bot.retrieval.question import KEPT, Question
from bot.retrieval.retriever import Retriever

# What a term counts in the clause itself, in a neighbouring one, elsewhere in the sentence and in the
# sentence before one that takes it up; judged on the two stories.
_SAME, _NEXT, _ELSEWHERE, _BEFORE = 1.0, 0.6, 0.4, 0.4
# What the clause before a relative clause counts.
_ANTECEDENT = 0.9
# The same where the sentence opens with a pronoun: what stood before is its subject.
_SUBJECT = 0.7
_SAME_STATE, _KIN, _PERSON, _RELATED = 0.9, 0.7, 0.6, 0.6
_FIRST_NAME, _UNKNOWN, _NEVER_USED = 0.3, 0.3, 0.6
# From this grade on a word says what was asked; a related word does not.
_GOOD, _EXACT = 0.6, 0.9
# What only says that the articles are asked.
_OF_ARTICLES = re.compile(
    r"\b(?:according to|in|from|by|at the time of|based on|going by) (?:all |any of )?"
    r"(?:the |these |those |your |this )?(?:news )?"
    r"(?:reports|articles?|stories|papers|newspapers|sources|texts|accounts|media|press|news)\b",
    re.IGNORECASE,
)
# The sentences at the beginning of an article that say what all of it is about.
_LEAD = 3


class Cover(NamedTuple):
    """How much of what is asked is said, as shares from 0 to 1.

    `near` the place, `far`: anywhere. `terms` are the terms asked that are said at all, `here` those in the
    clause itself, `exact` those said in the same words.
    """

    near: float
    far: float
    terms: frozenset[str]
    here: frozenset[str]
    exact: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The terms asked with what they weigh; for each key the term it may stand for and how well it does.

    `whole`: the sum of the weights. What a sentence of the articles covers is worked out once.
    """

    weights: dict[str, float]
    accepts: dict[str, tuple[str, float]]
    names: frozenset[str]
    first_names: frozenset[str]
    whole: float
    _covers: dict[tuple[int, int | None], Cover] = field(default_factory=dict, compare=False, repr=False)
    _told: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def cover(self, sentence: Sentence, retriever: Retriever, clause: int | None = None) -> Cover:
        """How much of what is asked `sentence` says, and how much of it near its clause `clause`."""
        place = sentence.number, clause
        cover = self._covers.get(place)
        if cover is None:
            cover = self._covers[place] = self._cover(sentence, retriever, clause)
        return cover

    def _cover(self, sentence: Sentence, retriever: Retriever, clause: int | None) -> Cover:
        profile, reading = retriever.profile(sentence), read(sentence.text)
        near: dict[str, float] = {}
        far: dict[str, float] = {}
        here: set[str] = set()
        for key in self.accepts.keys() & profile.positions.keys():
            term, grade = self.accepts[key]
            factor = _SAME if clause is None else _nearness(profile.positions[key], reading, clause)
            near[term] = max(near.get(term, 0.0), grade * factor)
            far[term] = max(far.get(term, 0.0), grade)
            if factor >= _ANTECEDENT:
                here.add(term)
        exact = frozenset([term for term, grade in far.items() if grade >= _EXACT])
        takes_up = profile.takes_up or not _pronouns().isdisjoint(reading.said)
        before = _before(sentence, retriever) if takes_up else None
        if before is not None:
            opens = bool(profile.tokens) and profile.tokens[0].word in lists_of("clauses.txt")["subjects"]
            carried = _SUBJECT if opens else _BEFORE
            for key in self.accepts.keys() & retriever.profile(before).positions.keys():
                term, grade = self.accepts[key]
                near[term] = max(near.get(term, 0.0), grade * carried)
                far[term] = max(far.get(term, 0.0), grade * carried)
                if opens and grade >= _GOOD:
                    here.add(term)
        terms = frozenset([term for term, grade in far.items() if grade >= _GOOD * _BEFORE])
        share = self._share(far)
        return Cover(share if clause is None else self._share(near), share, terms, frozenset(here), exact)

    def shared(self, a: Cover, b: Cover) -> float:
        """The share of what is asked, 0 to 1, that both covers say."""
        return self._share(dict.fromkeys(a.terms & b.terms, 1.0))

    def together(self, a: Cover, b: Cover) -> float:
        """How much of what `b` says in the clause itself `a` says there too, 0 to 1.

        Names don't count, unless two or more are asked about and both say all of them.
        """
        if len(self.names) > 1 and self.names <= a.terms & b.terms:
            return 1.0
        wanted = b.here - self.names - self.first_names
        whole = fsum(self.weights[term] for term in wanted)
        return fsum(self.weights[term] for term in wanted & a.here) / whole if whole else 1.0

    def names_in(self, sentence: Sentence, retriever: Retriever, cover: Cover) -> frozenset[str]:
        """The names asked that the sentence or the one before it says.

        Those at the beginning of its article count too, where the sentence says all else that is asked in the
        same words.
        """
        here = cover.terms & self.names
        others = self.weights.keys() - self.names
        if here == self.names or not others or not others <= cover.exact:
            return here
        number, sentences = sentence.number, retriever.sentences
        first = number
        while first > 0 and sentences[first - 1].file == sentence.file:
            first -= 1
        lead = range(first, min(first + _LEAD, number + 1))
        said = {
            key
            for n in lead
            for key in retriever.profile(sentences[n]).positions.keys() & self.accepts.keys()
        }
        return here | (frozenset(self.accepts[key][0] for key in said) & self.names)

    def names_told(self, sentence: Sentence, retriever: Retriever) -> frozenset[str]:
        """The names asked that the article of a sentence says anywhere."""
        told = self._told.get(sentence.file)
        if told is None:
            keys = [key for key, (term, _) in self.accepts.items() if term in self.names]
            around = (*_article_from(sentence, retriever, -1), *_article_from(sentence, retriever, 1))
            told = self._told[sentence.file] = frozenset(
                self.accepts[key][0]
                for profile in ((retriever.profile(s) for s in around) if keys else ())
                for key in keys
                if key in profile.positions
            )
        return told

    def stands_for(self, key: str, least: float = _GOOD) -> str | None:
        """The term asked that a term of a sentence stands for, at least that well, or None."""
        return self.accepts[key][0] if key in self.accepts and self.accepts[key][1] >= least else None

    def says(self, key: str) -> bool:
        """Whether a term of a sentence may stand for one of the terms asked."""
        return key in self.accepts

    def _share(self, grades: dict[str, float]) -> float:
        if not self.whole:
            return 0.0
        return fsum([self.weights[term] * grade for term, grade in grades.items()]) / self.whole


def _nearness(places: Iterable[int], reading: Reading, clause: int) -> float:
    """What a word at any of these places counts for a clause."""
    clauses = {reading.clauses[at] for at in places}
    if clause in clauses:
        return _SAME
    beside = clauses & {clause - 1, clause + 1}
    if not beside:
        return _ELSEWHERE
    return _NEXT if beside.isdisjoint(reading.same_clause(clause)) else _ANTECEDENT


def frame_of(question: Question, without: Collection[str] = ()) -> Frame:
    """The frame of a question; the terms in `without` are left out (its alternatives, say)."""
    return _frame_of(question, frozenset(without))


@lru_cache(KEPT)
def _frame_of(question: Question, without: frozenset[str]) -> Frame:
    told_by = _OF_ARTICLES.search(question.text)
    aside = range(told_by.start(), told_by.end()) if told_by else range(0)
    kept = [a for a in question.asked if a.term not in without and not _stands_in(a, question, aside)]
    first = frozenset(a.term for a in kept if _first_name(a, question))
    weights = {a.term: _weight(a, a.term in first) for a in kept}
    accepts: dict[str, tuple[str, float]] = {}
    # What may stand for two stands for the heavier.
    for one in sorted(kept, key=lambda a: -weights[a.term]):
        for key, grade in _keys(one):
            if key not in accepts or accepts[key][1] < grade:
                accepts[key] = one.term, grade
    names = frozenset(a.term for a in kept if a.name or _capital(a, question))
    return Frame(weights, accepts, names - first, first, fsum(weights.values()))


def _stands_in(one: Asked, question: Question, span: range) -> bool:
    return one.at < len(question.tokens) and question.tokens[one.at].start in span


def _capital(one: Asked, question: Question) -> bool:
    """Whether a question that is not all in capitals writes the word as part of a name."""
    tokens = question.tokens
    return 0 < one.at < len(tokens) and tokens[one.at].capital and not all(t.capital for t in tokens)


def _weight(one: Asked, first_name: bool) -> float:
    """A first name counts little beside the surname, and so do "get" and a word that no article uses."""
    if one.term in light_terms() or not (one.known or one.alternatives):
        return _UNKNOWN * one.weight
    if not one.known:
        return _NEVER_USED * one.weight
    return _FIRST_NAME * one.weight if first_name else one.weight


def _first_name(one: Asked, question: Question) -> bool:
    """Whether another name follows directly."""
    return one.name and any(a.at == one.at + 1 and a.name for a in question.asked)


def _keys(one: Asked) -> list[tuple[str, float]]:
    keys = [(one.term, 1.0)]
    keys += [(key, _SAME_STATE) for key in same_state().get(one.term, ()) if key != one.term]
    keys += [(key, _KIN) for key in kin().get(one.term, ()) if key != one.term]
    if one.term in people():
        keys += [(key, _PERSON) for key in persons()]
    elif is_person(one.word):
        keys += [(key, _PERSON) for key in people() if key != one.term]
    keys += [
        (other.key, other.grade if other.how == "prefix" else max(other.grade, _RELATED))
        for other in one.alternatives
    ]
    return keys


@cache
def light_terms() -> frozenset[str]:
    """The terms of verbs that tell little by themselves."""
    return frozenset(key_of(word) for word in lists_of("clauses.txt")["light"])


def _pronouns() -> frozenset[str]:
    return lists_of("clauses.txt")["pronouns"]


def _article_from(sentence: Sentence, retriever: Retriever, step: int) -> Iterator[Sentence]:
    """The sentences of an article from one on, forwards (1) or backwards (-1)."""
    at = sentence.number
    while 0 <= at < len(retriever.sentences) and retriever.sentences[at].file == sentence.file:
        yield retriever.sentences[at]
        at += step


def _before(sentence: Sentence, retriever: Retriever) -> Sentence | None:
    if sentence.number == 0:
        return None
    before = retriever.sentences[sentence.number - 1]
    return before if before.file == sentence.file else None
