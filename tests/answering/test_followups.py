from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Claim, quote_of
from bot.answering.answering import Story, answer, tell
from bot.answering.completing.followups import complete, goes_on
from bot.answering.completing.names import is_no_common_word, names_in
from bot.answering.conversation import Conversation
from bot.answering.greetings import greeting
from bot.articles.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_suffix("").with_name("followups.txt")


class Turn(NamedTuple):
    asked: str
    meant: str | None
    read: str | None
    line: int


def dialogues() -> Iterator[tuple[str, list[Turn]]]:
    corpus, turns = "", list[Turn]()
    for number, line in enumerate([*CASES.read_text("utf-8").splitlines(), ""], 1):
        kind, _, text = line.partition(": ")
        if not line.strip():
            if turns:
                yield corpus, turns
            turns = []
        elif line.startswith("#"):
            continue
        elif kind == "corpus":
            corpus = text
        elif kind == "you":
            turns.append(Turn(text, None, None, number))
        elif kind == "meant":
            turns[-1] = turns[-1]._replace(meant=text)
        elif kind == "read":
            turns[-1] = turns[-1]._replace(read=text)
        else:
            raise ValueError(f"{CASES.name}, line {number}: {line!r}")


@cache
def story(corpus: str) -> Story:
    return tell(read_corpus(ROOT / corpus))


def said(turn: Turn, meant: str | None, told: Story) -> Answer:
    small_talk = greeting(turn.asked)
    if small_talk is not None:
        return Answer(turn.asked, "greeting", greeting=small_talk)
    quoted = [s for s in told.corpus.sentences if turn.read and s.text.startswith(turn.read)]
    assert bool(quoted) == bool(turn.read), f"line {turn.line}: no sentence begins with {turn.read!r}"
    claims = (Claim((quote_of(quoted[0]),)),) if quoted else ()
    return Answer(turn.asked, "answered" if claims else "not_found", understood_as=meant, claims=claims)


@pytest.mark.parametrize(
    ("corpus", "turns"), [pytest.param(*d, id=f"line {d[1][0].line}") for d in dialogues()]
)
def test_a_follow_up_is_completed_from_what_was_said_before(corpus: str, turns: list[Turn]) -> None:
    told = story(corpus)
    conversation = Conversation()
    for turn in turns:
        meant = None
        if greeting(turn.asked) is None:
            meant = complete(turn.asked, conversation, told.retriever)
            wanted = None if turn.meant in (None, "=") else turn.meant
            assert meant == wanted, f"{CASES.name}, line {turn.line}"
        conversation = conversation.after(said(turn, meant, told))


@pytest.mark.parametrize("question", sorted({turn.asked for _, turns in dialogues() for turn in turns}))
def test_nothing_is_completed_at_the_beginning_of_a_conversation(question: str) -> None:
    assert complete(question, Conversation(), story("corpus").retriever) is None


def test_the_answer_shows_what_the_question_was_taken_for() -> None:
    told = story("tests/corpora/harbour")
    first = answer("When was the Selma Dahl built?", Conversation(), told)
    second = answer("was it ever repaired?", Conversation().after(first), told)
    assert (second.question, second.understood_as) == (
        "was it ever repaired?",
        "was the Selma Dahl ever repaired?",
    )


def test_a_follow_up_goes_on_reading_behind_the_sentence_quoted_last() -> None:
    told = story("corpus")
    first = answer("What was the no-contact policy with Hamas meant to do?", Conversation(), told)
    second = answer("did it work?", Conversation().after(first), told)
    quotes = [quote.text for claim in second.claims for quote in claim.quotes] + [
        q.text for q in second.nearest
    ]
    assert quotes[0].startswith("However, the effectiveness of this policy has faced scrutiny")


@pytest.mark.parametrize(
    ("name", "file"), [("the Coast Daily", "02-coast-daily.txt"), ("Harbour News", "01-harbour-news.txt")]
)
def test_an_article_asked_for_comes_first(name: str, file: str) -> None:
    told = story("tests/conversations/corpora/ferry")
    first = answer("How many passengers were taken to hospital?", Conversation(), told)
    second = answer(f"and according to {name}?", Conversation().after(first), told)
    assert second.claims[0].quotes[0].file == file


def test_the_last_answer_is_given_again_when_it_is_doubted() -> None:
    told = story("corpus")
    first = answer("How many hostages are still alive?", Conversation(), told)
    second = answer("are you sure?", Conversation().after(first), told)
    assert (second.status, second.claims) == (first.status, first.claims)


