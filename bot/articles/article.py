"""The values that every other room works with: articles, their sentences, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """One file's text as decoded; the text is never edited.

    `title`, `publisher`, `date` and `url` are None when unknown.
    """

    file: str
    text: str = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotable span of an article.

    `start` and `end` are code points into `article.text`; `paragraph` counts from 1 over the
    paragraphs that hold a quotable sentence; `number` is the sentence's place in the whole corpus, from 0.
    `text` is the slice of the article, word for word, cut out once.
    """

    article: Article
    start: int
    end: int
    paragraph: int
    number: int
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.article.text[self.start : self.end])

    @property
    def file(self) -> str:
        """The article's file, relative to the corpus, with `/`."""
        return self.article.file


@dataclass(frozen=True, slots=True)
class Rejected:
    """A span that is not quoted, and the reason in words."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus as it was read.

    A file that can't be served has no `article`, no sentences, and its `error` in words.
    """

    file: str
    sha256: str
    encoding: str | None
    article: Article | None
    sentences: tuple[Sentence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    error: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles.

    `digest` is the hexadecimal SHA-256 over the files' names and bytes: another corpus has another one.
    `questions` are starting points for newcomers, from `sources.toml`; `warnings` are lines for people
    about what was found odd in the folder.
    """

    folder: str
    sources: tuple[Source, ...]
    sentences: tuple[Sentence, ...]
    digest: str
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
