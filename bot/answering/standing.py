"""Which sentences can't be understood alone, and what to show before them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from bot.answering.word_lists import read_lists
from bot.articles.article import Corpus, Sentence

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_WORD = re.compile(r"[^\W_]+(?:['’\-‑.][^\W_]+)*")
_CLAUSE = re.compile(
    r"[,;:—–()]|\b(?:that|who|whom|whose|which|when|while|after|before|because|as|if|although|though|where|whether"
    r"|and|but|or|until|since|unless)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:in|after|before|as|when|while|if|since|despite|with|without|though|although|once|until|like|unlike|for|on"
    r"|at|by|during|because|unless|given|to|even|following|throughout|asked|born|known|under|upon|amid)\b",
    re.IGNORECASE,
)
# "her" is what she has when a word that can be a noun follows, and she herself when none of these does.
_AFTER_OBJECT = re.compile(
    r"\s*(?:$|[,.;:!?)—–]|(?:down|up|out|off|away|back|over|in|on|at|to|from|for|with|by|of|that|the|a|an|as|and|or"
    r"|but|if|when|while|after|before|into|about|not|his|their|its|who|because|until|through)\b)",
    re.IGNORECASE,
)
_EXPLETIVE_VERB = re.compile(
    r"it\s+(?:took|takes|take|seems|seemed|appears|appeared|turns|turned|rained|snowed|rains|snows)\b"
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
    r"|any|percent)\s+of\s+(?:them|these|those)\b",
    re.IGNORECASE,
)
_POINTING_BACK = re.compile(
    r"\b(?:of|to|from|by|with|about|despite|than|like)\s+(?:this|that|these|those)(?=\s*(?:[,.;:!?]|$|and\b|but\b|or\b))"
    r"|\bthis(?=\s*(?:[,.;:!?]|$)|\s+(?:and|but|or)\b)"
    r"|\bthe\s+(?:first|second|third|fourth|other|last)\s+ones?\b",
    re.IGNORECASE,
)
_THOSE_WHO = re.compile(
    r"those\s+(?:who|whose|that|which|with|without|in|of|from|under|at|on|for|near|still|already|not|\w+(?:ed|ing))\b",
    re.IGNORECASE,
)
# A word in third place of "This … …" that is no noun: the second one was it ("This development represents").
_VERB_LIKE = re.compile(
    r"(?:is|was|were|are|has|have|had|will|would|could|can|may|might|must|should|does|did|came|comes|led|made|makes"
    r"|took|takes|means|meant|by|of|in|on|for|from|with|that|which|who|to|at|and|\w+ed|\w+[^s]s)$",
    re.IGNORECASE,
)
# After "this" these are verbs, never the noun that it goes with.
_VERB = re.compile(
    r"(?:is|was|has|had|will|would|could|may|might|can|must|does|did|means|meant|marks|marked|comes|came|follows"
    r"|followed|represents|represented|leaves|led|leads|makes|made|brings|brought|gives|gave|allows|allowed"
    r"|happens|happened|raises|raised|includes|included|prompted|caused|sparked|drew|puts|shows|showed|suggests"
    r"|suggested|applies|takes|took|reflects|reflected|helps|helped|resulted|also|not|only|too|and|in|to)$",
    re.IGNORECASE,
)
# So far into a sentence everything that a pronoun may mean has been named; the rest of a monster is not read.
_READ = 1000
# "Amsel, 46, wants …": a name that opens the sentence, told by the comma behind it.
_OPENING_NAME = re.compile(r"▪?\s*[A-Z][\w'’-]+(?:,| (?:said|says|has|will|would|wants|is|was)\b)")
# "…, the court found": a clause of so many words with a verb of saying is not what the sentence is about.
_REPORT = 5
_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


def context_of(sentence: Sentence, corpus: Corpus) -> Sentence | None:
    """The sentence to show before `sentence`, or None where it stands alone.

    It is the one before it in the same article; a headline explains nothing and is not shown.
    """
    if sentence.number == 0 or stands_alone(sentence.text):
        return None
    before = corpus.sentences[sentence.number - 1]
    if before.file != sentence.file or _is_headline(before, sentence):
        return None
    return before


@lru_cache(maxsize=65_536)
def stands_alone(text: str) -> bool:
    """Whether a sentence can be understood without the one before it.

    It can't when it opens by pointing back (However, Among them, The move …), when a pronoun comes before
    anything it could stand for, and when somebody speaks who is not named.
    """
    told = _QUOTED.sub(" ▪ ", text[:_READ]).strip(" *\t\r\n")
    if not _WORD.search(told) or _half_quoted(told):
        return False
    return not (_opens_by_pointing_back(told) or _POINTING_BACK.search(told) or _has_loose_pronoun(told))


def _is_headline(before: Sentence, sentence: Sentence) -> bool:
    if before.paragraph == sentence.paragraph:
        return False
    return not before.text.rstrip("*”\"’') ").endswith((".", "!", "?", ":", "…"))


def _half_quoted(told: str) -> bool:
    """Whether speech begins or ends in another sentence, so that "I" and "we" are nobody here."""
    return _SPEAKER.search(told) is not None and (
        "”" in told or "“" in told or _SPEAKER.match(told) is not None
    )


def _opens_by_pointing_back(told: str) -> bool:
    lists = read_lists("standing.txt")
    lower = told.casefold().lstrip("▪ ,")
    for opener in () if lower.startswith("so far") else lists["openers"]:
        if lower.startswith(opener) and not lower[len(opener) : len(opener) + 1].isalnum():
            return True
    words = _WORD.findall(told)
    first, second = words[0].casefold(), (words[1].casefold() if len(words) > 1 else "")
    third = words[2] if len(words) > 2 else ""
    if first in ("despite", "in") and second in ("spite", "this", "that", "these", "those", "such"):
        return not _is_time(third)
    if first == "despite":
        return not _has_name(told)
    if first in ("this", "that", "these", "those", "such"):
        return _demonstrative_points_back(told, first, second, third)
    if first in ("both", "neither") and words[1:2] and words[1][0].islower():
        return True
    if first == "the" and second in ("two", "three", "four", "five", "six"):
        return not _has_name(told) and re.match(r"\W*\w+\s+\w+\s+\w+\s+of\b", told) is None
    if first == "the" and second in lists["back nouns"]:
        cut_off = re.match(r"\W*\w+\s+\w+\s*[,.]", told) is not None
        completed = third in ("of", "to", "in", "for", "by", "from", "that", "who")
        return cut_off or not third or (_VERB_LIKE.match(third) is not None and not completed)
    return False


def _demonstrative_points_back(told: str, first: str, second: str, third: str) -> bool:
    if _is_time(second) or (first == "those" and _THOSE_WHO.match(told.lstrip("▪ ,"))):
        return False
    if first in ("these", "those", "such") or not third or _VERB_LIKE.match(third):
        return True
    if first == "that" or _VERB.match(second):
        return True
    # "This unprecedented move represents …": described, and told with names, it stands.
    return not _has_name(told)


def _has_loose_pronoun(told: str) -> bool:
    """Whether a pronoun stands before anything in the sentence that it could stand for."""
    for match in _WORD.finditer(told):
        word = match.group().casefold()
        before = told[: match.start()]
        after = told[match.end() :]
        if word in ("he", "she", "his", "him", "her", "himself", "herself", "hers"):
            loose = not _has_person(before)
        elif word in ("they", "them", "their", "theirs", "it", "its"):
            loose = not _names_something(before)
        else:
            continue
        if not loose and word in ("him", "them", "her") and (word != "her" or _AFTER_OBJECT.match(after)):
            loose = _only_the_subject_is_there(before)
        if not loose and word in ("he", "she", "they", "it"):
            loose = _is_reporting(after) and not (_has_name(before) or _OPENING_NAME.match(before))
        if loose and not (
            _is_cataphoric(told, match.start()) or (word == "it" and _is_expletive(told, match))
        ):
            return True
    return any(not _has_plural(told[: match.start()]) for match in _PARTITIVE.finditer(told))


def _only_the_subject_is_there(before: str) -> bool:
    """Whether what could be meant is the subject of the same clause, which would be told as "himself"."""
    clauses = list(_CLAUSE.finditer(before))
    return not clauses and "▪" not in before and not _SUBORDINATE.match(before)


def _is_reporting(after: str) -> bool:
    following = _WORD.match(after.lstrip())
    return following is not None and following.group().casefold() in _set("reporting")


def _is_cataphoric(told: str, position: int) -> bool:
    """Whether the pronoun stands in an opening phrase whose comma is followed by the one who is meant."""
    comma = told.find(", ", position)
    if comma < 0 or not _SUBORDINATE.match(told) or "," in told[:position]:
        return False
    following = _WORD.match(told[comma + 2 :])
    rest = _WORD.findall(told[comma + 2 :])
    if len(rest) <= _REPORT and any(word.casefold() in _set("reporting") for word in rest[1:]):
        return False
    return following is not None and following.group().casefold() not in (
        *("he", "she", "it", "they", "his", "her", "its", "their", "there", "this", "that", "these", "those"),
    )


def _is_expletive(told: str, match: re.Match[str]) -> bool:
    rest = told[match.start() :]
    if _EXPLETIVE_VERB.match(rest) or _CLEFT.match(rest):
        return True
    words = [word.casefold() for word in _WORD.findall(rest)[1:7]]
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


def _has_name(text: str) -> bool:
    """Whether a word is capitalised that need not be."""
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or _is_time(word) or word.casefold() in _set("small words"):
            continue
        inside = text[: match.start()].rstrip("▪ *")
        if (inside and inside[-1] not in ".!?:") or (len(word) > 1 and word.isupper()):
            return True
    return False


def _has_person(before: str) -> bool:
    """Whether anybody could be meant: a name, or a noun after an article, opening words of time apart."""
    if _has_name(before):
        return True
    words = _WORD.findall(before)
    if (
        words
        and words[0][0].isupper()
        and words[0].casefold() not in _set("small words")
        and not _is_time(words[0])
    ):
        return True
    return any(
        article.casefold() in ("a", "an", "the", "one", "another", "every", "each", "whose")
        and noun.casefold() not in _set("small words")
        and not _is_time(noun)
        for article, noun in pairwise(words)
    )


def _names_something(before: str) -> bool:
    words = _WORD.findall(before)
    if words and _SUBORDINATE.match(words[0]):
        # "In good years they sell": what is good there is a time.
        words = next((words[i + 1 :] for i, word in enumerate(words[:4]) if _is_time(word)), words)
    return any(
        not word[0].isdigit()
        and word.casefold() not in _set("small words")
        and not _is_time(word)
        and not (i and words[i - 1].casefold() in ("to", "be", "been", "will", "would", "had", "has", "have"))
        for i, word in enumerate(words)
    )


def _has_plural(before: str) -> bool:
    return any(
        word in ("people", "men", "women", "children")
        or (
            (word[0].islower() or at == 0)
            and word.endswith("s")
            and not _is_time(word)
            and word.casefold() not in _set("small words")
        )
        for at, word in enumerate(_WORD.findall(before))
    )


def _is_time(word: str) -> bool:
    folded = word.casefold()
    return folded in _set("time nouns") or folded.removesuffix("s") in _set("time nouns")


@cache
def _set(section: str) -> frozenset[str]:
    lines = read_lists("standing.txt")[section]
    return frozenset(" ".join(lines).split() if section == "small words" else lines)
