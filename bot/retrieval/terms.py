"""Text to terms: what counts as the same word when articles are searched."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from bot.retrieval.numbers import FIRST_WORDS, number_at
from bot.retrieval.word_lists import irregular, one_term, stop_words, word_class

# A dotted abbreviation; a figure with its ending (18th, 1990s); a figure; a word with what follows its
# apostrophe, accents that are characters of their own included. No hyphen and no dash, so that the parts of
# 21-year-old and 1997—has are words of their own.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|\d+(?:st|nd|rd|th|s)\b|\d+(?:[.,]\d+)*|[^\W\d_][\w\u0300-\u036f]*"
    r"(?:['’ʼ＇‘]\w[\w\u0300-\u036f]*)*|%",
    re.IGNORECASE,
)
_HYPHENS = frozenset("-‐‑‒–−﹣－")
_ARTICLES, _NOUNS = word_class("article"), word_class("noun_after_article")
_AFTER_US = word_class("after_us")
# Months that are a common word too are a term of their own where they are surely a month.
_MONTHS, _BEFORE_MONTH = word_class("month_or_word"), word_class("before_month")
_POSSESSIVES, _AUXILIARIES = word_class("possessive"), word_class("auxiliary")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
# Without a cache of its own, which costs more than it saves: `term_of` keeps what was stemmed.
_stemmer = Stemmer.Stemmer("english", 0)


class Token(NamedTuple):
    """A word of a text: its span, the folded word, and the term it is searched as.

    `stop`: never looked up. `capital`: begins with a capital letter.
    """

    start: int
    end: int
    word: str
    term: str
    stop: bool
    capital: bool = False


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; spans don't overlap.

    Unicode words, NFKC, case folded; apostrophes unified and the possessive dropped; English stems
    (Porter 2, by PyStemmer) after irregular inflections. Names written in several ways are one term
    ("U.S.", "United States"), and so are numbers in words and in figures.
    """
    matches = list(_WORD.finditer(text))
    words = [_fold(m.group()) for m in matches]
    found: list[Token] = []
    at = 0
    while at < len(matches):
        start, raw = matches[at].start(), matches[at].group()
        term, used = _whole(text, matches, words, at) if words[at] in _first_words() else (None, 1)
        word = " ".join(words[at : at + used]) if used > 1 else words[at]
        stop = False
        if term is None and word in _MONTHS and raw[0].isupper() and _is_month(words, at):
            term = word + "."
        elif term is None:
            term = term_of(word)
            stop = (word in stop_words() and not _is_noun(words, at, raw)) or _is_emphatic(matches, words, at)
        elif term == "1":
            stop = word == "one"
        found.append(Token(start, matches[at + used - 1].end(), word, term, stop, raw[0].isupper()))
        at += used
    return found


@lru_cache(65536)
def term_of(word: str) -> str:
    """The term of one folded word."""
    base = irregular().get(word, word)
    if base.endswith("!"):
        return base[:-1]
    return base if base[0].isdigit() else str(_stemmer.stemWord(base))


@lru_cache(65536)
def _fold(raw: str) -> str:
    word = unicodedata.normalize("NFKC", raw).casefold()
    if not word.isascii():
        word = _without_accents(word)
    for mark in "’ʼ‘":
        word = word.replace(mark, "'")
    if word[0].isdigit():
        return word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word) else word
    word = word.removesuffix("'s").removesuffix("'")
    if "." in word:
        word = word.replace(".", "")
    return word or raw


def is_possessive(token: Token, text: str) -> bool:
    """Whether a word of `text` is a possessive: "Lind's", "the guards'"."""
    typed = text[token.start : token.end + 1].casefold()
    return typed[:-1].endswith(("'s", "’s")) or typed.endswith(("s'", "s’", "'s", "’s"))


def _without_accents(word: str) -> str:
    """Kraków is searched as krakow: letters without their marks."""
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)) or word


def _whole(text: str, matches: list[re.Match[str]], words: list[str], at: int) -> tuple[str | None, int]:
    """The term that stands for the words from `at` on and how many it takes; None and 1 for a plain word."""
    for used in range(min(_longest_forms().get(words[at], 0), len(words) - at), 0, -1):
        entry = one_term().get(tuple(words[at : at + used]))
        if entry is None or (used > 1 and not _adjacent(text, matches, at, used, entry.hyphenated)):
            continue
        country = entry.term == "u.s." and _means_country(words, at)
        if not entry.capitals or country or _is_written_large(text, matches, words, at):
            return entry.term, used
    number = number_at(words, at)
    if number is not None and _adjacent(text, matches, at, number[1], hyphenated=False):
        return number
    return None, 1


def _is_written_large(text: str, matches: list[re.Match[str]], words: list[str], at: int) -> bool:
    """Whether a word in capitals stands out: not in "WHO IS IT?", nor at the head of "WHO is it"."""
    if not matches[at].group().isupper() or (len(words) > 1 and text.isupper()):
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    return not (at == 0 and words[at] in stop_words() and after in _AUXILIARIES)


@lru_cache(1)
def _first_words() -> frozenset[str]:
    """With which words a number or a form of one_term.txt begins."""
    return FIRST_WORDS | _longest_forms().keys()


@lru_cache(1)
def _longest_forms() -> dict[str, int]:
    """With which word a form of one_term.txt begins, and how many words the longest such form has."""
    longest: dict[str, int] = {}
    for form in one_term():
        longest[form[0]] = max(len(form), longest.get(form[0], 0))
    return longest


def _adjacent(text: str, matches: list[re.Match[str]], at: int, used: int, hyphenated: bool) -> bool:
    """Nothing but blanks or one hyphen stands between the words."""
    gaps = (text[matches[i].end() : matches[i + 1].start()] for i in range(at, at + used - 1))
    return all(gap in _HYPHENS or (gap.isspace() and not hyphenated) for gap in gaps)


def _means_country(words: list[str], at: int) -> bool:
    """Whether "us" in small letters is the country, as in "the us" and "us officials"."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return before == "the" or (after in _AFTER_US and before not in ("tell", "give", "show"))


def _is_month(words: list[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else ""
    return after[:1].isdigit() or (at > 0 and (words[at - 1] in _BEFORE_MONTH or words[at - 1][:1].isdigit()))


def _is_noun(words: list[str], at: int, raw: str) -> bool:
    """Whether a stop word is used as a noun: "the will", the month of May."""
    if words[at] in _NOUNS:
        return at > 0 and words[at - 1] in _ARTICLES
    return words[at] == "may" and raw == "May" and at > 0


def _is_emphatic(matches: list[re.Match[str]], words: list[str], at: int) -> bool:
    """Whether "own" only stresses whose something is: "its own cinema", "the town's own cinema"."""
    if words[at] != "own" or not at or at + 1 == len(words) or words[at + 1] in stop_words():
        return False
    return words[at - 1] in _POSSESSIVES or matches[at - 1].group().endswith(("'s", "’s", "s'", "s’"))
