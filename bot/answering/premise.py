"""What a question takes for granted, and whether a sentence says the contrary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.answering.word_lists import read_lists
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import Token, tokens

_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "be",
    ]
)
_ARTICLES = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "all", "both"]
)
_NEGATED = frozenset(
    ["not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"]
)
# "not only", "not until", "not the first": what follows is so.
_LIMITING = frozenset(
    (
        "only",
        "the",
        "just",
        "merely",
        "simply",
        "until",
        "with",
        "by",
        "all",
        "every",
        "necessarily",
        "because",
    )
)
# A sentence that denies the predicate itself is about the question when it has this much of the rest.
_SHARED = 0.35
# A synonym tells a predicate as well as the word itself; a related word does not.
_AS_GOOD = 0.7
# How far a negation reaches, in words; "has not, for lack of money, paid" is not reached.
_REACH = 6
_CLAUSE_ENDS = frozenset(
    [
        "and",
        "but",
        "while",
        "although",
        "though",
        "whereas",
        "who",
        "which",
        "because",
        "when",
        "after",
        "before",
        "until",
        "that",
        "if",
    ]
)


def predicate_of(question: Question) -> Asked | None:
    """The word that says what is to have happened ("reject" in "why did the Senate reject Boehler?").

    It is looked for after the first auxiliary, behind the subject, or right after who; None where there
    is none to be seen. Names and figures never are it.
    """
    words = question.tokens
    by_place = {asked.at: asked for asked in question.asked}
    for at, token in enumerate(words[:-1]):
        if token.word in _AUXILIARIES:
            return _behind_subject(words, by_place, at + 1)
        if token.word == "who" and at + 1 in by_place:
            after = by_place[at + 1]
            return None if after.name or after.number else after
    if len(words) > 2 and words[0].word == "how" and words[1].word in ("many", "much"):
        # "how many people marched": there is no auxiliary before the verb.
        row = _rows(words, by_place, 2)[:1]
        return row[0][-1] if row and len(row[0]) > 1 and not row[0][-1].name else None
    return None


def _behind_subject(words: Sequence[Token], by_place: Mapping[int, Asked], start: int) -> Asked | None:
    rows = _rows(words, by_place, start)
    if not rows:
        return None
    row = rows[0]
    before = words[row[0].at - 1].word if row[0].at else ""
    plain = [asked for asked in row if not asked.name and not asked.number]
    if row[0].name and plain:
        return plain[0]
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


def is_negated(words: Sequence[Token]) -> bool:
    """Whether a question asks for what is not so."""
    return any(t.word in _NEGATED or t.word.endswith("n't") for t in words)


def denied_places(words: Sequence[Token], text: str) -> frozenset[int]:
    """The places of the words that a sentence says are not so."""
    denied: set[int] = set()
    for at, length in _denials(words):
        for place in range(at + length, min(at + length + _REACH, len(words))):
            gap = text[words[place - 1].end : words[place].start]
            if any(mark in gap for mark in ",;:—–()") or words[place].word in _CLAUSE_ENDS:
                break
            denied.add(place)
    return frozenset(denied)


def opposites_in(asked: Asked, profile: Profile, *, verbs: bool = False) -> tuple[int, ...]:
    """The places of words in a sentence that mean the opposite of one asked for; `verbs`: of verbs alone."""
    terms = [t.term for t in profile.tokens]
    found = []
    for phrase in _opposites(verbs).get(asked.term, ()):
        for at in range(len(terms) - len(phrase) + 1):
            if tuple(terms[at : at + len(phrase)]) == phrase and not profile.tokens[at].word.endswith("ings"):
                found.append(at)
    return tuple(found)


def contradicting(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Hit]:
    """Those of `hits` (best first) that say the contrary; none when the best one says what is asked."""
    predicate = predicate_of(question)
    if predicate is None or not hits:
        return []
    found = [h for h in hits if contradiction(question, h, retriever.profile(h.sentence)) >= 1]
    affirmed = any(m.asked == predicate.term and m.grade >= _AS_GOOD for m in hits[0].matches)
    return [] if affirmed and hits[0] not in found else found


def contradiction(question: Question, hit: Hit, profile: Profile) -> float:
    """How plainly a sentence says the contrary of what a question takes for granted, from 0 to 1.

    1: what is asked about is denied there, or its opposite told; 0.5: something else about it is denied.
    """
    if is_negated(question.tokens):
        return 0.0
    predicate = predicate_of(question)
    if predicate is None:
        return 0.0
    total = sum(a.weight for a in question.asked) or 1.0
    matched = {m.asked: m for m in hit.matches}
    rest = [a for a in question.asked if a is not predicate]
    shared = sum(a.weight for a in rest if a.term in matched)
    rest_weight = sum(a.weight for a in rest)
    if shared < _SHARED * rest_weight:
        return 0.0
    denied = denied_places(profile.tokens, hit.sentence.text)
    match = matched.get(predicate.term)
    if match is not None and match.how != "before":
        places = profile.positions.get(match.found, ())
        return 1.0 if places and all(place in denied for place in places) else 0.0
    if shared < 0.5 * rest_weight or any(asked.name and asked.term not in matched for asked in rest):
        return 0.0
    against = opposites_in(predicate, profile, verbs=True)
    if against and not all(place in denied for place in against):
        return 1.0
    return 0.5 if denied and shared >= 0.5 * total else 0.0


def _denials(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a negation or a denying verb stands, and how many words it takes."""
    for at, token in enumerate(words):
        if token.word in _negations() or token.word.endswith("n't"):
            if at + 1 == len(words) or words[at + 1].word not in _LIMITING:
                yield at, 1
            continue
        for phrase in _denying().get(token.term, ()):
            if tuple(t.term for t in words[at : at + len(phrase)]) == phrase:
                yield at, len(phrase)


@cache
def _negations() -> frozenset[str]:
    return frozenset(read_lists("denials.txt")["negations"])


@cache
def _denying() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in read_lists("denials.txt")["denying verbs"]:
        phrase = tuple(t.term for t in tokens(entry))
        table.setdefault(phrase[0], []).append(phrase)
    return table


@cache
def _opposites(verbs: bool) -> dict[str, frozenset[tuple[str, ...]]]:
    table: dict[str, set[tuple[str, ...]]] = {}
    lists = read_lists("opposites.txt")
    for line in lists["verbs"] if verbs else (*lists["verbs"], *lists["others"]):
        sides = [[_phrase(form) for form in side.split(",")] for side in line.split("|")]
        for one, other in (sides, sides[::-1]):
            for phrase in one:
                table.setdefault(" ".join(phrase), set()).update(other)
    return {term: frozenset(others) for term, others in table.items()}


def _phrase(form: str) -> tuple[str, ...]:
    return tuple(t.term for t in tokens(form))
