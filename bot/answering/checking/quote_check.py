"""Whether a text really stands in the articles: word for word, nearly, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.answering.checking.quote_match import Passage, QuoteMatch, in_a_row
from bot.answering.wording import Piece, pieces, without_end
from bot.articles.article import Sentence
from bot.articles.lines import paragraphs
from bot.articles.sentences import split
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens
from bot.retrieval.word_index import words

QuoteStatus = Literal["exact", "near", "absent"]

# Measured with benchmarks/quote_check.py; see "Checking a quote" in docs/finding-answers.md.
NEAR = 0.6
# A part of so few words may be the rest of a sentence that was cut at an abbreviation.
SHORT_PART, ONE_SENTENCE = 2, 0.9
CANDIDATES = 25
# A text of frequent words alone may stand in very many sentences; so many are looked through for its wording.
EXACT_CANDIDATES = 3000
EXACT_MATCHES = 50
# Of the best candidates, those whose neighbours are read too: a text may end in the next sentence.
JOINED_CANDIDATES = 6
MATCHES_SHOWN = 5
# Leaving out each word of a text of stop words is one look-up; longer ones are hardly ever written.
LONGEST_FREQUENT = 12

_SEVERITY: dict[QuoteStatus, int] = {"exact": 0, "near": 1, "absent": 2}


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What the articles have of a text; `matches` best first, `sentences` when the text has several.

    `status` is that of the worst sentence. The matches of a text of several sentences are the places where
    all of them follow each other.
    """

    text: str
    status: QuoteStatus
    matches: tuple[QuoteMatch, ...] = ()
    sentences: tuple[QuoteCheck, ...] = ()


def check(text: str, retriever: Retriever) -> QuoteCheck:
    """Check a text against the articles: the same arguments give the same result.

    Styles of quote marks, apostrophes and dashes, runs of blanks, the case of the first letter and the stop
    or comma at the end of the text don't count. Candidates come from the index; the articles are not
    gone through.
    """
    parts = [part for part in _sentences(text) if _has_word(pieces(part))]
    whole = _check_one(text, retriever)
    if len(parts) < 2 or _is_one(parts, whole):
        return whole
    checked = tuple(_check_one(part, retriever) for part in parts)
    worst = max((one.status for one in checked), key=_SEVERITY.__getitem__)
    return QuoteCheck(text, worst, _best(_rows(checked, retriever)), checked)


def _is_one(parts: Sequence[str], whole: QuoteCheck) -> bool:
    """Whether the article has as one sentence what looks like several: "Politics: the U. S. Senate"."""
    short = any(sum(piece.is_word for piece in pieces(part)) <= SHORT_PART for part in parts)
    best = whole.matches[:1]
    return any(m.number == m.last and m.similarity >= (ONE_SENTENCE if short else 1.0) for m in best)


def _sentences(text: str) -> list[str]:
    """The sentences of `text`, split as those of articles are."""
    spans = (span for start, end in paragraphs(text) for span in split(text, start, end))
    return [text[start:end] for start, end in spans]


def _check_one(text: str, retriever: Retriever) -> QuoteCheck:
    asked = without_end(pieces(text))
    if not _has_word(asked):
        return QuoteCheck(text, "absent")
    exact = _exact(asked, text, retriever)
    if exact:
        return QuoteCheck(text, "exact", exact)
    near = _near(asked, text, retriever)
    return QuoteCheck(text, "near" if near else "absent", near)


def _has_word(run: Sequence[Piece]) -> bool:
    return any(piece.is_word for piece in run)


def _exact(asked: Sequence[Piece], text: str, retriever: Retriever) -> tuple[QuoteMatch, ...]:
    held = (Passage([sentence]) for sentence in retriever.holding(words(text), EXACT_CANDIDATES))
    found = list(islice(filter(None, (passage.exactly(asked) for passage in held)), EXACT_MATCHES))
    if not found:
        joined = _joined(_candidates(text, retriever), retriever)
        found = list(filter(None, (passage.exactly(asked) for passage in joined)))
    return _best(found)


def _near(asked: Sequence[Piece], text: str, retriever: Retriever) -> tuple[QuoteMatch, ...]:
    candidates = _candidates(text, retriever)
    found = filter(None, (Passage([sentence]).nearly(asked, text) for sentence in candidates))
    near = _best(match for match in found if match.similarity >= NEAR)
    if not near:
        joined = _joined(candidates, retriever)
        found = filter(None, (passage.nearly(asked, text) for passage in joined))
        near = _best(match for match in found if match.similarity >= NEAR)
    return near


def _candidates(text: str, retriever: Retriever) -> list[Sentence]:
    """The sentences that share most with `text`."""
    terms = list(dict.fromkeys(token.term for token in tokens(text) if not token.stop))
    if terms:
        return [hit.sentence for hit in retriever.search(terms, CANDIDATES)]
    sought = sorted(words(text))[:LONGEST_FREQUENT]
    found: dict[int, Sentence] = {}
    for left_out in sought:
        for sentence in retriever.holding([word for word in sought if word != left_out], CANDIDATES):
            found.setdefault(sentence.number, sentence)
    return list(found.values())


def _joined(best: Sequence[Sentence], retriever: Retriever) -> Iterator[Passage]:
    """The best candidates with one or two sentences beside them: a text may go from one into the next."""
    seen: set[tuple[int, int]] = set()
    for sentence in best[:JOINED_CANDIDATES]:
        for length in (2, 3):
            for first in range(max(0, sentence.number - length + 1), sentence.number + 1):
                run = retriever.sentences[first : first + length]
                if (first, length) not in seen and len(run) == length and run[0].file == run[-1].file:
                    seen.add((first, length))
                    yield Passage(run)


def _rows(checked: Sequence[QuoteCheck], retriever: Retriever) -> Iterator[QuoteMatch]:
    """The places where a match of each sentence follows one of the sentence before."""
    for first in checked[0].matches:
        row = [first]
        for one in checked[1:]:
            later = [m for m in one.matches if m.file == first.file and m.start >= row[-1].end]
            if not later:
                break
            row.append(min(later, key=lambda match: match.start))
        else:
            joined = in_a_row(row, retriever.sentences[first.number : row[-1].last + 1])
            if joined is not None:
                yield joined


def _best(found: Iterable[QuoteMatch]) -> tuple[QuoteMatch, ...]:
    """The best match of every file, best first."""
    files: dict[str, QuoteMatch] = {}
    for match in sorted(found, key=lambda m: (-m.similarity, not m.whole, m.number, m.start)):
        files.setdefault(match.file, match)
    return tuple(list(files.values())[:MATCHES_SHOWN])
