"""Whether a sentence speaks of somebody or something without the name: "He …", "The group …"."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from bot.answering.completing.word_classes import listed
from bot.articles.article import Sentence
from bot.retrieval.profile import Profile
from bot.retrieval.retriever import Retriever

Kind = Literal["he", "she", "it", "they"]

# So many sentences back whoever is meant was named; a thing is named again sooner than a person.
_BACK = {"he": 4, "she": 4, "it": 2, "they": 2}
_FORMS: dict[str, frozenset[str]] = {
    "he": frozenset(("he", "him", "his", "himself")),
    "she": frozenset(("she", "her", "hers", "herself")),
    "it": frozenset(("it", "its", "itself", "this", "that", "they", "their")),
    "they": frozenset(("they", "them", "their", "theirs", "themselves", "both", "all")),
}


def speaks_of(sentence: Sentence, terms: Set[str], kind: Kind, retriever: Retriever) -> bool:
    """Whether a pronoun of the sentence stands for what `terms` name, told before it in the same article.

    `kind`: the pronoun by which the person who asks means it. Somebody else of the same gender between the
    name and the pronoun is taken for the one meant.
    """
    own = retriever.profile(sentence)
    at = next((k for k, token in enumerate(own.tokens) if token.word in _FORMS[kind]), None)
    if at is None or _names_another(own, kind, at):
        return False
    for back in range(1, _BACK[kind] + 1):
        number = sentence.number - back
        if number < 0 or retriever.sentences[number].file != sentence.file:
            return False
        before = retriever.profile(retriever.sentences[number])
        if before.headline:
            return False
        if not terms.isdisjoint(before.positions):
            return True
        if _names_another(before, kind, len(before.tokens)):
            return False
    return False


def _names_another(profile: Profile, kind: Kind, end: int) -> bool:
    """Whether a person who can be meant by "he" or "she" is named before the word at `end`."""
    if kind not in ("he", "she"):
        return False
    words = profile.tokens
    first, other = ("men's names", "women's names") if kind == "he" else ("women's names", "men's names")
    for at in sorted(profile.names):
        if at + 1 < end and at + 1 in profile.names:
            word = words[at].word
            if word in listed(first) or (word in listed("titles") and word not in listed(other)):
                return True
    return False
