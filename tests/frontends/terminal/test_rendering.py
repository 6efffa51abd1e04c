from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answer, Claim, Context, Quote, Reason
from bot.articles.article import Article
from bot.frontends.terminal.rendering import answer_text, remaining
from bot.frontends.terminal.style import PLAIN, Style, harmless

ARTICLE = Article(
    "gazette.txt",
    "The bridge was closed on Tuesday. However, it opens in May 2031. Forty people left.",
    title="Old Bridge Closes",
)
OTHER = Article("herald.txt", "The bridge opens in June 2031.\nSixty people\nleft.")


def _quote(article: Article, text: str, context: str | None = None, **more: object) -> Quote:
    start = article.text.index(text)
    before = None
    if context is not None:
        at = article.text.index(context)
        before = Context(article, at, at + len(context), context)
    return Quote(article, start, start + len(text), text, 1, 0, before, **more)  # type: ignore[arg-type]


MAY = _quote(ARTICLE, "However, it opens in May 2031.", "The bridge was closed on Tuesday.")
JUNE = _quote(OTHER, "The bridge opens in June 2031.")
FORTY = _quote(ARTICLE, "Forty people left.")
SIXTY = _quote(OTHER, "Sixty people\nleft.")


def test_an_answer_is_its_quote_with_the_sentence_before_it_and_its_place() -> None:
    answer = Answer("When does it open?", "answered", claims=(Claim((MAY,)),), more=(FORTY,))
    assert answer_text(answer, PLAIN) == (
        "┆ before it: The bridge was closed on Tuesday.\n"
        "│ However, it opens in May 2031.\n"
        "  gazette.txt · paragraph 1 · Old Bridge Closes"
    )
    assert remaining(answer) == (FORTY,)


def test_other_articles_that_say_the_same_are_named() -> None:
    answer = Answer("?", "answered", claims=(Claim((JUNE, MAY)),))
    assert answer_text(answer, PLAIN).endswith(
        "  herald.txt · paragraph 1\n  also in gazette.txt · paragraph 1"
    )


def test_a_sentence_of_several_lines_stays_behind_its_bar() -> None:
    assert answer_text(Answer("?", "answered", claims=(Claim((SIXTY,)),)), PLAIN).startswith(
        "│ Sixty people\n│ left.\n"
    )


def test_a_dispute_is_told_in_blocks_each_under_the_words_that_differ() -> None:
    answer = Answer("?", "disputed", claims=(Claim((JUNE,), ("June",)), Claim((MAY,), ("May",))))
    lines = answer_text(answer, PLAIN).splitlines()
    assert lines[0] == "The articles do not say the same:"
    assert lines[1:4] == ["", "June", "│ The bridge opens in June 2031."]
    assert lines[5:7] == ["", "May"]
    figures = Answer("?", "disputed", claims=(Claim((JUNE,), ("2031",)), Claim((MAY,), ("2031",))))
    assert answer_text(figures, PLAIN).startswith("The articles give different figures:")


def test_the_differing_words_are_underlined_and_else_the_matched_ones_bold() -> None:
    disputed = Answer("?", "disputed", claims=(Claim((JUNE,), ("June",)), Claim((MAY,), ("May",))))
    assert "opens in \x1b[1;4mJune\x1b[0m 2031." in answer_text(disputed, Style(colour=True))
    quote = _quote(OTHER, "The bridge opens in June 2031.", matched=((4, 10),))
    answered = Answer("?", "answered", claims=(Claim((quote,)),))
    assert "The \x1b[1mbridge\x1b[0m opens" in answer_text(answered, Style(colour=True))


def test_a_differing_figure_is_marked_by_itself_and_not_inside_another() -> None:
    article = Article("count.txt", "Of 22 people 2 are left.")
    quote = _quote(article, article.text)
    answer = Answer("?", "disputed", claims=(Claim((quote,), ("2",)), Claim((JUNE,), ("2031",))))
    assert "Of 22 people \x1b[1;4m2\x1b[0m are left." in answer_text(answer, Style(colour=True))


def test_a_refusal_has_its_reason_and_what_comes_nearest_is_no_answer() -> None:
    reason = Reason("not_mentioned", "The articles never mention “ferry”.", ("ferry",))
    answer = Answer("?", "not_found", reason=reason, nearest=(JUNE, FORTY))
    assert answer_text(answer, PLAIN) == (
        "The articles never mention “ferry”.\n\n"
        "What comes nearest, which is no answer:\n"
        "│ The bridge opens in June 2031.\n"
        "  herald.txt · paragraph 1"
    )
    assert remaining(answer) == (FORTY,)


def test_where_nothing_can_be_looked_up_nothing_comes_near() -> None:
    reason = Reason("no_question", "There is nothing to look up in that.")
    answer = Answer("?", "not_found", reason=reason, nearest=(JUNE, FORTY))
    assert answer_text(answer, PLAIN) == "There is nothing to look up in that."
    assert not remaining(answer)


def test_repairs_and_a_completed_question_are_told_before_the_answer() -> None:
    answer = Answer(
        "and the brigde?",
        "answered",
        understood_as="When does the brigde open?",
        repaired=(("brigde", "bridge"),),
        claims=(Claim((JUNE,)),),
    )
    assert answer_text(answer, PLAIN).splitlines()[:2] == [
        "Understood as: When does the brigde open?",
        "Searched for bridge (you wrote brigde).",
    ]


def test_both_answers_to_two_questions_are_shown() -> None:
    answer = Answer("?", "answered", claims=(Claim((JUNE,)),), more=(SIXTY, FORTY), shown_more=1)
    text = answer_text(answer, PLAIN)
    assert "│ Sixty people" in text
    assert "Forty" not in text
    assert remaining(answer) == (FORTY,)


def test_long_sentences_are_broken_at_blanks_and_keep_every_word() -> None:
    words = "a sentence that goes on and on until the window of the terminal is too narrow for it"
    long = Article("long.txt", words)
    answer = Answer("?", "answered", claims=(Claim((_quote(long, words, matched=((2, 10), (70, 85))),)),))
    lines = answer_text(answer, Style(colour=False, width=30)).splitlines()
    shown = [line.removeprefix("│ ") for line in lines if line.startswith("│ ")]
    assert max(map(len, shown)) <= 28
    assert " ".join(shown) == words
    assert "\x1b[1msentence\x1b[0m" in answer_text(answer, Style(colour=True, width=30))


def test_a_greeting_is_answered_in_kind() -> None:
    assert answer_text(Answer("bye", "greeting", greeting="goodbye"), PLAIN) == "Goodbye!"


@given(
    st.text(min_size=1), st.sampled_from([None, 20, 40]), st.lists(st.tuples(st.integers(0), st.integers(0)))
)
def test_whatever_a_sentence_holds_no_character_is_lost_and_none_is_obeyed(
    sentence: str, width: int | None, matched: list[tuple[int, int]]
) -> None:
    article = Article("any.txt", sentence)
    quote = Quote(article, 0, len(sentence), sentence, 1, 0, None, tuple(matched))
    text = answer_text(Answer("?", "answered", claims=(Claim((quote,)),)), Style(colour=False, width=width))
    shown = [line.removeprefix("│ ") for line in text.split("\n") if line.startswith("│ ")]
    assert "".join(shown).replace(" ", "") == harmless(sentence).replace(" ", "").replace("\n", "")
    assert not set(map(chr, range(0x20))) - {"\n", "\t"} & set(text)
