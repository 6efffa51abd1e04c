"""The parts of a question: the verb that says what is to have happened, the noun that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.retrieval.asked import Asked
from bot.retrieval.framing import framing_in
from bot.retrieval.question import KEPT, Question
from bot.retrieval.terms import Token, is_possessive
from bot.retrieval.word_lists import word_class

_AUXILIARIES = word_class("auxiliary")
_ARTICLES = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "all", "both"]
)
_PRONOUNS = frozenset(("i", "we", "you", "he", "she", "it", "they"))
_PARTICLES = frozenset(("up", "down", "off", "out", "away", "over", "back"))
_BEING = frozenset(("is", "are", "was", "were"))
_DUTY = (("has", "to"), ("have", "to"), ("had", "to"), ("needs", "to"), ("need", "to"), ("still", "to"))
_NEGATED = frozenset(("not", "never", "cannot", "neither", "nor"))


@lru_cache(KEPT)
def predicate_of(question: Question) -> Asked | None:
    """The word that says what is to have happened ("reject" in "why did the council reject the plan?").

    It is looked for after the first auxiliary, behind the subject, or right after who; None where there
    is none to be seen. Names and figures never are it.
    """
    words = question.tokens
    by_place = {asked.at: asked for asked in question.asked}
    for at, token in enumerate(words[:-1]):
        if token.word in _AUXILIARIES:
            return _behind_subject(question, by_place, at + 1)
        if token.word == "who" and at + 1 in by_place:
            after = by_place[at + 1]
            return None if after.name or after.number else after
    if len(words) > 2 and words[0].word == "how" and words[1].word in ("many", "much"):
        # "how many people marched": there is no auxiliary before the verb.
        row = _rows(words, by_place, 2)[:1]
        return row[0][-1] if row and len(row[0]) > 1 and not row[0][-1].name else None
    return None


@lru_cache(KEPT)
def head_of(question: Question) -> Asked | None:
    """The noun that is asked for ("husband" in "who is the minister's husband?", "cars" in "how many cars").

    The last word, names and framing apart, of the row of content words behind what, which, how many or how
    much; behind the verb to be otherwise. None where there is none to be seen.
    """
    words = question.tokens
    framing = framing_in(words)
    by_place = {asked.at: asked for asked in question.asked if asked.at not in framing}
    start = _after_asking(words)
    if start is None or start >= len(words):
        return None
    of_being = words[start - 1].word in _BEING
    if not of_being and (words[start].word in _AUXILIARIES or start in framing):
        return None
    row = next(iter(_rows(words, by_place, start)), [])
    after = words[row[-1].at + 1].word if row and row[-1].at + 1 < len(words) else ""
    nouns = row if of_being or after in _AUXILIARIES else row[:-1] or row
    plain = [asked for asked in nouns if not asked.name and not asked.number]
    return plain[-1] if plain else None


def is_unknown(asked: Asked) -> bool:
    """Whether the articles neither use the word nor another one for it."""
    return not asked.known and not any(other.how != "prefix" for other in asked.alternatives)


@lru_cache(KEPT)
def is_negated(question: Question) -> bool:
    """Whether a question asks for what is not so; "the no-fly zone" and "or not" don't make it one."""
    words = question.tokens
    for at, token in enumerate(words):
        after = question.text[token.end : token.end + 1]
        before = words[at - 1].word if at else ""
        if (token.word in _NEGATED and after != "-" and before != "or") or token.word.endswith("n't"):
            return True
    return False


def is_duty(predicate: Asked, question: Question) -> bool:
    """Whether the predicate says what is to be done ("who has to confirm him"), not what was."""
    before = [token.word for token in question.tokens[max(0, predicate.at - 2) : predicate.at]]
    return tuple(before) in _DUTY or before[-1:] == ["must"]


def particle_of(predicate: Asked, question: Question) -> str:
    """The particle right behind a verb ("down" in "turn down"), or nothing."""
    after = question.tokens[predicate.at + 1 : predicate.at + 2]
    return after[0].word if after and after[0].word in _PARTICLES else ""


def _after_asking(words: Sequence[Token]) -> int | None:
    for at, token in enumerate(words[:3]):
        after = words[at + 1].word if at + 1 < len(words) else ""
        if token.word in ("who", "what", "which") and after in _BEING:
            return at + 2
        if token.word in ("what", "which") and after not in _AUXILIARIES:
            return at + 1
        if token.word == "how" and after in ("many", "much"):
            return at + 2
    return None


def _behind_subject(question: Question, by_place: Mapping[int, Asked], start: int) -> Asked | None:
    words = question.tokens
    rows = _rows(words, by_place, start)
    if not rows:
        return None
    row = rows[0]
    before = words[row[0].at - 1].word if row[0].at else ""
    plain = [asked for asked in row if not asked.name and not asked.number]
    if row[0].name and plain:
        # "Was Lind's visit called off?": the verb is behind what is Lind's.
        owner = words[plain[0].at - 1]
        return plain[min(1, len(plain) - 1)] if is_possessive(owner, question.text) else plain[0]
    if before in _PRONOUNS and row[0].at == start + 1:
        return plain[0] if plain else None
    if before not in _ARTICLES:
        return plain[min(1, len(plain) - 1)] if plain and (len(row) > 1 or before in _AUXILIARIES) else None
    if len(row) > 1 and plain and plain[-1] is not row[0]:
        shorter = len(plain) > 2 and plain[-1].word.endswith("s")
        return plain[-2] if shorter else plain[-1]
    # "the ceasefire that ended", "the truce in 2023 last"
    later = [asked for asked in rows[1] if not asked.name and not asked.number] if len(rows) > 1 else []
    return later[-1] if later else None


def _rows(words: Sequence[Token], by_place: Mapping[int, Asked], start: int) -> list[list[Asked]]:
    """The unbroken rows of content words from a place on."""
    rows: list[list[Asked]] = []
    for at in range(start, len(words)):
        if at in by_place:
            if at - 1 not in by_place or at == start:
                rows.append([])
            rows[-1].append(by_place[at])
    return rows
