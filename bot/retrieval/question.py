"""A question as it is searched: its words, repaired spelling, and what kind of answer it expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.retrieval.asked import Asked
from bot.retrieval.expected import expected_kind
from bot.retrieval.framing import framing_in
from bot.retrieval.kinds import Kind
from bot.retrieval.lexicon import Alternative, How, alternatives, derived, distinctness
from bot.retrieval.phrases import places_of_phrases
from bot.retrieval.retriever import Retriever
from bot.retrieval.small_phrases import in_small_phrases
from bot.retrieval.spelling import repair
from bot.retrieval.terms import Token, term_of, tokens
from bot.retrieval.word_lists import lines, word_class

_ARTICLES = word_class("article")
_ASKING, _ASKED_OF = word_class("asking"), word_class("asked_of")
PREFIX = 5
# What is worked out for a question is kept while this many others are read: each has parts and follow-ups.
KEPT = 32
# What a calling may be told as ("boss", "head").
_CALLINGS: tuple[How, ...] = ("word", "family", "synonym")
PREFIX_GRADE = 0.45
# What a word counts that only says which kind of answer is wanted; measured on the bench.
FRAMING_WEIGHT = 0.3
# What a word counts that goes with anything; 0.5 to 0.8 did the same on seven stories.
COMMON_WEIGHT = 0.7
# What other words count that stand for one word of a phrase: the hand of "hand over" is no worker. From 0.2
# to 0.75 it was the same on thirteen sets of questions.
WORD_IN_PHRASE = 0.6
# How good a match the name is for what the articles call somebody.
ALIAS_GRADE = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question read for searching.

    `tokens` are all its words in order; `terms` the searched ones, repaired spelling among them;
    `repaired` holds (as typed, as searched) pairs. `kind`: the kind of answer it expects; `focus`: the
    term that is counted or asked for ("hostages" in "how many hostages"), or None. `asked`: the terms with
    what they weigh; their weights' sum is above 0 unless nothing is asked. A question read anew is another
    one, so that what is worked out for it can be kept with it. `small`: the places of tokens that belong to a
    small phrase ("so far") and are not looked up.
    """

    text: str
    tokens: tuple[Token, ...]
    terms: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...] = ()
    kind: Kind = "words"
    focus: str | None = None
    asked: tuple[Asked, ...] = ()
    small: frozenset[int] = frozenset()

    @property
    def names(self) -> tuple[Asked, ...]:
        """The proper nouns asked about."""
        return tuple(a for a in self.asked if a.name)

    @property
    def numbers(self) -> tuple[Asked, ...]:
        """The figures asked about."""
        return tuple(a for a in self.asked if a.number)


def read_question(text: str, retriever: Retriever) -> Question:
    """Read `text` as a question to the sentences of `retriever`."""
    words, repaired = repair(text, tokens(text), retriever)
    expected = expected_kind(words)
    framing = framing_in(words)
    inside: dict[int, list[Alternative]] = {}
    idioms: dict[int, list[str]] = {}
    for key, places in places_of_phrases(words):
        others = alternatives(key)
        # A phrase tells the sense of its words where the articles have it or other words for it.
        told = any(retriever.document_frequency(k) for k in (key, *(other.key for other in others)))
        idiom = told and words[places[0]].word not in _ARTICLES
        for at in places:
            if idiom:
                idioms.setdefault(at, []).append(key)
            inside.setdefault(at, []).extend((Alternative(key, "word", 1.0), *others))
    capitals = [at for at, token in enumerate(words) if token.capital]
    # The old of "how old" and the long of "how long" are told in years and days.
    last = expected.end - 1
    measured = {last} if expected.kind == "age" or (last > 0 and words[last].word == "long") else set()
    small = in_small_phrases(words)
    left = small | measured
    asked: dict[str, Asked] = {}
    for at, token in enumerate(words):
        # "How long has it been going on?": what only frames a length of time is told by the length itself.
        lasting = expected.kind == "duration" and at in framing
        if token.stop or at in left or token.term in asked or lasting or _only_asks(words, at):
            continue
        weight = retriever.idf(token.term) * _share(token, at in framing)
        # The country of "which country" is a kind of answer: no synonym of it ("state") makes one.
        says_kind = at in framing and expected.start <= at < expected.end
        others = (
            ()
            if says_kind
            else _alternatives(
                token.term, tuple(inside.get(at, ())), WORD_IN_PHRASE if at in idioms else 1.0, retriever
            )
        )
        asked[token.term] = Asked(
            at,
            token.term,
            token.word,
            weight,
            retriever.document_frequency(token.term) > 0,
            _is_name(words, at, capitals, retriever),
            token.term[0].isdigit(),
            others,
            _called(token.term, others, retriever),
            tuple(idioms.get(at, ())) if token.term in common_terms() else (),
        )
    focus = next((w.term for w in words[expected.end :] if not w.stop), None) if expected.end else None
    every = tuple(asked.values())
    return Question(text, tuple(words), tuple(asked), repaired, expected.kind, focus, every, small)


