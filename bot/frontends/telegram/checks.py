"""A checked quotation as a message: is it in the articles, and what differs?"""

from __future__ import annotations

from collections.abc import Iterable

from telegram import MessageEntity

from bot.answering.answer import Quote
from bot.answering.checking.quote_changes import changes
from bot.answering.checking.quote_check import QuoteCheck
from bot.answering.checking.quote_match import QuoteMatch
from bot.frontends.telegram import texts
from bot.frontends.telegram.keyboards import under_quotes
from bot.frontends.telegram.quoting import Shelf, blockquote, source_line
from bot.frontends.telegram.replies import Reply, clipped
from bot.frontends.telegram.styled import Span, Styled, bold, italic, joined, plain
from bot.frontends.telegram.telegram_text import LONGEST_MESSAGE


def check_reply(check: QuoteCheck, shelf: Shelf) -> Reply:
    """What is shown for a checked text, each of its sentences by itself."""
    content = Styled()
    shown: list[Quote] = []
    for one in check.sentences or (check,):
        typed = italic(clipped(texts.QUOTE_CHECKED.format(text=one.text))) if check.sentences else Styled()
        part = joined([typed, _one(one, shelf)])
        longer = joined([content, part], "\n\n").as_sent()
        if content.text and longer.units > LONGEST_MESSAGE - len(texts.QUOTE_REST) - 2:
            content = joined([content, italic(texts.QUOTE_REST)], "\n\n")
            break
        content = longer if longer.units <= LONGEST_MESSAGE else plain(texts.TOO_LONG)
        shown += [_quote(match) for match in one.matches[:1]]
    also = [_quote(match) for match in check.matches[1:]] if check.status == "exact" else []
    # One row of buttons: under a text of many sentences there would be no end of them.
    return Reply(content, under_quotes(shown[:1], shelf, also=also) if shown else None)


def _one(check: QuoteCheck, shelf: Shelf) -> Styled:
    told = bold(texts.QUOTE_CHECKS[check.status])
    if not check.matches:
        return told
    best, *others = check.matches
    differences = [
        texts.QUOTE_CHANGES[bool(change.written), bool(change.stands)].format(
            written=change.written, stands=change.stands
        )
        for change in changes(best.diff)
    ]
    place = source_line(_quote(best))
    if not best.whole:
        place += " · " + texts.QUOTE_PART
    also = _names(others, shelf) if check.status == "exact" else ""
    return joined([told, clipped("\n".join(differences)), _block(best), place, also])


def _block(match: QuoteMatch) -> Styled:
    """The article's sentences: the part asked for bold, what was written otherwise or left out underlined."""
    opened = len(match.before)
    spans, reached = [], 0
    for op, words in match.diff:
        start = match.text.find(words, reached) if op != "-" else -1
        if start >= 0:
            reached = start + len(words)
            if op == "+":
                spans.append(Span(MessageEntity.UNDERLINE, opened + start, opened + reached))
    if not match.whole and (match.before or match.after):
        spans.append(Span(MessageEntity.BOLD, opened, opened + len(match.text)))
    return blockquote(Styled(match.before + match.text + match.after, tuple(spans)))


def _names(matches: Iterable[QuoteMatch], shelf: Shelf) -> str:
    names = ", ".join(dict.fromkeys(shelf.names[match.file] for match in matches))
    return texts.ALSO_IN.format(names=names) if names else ""


def _quote(match: QuoteMatch) -> Quote:
    return Quote(match.article, match.start, match.end, match.text, match.paragraph, match.number)
