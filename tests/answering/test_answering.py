"""What holds for every answer, whatever is asked and whatever was said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Quote
from bot.answering.answering import LONGEST_READ, Story, answer, tell
from bot.answering.conversation import Conversation
from bot.articles.corpus import read_corpus
from bot.frontends.json import answer_line

HERE = Path(__file__).parent
FOLDERS = (HERE.parent.parent / "corpus", HERE / "stories" / "ferry", HERE / "stories" / "storm")
ASKING = (
    *(
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "many",
        "much",
        "whose",
        "which",
        "did",
        "was",
        "is",
        "the",
    ),
    *("has", "of", "in", "on", "by", "and", "or", "not", "he", "she", "it", "they", "them", "his", "their"),
    *("there", "that", "this", "about", "say", "agree", "articles", "reports", "Who", "What", "Did", "Which"),
)
OPENINGS = (
    *("", "Who ", "What ", "When did ", "Where is ", "Why ", "How many ", "How much ", "Did ", "Was it "),
    *("And ", "and the ", "What about ", "Is it true that ", "Do the articles agree on ", "Hi, ", "why? "),
)
ODD = (
    *("\u2028", "\x00", "\u202e", "\U0001f600", "e\u0301", "\ud800", "\u05e9\u05dc\u05d5\u05dd"),
    *("12,5", "$3m", "—", '"', "???", "'s"),
)


@cache
def story_of(folder: Path) -> Story:
    return tell(read_corpus(folder))


@cache
def words_of(folder: Path) -> tuple[str, ...]:
    texts = (sentence.text for sentence in story_of(folder).corpus.sentences)
    return tuple(dict.fromkeys(word for text in texts for word in text.split()))


def misspelt(word: str) -> str:
    return word[:2] + word[3:4] + word[2:3] + word[4:]


def questions(folder: Path) -> st.SearchStrategy[str]:
    of_articles = st.sampled_from(words_of(folder))
    word = st.one_of(
        of_articles, of_articles, st.sampled_from(ASKING), of_articles.map(misspelt), st.sampled_from(ODD)
    )
    made_up = st.builds(
        lambda opening, words, end: opening + " ".join(words) + end,
        st.sampled_from(OPENINGS),
        st.lists(word, max_size=9),
        st.sampled_from(("?", "", ".", "? And when?")),
    )
    said = st.sampled_from([sentence.text for sentence in story_of(folder).corpus.sentences])
    return st.one_of(made_up, made_up, said, said.map(lambda text: f"Is it true that {text}"))


asked_somewhere = st.sampled_from(FOLDERS).flatmap(
    lambda folder: st.tuples(
        st.just(folder), st.lists(questions(folder), min_size=1, max_size=4), st.integers(1, 7)
    )
)


@settings(deadline=None, max_examples=150)
@given(asked_somewhere)
def test_every_answer_of_every_conversation_keeps_the_contract(asked: tuple[Path, list[str], int]) -> None:
    folder, texts, top = asked
    story, conversation = story_of(folder), Conversation()
    for text in texts:
        answered = answer(text, conversation, story, top)
        assert answer(text, conversation, story, top) == answered
        assert answered.question == text
        keeps_the_contract(answered, folder, top)
        conversation = conversation.after(answered)


@settings(deadline=None, max_examples=25)
@given(asked_somewhere)
def test_an_answer_does_not_depend_on_what_others_asked(asked: tuple[Path, list[str], int]) -> None:
    folder, texts, top = asked
    used = [answer(text, Conversation(), story_of(folder), top) for text in texts]
    fresh = tell(read_corpus(folder))
    assert [answer_line(answer(text, Conversation(), fresh, top)) for text in reversed(texts)] == [
        answer_line(answered) for answered in reversed(used)
    ]


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "Who? " * 20_000, " " * 100_000, "flood 1999, " * 10_000, "\n" * 50_000 + "Who?"]
)
def test_of_an_endless_text_the_beginning_is_read(text: str) -> None:
    story = story_of(FOLDERS[1])
    answered = answer(text, Conversation(), story)
    assert answered.question == text
    assert answered.status == answer(text[:LONGEST_READ], Conversation(), story).status
    keeps_the_contract(answered, FOLDERS[1], 5)


@pytest.mark.parametrize("aside", ["By the way, ", "in the end, ", "From now on, "])
def test_an_aside_before_a_question_changes_nothing(aside: str) -> None:
    story = story_of(FOLDERS[1])
    for asked in ("did the ferry sink?", "how many died?", "who painted the bridge?"):
        plain, put = (answer(text, Conversation(), story) for text in (asked, aside + asked))
        assert (put.status, put.claims, put.more) == (plain.status, plain.claims, plain.more)


def keeps_the_contract(answered: Answer, folder: Path, top: int) -> None:
    claims, status = answered.claims, answered.status
    assert (answered.reason is not None) == (status == "not_found")
    assert {"answered": len(claims) == 1, "disputed": len(claims) > 1}.get(status, not claims)
    assert 0 <= answered.confidence <= 1
    if status == "greeting" or (answered.reason and answered.reason.code == "no_question"):
        assert answered.confidence == 0
    for claim in claims:
        files = [quote.file for quote in claim.quotes]
        assert files
        assert len(set(files)) == len(files)
        assert bool(claim.differs) == (status == "disputed")
        assert all(words.strip() and words in claim.quotes[0].text for words in claim.differs)
    assert not answered.more or len(claims) + len(answered.more) <= top
    assert len(answered.nearest) <= (top if status == "not_found" else 0)
    assert answered.shown_more <= len(answered.more)
    quotes = list(quotes_of(answered))
    assert len({(quote.file, quote.start) for quote in quotes}) == len(quotes)
    assert len({quote.text for quote in quotes if quote not in also_said(answered)}) == len(
        [quote for quote in quotes if quote not in also_said(answered)]
    )
    for quote in quotes:
        stands_in_its_file(quote, folder)
    line = answer_line(answered)
    assert "\n" not in line
    if not any("\ud800" <= letter <= "\udfff" for letter in answered.question):
        assert json.loads(line.encode())["question"] == answered.question


def quotes_of(answered: Answer) -> Iterator[Quote]:
    for claim in answered.claims:
        yield from claim.quotes
    yield from answered.more
    yield from answered.nearest


def also_said(answered: Answer) -> list[Quote]:
    """Those that say what the first of their claim says, in another file and maybe in the same words."""
    return [quote for claim in answered.claims for quote in claim.quotes[1:]]


def stands_in_its_file(quote: Quote, folder: Path) -> None:
    source = (folder / quote.file).read_bytes().decode("utf-8-sig")
    assert source[quote.start : quote.end] == quote.text != ""
    assert quote.paragraph >= 1
    assert all(0 <= start < end <= len(quote.text) for start, end in quote.matched)
    if quote.context is not None:
        assert source[quote.context.start : quote.context.end] == quote.context.text != ""
        assert quote.context.end <= quote.start
