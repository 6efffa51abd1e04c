"""What answering asks of a retriever, whichever is in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from bot.articles.article import Sentence
from bot.retrieval.asked import Asked
from bot.retrieval.lexicon import How
from bot.retrieval.profile import Profile


class Match(NamedTuple):
    """How a sentence has one of the question's terms.

    `how`: the term itself; a word derived from it; a synonym; a related word; a word with the same first five
    letters; or it stands in the sentence before, which this one takes up ("However, he …"); or these articles
    call it so ("the captain" for Ada Lind). `found` is
    the term (or phrase) of the sentence, `grade` (0 to 1) how good a match that is.
    """

    asked: str
    found: str
    how: How
    grade: float


class Hit(NamedTuple):
    """A sentence that shares a term with the question.

    `matched`: the terms shared. `matches`: the same and what matched otherwise, one for each term of the
    question that is matched at all. `features`: what the ranking weighed, by name (see features.py);
    each is 0 where it isn't given.
    """

    sentence: Sentence
    score: float
    matched: frozenset[str]
    matches: tuple[Match, ...] = ()
    features: Mapping[str, float] = MappingProxyType({})


class Candidate(NamedTuple):
    """A sentence that may be ranked, with what the index knows of it for one question.

    BM25Okapi: `bm25` over its terms, `paragraph` over the terms of its paragraph, both unbounded; `words`
    over its words with the stop words kept, as a share of the IDF of the question's words. `before`: the
    sentences before it, the last one first, as far as each is taken up by the one behind it. `earlier`: those
    before it in its paragraph, the last one first.
    """

    sentence: Sentence
    profile: Profile
    bm25: float
    paragraph: float
    words: float
    before: Sequence[Profile] = ()
    earlier: Sequence[Profile] = ()


class Retriever(Protocol):
    """Finds the sentences that share a term with a question."""

    def __hash__(self) -> int:
        """By identity: what is worked out for one retriever is kept with it."""
        ...

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """The best hits by BM25 alone, best first; ties by file and position."""
        ...

    def document_frequency(self, term: str) -> int:
        """In how many sentences the term or phrase of the lexicon stands."""
        ...

    def candidates(self, asked: Sequence[Asked], words: Sequence[str], limit: int) -> list[Candidate]:
        """The sentences worth ranking for a question's terms and folded words, the most promising first."""
        ...

    def words(self, first: str) -> Mapping[str, str]:
        """The words of the articles with this first letter: folded, to how they are mostly written."""
        ...

    def terms(self, prefix: str) -> Sequence[str]:
        """The terms with these first five letters."""
        ...

    def is_name(self, term: str) -> bool:
        """Whether the articles mostly write the term as a proper noun."""
        ...

    def aliases(self, term: str) -> Mapping[str, float]:
        """The names that the articles call by a noun, or the nouns for a name: how surely, from 0 to 1."""
        ...

    def idf(self, term: str) -> float:
        """How much a term tells, above 0; that of a term that stands nowhere is the highest."""
        ...

    def profile(self, sentence: Sentence) -> Profile:
        """What is known of a sentence before any question is asked."""
        ...

    def holding(self, words: Iterable[str], limit: int) -> list[Sentence]:
        """The first sentences, by number, that hold all of these words; for the words see word_index.py."""
        ...

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Every quotable sentence, by number."""
        ...
