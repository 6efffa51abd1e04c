"""The buttons under a message: only those that do something there."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.answer import Claim, Quote
from bot.frontends.telegram import callback_data, texts
from bot.frontends.telegram.callback_data import pack
from bot.frontends.telegram.deep_links import link, sentence_payload
from bot.frontends.telegram.quoting import Shelf, citation
from bot.frontends.telegram.telegram_text import units

# Clients cut longer labels: https://core.telegram.org/bots/features#inline-keyboards
LONGEST_LABEL = 64
# An inline query has at most 256 characters: https://core.telegram.org/bots/api#inlinequery
LONGEST_INLINE_QUERY = 256
# Wider rows are hard to press on a phone.
_ACROSS = 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Row = list[InlineKeyboardButton]


def keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """The rows that have a button, or no keyboard at all."""
    full = [row for row in rows if row]
    return InlineKeyboardMarkup(full) if full else None


def under_quotes(
    quotes: Sequence[Quote],
    shelf: Shelf,
    *,
    lettered: bool = False,
    more: Sequence[int] = (),
    also: Sequence[Quote] = (),
    share: str | None = None,
    context: bool = True,
) -> InlineKeyboardMarkup | None:
    """Buttons under a message that shows `quotes`; `lettered`: those of each carry its letter.

    `more` are the sentences that are shown next; `also` the quotes that say the same; `share` is the
    question to be asked in another chat, None when it can't be shared; `context`: the sentences around
    are not shown yet.
    """
    rows: list[Row] = [[*more_button(more, shelf), *_also_button(also, shelf)]]
    for letter, quote in zip(letters(len(quotes)), quotes, strict=True):
        rows.append(_quote_row(quote, shelf, letter if lettered else None, context=context))
    rows.append(_share_button(share, shelf))
    return keyboard(rows)


def letters(count: int) -> list[str]:
    """A, B, C … for `count` things, at most 26."""
    return list(_LETTERS[:count])


def more_button(numbers: Sequence[int], shelf: Shelf) -> Row:
    """The button that shows the next sentences, if there are any."""
    if not numbers:
        return []
    data = pack(callback_data.MORE, shelf.corpus.digest, numbers)
    count = len(callback_data.unpack(data).numbers)
    return [InlineKeyboardButton(texts.BUTTON_MORE.format(count=count), callback_data=data)]


def turning(action: str, page: int, pages: int, shelf: Shelf) -> Row:
    """The buttons that show the page before and the one after, of a list that has them."""
    there = [(texts.BUTTON_BACK, page - 1), (texts.BUTTON_NEXT, page + 1)]
    return [
        InlineKeyboardButton(label, callback_data=pack(action, shelf.corpus.digest, [number]))
        for label, number in there
        if 0 <= number < pages
    ]


def starting_points(questions: Sequence[str], shelf: Shelf) -> InlineKeyboardMarkup | None:
    """One button a question, one under another."""
    return keyboard(
        [
            [
                InlineKeyboardButton(
                    shortened(question),
                    callback_data=pack(callback_data.START, shelf.corpus.digest, [place]),
                )
            ]
            for place, question in enumerate(questions)
        ]
    )


def opener(quote: Quote, shelf: Shelf) -> InlineKeyboardMarkup:
    """The one button under what was sent from another chat: it opens the private chat at the quote."""
    address = link(shelf.username, sentence_payload(shelf.corpus.digest, quote.number))
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.BUTTON_OPEN, url=address)]])


def sources(files: Sequence[tuple[str, int]], shelf: Shelf) -> list[Row]:
    """A button for each file, given with the number of its first sentence, that sends it."""
    buttons = [
        InlineKeyboardButton(
            shortened(shelf.names[file]),
            callback_data=pack(callback_data.SOURCE, shelf.corpus.digest, [number]),
        )
        for file, number in files
    ]
    return [buttons[start : start + _ACROSS] for start in range(0, len(buttons), _ACROSS)]


def shortened(label: str) -> str:
    """A label that clients show whole."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def also_names(claim: Claim, shelf: Shelf) -> str:
    """The short names of the other files that say the same, as in "003, 004"."""
    return ", ".join(shelf.names[quote.file] for quote in claim.quotes[1:])


def _also_button(also: Sequence[Quote], shelf: Shelf) -> Row:
    if not also:
        return []
    names = ", ".join(dict.fromkeys(shelf.names[quote.file] for quote in also))
    data = pack(callback_data.ALSO, shelf.corpus.digest, [quote.number for quote in also])
    return [InlineKeyboardButton(shortened(texts.BUTTON_ALSO.format(names=names)), callback_data=data)]


def _quote_row(quote: Quote, shelf: Shelf, letter: str | None, *, context: bool) -> Row:
    def label(words: str) -> str:
        return words if letter is None else texts.BUTTON_OF_SIDE.format(letter=letter, label=words)

    digest = shelf.corpus.digest
    row: Row = []
    sentence = shelf.sentence(quote.number)
    if context and sentence is not None and any(shelf.around(sentence, 1)):
        data = pack(callback_data.CONTEXT, digest, [quote.number])
        row.append(InlineKeyboardButton(label(texts.BUTTON_CONTEXT), callback_data=data))
    data = pack(callback_data.SOURCE, digest, [quote.number])
    row.append(InlineKeyboardButton(label(texts.BUTTON_SOURCE), callback_data=data))
    copied = CopyTextButton(citation(quote, shelf))
    row.append(InlineKeyboardButton(label(texts.BUTTON_COPY), copy_text=copied))
    return row


def _share_button(question: str | None, shelf: Shelf) -> Row:
    if question is None or not shelf.inline or units(question) > LONGEST_INLINE_QUERY:
        return []
    return [InlineKeyboardButton(texts.BUTTON_SHARE, switch_inline_query=question)]
