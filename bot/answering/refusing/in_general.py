"""Questions about things in general, which articles about one matter mostly don't answer."""

from __future__ import annotations

from functools import cache

from bot.answering.antecedents import is_person_noun
from bot.answering.word_lists import Patterns, patterns_of, read_lists
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit
from bot.retrieval.terms import Token, tokens
from bot.retrieval.word_lists import irregular

_DEFINITE = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "its", "their", "he", "she", "it", "they")
)
# "Can I get my money back" is asked by a reader whom the articles may tell ("all tickets will be refunded").
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))
_PREPOSITIONS = frozenset(
    ("of", "for", "to", "in", "on", "from", "at", "with", "by", "between", "during", "without")
)
_POSSESSIVE = ("'s", "’s", "s'")


def asks_in_general(question: Question) -> bool:
    """Whether `question` is about things in general: advice, how things work, whether they are dangerous.

    It isn't when it names somebody, says "the ferry", or asks what was or will be.
    """
    if question.names:
        return False
    words = [token.word for token in question.tokens]
    text = " ".join(words).rstrip("?!. ")
    if not _patterns("in general").find(text):
        people = any(is_person_noun(word) or is_person_noun(word.removesuffix("s")) for word in words)
        if people or not _patterns("in general of things").find(text):
            return False
    if _words("attitudes") & set(words):
        return False
    left = _patterns("of everybody").anywhere.sub("", text).split()
    return not any(word in _words("one matter") or word.endswith(_POSSESSIVE) for word in left)


def tells_in_general(hit: Hit, question: Question) -> bool:
    """Whether the sentence says what is always so ("A pass costs $40"), not what happened to somebody.

    A question about the whole world or country wants a sentence that says so.
    """
    words = tokens(hit.sentence.text)
    asked = {token.word for token in question.tokens}
    for line in read_lists("in_general.txt")["everywhere"]:
        everywhere = set(line.split())
        if everywhere & asked:
            return any(token.word in everywhere for token in words)
    if asked & _FIRST_PERSON and any(token.word in _words("service") for token in words):
        return True
    for at, token in enumerate(words):
        if token.word in _words("present"):
            after = words[at + 1] if at + 1 < len(words) else token
            perfect = token.word in ("has", "have") and _is_past(after)
            return not perfect and after.word != "have"
        # "A ticket for the tram costs": what stands in a phrase behind the subject does not make it one.
        named = (
            (token.word in _DEFINITE or token.capital) and at > 0 and words[at - 1].word not in _PREPOSITIONS
        )
        if named or (at == 0 and token.word in _DEFINITE) or _is_past(token):
            return False
    return False


def _is_past(token: Token) -> bool:
    word = token.word
    if word in ("was", "were", "been", "had", "did") or word.endswith("ed"):
        return True
    return irregular().get(word, word) != word and not word.endswith(("s", "ing"))


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(" ".join(read_lists("in_general.txt")[section]).split())


def _patterns(section: str) -> Patterns:
    return patterns_of("in_general.txt", section)