def _share(token: Token, frames: bool) -> float:
    """Which share of its IDF a word weighs."""
    if frames:
        return FRAMING_WEIGHT
    return COMMON_WEIGHT if token.term in common_terms() else 1.0


@lru_cache(1)
def common_terms() -> frozenset[str]:
    """The terms of words that go with anything."""
    return frozenset(term_of(word) for line in lines("common_words.txt") for word in line.split())


def _only_asks(words: Sequence[Token], at: int) -> bool:
    """Whether a word is the "tell" of "tell me about"."""
    after = words[at + 1].word if at + 1 < len(words) else ""
    return words[at].word in _ASKING and after in _ASKED_OF and all(token.stop for token in words[:at])


def _is_name(words: Sequence[Token], at: int, capitals: Sequence[int], retriever: Retriever) -> bool:
    """Whether the word at `at` is a proper noun; `capitals`: where words with a capital letter stand."""
    token = words[at]
    if retriever.document_frequency(token.term):
        return retriever.is_name(token.term)
    others = bool(capitals) and capitals[-1] > 0
    return token.capital and (at > 0 or others) and len(capitals) < len(words)


@lru_cache(4096)
def _alternatives(
    term: str, phrases: tuple[Alternative, ...], sense: float, retriever: Retriever
) -> tuple[Alternative, ...]:
    """What may stand for a word in these articles: the best match for each key.

    `phrases`: what may stand for the phrases it belongs to; `sense`: what its own other words count then.
    Most words of a question were asked before.
    """
    found: dict[str, Alternative] = {}
    own = (
        _in_its_sense(term, other, sense)
        for other in alternatives(term)
        if retriever.document_frequency(other.key)
    )
    for other in (*phrases, *own):
        if other.key not in found or _worth(found[other.key]) < _worth(other):
            found[other.key] = other
    if len(term) >= PREFIX and term.isalpha():
        for like in retriever.terms(term[:PREFIX]):
            how = derived(term, like)
            found.setdefault(like, how or Alternative(like, "prefix", PREFIX_GRADE))
    weight = retriever.idf(term)
    known = [
        Alternative(key, how, grade, telling * min(1.0, retriever.idf(key) / weight) ** 0.5)
        for key, how, grade, telling in found.values()
        if key != term and retriever.document_frequency(key)
    ]
    return tuple(sorted(known, key=lambda a: (-_worth(a), a.key)))


def _in_its_sense(term: str, other: Alternative, sense: float) -> Alternative:
    """What may stand for a word: it tells less by `sense`, and where either word has many synonyms."""
    if other.how == "family":
        return other
    if other.how == "synonym":
        sense *= distinctness(term) * distinctness(other.key)
    return other._replace(telling=sense)


def _worth(other: Alternative) -> float:
    return other.grade * other.telling


def _called(term: str, alternatives: Sequence[Alternative], retriever: Retriever) -> tuple[Alternative, ...]:
    """The names that the articles call by a word or by what may stand for it; for a name, what it is."""
    callings = [(term, 1.0), *((a.key, a.grade) for a in alternatives if a.how in _CALLINGS)]
    known = {term, *(a.key for a in alternatives)}
    found: dict[str, Alternative] = {}
    for calling, grade in callings:
        for other, sure in retriever.aliases(calling).items():
            if other not in known and (other not in found or found[other].grade < ALIAS_GRADE * grade * sure):
                found[other] = Alternative(other, "alias", ALIAS_GRADE * grade * sure)
    return tuple(sorted(found.values(), key=lambda a: (-a.grade, a.key)))
