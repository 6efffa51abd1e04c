"""A place in an article that has a text, word for word or nearly, and what differs there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.answering.answer import NotVerbatimError
from bot.answering.wording import (
    Op,
    Piece,
    Step,
    align,
    find,
    forms,
    pieces,
    turned_after,
    turned_before,
    without_end,
)
from bot.articles.article import Article, Sentence

# A few words may be replaced by some more ("yesterday" by "on Tuesday night");
# a longer run was left out, not replaced.
REPLACED_LONGER = 2
# From this share of a sentence on a text is compared with all of it.
AS_LONG = 0.8

Diff = tuple[tuple[Op, str], ...]


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place in an article that has the text, or nearly.

    `whole`: all of a sentence or more, not a part of one. `similarity` (0 to 1) is 1 when exact. `diff`: word
    by word, (`=` both, `-` only in what was asked, `+` only in the article; the words), empty when exact.
    `before` and `after` are what else its sentences have, so that the three in a row are whole sentences.
    `number` and `paragraph` are those of the first sentence, `last` is the number of the last one.

    Raises:
        NotVerbatimError: `text` is not `article.text[start:end]`.
    """

    article: Article = field(repr=False)
    start: int
    end: int
    text: str
    paragraph: int
    number: int
    last: int
    whole: bool
    similarity: float
    diff: Diff = ()
    before: str = ""
    after: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and self.article.text[self.start : self.end] == self.text):
            raise NotVerbatimError(f"{self.file}: the text is not what stands at {self.start}–{self.end}")

    @property
    def file(self) -> str:
        """The article's file, relative to the corpus."""
        return self.article.file


class Passage:
    """Sentences of one article that follow each other, read for comparing."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.article = sentences[0].article
        self.start, self.end = sentences[0].start, sentences[-1].end

    @cached_property
    def pieces(self) -> list[Piece]:
        """Its words and signs; what stands between the sentences and is not quotable is left out."""
        return [
            Piece(p.start + s.start, p.end + s.start, p.form, p.is_word, p.joins)
            for s in self.sentences
            for p in pieces(s.text)
        ]

    def exactly(self, asked: Sequence[Piece]) -> QuoteMatch | None:
        """The place where the pieces asked for stand one after the other, or None."""
        at = find(asked, self.pieces)
        return None if at is None else self._match(at, at + len(asked), 1.0, ())

    def nearly(self, asked: Sequence[Piece], text: str) -> QuoteMatch | None:
        """The place most like the pieces of `text` asked for, or None when no word is the same."""
        stands = without_end(self.pieces)
        steps = align(asked, stands)
        if len(asked) < AS_LONG * len(stands) or not any(step.op == "=" for step in steps):
            steps = _trimmed(steps)
        if not steps:
            return None
        steps = _with_turning_words(steps, self.pieces)
        taken = [step.stands for step in steps if step.op != "-"]
        first, last = taken[0][0], taken[-1][1]
        diff = tuple(
            (step.op, self._words(*step.stands) if step.op != "-" else _slice(text, asked, *step.asked))
            for step in steps
        )
        return self._match(first, last, _similarity(asked, self.pieces[first:last], steps), diff)

    def _words(self, first: int, last: int) -> str:
        return _slice(self.article.text, self.pieces, first, last)

    def _match(self, first: int, last: int, similarity: float, diff: Diff) -> QuoteMatch | None:
        start, end = self.pieces[first].start, self.pieces[last - 1].end
        inside = [s for s in self.sentences if s.start < end and start < s.end]
        opening, closing = inside[0], inside[-1]
        whole = not _has_word(self.pieces, opening.start, start) and not _has_word(
            self.pieces, end, closing.end
        )
        if whole:
            start, end = opening.start, closing.end
        return QuoteMatch(
            self.article,
            start,
            end,
            self.article.text[start:end],
            opening.paragraph,
            opening.number,
            closing.number,
            whole,
            similarity,
            diff,
            self.article.text[opening.start : start],
            self.article.text[end : closing.end],
        )


def in_a_row(matches: Sequence[QuoteMatch], between: Sequence[Sentence]) -> QuoteMatch | None:
    """One match of what follows each other in an article, or None when something quotable stands between.

    `between`: the sentences from the first match's to the last one's.
    """
    first, last = matches[0], matches[-1]
    for before, after in pairwise(matches):
        if before.file != after.file or after.start < before.end:
            return None
        for sentence in between[before.last - first.number : after.number - first.number + 1]:
            start, end = max(before.end, sentence.start), min(after.start, sentence.end)
            if start < end and any(p.is_word for p in pieces(before.article.text[start:end])):
                return None
    diff: Diff = ()
    if any(match.diff for match in matches):
        diff = tuple(part for match in matches for part in (match.diff or (("=", match.text),)))
    length = sum(len(match.text) for match in matches)
    return QuoteMatch(
        first.article,
        first.start,
        last.end,
        first.article.text[first.start : last.end],
        first.paragraph,
        first.number,
        last.last,
        all(match.whole for match in matches),
        sum(match.similarity * len(match.text) for match in matches) / length,
        diff,
        first.before,
        last.after,
    )


def _slice(text: str, run: Sequence[Piece], first: int, last: int) -> str:
    return " ".join(text[run[first].start : run[last - 1].end].split())


def _has_word(run: Sequence[Piece], start: int, end: int) -> bool:
    return any(piece.is_word and start <= piece.start and piece.end <= end for piece in run)


def _trimmed(steps: list[Step]) -> list[Step]:
    """Without what the article has before and after the part asked for; empty when nothing is the same.

    Where the first or last words were replaced, the article's words beside them stand for them.
    """
    same = [index for index, step in enumerate(steps) if step.op == "="]
    if not same:
        return []
    head, tail = steps[: same[0]], steps[same[-1] + 1 :]
    return [*_beside(head, at_end=True), *steps[same[0] : same[-1] + 1], *_beside(tail, at_end=False)]


def _with_turning_words(steps: list[Step], stands: Sequence[Piece]) -> list[Step]:
    """With the "no-" of "no-contact", where "contact" was asked."""
    taken = [step.stands for step in steps if step.op != "-"]
    first, last = taken[0][0], taken[-1][1]
    if turned_before(stands, first):
        steps = [Step("+", (0, 0), (first - 2, first)), *steps]
    if turned_after(stands, last):
        steps = [*steps, Step("+", steps[-1].asked[1:] * 2, (last, last + 2))]
    return steps


def _beside(steps: Sequence[Step], *, at_end: bool) -> Iterator[Step]:
    replaced = sum(step.asked[1] - step.asked[0] for step in steps)
    for step in steps:
        first, last = step.stands
        if step.op == "+" and last - first > 2 * replaced + REPLACED_LONGER:
            first, last = (last - replaced, last) if at_end else (first, first + replaced)
        if step.op == "-" or (first < last and replaced):
            yield Step(step.op, step.asked, (first, last))


def _similarity(asked: Sequence[Piece], stands: Sequence[Piece], steps: Sequence[Step]) -> float:
    """The mean of the shares that are the same in order and in any order."""
    ordered = sum(step.asked[1] - step.asked[0] for step in steps if step.op == "=")
    anyhow = (Counter(forms(asked)) & Counter(forms(stands))).total()
    return (ordered + anyhow) / (len(asked) + len(stands))
