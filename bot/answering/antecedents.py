"""What a pronoun may stand for: whether somebody, some things or one thing is named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.answering.word_lists import read_lists
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import english

WORD = re.compile(r"[^\W_]+(?:['’\-‑.][^\W_]+)*")
SUBORDINATE = re.compile(
    r"(?:in|after|before|as|when|while|if|since|despite|with|without|though|although|once|until|like|unlike|for|on"
    r"|at|by|during|because|unless|given|to|even|following|throughout|asked|born|known|under|upon|amid)\b",
    re.IGNORECASE,
)
# A name behind one of these is a place; behind "the" it is an office, a body or a building.
_PLACED = re.compile(r"\b(?:in|at|near|across|outside|inside|throughout|off|around)$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|that|a|an)$", re.IGNORECASE)
_SPEAKS_NEXT = re.compile(
    r"(?:['’]s\b|,? (?:\d\d,|said|says|told|has|had|will|would|wants|is|was|who|whose"
    r"|himself|herself|\w+ed|now)\b)"
)
# The determiners of one thing.
_ONE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "this",
            "that",
            "each",
            "every",
            "another",
            "one",
            "no",
            "any",
            "either",
            "neither",
        ),
        *("its", "his", "her", "their", "my", "our", "your", "whose"),
    )
)
# So many words may stand between a determiner and its noun.
_REACH = 4
_NO_PLURAL = ("ss", "us", "is", "ics", "’s", "'s")
_PERSON_ENDS = ("er", "or", "ist", "ian", "man", "woman", "person")
# Verbs and adverbs by their ends; a noun of this form is told by the determiner before it.
_NO_NOUN_ENDS = ("ed", "ing", "ly")


def has_person(before: str) -> bool:
    """Whether one man or woman is named in `before`, by a name or by a noun."""
    if any(_is_person(run) for run in _names(before)):
        return True
    return any(is_person_noun(match.group()) for match in WORD.finditer(before) if not is_time(match.group()))


def has_several(before: str) -> bool:
    """Whether several are named in `before`: a plural, a group, a company, two joined by "and"."""
    if next(_names(before), None) is not None:
        return True
    words = [match.group() for match in WORD.finditer(before)]
    folded = [word.casefold() for word in words]
    collectives = _words("collectives")
    return any(
        (word in collectives and folded[at + 1 : at + 2] != ["of"])
        or (is_plural(words[at], at == 0) and not (at and folded[at - 1] in ("to", "it")))
        for at, word in enumerate(folded)
    ) or any(
        word == "and" and 0 < at < len(folded) - 1 and folded[at - 1] not in small_words()
        for at, word in enumerate(folded)
    )


def has_thing(before: str) -> bool:
    """Whether one thing is named in `before`: a name, or a noun that is no person, no plural and no time."""
    if any(not _SPEAKS_NEXT.match(before, run.end()) or "," not in before[run.end() : run.end() + 1]
           for run in _names(before)):  # fmt: skip
        return True
    words = [match.group() for match in WORD.finditer(before)]
    if words and SUBORDINATE.match(words[0]):
        # "In good years they sell": what is good there is a time.
        words = next((words[i + 1 :] for i, word in enumerate(words[:4]) if is_time(word)), words)
    determined = 0
    for at, word in enumerate(words):
        folded = word.casefold()
        if folded in small_words() or word[0].isdigit():
            determined = _REACH if folded in _ONE else 0
            continue
        noun = not (is_time(word) or is_person_noun(word) or is_plural(word, at == 0))
        if noun and determined:
            return True
        determined = max(0, determined - 1)
        follows = words[at + 1] if at + 1 < len(words) else ""
        if (
            noun
            and not folded.endswith(_NO_NOUN_ENDS)
            and not (
                at and words[at - 1].casefold() in ("to", "be", "been", "will", "would", "had", "has", "have")
            )
            and not (follows and is_plural(follows))
        ):
            return True
    return False


def has_name(text: str) -> bool:
    """Whether a word is capitalised that need not be."""
    for match in WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or is_time(word) or word.casefold() in small_words():
            continue
        inside = text[: match.start()].rstrip("▪ *")
        if (inside and inside[-1] not in ".!?:") or (len(word) > 1 and word.isupper()):
            return True
    return False


def is_person_noun(word: str) -> bool:
    """Whether a noun means one man or woman ("clerk", "baker"), going by a list and by how it ends."""
    folded = word.casefold().removesuffix("'s").removesuffix("’s").rpartition("-")[2]
    if folded in _words("persons"):
        return True
    return folded.endswith(_PERSON_ENDS) and len(folded) > len("user") and folded not in _words("no persons")


def is_plural(word: str, opens: bool = False) -> bool:
    """Whether a word looks like a plural; `opens`: its capital may be that of a sentence."""
    if not (word[0].islower() or opens) or is_time(word) or word.casefold() in small_words():
        return False
    return word.casefold() in _PLURALS or (
        len(word) > len("yes") and word.endswith("s") and not word.endswith(_NO_PLURAL)
    )


def is_time(word: str) -> bool:
    """Whether a word is a day, a month, a stretch of time, or "late", "recently"."""
    folded = word.casefold()
    times = _listed("time nouns")
    return folded in times or folded.removesuffix("s") in times


@cache
def small_words() -> frozenset[str]:
    """Words that name nothing a pronoun could stand for."""
    return frozenset(" ".join(read_lists("standing.txt")["small words"]).split())


_PLURALS = frozenset(
    ("people", "men", "women", "children", "police", "feet", "mice", "teeth", "geese", "oxen")
)


def _names(text: str) -> Iterator[re.Match[str]]:
    """The names in `text`, each a run of capitalised words; a common word opening a sentence is none."""
    for run in _RUN.finditer(text):
        words = WORD.findall(run.group())
        if all(is_time(word) or word.casefold() in small_words() for word in words):
            continue
        inside = text[: run.start()].rstrip('▪ *“"')
        if len(words) == 1 and (not inside or inside[-1] in ".!?:") and not run.group().isupper():
            common = term_of(words[0].casefold()) in english()
            if common and (is_plural(words[0], opens=True) or not _SPEAKS_NEXT.match(text, run.end())):
                continue
        yield run


# "Prof. Ada Lind", "Bank of Norvik": capitalised words with a blank, "of" or "&" between them.
_RUN = re.compile(
    r"\b[A-Z][\w'’\-‑]*(?:\.?(?: (?:of(?: the)?|&|for|de|van|von|al|bin|da|di|la|le))? [A-Z][\w'’\-‑]*)*"
)


def _is_person(run: re.Match[str]) -> bool:
    words = WORD.findall(run.group())
    if any(is_person_noun(word) and len(words) > 1 for word in words):
        return True
    if _words("organizations") & set(words) or (words[0].isupper() and len(words[0]) > 1):
        return False
    before = run.string[: run.start()].rstrip()
    possessive = words[-1].endswith(("'s", "’s"))
    return possessive or not (_PLACED.search(before) or _THE.search(before))


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(" ".join(read_lists("antecedents.txt")[section]).split())


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(read_lists("standing.txt")[section])
