"""Whether a sentence tells of what was only planned where it is asked what was, or the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.answering.refusing.asked_for import asks_for_speech
from bot.answering.refusing.question_parts import predicate_of
from bot.answering.word_lists import lists_of, read_lists
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.terms import Token, term_of
from bot.retrieval.word_lists import irregular

# So many words before a verb stands what makes it a mere plan ("would have to sell").
_REACH = 4
# So many words behind "to" stands its verb ("to be sold").
_BEHIND_TO = 3
_ASKING_BACK = 4
_ENDS = frozenset(',;:—–.?!()"“”')


def is_only_planned(question: Question, text: str, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether it is asked about what was done, and the sentence only says that it would or was to be done.

    "Why did the bank sell the mill" is not told by "the bank would have to sell the mill".
    """
    predicate = predicate_of(question)
    if predicate is None or question.kind == "yes_no" or not _asks_back(question):
        return False
    if asks_for_speech(question):  # "declined to respond" is an answer to it
        return False
    match = matches.get(predicate.term)
    if match is None or match.how == "before":
        return False
    places = profile.positions.get(match.found, ())
    return bool(places) and all(_is_plan(place, text, profile) for place in places)


def is_only_past(question: Question, profile: Profile) -> bool:
    """Whether it is asked when something will be, and the sentence only tells of what was."""
    words = [token.word for token in question.tokens]
    ahead = words[1:2] in (["will"], ["does"], ["do"]) or "going" in words
    if question.kind != "time" or words[0] != "when" or not ahead:
        return False
    return lists_of("tenses.txt")["ahead"].isdisjoint(token.word for token in profile.tokens) and any(
        _is_past(token) for token in profile.tokens
    )


def _asks_back(question: Question) -> bool:
    words = [token.word for token in question.tokens]
    lists = lists_of("tenses.txt")
    if not lists["asked ahead"].isdisjoint(words):
        return False
    done_by = words[0] == "who" and len(words) > 1 and _is_past(question.tokens[1])
    return done_by or not lists["back"].isdisjoint(words[:_ASKING_BACK])


def _is_plan(place: int, text: str, profile: Profile) -> bool:
    """Whether the verb at a place stands behind "would" and the like, or behind "planned to"."""
    words, lists = profile.tokens, lists_of("tenses.txt")
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        word = words[at].word
        if not _ENDS.isdisjoint(text[words[at].end : words[at + 1].start]) or word in lists["breaks"]:
            return False
        if word in lists["modal"]:
            return True
        governed = word == "to" and at >= place - _BEHIND_TO and at > 0
        if governed and all(between.stop for between in words[at + 1 : place]):
            return words[at - 1].term in _planning()
    return False


def _is_past(token: Token) -> bool:
    word = token.word
    if word in lists_of("tenses.txt")["past"] or word.endswith("ed"):
        return True
    return irregular().get(word, word) != word and not word.endswith(("s", "ing"))


@cache
def _planning() -> frozenset[str]:
    return frozenset(term_of(word) for word in read_lists("tenses.txt")["planning"])
