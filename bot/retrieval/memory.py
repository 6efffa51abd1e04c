"""The retriever in memory, on rank-bm25."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.articles.article import Sentence
from bot.retrieval.aliases import aliases_of
from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile, profile_of
from bot.retrieval.retriever import Candidate, Hit
from bot.retrieval.terms import Token, tokens
from bot.retrieval.word_index import WordIndex

K1, B = 0.6, 0.4
# What counts a match by another word, a paragraph and a taken-up sentence when candidates are chosen.
OTHER_WORD, PARAGRAPH, TAKEN_UP = 0.7, 0.3, 0.5
# So many sentences back something may be named that "he" takes up, or a paragraph may tell of it.
BACK = 3
_PREFIX = 5
_PROPER = 0.6

Scores = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
_NOWHERE: Places = np.zeros(0, dtype=np.int64)


class Postings:
    """BM25Okapi turned inside out: for each term the documents that have it and what it adds there."""

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        """`bags`: the terms of each document; none at all and empty ones are fine."""
        self.size = len(bags)
        self._lists: dict[str, tuple[Places, Scores]] = {}
        self._idf: dict[str, float] = {}
        self._rarest = 1.0
        if not any(bags):
            return
        bm25 = BM25Okapi(bags, k1=K1, b=B)
        self._idf = bm25.idf
        self._rarest = max(1.0, *bm25.idf.values())
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(bm25.doc_freqs):
            norm = K1 * (1 - B + B * bm25.doc_len[number] / bm25.avgdl)
            for term, count in counts.items():
                found[term].append((number, bm25.idf[term] * count * (K1 + 1) / (count + norm)))
        for term, entries in found.items():
            numbers, scores = zip(*entries, strict=True)
            self._lists[term] = np.array(numbers, dtype=np.int64), np.array(scores)

    def scores(self, terms: Sequence[str]) -> Scores:
        """What BM25Okapi.get_scores gives, for every document."""
        total = np.zeros(self.size)
        for term in terms:
            entry = self._lists.get(term)
            if entry is not None:
                total[entry[0]] += entry[1]
        return total

    def weight(self, terms: Sequence[str]) -> float:
        """The sum of the terms' IDF, above 0; unknown ones count as the rarest."""
        return max(1.0, sum(max(0.0, self._idf.get(term, self._rarest)) for term in terms))


