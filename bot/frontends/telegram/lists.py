"""Lists that are read page by page in one message: the articles, and what they disagree about."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import MessageEntity

from bot.answering.answer import Claim
from bot.articles.article import Source
from bot.frontends.telegram import callback_data, texts
from bot.frontends.telegram.keyboards import keyboard, sources, turning
from bot.frontends.telegram.quoting import Shelf
from bot.frontends.telegram.replies import Reply, claims_reply, said
from bot.frontends.telegram.styled import Styled, bold, code, joined

# With the longest headlines of the five articles a page of ten has 1,500 characters.
_ON_A_PAGE = 10
# A headline longer than this is cut in a list, so that ten always fit.
_LONGEST_TITLE = 200


def articles_page(page: int, shelf: Shelf) -> Reply:
    """One page of the articles, with a button for each that sends its file; out of range: the last page."""
    everything = shelf.corpus.sources
    pages = max(1, -(-len(everything) // _ON_A_PAGE))
    page = max(0, min(page, pages - 1))
    here = everything[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    served = sum(1 for source in everything if source.article is not None)
    heading = texts.SOURCES.format(
        articles=texts.counted(served, "article", "articles"),
        sentences=texts.counted(len(shelf.corpus.sentences), "sentence", "sentences"),
    )
    files = [(source.file, source.sentences[0].number) for source in here if source.sentences]
    rows = [*sources(files, shelf), turning(callback_data.ARTICLES, page, pages, shelf)]
    return Reply(joined([bold(heading), *map(_line, here)], "\n\n").as_sent(), keyboard(rows))


def disagreements_page(page: int, found: Sequence[Sequence[Claim]], shelf: Shelf) -> Reply:
    """One disagreement, with buttons to the one before and the one after; out of range: the last one."""
    if not found:
        return said(texts.NO_DISAGREEMENTS)
    page = max(0, min(page, len(found) - 1))
    heading = texts.DISAGREEMENT.format(number=page + 1, count=len(found))
    reply = claims_reply(heading, found[page], shelf)
    rows = [list(row) for row in reply.keyboard.inline_keyboard] if reply.keyboard is not None else []
    rows.append(turning(callback_data.DISAGREEMENTS, page, len(found), shelf))
    return Reply(reply.content, keyboard(rows))


def _line(source: Source) -> Styled:
    article = source.article
    if article is None:
        return joined([code(source.file), texts.SOURCE_UNUSABLE.format(error=source.error)], " · ")
    title = article.title or ""
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rstrip() + "…"
    headline = Styled(title).styled(MessageEntity.TEXT_LINK, article.url) if article.url else Styled(title)
    known: list[Styled | str] = [headline, article.publisher or "", article.date or "", code(source.file)]
    return joined([*known, texts.counted(len(source.sentences), "sentence", "sentences")], " · ")
