"""Questions for the story as a whole ("what is this about?"): the sentence that each article opens with."""

from __future__ import annotations

import re

from bot.answering.conversation import Conversation
from bot.retrieval.retriever import Hit, Retriever

_STORY = (
    r"(?:this|that|it|all this|all of this|these|"
    r"(?:the|this|that|your|these|those) (?:whole )?(?:story|articles?|news|texts?|reports?))"
)
_WHAT = r"what(?:'?s| is| are| was)"
_FORMS = re.compile(
    rf"{_WHAT} {_STORY}(?: all)? about"
    r"|what(?:'?s| is) (?:this|the story|the news)"
    rf"|what do(?:es)? {_STORY} (?:say|tell|report|deal with|talk about)(?: us| me)?"
    r"|(?:give me |show me |i want |i need )?(?:an? )?(?:short |quick |brief )?overview"
    rf"(?: of {_STORY})?",
    re.IGNORECASE,
)
# In a conversation these are asked about what was spoken of last.
_OPENING_FORMS = re.compile(
    r"what(?:'?s| is| was)? (?:has |have )?(?:just )?(?:happened|happening|going on|new)(?: here)?",
    re.IGNORECASE,
)
# So many openings are looked at; more than a few are never shown.
_MOST = 200
# A shorter opening is a label ("Live", "From our archive").
_SHORTEST = 6


def asks_for_overview(text: str, conversation: Conversation) -> bool:
    """Whether a question is for the story as a whole and names nothing of it."""
    asked = _squeezed(text)
    if _FORMS.fullmatch(asked):
        return True
    turns = ((turn, _squeezed(turn.question)) for turn in conversation.turns)
    spoken_of = any(
        turn.claims and not (_FORMS.fullmatch(before) or _OPENING_FORMS.fullmatch(before))
        for turn, before in turns
    )
    return _OPENING_FORMS.fullmatch(asked) is not None and not spoken_of


def _squeezed(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).rstrip(" ?!.")


def openings(retriever: Retriever) -> list[Hit]:
    """The first sentence of each article that can stand alone, that of the first 200 articles.

    First comes the one whose words the articles use most: the centroid of Radev et al. (2004).
    """
    first: dict[str, Hit] = {}
    whole: dict[str, Hit] = {}
    for sentence in retriever.sentences:
        profile = retriever.profile(sentence)
        terms = [term for term in profile.positions if " " not in term]
        common = sum(retriever.document_frequency(term) for term in terms) / max(1, len(terms)) ** 0.5
        hit = Hit(sentence, common, frozenset())
        first.setdefault(sentence.file, hit)
        if len(first) > _MOST:
            del first[sentence.file]
            break
        label = profile.headline or len(profile.tokens) < _SHORTEST
        if not (label or profile.takes_up or profile.asks):
            whole.setdefault(sentence.file, hit)
    return sorted({**first, **whole}.values(), key=lambda hit: (-hit.score, hit.sentence.number))
