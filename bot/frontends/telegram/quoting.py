"""How one quote looks: the sentence set off, its words marked, its source beneath."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from telegram import MessageEntity

from bot.answering.answer import Context, Quote, quote_of
from bot.articles.article import Article, Corpus, Sentence
from bot.articles.short_names import short_names
from bot.frontends.telegram import texts
from bot.frontends.telegram.deep_links import link, sentence_payload
from bot.frontends.telegram.styled import Span, Styled, code, italic, joined, plain
from bot.frontends.telegram.telegram_text import as_telegram_shows, units

# The longest sentence of the five articles has 431 characters and fits on a phone's screen with its source.
EXPANDABLE_FROM = 600
# https://core.telegram.org/bots/api#copytextbutton
LONGEST_COPY = 256


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles as they are shown by one bot, whose `username` and `inline` mode come from getMe."""

    corpus: Corpus
    username: str
    inline: bool
    names: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", short_names(source.file for source in self.corpus.sources))

    def sentence(self, number: int) -> Sentence | None:
        """The sentence by its number, or None when there is none."""
        sentences = self.corpus.sentences
        return sentences[number] if 0 <= number < len(sentences) else None

    def quotes(self, numbers: Iterable[int]) -> list[Quote]:
        """Quotes of the sentences that exist among the numbers."""
        return [quote_of(sentence) for sentence in map(self.sentence, numbers) if sentence is not None]

    def around(self, sentence: Sentence, reach: int) -> tuple[list[Sentence], list[Sentence]]:
        """The sentences of the same article before and after, at most `reach` of each."""
        numbers = range(sentence.number - reach, sentence.number + reach + 1)
        near = [s for s in map(self.sentence, numbers) if s is not None and s.article is sentence.article]
        before = [s for s in near if s.number < sentence.number]
        return before, [s for s in near if s.number > sentence.number]


def block(quote: Quote, differs: Sequence[str] = ()) -> Styled:
    """The quote in a block quotation, after the sentence that it can't be understood without."""
    shown = marked(quote, differs)
    if quote.context is not None:
        shown = _before(quote.context, quote) + shown
    return blockquote(shown)


def blockquote(words: Styled) -> Styled:
    """Words of an article set off, to be unfolded where they are long."""
    long = words.units > EXPANDABLE_FROM
    return words.styled(MessageEntity.EXPANDABLE_BLOCKQUOTE if long else MessageEntity.BLOCKQUOTE)


def with_source(quote: Quote, differs: Sequence[str] = ()) -> Styled:
    """The quote with its source beneath, and a word where Telegram shows it otherwise than it is written."""
    whole = quote.text if quote.context is None else quote.context.text + quote.text
    altered = as_telegram_shows(whole) != whole
    return joined([block(quote, differs), source_line(quote), italic(texts.ALTERED) if altered else ""])


def marked(quote: Quote, differs: Sequence[str] = ()) -> Styled:
    """The sentence with the words asked for in bold and the differing words underlined."""
    spans = [Span(MessageEntity.BOLD, start, end) for start, end in _merged(quote)]
    for words in differs:
        whole_words = rf"(?<!\w){re.escape(words)}(?!\w)"
        match = re.search(whole_words, quote.text) or re.search(re.escape(words), quote.text)
        if match is not None:
            spans.append(Span(MessageEntity.UNDERLINE, *match.span()))
    return Styled(quote.text, tuple(spans))


def source_line(quote: Quote) -> Styled:
    """Headline, publisher and date where they are known, file, paragraph."""
    article = quote.article
    title = plain(article.title or "")
    if article.title == quote.text:
        title = Styled()
    if article.url and title.text:
        title = title.styled(MessageEntity.TEXT_LINK, url=article.url)
    paragraph = texts.PARAGRAPH.format(number=quote.paragraph)
    known: list[Styled | str] = [
        title,
        article.publisher or "",
        article.date or "",
        code(article.file),
        paragraph,
    ]
    return joined(known, " · ")


def citation(quote: Quote, shelf: Shelf) -> str:
    """The sentence with its reference, for the clipboard; the reference alone when that is too long."""
    place = _reference(quote.article, quote.paragraph)
    address = link(shelf.username, sentence_payload(shelf.corpus.digest, quote.number))
    candidates = [
        f"“{quote.text}” ({place}) {address}",
        f"“{quote.text}” ({place})",
        f"{place} {address}",
        address,
    ]
    return next(text for text in candidates if units(text) <= LONGEST_COPY)


def _reference(article: Article, paragraph: int) -> str:
    known = [article.title, article.publisher, article.date, article.file]
    return ", ".join([*(word for word in known if word), texts.PARAGRAPH.format(number=paragraph)])


def _before(context: Context, quote: Quote) -> Styled:
    between = quote.article.text[context.end : quote.start]
    return italic(context.text) + ("\n" if "\n" in between else " ")


def _merged(quote: Quote) -> list[tuple[int, int]]:
    """Matched words that stand side by side as one span: a message has room for 100 of them."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(quote.matched):
        if spans and not quote.text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
