"""What is asked of the last answer itself: "are you sure?", "and according to the Herald?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.completing.question_form import Word
from bot.answering.completing.word_classes import listed
from bot.answering.word_lists import read_lists
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens

_ACCORDING = ("according", "to")


def is_about_last_answer(words: Sequence[Word]) -> bool:
    """Whether the words ask nothing of the articles but what the last answer rests on."""
    return bool(_patterns().fullmatch(" ".join(word.low for word in words)))


def sources_named(words: Sequence[Word], retriever: Retriever) -> frozenset[str]:
    """The files that "according to the Herald" means by their name or publisher; empty when none."""
    lows = [word.low for word in words]
    named = next((words[at + 2 :] for at in range(len(lows)) if tuple(lows[at : at + 2]) == _ACCORDING), ())
    sought = {word.low.removesuffix("'s") for word in named if word.low not in listed("determiners")}
    if not sought:
        return frozenset()
    articles = {sentence.file: sentence.article for sentence in retriever.sentences}
    return frozenset(
        file
        for file, article in articles.items()
        if sought <= {token.word for token in tokens(f"{_spaced(file)} {article.publisher or ''}")}
    )


def _spaced(file: str) -> str:
    return re.sub(r"[^\w]|_", " ", file.rpartition(".")[0])


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{entry})" for entry in read_lists("followups.txt")["about the last answer"])
    )
