"""What is this about: each article's first whole sentence, that of the most common words first."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.answering import answer, tell
from bot.answering.conversation import Conversation
from bot.answering.overview import asks_for_overview, openings
from bot.articles.corpus import read_corpus
from bot.retrieval.memory import MemoryRetriever

FERRY = tell(read_corpus(Path(__file__).parent.parent / "corpora" / "ferry"))


@pytest.mark.parametrize(
    "text",
    [
        "What is this about?",
        "whats this all about",
        "what’s the story?",
        "What happened?",
        "what is going on here?",
        "what do the articles say?",
        "Give me an overview of the articles.",
    ],
)
def test_a_question_for_everything_is_answered_with_openings(text: str) -> None:
    reply = answer(text, Conversation(), FERRY)
    shown = [*reply.claims[0].quotes, *reply.more]
    assert reply.status == "answered"
    assert len({quote.file for quote in shown}) == len(shown) > 1
    for quote in shown:
        profiles = map(FERRY.retriever.profile, FERRY.retriever.sentences)
        firsts = [
            s
            for s, p in zip(FERRY.retriever.sentences, profiles, strict=True)
            if s.file == quote.file and not p.headline
        ]
        assert quote.number == firsts[0].number


@pytest.mark.parametrize(
    "text",
    ["what happened to the captain?", "what is this ship?", "what does the captain say", "overview of ships"],
)
def test_a_question_about_something_is_none(text: str) -> None:
    assert not asks_for_overview(text, Conversation())


def test_what_happened_is_asked_of_what_was_spoken_of() -> None:
    overview = answer("what happened?", Conversation(), FERRY)
    assert answer("what happened?", Conversation((overview,)), FERRY) == overview
    spoken = Conversation().after(answer("Who is the captain?", Conversation(), FERRY))
    assert answer("what happened?", spoken, FERRY) != overview


def test_no_more_are_shown_than_asked_for() -> None:
    reply = answer("what happened?", Conversation(), FERRY, top=1)
    assert (len(reply.claims), reply.more) == (1, ())


def test_without_articles_there_is_nothing_to_tell() -> None:
    assert openings(MemoryRetriever(())) == []
