"""One article's text into quotable sentences, and what is left out of it with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.articles.article import Rejected
from bot.articles.boilerplate import boilerplate
from bot.articles.lines import Span, paragraphs, trimmed
from bot.articles.marks import MARKUP, Marks, find_marks
from bot.articles.sentences import HEADLINE, split

REPEATED = "repeated paragraph"
REPEATED_HEADLINE = "repeated headline"
REPEATED_SENTENCE = "repeated sentence"
NO_WORDS = "no words"
# "No." and "Yes, sir." are said twice in one interview; a sentence of five words is hardly ever said again.
SHORTEST_REPEATED = 5
# Headlines in lists of other stories; the longest met had 130 characters.
LONGEST_LISTED = 160

_STOPS = (".", '."', ".”", ".'", ".’", ".)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds.

    `sentences` are (start, end, paragraph) in order; paragraphs count from 1. Sentences, rejected spans and
    white space are together the whole text, and no two of them overlap. `title` is the headline's words
    without marks, if one is recognised.
    """

    sentences: tuple[tuple[int, int, int], ...]
    rejected: tuple[Rejected, ...]
    title: str | None


def read(text: str, *, markdown: bool = False) -> Reading:
    """Find the sentences of an article that may be quoted.

    Each step leaves the text as it is and rejects spans of it: marks, boilerplate, what is said a second
    time, what has no word in it.
    """
    marks = find_marks(text, markdown=markdown)
    # Every step below looks at a copy of the same length without the marks, so that offsets hold for both.
    bare = marks.blanked(text) if marks.spans else text
    rejected: list[Rejected] = []
    kept = list(_without_repetition(bare, _without_boilerplate(bare, paragraphs(bare), rejected), rejected))
    title = _headline(bare, kept)
    sentences: list[tuple[int, int, int]] = []
    said: set[str] = set()
    number = 0
    for paragraph in kept:
        found = list(_quotable(bare, paragraph, said, rejected))
        number += bool(found)
        sentences += ((*marks.around(*span), number) for span in found)
    return Reading(
        tuple(sentences),
        tuple(_complete(text, [(start, end) for start, end, _ in sentences], rejected, marks)),
        marks.words(text, *title) if title else None,
    )


def _without_boilerplate(text: str, spans: Iterable[Span], rejected: list[Rejected]) -> Iterator[Span]:
    """What is left of the paragraphs without furniture before, behind and between them."""
    known = boilerplate()
    listing: str | None = None
    apart = listed = False
    end_above = 0
    for start, end in spans:
        line = text[start:end]
        blank_above = text.count("\n", end_above, start) + text.count("\r", end_above, start) > _one_end(
            text, end_above
        )
        end_above = end
        if reason := known.whole(line):
            rejected.append(Rejected(start, end, reason))
            listing, listed = known.heads_list(line), False
            continue
        if listing:
            # A list that is set apart by blank lines goes on over them; a close one ends at the first.
            apart = blank_above if not listed else apart
            if _is_listed(line) and blank_above <= apart:
                rejected.append(Rejected(start, end, listing))
                listed = True
                continue
            listing = None
        while found := known.before(text[start:end]):
            rejected.append(Rejected(*trimmed(text, start, start + found[0]), found[1]))
            start += found[0]
        if found := known.after(text[start:end]):
            rejected.append(Rejected(start + found[0], end, found[1]))
            start, end = trimmed(text, start, start + found[0])
        yield start, end


def _one_end(text: str, end: int) -> int:
    return 2 if text[end : end + 2] == "\r\n" else 1


def _is_listed(line: str) -> bool:
    return len(line) <= LONGEST_LISTED and not line.rstrip().endswith(_STOPS)


def _without_repetition(text: str, spans: Iterable[Span], rejected: list[Rejected]) -> Iterator[Span]:
    """The paragraphs that do not say word for word what one above has said."""
    seen: set[str] = set()
    for start, end in spans:
        folded = _folded(text[start:end])
        if folded in seen:
            stopped = text[start:end].endswith(_STOPS)
            rejected.append(Rejected(start, end, REPEATED if stopped else REPEATED_HEADLINE))
        else:
            seen.add(folded)
            yield start, end


def _quotable(text: str, paragraph: Span, said: set[str], rejected: list[Rejected]) -> Iterator[Span]:
    known = boilerplate()
    for start, end in split(text, *paragraph):
        sentence = text[start:end]
        folded = _folded(sentence)
        if not any(map(str.isalnum, sentence)):
            rejected.append(Rejected(start, end, NO_WORDS))
        elif reason := known.whole(sentence):
            rejected.append(Rejected(start, end, reason))
        elif folded in said and folded.count(" ") >= SHORTEST_REPEATED - 1:
            rejected.append(Rejected(start, end, REPEATED_SENTENCE))
        else:
            said.add(folded)
            yield start, end


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _headline(text: str, kept: list[Span]) -> Span | None:
    """The first short paragraph above the text that has no stop and doesn't begin in mid-air."""
    for start, end in kept[:3] if len(kept) > 1 else ():
        line = text[start:end]
        if len(line) > HEADLINE:
            return None
        if not line.endswith(_STOPS) and not line[:1].islower() and line.count(" ") >= 2:
            return start, end
    return None


def _complete(text: str, quotable: list[Span], rejected: list[Rejected], marks: Marks) -> list[Rejected]:
    """All that is neither quotable nor blank, in order: what was rejected, marks that no sentence holds."""
    taken = [(start, end, "") for start, end in quotable]
    taken += [(one.start, one.end, one.reason) for one in rejected]
    found: list[Rejected] = []
    bounds = [*sorted(taken), (len(text), len(text), "")]
    reasons = iter(zip(marks.spans, marks.reasons, strict=True))
    mark = next(reasons, None)
    done = 0
    for start, end, reason in bounds:
        while mark and mark[0][0] < end:
            (left, right), why = mark
            if left >= done and right <= start:
                _put(text, done, left, NO_WORDS, found)
                _put(text, left, right, why, found)
                done = right
            mark = next(reasons, None)
        _put(text, done, start, NO_WORDS, found)
        if reason:
            _put(text, start, end, reason, found)
        done = end
    return found


def _put(text: str, start: int, end: int, reason: str, found: list[Rejected]) -> None:
    start, end = trimmed(text, start, end)
    if start == end:
        return
    above = found[-1] if found else None
    if above and above.end == start and MARKUP in (reason, above.reason):
        # The marks around what is rejected go with it.
        found[-1] = Rejected(above.start, end, reason if above.reason == MARKUP else above.reason)
    else:
        found.append(Rejected(start, end, reason))
