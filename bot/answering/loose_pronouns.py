"""Pronouns before which a sentence names nothing that they could stand for."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.antecedents import (
    SUBORDINATE,
    WORD,
    has_name,
    has_person,
    has_several,
    has_thing,
    is_plural,
)
from bot.answering.word_lists import read_lists

_PRONOUN = re.compile(
    r"(?<![\w'’-])(?:he|she|his|him|her|himself|herself|hers|they|them|their|theirs|themselves|it|its|itself)(?!\w|-\w)",
    re.IGNORECASE,
)
# "The council has not approved it": a subject without a phrase behind it, and a verb.
_BARE_SUBJECT = re.compile(
    r"(?!.*\b(?:of|in|on|at|to|from|for|with|by|into|over|about|under|than|there|how)\b)(?:[\w'’-]+ ){2,6}",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:—–()]|\b(?:that|who|whom|whose|which|when|while|after|before|because|as|if|although|though|where|whether"
    r"|and|but|or|until|since|unless|says?|said|tells?|told|thinks?|thought|believes?|believed|hopes?|hoped|fears?|feared"
    r"|knows?|knew|claims?|claimed|warns?|warned|insists?|insisted|adds?|added|argues?|argued)\b",
    re.IGNORECASE,
)
# "her" is what she has when a word that can be a noun follows, and she herself when none of these does.
_AFTER_OBJECT = re.compile(
    r"\s*(?:$|[,.;:!?)—–]|(?:down|up|out|off|away|back|over|in|on|at|to|from|for|with|by|of|that|the|a|an|as|and|or"
    r"|but|if|when|while|after|before|into|about|not|his|their|its|who|because|until|through)\b)",
    re.IGNORECASE,
)
_EXPLETIVE_VERB = re.compile(
    r"it\s+(?:(?:can|could|may|might|will|would|did)\s+(?:not\s+)?take|took|takes|take|seems|seemed|appears|appeared"
    r"|turns|turned|rained|snowed|rains|snows)\b"
    r"|it\s+(?:is|was|will be)\s+(?:not\s+|also\s+|only\s+)?(?:raining|snowing|freezing|dark|midnight|noon)\b"
    r"|it\s+(?:costs?|pays?|helps?|makes\s+(?:no\s+)?sense|hurts?|does\s+not\s+help|would\s+cost|will\s+cost)\s+(?:\S+\s+){0,2}?to\b"
    r"|it\s+(?:(?:is|was|has been|will be|would be|may be|might be|remains|became)\s+)(?:\w+\s+){0,2}?"
    r"(?:\w+ed|said|known|thought|understood|hoped|feared)\s+(?:that|whether|how|why)\b",
    re.IGNORECASE,
)
# "It was in 1990 that …", "It was Miller who …"
_CLEFT = re.compile(
    r"[Ii]t\s+(?:is|was)\s+(?:not\s+|only\s+)?(?:until\s+)?(?:in\s+|on\s+|the\s+)?[A-Z0-9][^,]{0,60}?\s(?:who|that|when)\b"
)
_PARTITIVE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|most|some|many|all|none|half|few|several|both|each"
    r"|any|percent)\s+of\s+(?:them|these|those(?!\s+(?:who|whose|that|which|with|without|in|of|from|under|at|on|for|near"
    r"|still|already|not|\w+(?:ed|ing))\b))\b",
    re.IGNORECASE,
)
# "Amsel, 46, wants …": a name that opens the sentence, told by the comma behind it.
_OPENING_NAME = re.compile(r"▪?\s*[A-Z][\w'’-]+(?:,| (?:said|says|has|will|would|wants|is|was)\b)")
# "…, the court found": a clause of so many words with a verb of saying is not what the sentence is about.
_REPORT = 5
# "In its annual report Norvik …": the name comes right behind the phrase.
_BEFORE_ITS_NAME = re.compile(r"[A-Z][a-z]+ (?:its|his|her|their)(?: [\w'’-]+){1,4}? (?:[A-Z]|the [a-z])")


def has_loose_pronoun(told: str) -> bool:
    """Whether a pronoun stands before anything in the sentence that it could stand for."""
    for match in _PRONOUN.finditer(told):
        word = match.group().casefold()
        before = told[: match.start()]
        after = told[match.end() :]
        if word in ("he", "she", "his", "him", "her", "himself", "herself", "hers"):
            loose = not has_person(before)
        elif word in ("they", "them", "their", "theirs", "themselves"):
            loose = not has_several(before)
        else:
            loose = not has_thing(before)
            if not loose and word == "it" and _AFTER_OBJECT.match(after):
                loose = _BARE_SUBJECT.fullmatch(before) is not None and _only_the_subject_is_there(before)
        if not loose and word in ("him", "them", "her") and (word != "her" or _AFTER_OBJECT.match(after)):
            loose = _only_the_subject_is_there(before)
        if not loose and word in ("he", "she", "they", "it"):
            loose = _is_reporting(after) and not (has_name(before) or _OPENING_NAME.match(before))
        if loose and not (
            _is_cataphoric(told, match.start()) or (word == "it" and _is_expletive(told, match))
        ):
            return True
    return any(not _has_plural(told[: match.start()]) for match in _PARTITIVE.finditer(told))


def _has_plural(before: str) -> bool:
    return any(word != "police" and is_plural(word, at == 0) for at, word in enumerate(WORD.findall(before)))


def _only_the_subject_is_there(before: str) -> bool:
    """Whether what could be meant is the subject of the same clause, which would be told as "himself"."""
    clauses = list(_CLAUSE.finditer(before))
    return not clauses and "▪" not in before and not SUBORDINATE.match(before)


def _is_reporting(after: str) -> bool:
    following = WORD.match(after.lstrip())
    return following is not None and following.group().casefold() in _set("reporting")


def _is_cataphoric(told: str, position: int) -> bool:
    """Whether the pronoun stands in an opening phrase whose comma is followed by the one who is meant."""
    if _BEFORE_ITS_NAME.match(told):
        return True
    comma = told.find(", ", position)
    if comma < 0 or not SUBORDINATE.match(told) or "," in told[:position]:
        return False
    following = WORD.match(told[comma + 2 :])
    rest = WORD.findall(told[comma + 2 :])
    if len(rest) <= _REPORT and any(word.casefold() in _set("reporting") for word in rest[1:]):
        return False
    return following is not None and following.group().casefold() not in (
        *("he", "she", "it", "they", "his", "her", "its", "their", "there", "this", "that", "these", "those"),
    )


def _is_expletive(told: str, match: re.Match[str]) -> bool:
    rest = told[match.start() :]
    if _EXPLETIVE_VERB.match(rest) or _CLEFT.match(rest):
        return True
    words = [word.casefold() for word in WORD.findall(rest)[1:7]]
    while words and words[0] in (
        "is",
        "was",
        "be",
        "been",
        "has",
        "will",
        "would",
        "may",
        "might",
        "not",
        "still",
    ):
        words = words[1:]
    while words and words[0] in ("remains", "became", "becomes", "also", "very", "more", "so", "now", "only"):
        words = words[1:]
    closing = {"that", "to", "for", "whether", "how", "if", "when", "why", "who", "what"}
    return bool(words) and words[0] in _set("expletive") and bool(closing & set(words[1:4]))


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(read_lists("standing.txt")[section])