class MemoryRetriever:
    """BM25Okapi over sentences, over paragraphs, and over sentences with their stop words kept."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        read = [tuple(tokens(s.text)) for s in sentences]
        common = frozenset(t.word for words in read for t in words if not t.capital)
        self._profiles = [profile_of(s.text, t, common) for s, t in zip(sentences, read, strict=True)]
        bags = [[t.term for t in words if not t.stop] for words in read]
        self._terms = Postings(bags)
        self._words = Postings([[t.word for t in words] for words in read])
        keys = {(s.file, s.paragraph): None for s in sentences}
        places = {key: place for place, key in enumerate(keys)}
        self._paragraph_of = np.array([places[s.file, s.paragraph] for s in sentences], dtype=np.int64)
        paragraphs: list[list[str]] = [[] for _ in keys]
        for sentence, bag in zip(sentences, bags, strict=True):
            paragraphs[places[sentence.file, sentence.paragraph]].extend(bag)
        self._paragraphs = Postings(paragraphs)
        having: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            for key in profile.positions:
                having[key].append(number)
        self._having: dict[str, Places] = {key: np.array(n, dtype=np.int64) for key, n in having.items()}
        self._idf = {key: _idf(len(n), len(sentences)) for key, n in having.items()}
        self._highest_idf = _idf(0, len(sentences))
        self._taking_up = np.array(
            [
                n > 0
                and (p.takes_up or p.refers)
                and sentences[n - 1].file == sentences[n].file
                and not self._profiles[n - 1].headline
                for n, p in enumerate(self._profiles)
            ],
            dtype=np.bool_,
        )
        self._before = _back(self._profiles, self._taking_up.tolist())
        goes_on = (self._paragraph_of[1:] == self._paragraph_of[:-1]).tolist()
        self._earlier = _back(self._profiles, [False, *goes_on])
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        for key in sorted(having):
            if " " not in key and len(key) >= _PREFIX:
                self._by_prefix[key[:_PREFIX]].append(key)
        self._aliases = aliases_of(self._profiles, [s.text for s in sentences], common)
        self._names = _names(self._profiles)
        self._written = _written(sentences, read)
        self._holding: WordIndex | None = None

    def document_frequency(self, term: str) -> int:
        """In how many sentences the term or phrase stands."""
        found = self._having.get(term)
        return 0 if found is None else len(found)

    def idf(self, term: str) -> float:
        """How much a term tells, smoothed so that it is above 0."""
        return self._idf.get(term, self._highest_idf)

    def profile(self, sentence: Sentence) -> Profile:
        """What is known of a sentence."""
        return self._profiles[sentence.number]

    def holding(self, words: Iterable[str], limit: int) -> list[Sentence]:
        """Sentences that hold the most of these words."""
        if self._holding is None:
            # Questions don't need it: the first quotation pays.
            self._holding = WordIndex(self.sentences)
        return self._holding.holding(words, limit)

    def terms(self, prefix: str) -> Sequence[str]:
        """The terms with these first letters."""
        return self._by_prefix.get(prefix, [])

    def words(self, first: str) -> Mapping[str, str]:
        """The words with this first letter, as they are mostly written."""
        return self._written.get(first, {})

    def is_name(self, term: str) -> bool:
        """Whether the articles mostly write the term as a proper noun."""
        return term in self._names

    def aliases(self, term: str) -> Mapping[str, float]:
        """The names that the articles call by a noun, or the nouns for a name."""
        return self._aliases.get(term, {})

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """The best hits by BM25 alone."""
        asked = dict.fromkeys(t for t in terms if t in self._having)
        if not asked:
            return []
        scores = self._terms.scores(list(asked))
        matching = np.zeros(len(self.sentences), dtype=np.bool_)
        for term in asked:
            matching[self._having[term]] = True
        return [
            Hit(
                self.sentences[n],
                float(scores[n]),
                frozenset(t for t in asked if t in self._profiles[n].positions),
            )
            for n in _best(scores, matching, limit)
        ]

    def candidates(self, asked: Sequence[Asked], words: Sequence[str], limit: int) -> list[Candidate]:
        """The sentences worth ranking, the most promising first."""
        size = len(self.sentences)
        matching = np.zeros(size, dtype=np.bool_)
        other = np.zeros(size)
        for one in asked:
            exact = self._having.get(one.term, _NOWHERE)
            matching[exact] = True
            others = one.others
            if others:
                here = np.zeros(size)
                for key, _, grade, telling in reversed(others):
                    here[self._having[key]] = grade * telling * one.weight
                here[exact] = 0
                other += here
        matching |= other > 0
        if not matching.any():
            return []
        terms = [one.term for one in asked]
        bm25 = self._terms.scores(terms)
        paragraph = self._paragraphs.scores(terms)[self._paragraph_of]
        promise = bm25 + OTHER_WORD * other + PARAGRAPH * paragraph
        before = np.zeros(size)
        before[1:] = np.where(self._taking_up[1:] & matching[:-1], promise[:-1], 0)
        matching |= before > 0
        every = self._words.scores(words) / self._words.weight(words)
        best = _best(promise + TAKEN_UP * before, matching, limit)
        scores = zip(bm25[best].tolist(), paragraph[best].tolist(), every[best].tolist(), strict=True)
        return [
            Candidate(self.sentences[n], self._profiles[n], *scored, self._before[n], self._earlier[n])
            for n, scored in zip(best, scores, strict=True)
        ]


def _back(profiles: Sequence[Profile], linked: Sequence[bool]) -> list[tuple[Profile, ...]]:
    """For each sentence those before it that are linked by each to the one before it, the last one first."""
    found: list[tuple[Profile, ...]] = []
    for number, link in enumerate(linked):
        found.append((profiles[number - 1], *found[-1][: BACK - 1]) if link else ())
    return found


def _idf(n: int, size: int) -> float:
    """The IDF of a term in `n` of `size` sentences, smoothed so that it is above 0."""
    return math.log(1 + (size - n + 0.5) / (n + 0.5))


def _best(scores: Scores, matching: npt.NDArray[np.bool_], limit: int) -> list[int]:
    """The numbers of the matching sentences, the highest score first; ties by number."""
    numbers = np.flatnonzero(matching)
    order = np.argsort(-scores[numbers], kind="stable")[:limit]
    found: list[int] = numbers[order].tolist()
    return found


def _names(profiles: Sequence[Profile]) -> frozenset[str]:
    """The terms that are mostly written as proper nouns."""
    all_, proper = Counter[str](), Counter[str]()
    for profile in profiles:
        if profile.headline:
            continue
        for at, token in enumerate(profile.tokens):
            all_[token.term] += 1
            proper[token.term] += at in profile.names
    return frozenset(t for t, n in proper.items() if n / all_[t] >= _PROPER and not t[0].isdigit())


def _written(sentences: Sequence[Sentence], read: Sequence[Sequence[Token]]) -> dict[str, dict[str, str]]:
    """By first letter: folded word to the way it is mostly written, single words without digits alone."""
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, words in zip(sentences, read, strict=True):
        text = sentence.text
        for token in words:
            if token.word.isalpha():
                ways[token.word][text[token.start : token.start + len(token.word)]] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for word in sorted(ways):
        # A word at the head of a sentence is written small when it is so anywhere.
        written = ways[word]
        table[word[0]][word] = word if word in written else min(written, key=lambda w: (-written[w], w))
    return dict(table)
