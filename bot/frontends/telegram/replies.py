"""An answer as one Telegram message: what is said, in which order, and what goes behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MessageEntity

from bot.answering.answer import Answer, Claim, Quote, quote_of
from bot.articles.article import Sentence
from bot.frontends.telegram import texts
from bot.frontends.telegram.keyboards import also_names, letters, under_quotes
from bot.frontends.telegram.quoting import Shelf, blockquote, marked, source_line, with_source
from bot.frontends.telegram.styled import Styled, bold, italic, joined, plain
from bot.frontends.telegram.telegram_text import LONGEST_MESSAGE, units

# The first is what refutes a false premise; more of what is no answer would look like one.
_NEAREST_SHOWN = 1
# A quarter of a message; the rest holds the longest sentence of the five articles (431 characters) six times.
_LONGEST_OWN = 1000
# Sentences before and after: with two of each a quote of the five articles fits on a phone's screen.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: its text and styles, and its buttons."""

    content: Styled
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A quote, how it is shown with what stands beneath it, and what it is called among several."""

    content: Styled
    quote: Quote
    label: str = "{letter}"


def said(text: str) -> Reply:
    """A line of the bot's own."""
    return Reply(plain(text))


def reply_of(answer: Answer, shelf: Shelf, heading: str = "") -> Reply:
    """The reply to one question; `heading` is the question where no message with it is replied to."""
    if answer.status == "greeting":
        return said(texts.GREETINGS[answer.greeting or "hello"])
    if answer.status == "not_found":
        return _refusal(answer, shelf, heading)
    if answer.status == "disputed":
        return _dispute(answer, shelf, heading)
    return _answered(answer, shelf, heading)


def quotes_reply(
    heading: str, quotes: Sequence[Quote], shelf: Shelf, *, share: str | None = None, small: str = ""
) -> Reply:
    """Quotes one under another; those that don't fit go behind a button."""
    blocks = [_Block(with_source(quote), quote) for quote in quotes]
    head = joined([italic(small), bold(heading)])
    return _fitted([head], blocks, shelf, more=(), also=(), share=share)


def around_reply(number: int, shelf: Shelf) -> Reply:
    """The sentences around one, which is underlined; fewer of them where they are too long."""
    sentence = shelf.corpus.sentences[number]
    quote = quote_of(sentence)
    for reach in range(_REACH, -1, -1):
        shown = _in_a_row(shelf.around(sentence, reach), sentence)
        content = joined([bold(texts.AROUND), blockquote(shown), source_line(quote)])
        content = content.as_sent()
        if content.units <= LONGEST_MESSAGE:
            return Reply(content, under_quotes([quote], shelf, context=False))
    return said(texts.TOO_LONG)


def claims_reply(heading: str, claims: Sequence[Claim], shelf: Shelf) -> Reply:
    """Claims that do not agree, side by side, without a question."""
    also = [quote for claim in claims for quote in claim.quotes[1:]]
    blocks = _sides(claims, shelf)
    return _fitted([bold(heading)], blocks, shelf, more=(), also=also, share=None)


def dispute_heading(claims: Sequence[Claim]) -> str:
    """What is said over claims that do not agree."""
    figures = all(any(c.isdigit() for c in words) for claim in claims for words in claim.differs)
    return texts.DIFFERENT_FIGURES if figures else texts.DIFFERENT_WORDS


def quotes_of(answer: Answer) -> list[Quote]:
    """The quotes of an answer from the best on, each sentence once; what is nearest is no answer."""
    first = [claim.quotes[0] for claim in answer.claims]
    others = [quote for claim in answer.claims for quote in claim.quotes[1:]]
    return [*first, *answer.more[: answer.shown_more], *others, *answer.more[answer.shown_more :]]


def small_print(answer: Answer) -> str:
    """In one line: how the question was understood, and which words were repaired."""
    parts = []
    if answer.understood_as is not None:
        parts.append(texts.UNDERSTOOD_AS.format(question=answer.understood_as))
    parts += [texts.SEARCHED_FOR.format(searched=new, typed=old) for old, new in answer.repaired]
    return clipped(" · ".join(parts))


