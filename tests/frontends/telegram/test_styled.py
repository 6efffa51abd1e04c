"""Styles stay on the words they were put on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.frontends.telegram.offline_rules import check_text
from bot.frontends.telegram.styled import MOST_ENTITIES, Styled, bold, code, joined, plain

_PIECES = st.lists(st.text(min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8)


def _covered(styled: Styled) -> list[str]:
    halves = styled.text.encode("utf-16-le", "surrogatepass")
    return [
        halves[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le", "surrogatepass")
        for e in styled.entities()
    ]


@given(_PIECES)
def test_every_entity_covers_the_words_that_were_styled(pieces: list[str]) -> None:
    styled = joined([bold(piece) for piece in pieces])
    assert _covered(styled) == pieces


@given(_PIECES)
def test_spans_move_with_what_telegram_drops(pieces: list[str]) -> None:
    sent = joined([bold(piece) for piece in pieces]).as_sent()
    assert sent.as_sent() is sent
    if sent.text.strip():
        check_text(sent.text, [entity.to_dict() for entity in sent.entities()])


def test_offsets_count_an_emoji_as_two() -> None:
    entity = (plain("🌉 ") + bold("bridge")).entities()[0]
    assert (entity.offset, entity.length) == (3, 6)


def test_nothing_empty_is_styled_or_joined() -> None:
    assert joined([bold(""), "", plain("a"), code("")]) == plain("a")


def test_bold_words_give_way_when_there_are_too_many_entities() -> None:
    styled = joined([bold("word") for _ in range(MOST_ENTITIES + 20)] + [code("notes.md")], " ")
    kinds = [entity.type for entity in styled.entities()]
    assert len(kinds) == MOST_ENTITIES
    assert MessageEntity.CODE in kinds


def test_a_style_over_all_holds_those_inside() -> None:
    quote = (plain("The ") + bold("tunnel")).styled(MessageEntity.BLOCKQUOTE)
    assert [(e.type, e.offset, e.length) for e in quote.entities()] == [
        ("blockquote", 0, 10),
        ("bold", 4, 6),
    ]
