"""What asks nothing of the articles: an instruction, an opinion, a prediction, another language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from bot.answering.word_lists import Patterns, patterns_of, read_lists
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

# What is asked instead; the last two are questions after all when the articles answer them.
Instead = Literal["nothing", "language", "instruction", "opinion", "judgement", "prediction"]
_PATTERNS: tuple[Instead, ...] = ("nothing", "instruction", "opinion", "judgement", "prediction")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_AROUND = re.compile(r"^[\W_]+|[\s?!.]+$")
_STRAIGHT = str.maketrans("’‘ʼ", "'''")
_IS_TO = re.compile(r"\b(?:is|are) (?:not |still |now )?(?:about )?to \w")
_LONGEST_READ = 400
# Below this share of foreign small words a name or a quoted phrase may be foreign in an English question;
# judged on sentences of nine languages and on the public English questions, of which none is caught.
_FOREIGN_SHARE = 0.25


def instead_of_question(question: Question, retriever: Retriever) -> Instead | None:
    """What `question` is when it is none, or None.

    "judgement" and "prediction" are only signs: "will the dam close?" is answered where the articles say so.
    """
    if _is_another_language(question.text, retriever):
        return "language"
    text = _plain(question.text)
    if _patterns("echo").find(text):
        return "instruction"
    for kind in _PATTERNS:
        if _patterns(kind).find(text):
            return kind
    return None if question.terms else "nothing"


def foretells(hit: Hit) -> bool:
    """Whether a sentence tells what is to come ("the dam is to close in May")."""
    text = hit.sentence.text.casefold()
    return bool(_future() & set(_WORD.findall(text.replace("’", "'")))) or _IS_TO.search(text) is not None


def claim_in(text: str) -> str | None:
    """What is to be said after somebody ("repeat after me: the dam is safe"), or None.

    It comes without its capitals, quotation marks straightened.
    """
    plain = _plain(text)
    found = _patterns("echo").find(plain)
    return plain[found.end() :].strip(" :;,.\"'“”") or None if found is not None else None


def _plain(text: str) -> str:
    """The text as the patterns read it: small letters, straight quotes, no politeness before it."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST_READ]).casefold()
    text = " ".join(_AROUND.sub("", text.translate(_STRAIGHT)).split())
    while text.startswith(_polite()):
        polite = next(p for p in _polite() if text.startswith(p))
        text = text[len(polite) :].lstrip(" ,:;-–—!.")
    return text


@cache
def _polite() -> tuple[str, ...]:
    entries = sorted(read_lists("no_question.txt")["politeness"], key=len, reverse=True)
    return tuple(entry + end for entry in entries for end in (" ", ",", ":"))


def _patterns(kind: str) -> Patterns:
    return patterns_of("no_question.txt", kind)


def _is_another_language(text: str, retriever: Retriever) -> bool:
    letters = [] if text.isascii() else [c for c in text if c.isalpha()]
    foreign_letters = sum(not _is_latin(c) for c in letters)
    if letters and 2 * foreign_letters > len(letters):
        return True
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_LONGEST_READ]).casefold().replace("’", "'"))
    english, foreign = _small_words()
    found = sum(word in foreign and not retriever.document_frequency(word) for word in words)
    if "¿" in text or "¡" in text:
        found += 1
    return found >= 2 and found >= _FOREIGN_SHARE * len(words) and found > sum(w in english for w in words)


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN"))


@cache
def _future() -> frozenset[str]:
    return frozenset(" ".join(read_lists("no_question.txt")["future"]).split())


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    """Frequent words of English, and of other languages alone."""
    lists = read_lists("no_question.txt")
    english = frozenset(" ".join(lists["english"]).split())
    return english, frozenset(" ".join(lists["other languages"]).split()) - english
