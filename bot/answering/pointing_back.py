"""How a sentence points back to the one before it: by its opening, "the second one", "there", a time."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.antecedents import WORD, has_name, is_time
from bot.answering.word_lists import patterns_of, read_lists

_THOSE_WHO = re.compile(
    r"those\s+(?:who|whose|that|which|with|without|in|of|from|under|at|on|for|near|still|already|not|\w+(?:ed|ing))\b",
    re.IGNORECASE,
)
# A word in third place of "This … …" that is no noun: the second one was it ("This development represents").
_VERB_LIKE = re.compile(
    r"(?:is|was|were|are|has|have|had|will|would|could|can|may|might|must|should|does|did|came|comes|led|made|makes"
    r"|took|takes|means|meant|spoke|fell|went|began|got|gave|sold|bought|kept|held|won|lost|ran|sent|saw|stood|rose|drew"
    r"|paid|put|cut|set|let|hit|grew|knew|told|felt|found|left|met|sat|lay|broke|chose|hired|became|got|did|do|want|plan"
    r"|say|deny|by|of|in|on|for|from|with|that|which|who|to|at|and|\w+ed|\w+[^s]s)$",
    re.IGNORECASE,
)
# What stands behind a noun and says which one it is.
_COMPLETING = (
    "of",
    "to",
    "in",
    "for",
    "by",
    "from",
    "that",
    "who",
    "with",
    "on",
    "at",
    "under",
    "behind",
    "between",
    "about",
)
# After "this" these are verbs, never the noun that it goes with.
_VERB = re.compile(
    r"(?:is|was|has|had|will|would|could|may|might|can|must|does|did|means|meant|marks|marked|comes|came|follows"
    r"|followed|represents|represented|leaves|led|leads|makes|made|brings|brought|gives|gave|allows|allowed"
    r"|happens|happened|raises|raised|includes|included|prompted|caused|sparked|drew|puts|shows|showed|suggests"
    r"|suggested|applies|takes|took|reflects|reflected|helps|helped|resulted|also|not|only|too|and|in|to)$",
    re.IGNORECASE,
)
# "It once stood there": a place that was told before; "there is" and "there seems to be" tell of none.
_THERE = re.compile(
    r"\bthere\b(?!['’]|\s+(?:is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|must|should|did|do"
    r"|does|seems?|seemed|appears?|appeared|remains?|remained|came"
    r"|comes|exists?|existed|stands?|stood|and then"
    r"|isn|aren|wasn|weren|won|hasn|haven|\w+ly\s+(?:is|are|was|were))\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|to|from|on|into|near|inside|under|behind|onto|off)\s+(?:the|a|an|his|her|its|their|one|this)\b"
    r"|\b(?:in|at|to|from|near|visit|visited|into|on)\s+[A-Z]|\b(?:here|where|home)\b"
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s\d"
)
# "That the dam would break was known": a clause, nothing that was told before.
_CLAUSE_OPENERS = (
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "many",
    "some",
    "so",
    "such",
    "no",
    "he",
    "she",
    "it",
    "they",
)
# "Both sides of the street", "The other end of the bridge": what is told behind "of" says which.
_SIDES = re.compile(r"(?:both|the other|neither) \w+ of (?:the|a|an|[a-z]+'s) \w")


def points_back(told: str) -> bool:
    """Whether `told`, a sentence without what is quoted in it, takes up the one before it.

    Pronouns apart: those are judged by what stands before them.
    """
    folded = told.casefold()
    return (
        _opens_by_pointing_back(told, folded.lstrip("▪ ,"))
        or patterns_of("standing.txt", "points back").find(folded) is not None
        or _tells_of_a_place_told_before(told)
        or _is_told_by_another_time(told, folded)
    )


def _opens_by_pointing_back(told: str, lower: str) -> bool:
    if _openers().match(lower) and not lower.startswith("so far") and not _SIDES.match(lower):
        return True
    words = WORD.findall(told)
    first, second = words[0].casefold(), (words[1].casefold() if len(words) > 1 else "")
    third = words[2] if len(words) > 2 else ""
    if first in ("despite", "in") and second in ("spite", "this", "that", "these", "those", "such"):
        return not is_time(third)
    if first == "despite":
        return not has_name(told)
    if first in ("this", "that", "these", "those", "such"):
        return _demonstrative_points_back(told, first, second, third)
    if first in ("both", "neither") and words[1:2] and words[1][0].islower():
        return _SIDES.match(lower) is None
    if first == "the" and second in ("two", "three", "four", "five", "six"):
        return not has_name(told) and re.match(r"\W*\w+\s+\w+\s+\w+\s+of\b", told) is None
    if first == "the" and second in _set("back nouns"):
        cut_off = re.match(r"\W*\w+\s+\w+\s*[,.]", told) is not None
        completed = third in ("of", "to", "in", "for", "by", "from", "that", "who")
        return cut_off or not third or (_VERB_LIKE.match(third) is not None and not completed)
    if first == "the" and _is_one_of_many(second):
        owning = second.endswith(("'s", "’s"))
        told_by_verb = _VERB_LIKE.match(third) is not None and third not in _COMPLETING
        return (owning or told_by_verb) and not has_name(told)
    return False


def _is_one_of_many(word: str) -> bool:
    """Whether "the" with this noun alone doesn't say which one is meant ("the company", "the gift")."""
    noun = word.removesuffix("'s").removesuffix("’s").removesuffix("s’")
    return noun in _set("one of many") or noun.removesuffix("s") in _set("one of many")


def _demonstrative_points_back(told: str, first: str, second: str, third: str) -> bool:
    if first == "that" and is_time(second):
        return _DATE.search(told) is None
    if first == "that" and second in _CLAUSE_OPENERS:
        return False
    if is_time(second) or (first == "those" and _THOSE_WHO.match(told.lstrip("▪ ,"))):
        return False
    if first in ("these", "those", "such") or not third or _VERB_LIKE.match(third):
        return True
    if first == "that" or _VERB.match(second):
        return True
    # "This unprecedented move represents …": described, and told with names, it stands.
    return not has_name(told)


def _tells_of_a_place_told_before(told: str) -> bool:
    there = _THERE.search(told)
    return (
        there is not None
        and not has_name(told[: there.start()])
        and not _PLACE.search(told, 0, there.start())
    )


def _is_told_by_another_time(told: str, folded: str) -> bool:
    """Whether it happened so long after something told before ("a week later", "the following day")."""
    found = patterns_of("standing.txt", "by another time").find(folded)
    return found is not None and _DATE.search(told) is None


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(
        "(?:" + "|".join(map(re.escape, read_lists("standing.txt")["openers"])) + r")(?![^\W_])"
    )


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(read_lists("standing.txt")[section])