def test_what_the_articles_never_mention_leaves_the_subject_alone() -> None:
    told = story("corpus")
    conversation = Conversation()
    for question in ("How many hostages are still alive?", "what is the capital of Atlantis?"):
        conversation = conversation.after(answer(question, conversation, told))
    assert complete("and dead?", conversation, told.retriever) == "how many hostages are dead?"


@pytest.mark.parametrize(
    "question",
    [
        "why does the pastor say he left?",
        "what is the name of the man they arrested?",
        "what did the two farmers get for the herds they sold?",
        "what did the thieves take with them?",
        "did anyone lose their dog?",
        "is it clear how the stairs were built?",
        "what sort of stone was it that cracked?",
        "why did it take so long to rescue the cat?",
        "did any cow make it through alive?",
        "is Borg the one who sells candles?",
        "was the bridge a permanent one?",
        "are candles tax deductible?",
        "is it assumed that candles burn?",
    ],
)
@pytest.mark.parametrize(
    ("before", "read"),
    [
        ("was the tower sold?", "The price was put at"),
        ("what do the buyers promise?", "The Lightkeepers' Association"),
        ("what does the keeper vow?", "The keeper calls that promise"),
    ],
)
def test_a_question_that_says_what_its_pronoun_means_is_not_altered(
    before: str, read: str, question: str
) -> None:
    told = story("tests/corpora/lighthouse")
    conversation = Conversation().after(said(Turn(before, None, read, 0), None, told))
    assert complete(question, conversation, told.retriever) is None


@pytest.mark.parametrize(("word", "common"), [("however", True), ("members", True), ("sandvik", False)])
def test_a_capital_at_the_head_of_sentences_makes_no_name(word: str, common: bool) -> None:
    assert is_no_common_word(word, story("tests/corpora/lighthouse").retriever) != common


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke for the Lightkeepers' Association.", [("Lightkeepers' Association", "group")]),
        ("The club sold its striker, Lasse Berg, to Tromsund.", [("Lasse Berg", "person")]),
    ],
)
def test_names_are_told_apart(text: str, names: list[tuple[str, str]]) -> None:
    found = [(name.text, name.sort) for name in names_in(text, story("tests/corpora/lighthouse").retriever)]
    assert [name for name in found if name in names] == names


@pytest.mark.parametrize(
    ("question", "takes_up"),
    [
        ("who is the head of that survey?", True),
        ("is it true that surveys are cheap?", False),
        ("what does the survey cost this year?", False),
        ("what does the survey cost?", False),
    ],
)
def test_a_noun_that_is_pointed_at_is_one_of_the_last_turns(question: str, takes_up: bool) -> None:
    told = story("tests/corpora/lighthouse")
    first = answer("who put the price at 2.1 million crowns this year?", Conversation(), told)
    assert goes_on(question, Conversation().after(first), told.retriever) == takes_up


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what is his office?", "who is Egil Moen?"),
        ("what post does he hold?", "who is Egil Moen?"),
        ("what was he called?", "who is Egil Moen?"),
        ("what is his salary?", "what is Egil Moen's salary?"),
        ("what party does he hold?", "what party does Egil Moen hold?"),
    ],
)
def test_a_name_or_an_office_that_was_told_says_who_somebody_is(question: str, meant: str) -> None:
    told = story("tests/corpora/lighthouse")
    turn = Turn("who turned the keeper down?", None, "Culture Minister Egil Moen", 0)
    conversation = Conversation().after(said(turn, None, told))
    assert complete(question, conversation, told.retriever) == meant


def test_a_completed_question_stands_alone() -> None:
    told = story("tests/corpora/harbour")
    for corpus, turns in dialogues():
        for turn in turns:
            if corpus.endswith("harbour") and turn.meant not in (None, "="):
                again = complete(
                    str(turn.meant), Conversation().after(said(turns[0], None, told)), told.retriever
                )
                assert again is None, turn


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(st.text(max_size=40), st.sampled_from([t.asked for _, d in dialogues() for t in d])),
        max_size=4,
    )
)
def test_any_conversation_is_completed_and_always_alike(asked: list[str]) -> None:
    told = story("tests/corpora/harbour")
    conversation = Conversation()
    for question in asked:
        meant = complete(question, conversation, told.retriever)
        assert meant == complete(question, conversation, told.retriever)
        assert meant is None or (meant.endswith("?") and meant.strip("?"))
        conversation = conversation.after(Answer(question, "not_found", understood_as=meant))
