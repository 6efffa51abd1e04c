"""A quote that is not the slice of its article can't be made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Context, NotVerbatimError, Quote, quote_of
from bot.articles.article import Article, Sentence

ARTICLE = Article("town.txt", "The bridge was closed. It reopened in May.")


@given(st.integers(-50, 50), st.integers(-50, 50), st.text(max_size=50))
def test_a_quote_can_be_made_exactly_when_its_text_is_the_slice(start: int, end: int, text: str) -> None:
    genuine = 0 <= start < end <= len(ARTICLE.text) and ARTICLE.text[start:end] == text
    try:
        quote = Quote(ARTICLE, start, end, text, 1, 0)
    except NotVerbatimError:
        assert not genuine
    else:
        assert genuine
        assert quote.text == ARTICLE.text[quote.start : quote.end]


@given(st.data())
def test_every_slice_can_be_quoted(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(ARTICLE.text) - 1))
    end = data.draw(st.integers(start + 1, len(ARTICLE.text)))
    assert Quote(ARTICLE, start, end, ARTICLE.text[start:end], 1, 0).text == ARTICLE.text[start:end]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(0, 3, "the", id="another case"),
        pytest.param(0, 3, "The ", id="one character more"),
        pytest.param(-3, 3, "", id="an empty text"),
        pytest.param(-4, -1, "May", id="offsets from the end"),
        pytest.param(40, 60, "y.", id="an end behind the article's"),
    ],
)
def test_a_context_is_held_to_the_same_rule(start: int, end: int, text: str) -> None:
    with pytest.raises(NotVerbatimError, match=r"town\.txt"):
        Context(ARTICLE, start, end, text)


def test_a_sentence_is_quoted_with_its_place_and_the_sentence_before_it() -> None:
    first = Sentence(ARTICLE, 0, 22, 1, 7)
    second = Sentence(ARTICLE, 23, 42, 1, 8)
    quote = quote_of(second, context=first, matched=((3, 11),))
    assert (quote.file, quote.text) == ("town.txt", "It reopened in May.")
    assert (quote.paragraph, quote.number) == (1, 8)
    assert quote.context is not None
    assert quote.context.text == "The bridge was closed."
    assert quote.text[slice(*quote.matched[0])] == "reopened"
