"""Text with entities, put together piece by piece, so that nothing is ever parsed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from telegram import MessageEntity

from bot.frontends.telegram.telegram_text import as_telegram_shows, units

# Telegram keeps the first 100 entities of a message.
MOST_ENTITIES = 100


@dataclass(frozen=True, slots=True)
class Span:
    """A style over `text[start:end]` of a `Styled`, in code points; `url` for links alone."""

    kind: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and the styles over it; the offsets become UTF-16 units only when it is sent."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def __add__(self, other: Styled | str) -> Styled:
        more = other if isinstance(other, Styled) else Styled(other)
        shift = len(self.text)
        moved = tuple(Span(s.kind, s.start + shift, s.end + shift, s.url) for s in more.spans)
        return Styled(self.text + more.text, self.spans + moved)

    def styled(self, kind: str, url: str | None = None) -> Styled:
        """The same text with one more style over all of it."""
        if not self.text:
            return self
        return Styled(self.text, (Span(kind, 0, len(self.text), url), *self.spans))

    def as_sent(self) -> Styled:
        """The same as Telegram shows it, with the spans where they belong after the change."""
        if as_telegram_shows(self.text) == self.text:
            return self

        def moved(position: int) -> int:
            return len(as_telegram_shows(self.text[:position]))

        spans = tuple(Span(s.kind, moved(s.start), moved(s.end), s.url) for s in self.spans)
        return Styled(as_telegram_shows(self.text), tuple(s for s in spans if s.start < s.end))

    def entities(self) -> list[MessageEntity]:
        """The styles as Telegram wants them; where they are too many, bold words go without."""
        by_weight = sorted(self.spans, key=lambda span: (span.kind == MessageEntity.BOLD, span.start))
        kept = sorted(by_weight[:MOST_ENTITIES], key=lambda span: (span.start, -span.end))
        entities = []
        for span in kept:
            offset = units(self.text[: span.start])
            length = units(self.text[span.start : span.end])
            entities.append(MessageEntity(span.kind, offset, length, url=span.url))
        return entities

    @property
    def units(self) -> int:
        """The length as Telegram counts it."""
        return units(self.text)


def plain(text: str) -> Styled:
    """Text without a style."""
    return Styled(text)


def bold(text: str) -> Styled:
    """Bold text."""
    return Styled(text).styled(MessageEntity.BOLD)


def italic(text: str) -> Styled:
    """Text in italics."""
    return Styled(text).styled(MessageEntity.ITALIC)


def code(text: str) -> Styled:
    """Text in which Telegram looks for no links: `notes.md` would become a web address."""
    return Styled(text).styled(MessageEntity.CODE)


def joined(pieces: Iterable[Styled | str], between: str = "\n") -> Styled:
    """The pieces that are not empty, one after another."""
    full = [piece if isinstance(piece, Styled) else Styled(piece) for piece in pieces]
    full = [piece for piece in full if piece.text]
    if not full:
        return Styled()
    return reduce(lambda before, piece: before + between + piece, full[1:], full[0])
