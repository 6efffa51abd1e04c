"""The values that an answer is made of; a quote that is not the slice of its file can't be made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.articles.article import Article, Sentence

Status = Literal["answered", "disputed", "not_found", "greeting"]
ReasonCode = Literal["not_mentioned", "not_stated", "no_question"]
Greeting = Literal["hello", "thanks", "goodbye", "help"]


class NotVerbatimError(ValueError):
    """A quote was about to be made whose text is not the slice of its article."""


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence shown before a quote that can't be understood alone."""

    article: Article = field(repr=False)
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        _check_verbatim(self.article, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, word for word.

    `start` and `end` are code points into the article's text, `paragraph` counts from 1, `number` is the
    sentence's place in the corpus. `matched` are the (start, end) of words that the question asked for,
    counted from the start of the quote.

    Raises:
        NotVerbatimError: `text` is not `article.text[start:end]`.
    """

    article: Article = field(repr=False)
    start: int
    end: int
    text: str
    paragraph: int
    number: int
    context: Context | None = None
    matched: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        _check_verbatim(self.article, self.start, self.end, self.text)

    @property
    def file(self) -> str:
        """The article's file, relative to the corpus."""
        return self.article.file


def quote_of(
    sentence: Sentence, *, context: Sentence | None = None, matched: tuple[tuple[int, int], ...] = ()
) -> Quote:
    """Quote a sentence, with the sentence shown before it where it can't stand alone."""
    before = (
        Context(context.article, context.start, context.end, context.text) if context is not None else None
    )
    return Quote(
        sentence.article,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.paragraph,
        sentence.number,
        before,
        matched,
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """Quotes that say the same thing, best first, at most one per file.

    `differs`: the words of the first quote, verbatim, in which this claim differs from the other claims.
    """

    quotes: tuple[Quote, ...]
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing is quoted as the answer: a code, a sentence for people, and the words concerned."""

    code: ReasonCode
    text: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is replied to one question; the fields are those of the JSON answer.

    `repaired` holds (as typed, as searched) pairs. `greeting` says which kind of small talk it was, with
    status `greeting` alone. `shown_more`: how many of the first quotes in `more` belong to the answer
    itself, because the question was two questions in one; front ends show them without being asked.
    """

    question: str
    status: Status
    understood_as: str | None = None
    reason: Reason | None = None
    confidence: float = 0.0
    repaired: tuple[tuple[str, str], ...] = ()
    claims: tuple[Claim, ...] = ()
    more: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    greeting: Greeting | None = None
    shown_more: int = 0


def _check_verbatim(article: Article, start: int, end: int, text: str) -> None:
    if not (0 <= start < end <= len(article.text) and article.text[start:end] == text):
        raise NotVerbatimError(f"{article.file}: the text is not what stands at {start}–{end}")