def clipped(text: str) -> str:
    """Words of the bot's own that repeat what was asked; a question has up to 4,096 characters itself."""
    return text if units(text) <= _LONGEST_OWN else text[: _LONGEST_OWN // 2].rstrip() + " …"


def _answered(answer: Answer, shelf: Shelf, question: str) -> Reply:
    claim = answer.claims[0]
    first, also = claim.quotes[0], claim.quotes[1:]
    shown, rest = answer.more[: answer.shown_more], answer.more[answer.shown_more :]
    blocks = [_Block(joined([with_source(first), _also_line(claim, shelf)]), first)]
    blocks += [_Block(with_source(quote), quote) for quote in shown]
    numbers = [quote.number for quote in rest]
    share = answer.understood_as or answer.question
    head = [bold(clipped(question)), italic(small_print(answer))]
    return _fitted(head, blocks, shelf, more=numbers, also=also, share=share)


def _dispute(answer: Answer, shelf: Shelf, question: str) -> Reply:
    heading = dispute_heading(answer.claims)
    blocks = _sides(answer.claims, shelf)
    blocks += [_Block(with_source(quote), quote) for quote in answer.more[: answer.shown_more]]
    also = [quote for claim in answer.claims for quote in claim.quotes[1:]]
    numbers = [quote.number for quote in answer.more[answer.shown_more :]]
    head = [bold(clipped(question)), joined([italic(small_print(answer)), bold(heading)])]
    share = answer.understood_as or answer.question
    return _fitted(head, blocks, shelf, more=numbers, also=also, share=share)


def _refusal(answer: Answer, shelf: Shelf, question: str) -> Reply:
    why = answer.reason.text if answer.reason is not None else texts.NO_TEXT
    head = [bold(clipped(question)), italic(small_print(answer)), plain(clipped(why))]
    near, rest = answer.nearest[:_NEAREST_SHOWN], answer.nearest[_NEAREST_SHOWN:]
    if near:
        head.append(italic(texts.NEAREST))
    blocks = [_Block(with_source(quote), quote) for quote in near]
    return _fitted(head, blocks, shelf, more=[q.number for q in rest], also=(), share=None)


def _sides(claims: Sequence[Claim], shelf: Shelf) -> list[_Block]:
    blocks = []
    for claim in claims:
        content = joined([with_source(claim.quotes[0], claim.differs), _also_line(claim, shelf)])
        label = texts.SIDE + ", ".join(claim.differs).replace("{", "{{").replace("}", "}}")
        blocks.append(_Block(content, claim.quotes[0], label))
    return blocks


def _in_a_row(around: tuple[Sequence[Sentence], Sequence[Sentence]], middle: Sentence) -> Styled:
    before, after = around
    shown, last = Styled(), None
    for sentence in [*before, middle, *after]:
        text = plain(sentence.text)
        if sentence is middle:
            text = text.styled(MessageEntity.UNDERLINE)
        if last is not None:
            shown += "\n" if sentence.paragraph != last.paragraph else " "
        shown, last = shown + text, sentence
    return shown


def _also_line(claim: Claim, shelf: Shelf) -> Styled:
    names = also_names(claim, shelf)
    return plain(texts.ALSO_IN.format(names=names)) if names else Styled()


def _fitted(
    head: Sequence[Styled],
    blocks: Sequence[_Block],
    shelf: Shelf,
    *,
    more: Sequence[int],
    also: Sequence[Quote],
    share: str | None,
) -> Reply:
    """As many blocks as one message holds, the first at least; the sentences of the others come first
    behind the button.
    """
    content = joined(head, "\n\n")
    shown: list[Quote] = []
    lettered = len(blocks) > 1
    for letter, block in zip(letters(len(blocks)), blocks, strict=False):
        label = bold(block.label.format(letter=letter)) if lettered else Styled()
        longer = joined([content, joined([label, block.content])], "\n\n").as_sent()
        if longer.units > LONGEST_MESSAGE and not shown:
            longer = _shortened(joined([content, label], "\n\n"), block.quote)
        if longer.units > LONGEST_MESSAGE:
            break
        content = longer
        shown.append(block.quote)
    numbers = [*(block.quote.number for block in blocks[len(shown) :]), *more]
    buttons = under_quotes(shown, shelf, lettered=lettered, more=numbers, also=also, share=share)
    return Reply(content.as_sent(), buttons)


def _shortened(head: Styled, quote: Quote) -> Styled:
    """Without the context; where even the sentence alone is too long, its source and a hint at the file."""
    bare = joined([head, blockquote(marked(quote)), source_line(quote)]).as_sent()
    if bare.units <= LONGEST_MESSAGE:
        return bare
    return joined([head, italic(texts.TOO_LONG), source_line(quote)]).as_sent()
