"""Whether a sentence tells of the past alone where it is asked when something will be."""

from __future__ import annotations

from bot.answering.word_lists import lists_of
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import irregular


def is_only_past(question: Question, profile: Profile) -> bool:
    """Whether it is asked when something will be, and the sentence only tells of what was."""
    words = [token.word for token in question.tokens]
    ahead = words[1:2] in (["will"], ["does"], ["do"]) or "going" in words or "next" in words
    if question.kind != "time" or words[0] != "when" or not ahead:
        return False
    return lists_of("tenses.txt")["ahead"].isdisjoint(token.word for token in profile.tokens) and any(
        _is_past(token) for token in profile.tokens
    )


def _is_past(token: Token) -> bool:
    word = token.word
    if word in lists_of("tenses.txt")["past"] or word.endswith("ed"):
        return True
    return irregular().get(word, word) != word and not word.endswith(("s", "ing"))
