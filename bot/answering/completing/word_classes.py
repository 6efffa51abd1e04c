"""Classes of words: closed ones by list, verbs by list and form."""

from __future__ import annotations

from functools import cache

from bot.answering.antecedents import is_person_noun
from bot.answering.word_lists import read_lists
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import irregular

# "Er" and "actor" end more than persons.
_SHORTEST = 5


@cache
def listed(section: str) -> frozenset[str]:
    """The single words of a section of followups.txt."""
    return frozenset(word for entry in read_lists("followups.txt")[section] for word in entry.split())


def is_verb(low: str) -> bool:
    """Whether the word can be a form of a verb that is listed, or looks like a participle."""
    return (
        low in listed("verbs") or is_participle(low) or (low.endswith("s") and term_of(low) in _verb_stems())
    )


def is_participle(low: str) -> bool:
    """Whether the word is a past form or an -ing form."""
    if low in listed("unchanged"):
        return True
    if low in listed("nouns in ing and ed"):
        return False
    if low in irregular():
        return irregular()[low] in listed("verbs")
    return low.endswith(("ed", "ing")) and (len(low) > 4 or low[:-1] in listed("verbs"))


def is_person(low: str) -> bool:
    """Whether the noun is surely a person's: of those in -er and -or only the listed and what they end."""
    if low in listed("persons") or low in _persons():
        return True
    if low.endswith(("er", "or")):
        # The headteacher and the shopkeeper, not the recorder.
        return any(low.endswith(person) and len(person) > _SHORTEST for person in _agents())
    return is_person_noun(low)


def is_pronoun(low: str) -> bool:
    """Whether the word is a pronoun that may stand for something said before."""
    return any(low in listed(section) for section in ("he", "she", "it", "they"))


def is_closed(low: str) -> bool:
    """Whether the word is a preposition, an adverb, an auxiliary or asks."""
    closed = ("prepositions", "adverbs", "auxiliaries", "question words", "being")
    return any(low in listed(section) for section in closed) or (
        low.endswith("ly") and low not in listed("nouns in ly")
    )


@cache
def _agents() -> frozenset[str]:
    known = listed("persons") | _persons() | {"keeper", "holder", "maker", "worker", "goer"}
    return frozenset(person for person in known if person.endswith(("er", "or")))


@cache
def _persons() -> frozenset[str]:
    entries = (*read_lists("antecedents.txt")["persons"], *read_lists("offices.txt")["offices"])
    return frozenset(word for entry in entries for word in entry.split())


@cache
def _verb_stems() -> frozenset[str]:
    return frozenset(term_of(verb) for verb in listed("verbs"))
