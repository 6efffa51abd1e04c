"""Small talk is told from questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.greetings import greeting, without_greeting

SMALL_TALK = {
    "hello": [
        *("hi", "Hello!", "hiii", "helo", "hey there", "good evening", "Good morning everyone 😀"),
        *("how are you?", "What’s up?", "👋", "😀", "heyy"),
    ],
    "thanks": [
        "that was really useful",
        "thx",
        "thnaks",
        "Thank you so much!",
        "ok",
        "👍",
        "great, thanks a lot",
        "lol",
        "ok cool",
    ],
    "goodbye": ["bye", "lol ok bye", "Thanks, bye!", "see you later", "have a nice day", "byeee"],
    "help": ["help", "What can you do?", "who are you", "are you a bot?", "hello, how does this work?"],
}
QUESTIONS = [
    "who is the mayor?",
    "hi, who is the mayor?",
    "thanks! and when did it close",
    "hello kitty",
    "good night moon",
    "help for the flooded villages",
    "tanks",
    "god",
    "on",
    "hell to pay",
    "",
    " \n",
    "???",
    "\u00a9",
    "\ufffd\ufffd",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SMALL_TALK.items() for text in texts]
)
def test_small_talk_is_known_by_its_kind(kind: str, text: str) -> None:
    assert greeting(text) == kind


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_has_something_to_look_up_is_no_greeting(text: str) -> None:
    assert greeting(text) is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hi, who is the mayor?", "who is the mayor?"),
        ("hi who is the mayor", "who is the mayor"),
        ("Good morning! Thanks for your help. How many died? Bye", "How many died?"),
        ("How many died? Thank you!", "How many died?"),
        ("who is he, please", "who is he"),
        ("hello kitty", "hello kitty"),
        ("good evening standard sales", "good evening standard sales"),
        ("when does it close", "when does it close"),
        ("so who won?", "so who won?"),
        ("hello", "hello"),
        ("???", "???"),
    ],
)
def test_a_greeting_with_a_question_is_the_question(text: str, question: str) -> None:
    assert without_greeting(text) == question


@given(st.text())
def test_any_text_without_its_greeting_is_a_part_of_it_and_never_nothing(text: str) -> None:
    rest = without_greeting(text)
    assert rest in text
    assert bool(rest) == bool(text)


@given(
    st.lists(
        st.sampled_from(["hi", "thanks", "bye", "ok", "good", "who", "mill", ",", "!", "\n"]), max_size=30
    )
)
def test_greetings_in_any_mixture_never_hide_a_word_that_is_none(words: list[str]) -> None:
    text = " ".join(words)
    if "mill" in words:
        assert greeting(text) is None
        assert "mill" in without_greeting(text)


def test_a_flood_of_greetings_is_read_in_one_pass() -> None:
    assert greeting("hi " * 20_000) == "hello"
    assert without_greeting("hi " * 20_000 + "mill").endswith("mill")
