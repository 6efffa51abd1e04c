"""How answers look: made by hand here, so that no rule of ranking changes them."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton

from bot.answering.answer import Answer, Claim, Quote, Reason, quote_of
from bot.answering.answering import Story
from bot.articles.article import Article, Corpus, Sentence, Source
from bot.frontends.telegram import texts
from bot.frontends.telegram.callback_data import unpack
from bot.frontends.telegram.offline_rules import check_keyboard, check_text
from bot.frontends.telegram.quoting import LONGEST_COPY, Shelf, citation
from bot.frontends.telegram.replies import Reply, around_reply, quotes_reply, reply_of
from bot.frontends.telegram.telegram_text import LONGEST_MESSAGE


def _covered(reply: Reply, kind: str) -> list[str]:
    text = reply.content.text
    return [text[span.start : span.end] for span in reply.content.spans if span.kind == kind]


def _buttons(reply: Reply) -> dict[str, InlineKeyboardButton]:
    rows = reply.keyboard.inline_keyboard if reply.keyboard is not None else ()
    return {button.text: button for row in rows for button in row}


def _corpus(*texts_of_sentences: str, between: str = "\n") -> Corpus:
    """One article whose sentences are given, a paragraph each."""
    text = between.join(texts_of_sentences)
    article = Article("made-up.txt", text)
    sentences, start = [], 0
    for number, words in enumerate(texts_of_sentences):
        start = text.index(words, start)
        sentences.append(Sentence(article, start, start + len(words), number + 1, number))
        start += len(words)
    source = Source(article.file, "0" * 64, "utf-8", article, tuple(sentences))
    return Corpus("made-up", (source,), tuple(sentences), "0" * 64)


def _quotes(corpus: Corpus) -> list[Quote]:
    return [quote_of(sentence) for sentence in corpus.sentences]


@pytest.fixture
def shelf(story: Story) -> Shelf:
    return Shelf(story.corpus, "verbatim_bot", inline=True)


@pytest.fixture
def cost(story: Story) -> tuple[Quote, Quote]:
    """The sentences that name two costs."""
    found = [s for s in story.corpus.sentences if " cost 3" in s.text or "It cost 310" in s.text]
    first, second = (quote_of(sentence) for sentence in found)
    return first, second


def _answered(quote: Quote, *also: Quote, **fields: object) -> Answer:
    return dataclasses.replace(
        Answer("What did it cost?", "answered", claims=(Claim((quote, *also)),)),
        **fields,  # type: ignore[arg-type]
    )


def test_a_quote_is_set_off_with_its_source_beneath(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    quote = dataclasses.replace(cost[0], matched=((3, 7), (8, 11)))
    reply = reply_of(_answered(quote), shelf)
    assert _covered(reply, "blockquote") == [quote.text]
    assert _covered(reply, "bold") == ["cost 310"]
    assert reply.content.text.splitlines()[1:] == [
        f"Tunnel Under the Karsa Opens After Nine Years · 001_tunnel.txt · paragraph {quote.paragraph}"
    ]


def test_what_sources_toml_says_is_shown(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    reply = reply_of(_answered(cost[1]), shelf)
    line = "Karsa Tunnel Cost More Than Planned · Velden Herald · 2024-05-14 · 002_costs.txt · paragraph 2"
    assert reply.content.text.splitlines()[1] == line
    links = [span.url for span in reply.content.spans if span.kind == "text_link"]
    assert links == ["https://herald.example/tunnel-costs"]
    assert "Velden Herald" in citation(cost[1], shelf)


def test_other_articles_are_named_but_never_as_confirmation(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    reply = reply_of(_answered(cost[0], cost[1]), shelf)
    assert reply.content.text.splitlines()[-1] == "also in 002"
    assert "confirm" not in reply.content.text.lower()
    assert unpack(str(_buttons(reply)["Also in 002"].callback_data)).numbers == (cost[1].number,)


def test_a_dispute_shows_its_sides_with_the_differing_words_underlined(
    shelf: Shelf, cost: tuple[Quote, Quote]
) -> None:
    claims = (Claim((cost[0],), ("310 million",)), Claim((cost[1],), ("345 million",)))
    reply = reply_of(Answer("What did it cost?", "disputed", claims=claims), shelf)
    assert reply.content.text.startswith("The articles give different figures:\n\nA: 310 million\n")
    assert _covered(reply, "underline") == ["310 million", "345 million"]
    assert _covered(reply, "blockquote") == [cost[0].text, cost[1].text]
    assert {"A: Source", "B: Source", "A: Copy citation"} <= set(_buttons(reply))


def test_a_dispute_in_words_speaks_of_no_figures(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    claims = (Claim((cost[0],), ("million",)), Claim((cost[1],), ("auditors",)))
    reply = reply_of(Answer("What did it cost?", "disputed", claims=claims), shelf)
    assert reply.content.text.startswith("The articles do not say the same:")


def test_a_differing_word_is_underlined_as_a_word(shelf: Shelf) -> None:
    corpus = _corpus("Of 1310 people 310 stayed.", "Of 1310 people 345 stayed.")
    first, second = _quotes(corpus)
    claims = (Claim((first,), ("310",)), Claim((second,), ("345",)))
    reply = reply_of(Answer("How many?", "disputed", claims=claims), Shelf(corpus, "v", inline=False))
    quote = reply.content.text.index(first.text)
    spans = [span for span in reply.content.spans if span.kind == "underline"]
    assert spans[0].start == quote + first.text.index(" 310 ") + 1


def test_a_refusal_gives_its_reason_and_marks_the_nearest(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    reason = Reason("not_stated", "The articles mention the tunnel, but not who paid.")
    answer = Answer("Who paid?", "not_found", reason=reason, nearest=cost)
    reply = reply_of(answer, shelf)
    assert reply.content.text.startswith(f"{reason.text}\n\n{texts.NEAREST}\n\n{cost[0].text}\n")
    assert _covered(reply, "blockquote") == [cost[0].text]
    assert unpack(str(_buttons(reply)["More (1)"].callback_data)).numbers == (cost[1].number,)
    assert "Share" not in _buttons(reply)


def test_repairs_and_completion_stand_in_one_small_line(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    answer = _answered(cost[0], understood_as="What did the tunnel cost?", repaired=(("tunel", "tunnel"),))
    reply = reply_of(answer, shelf)
    line = "Understood as: What did the tunnel cost? · Searched for tunnel (you wrote tunel)"
    assert _covered(reply, "italic") == [line]
    assert reply.content.text.startswith(line + "\n\n")


def test_the_second_half_of_a_double_question_is_shown_without_a_press(
    shelf: Shelf, cost: tuple[Quote, Quote]
) -> None:
    reply = reply_of(_answered(cost[0], more=(cost[1],), shown_more=1), shelf)
    assert _covered(reply, "blockquote") == [cost[0].text, cost[1].text]
    assert not any(label.startswith("More") for label in _buttons(reply))


@pytest.mark.parametrize("kind", ["hello", "thanks", "goodbye", "help"])
def test_small_talk_is_answered_in_kind(shelf: Shelf, kind: str) -> None:
    answer = Answer("hi", "greeting", greeting=kind)  # type: ignore[arg-type]
    assert reply_of(answer, shelf) == Reply(reply_of(answer, shelf).content)
    assert reply_of(answer, shelf).content.text == texts.GREETINGS[kind]  # type: ignore[index]


def test_a_long_quote_can_be_unfolded() -> None:
    corpus = _corpus("word " * 200 + "end.")
    reply = quotes_reply("", _quotes(corpus), Shelf(corpus, "v", inline=False))
    assert _covered(reply, "expandable_blockquote") == [corpus.sentences[0].text]


def test_a_sentence_that_telegram_alters_says_so() -> None:
    corpus = _corpus("The tunnel\tis open.", "It is\r\nlong.")
    shelf = Shelf(corpus, "v", inline=False)
    for quote in _quotes(corpus):
        assert texts.ALTERED in quotes_reply("", [quote], shelf).content.text
    assert texts.ALTERED not in quotes_reply("", _quotes(_corpus("All is well.")), shelf).content.text


def test_a_sentence_too_long_for_a_message_is_not_cut() -> None:
    corpus = _corpus("word " * 1000 + "end.")
    reply = quotes_reply("", _quotes(corpus), Shelf(corpus, "v", inline=False))
    assert texts.TOO_LONG in reply.content.text
    assert "word" not in reply.content.text
    assert "Source" in _buttons(reply)


def test_a_context_gives_way_to_the_sentence_that_needs_it() -> None:
    corpus = _corpus("word " * 400 + "end.", "However, it is " + "very " * 500 + "long.")
    quote = quote_of(corpus.sentences[1], context=corpus.sentences[0])
    reply = quotes_reply("", [quote], Shelf(corpus, "v", inline=False))
    assert quote.text in reply.content.text
    assert corpus.sentences[0].text not in reply.content.text


@given(
    lengths=st.lists(st.integers(1, 1500), min_size=1, max_size=12),
    word=st.sampled_from(["word ", "🌉 ", "tab\t", "line\r\n", "ünï "]),
    heading=st.text(max_size=30),
)
def test_whatever_is_shown_fits_whole_and_the_rest_is_behind_a_button(
    lengths: list[int], word: str, heading: str
) -> None:
    corpus = _corpus(*(f"{number}: " + word * length + "end." for number, length in enumerate(lengths)))
    quotes = _quotes(corpus)
    reply = quotes_reply(heading, quotes, Shelf(corpus, "verbatim_bot", inline=True))
    check_text(reply.content.text, [entity.to_dict() for entity in reply.content.entities()])
    check_keyboard(reply.keyboard.to_dict() if reply.keyboard is not None else None)
    assert reply.content.units <= LONGEST_MESSAGE
    buttons = _buttons(reply)
    behind = next((b for label, b in buttons.items() if label.startswith("More")), None)
    waiting = unpack(str(behind.callback_data)).numbers if behind is not None else ()
    sources = sum(label.endswith("Source") for label in buttons)
    assert list(waiting) == [quote.number for quote in quotes[sources:]]


@given(words=st.integers(1, 120), title=st.none() | st.text(min_size=1, max_size=300).filter(str.strip))
def test_a_citation_has_the_sentence_where_it_fits_and_always_the_place(
    words: int, title: str | None
) -> None:
    corpus = _corpus("word " * words + "end.")
    quote = _quotes(corpus)[0]
    titled = dataclasses.replace(quote.article, title=title)
    cited = citation(dataclasses.replace(quote, article=titled), Shelf(corpus, "verbatim_bot", inline=True))
    assert 1 <= len(cited) <= LONGEST_COPY
    place = "made-up.txt, paragraph 1"
    if title is None and len(quote.text) + len(place) + 6 <= LONGEST_COPY:
        assert quote.text in cited
    assert place in cited or cited.startswith("https://t.me/verbatim_bot?start=s_")


def test_share_needs_inline_mode(shelf: Shelf, cost: tuple[Quote, Quote]) -> None:
    with_inline = _buttons(reply_of(_answered(cost[0]), shelf))
    without = _buttons(reply_of(_answered(cost[0]), Shelf(shelf.corpus, "verbatim_bot", inline=False)))
    assert with_inline["Share"].switch_inline_query == "What did it cost?"
    assert "Share" not in without


def test_around_a_quote_stand_its_neighbours_with_the_quote_underlined(story: Story, shelf: Shelf) -> None:
    middle = next(s for s in story.corpus.sentences if s.text.startswith("It cost 310"))
    reply = around_reply(middle.number, shelf)
    block = _covered(reply, "blockquote")[0]
    assert _covered(reply, "underline") == [middle.text]
    assert story.corpus.sentences[middle.number - 1].text in block
    assert story.corpus.sentences[middle.number + 1].text in block
    assert "Context" not in _buttons(reply)


def test_an_article_of_one_sentence_has_no_context_to_show() -> None:
    corpus = _corpus("The only one.")
    reply = quotes_reply("", _quotes(corpus), Shelf(corpus, "v", inline=False))
    assert set(_buttons(reply)) == {"Source", "Copy citation"}
