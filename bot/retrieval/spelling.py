"""Repair the spelling of words that the articles don't use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase

from bot.articles.word_file import Reading
from bot.retrieval.lexicon import LISTS, alternatives
from bot.retrieval.retriever import Retriever
from bot.retrieval.slips import (
    ONE_EDIT,
    begins_alike,
    distance,
    first_letters,
    meant,
    nearest_small_word,
    with_first_letter,
)
from bot.retrieval.terms import Token, term_of, tokens
from bot.retrieval.word_lists import english, lines, stop_words

_SHORTEST_PART = 3
# Endings with which a word of the articles may have been typed.
_ENDINGS = ("ing", "ed", "s")
_LONGEST_ENDING = 3
# Shorter words of the lists of synonyms have too many neighbours.
_LISTED = re.compile(r"[a-z]{5,}")
# So many words that may be slips are looked up in one question: each is compared with every word of the
# articles that begins alike, and a page of gibberish is to cost no more than a question.
_MOST_LOOKED_UP = 16
# Two words of the articles written as one are never longer; what is, is no word (a link, a key held down).
_LONGEST_JOINED = 40

Repaired = tuple[tuple[str, str], ...]


def repair(text: str, words: Sequence[Token], retriever: Retriever) -> tuple[list[Token], Repaired]:
    """The words of a question with their spelling repaired, and (as typed, as searched) pairs.

    A word is repaired when the articles don't have it, it is no English word, and one word of the articles
    alone is nearest to it by optimal string alignment, beginning with the same letter. Two words typed
    apart that the articles write as one are joined, one that they write as two is split.
    """
    kept: list[Token] = []
    pairs: list[tuple[str, str]] = []
    at = looked_up = 0
    while at < len(words):
        token = words[at]
        joined = _joined(words, at, retriever)
        if joined is not None:
            kept.append(_as(joined, token, words[at + 1].end))
            pairs.append((text[token.start : words[at + 1].end], joined))
            at += 2
            continue
        meant = _chat_words().get(token.word)
        if meant is not None and not retriever.document_frequency(token.term):
            kept.append(_as(meant, token, token.end))
            at += 1
            continue
        if looked_up < _MOST_LOOKED_UP and _is_suspect(token, retriever):
            looked_up += 1
            parts = _parts(token.word, token.capital, retriever)
            found = None if parts else _nearest(token, retriever) or nearest_small_word(token.word)
            if parts is not None:
                kept += [_as(part, token, token.end) for part in parts]
                pairs.append((text[token.start : token.end], " ".join(parts)))
                at += 1
                continue
            if found is not None:
                pairs.append((text[token.start : token.start + len(token.word)], found))
                token = _as(found, token, token.end)
        kept.append(token)
        at += 1
    return kept, tuple(pairs)


def _is_suspect(token: Token, retriever: Retriever) -> bool:
    """Whether a word may be a slip: the articles don't have it, and English doesn't either."""
    return (
        ONE_EDIT <= len(token.word) <= _LONGEST_JOINED
        and token.word.isalpha()
        and not token.stop
        and not retriever.document_frequency(token.term)
        and token.term not in english()
        and not alternatives(token.term)
    )


def _nearest(token: Token, retriever: Retriever) -> str | None:
    """The one word of the articles that a misspelt one most likely was to be, as they write it.

    Where there is none, the one word of the lists of synonyms that the articles tell in other words.
    """
    word = token.word
    shortest, longest = len(word) - _LONGEST_ENDING - 1, len(word) + _LONGEST_ENDING + 1
    near: dict[str, str] = {}
    for letter in first_letters(word):
        for other, written in retriever.words(letter).items():
            if shortest <= len(other) <= longest and (letter == word[0] or begins_alike(word, other)):
                near[other] = written
    for other in with_first_letter(word, ascii_lowercase):
        if other in retriever.words(other[0]):
            near[other] = retriever.words(other[0])[other]
    for small in stop_words() & near.keys():
        del near[small]
    found = meant(word, near) or meant(word, _inflected(word, near), surely=True)
    if found is not None or token.capital:
        return found
    listed = (w for w in _listed().get(word[0], ()) if distance(word, w, 1) == 1)
    told = {w: w for w in listed if _told_otherwise(w, retriever)}
    return meant(word, told, surely=True)


def _inflected(word: str, words: Mapping[str, str]) -> dict[str, str]:
    """Other forms of the words of the articles, to how these are written: `word` may be a slip of one."""
    forms: dict[str, str] = {}
    beginning = sorted(word[:3])
    for other, written in words.items():
        if len(other) < ONE_EDIT or sorted(other[:3]) != beginning or written[0].isupper():
            continue
        bare = next((other.removesuffix(ending) for ending in _ENDINGS if other.endswith(ending)), other)
        plural = "es" if bare.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        for ending in ("ing", "ed", plural, "e", ""):
            form = bare + ending
            if form not in forms and distance(word, form, 1) == 1 and term_of(form) == term_of(other):
                forms[form] = written
    return forms


def _told_otherwise(word: str, retriever: Retriever) -> bool:
    term = term_of(word)
    if retriever.document_frequency(term):
        return True
    return any(retriever.document_frequency(other.key) for other in alternatives(term))


def _joined(words: Sequence[Token], at: int, retriever: Retriever) -> str | None:
    """The word that the articles write for this word and the next together, where they lack either."""
    if at + 1 >= len(words):
        return None
    first, second = words[at], words[at + 1]
    if first.stop or second.stop or not (first.word.isalpha() and second.word.isalpha()):
        return None
    if retriever.document_frequency(first.term) and retriever.document_frequency(second.term):
        return None
    return retriever.words(first.word[0]).get(first.word + second.word) if len(first.word) > 1 else None


def _parts(word: str, capital: bool, retriever: Retriever) -> tuple[str, str] | None:
    """The two words that the articles write next to each other for this one, or one of them and a small word.

    `capital`: it is written as a name, which may begin as a small word does.
    """
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        one, two = retriever.words(first[0]).get(first), retriever.words(second[0]).get(second)
        small = {first, second} & stop_words()
        if small and (one or first in small) and (two or second in small) and not capital:
            return (one or first), (two or second)
        if one is None or two is None or small:
            continue
        terms = (term_of(first), term_of(second))
        for hit in retriever.search(terms, 20):
            places = retriever.profile(hit.sentence).positions
            after = {p + 1 for p in places.get(terms[0], ())}
            if after & set(places.get(terms[1], ())):
                return one, two
    return None


def _as(written: str, token: Token, end: int) -> Token:
    folded = written.casefold()
    stop = folded in stop_words()
    read = tokens(written)
    term = read[0].term if len(read) == 1 else term_of(folded)
    return Token(token.start, end, folded, term, stop, written[:1].isupper() and not stop)


@lru_cache(1)
def _listed() -> dict[str, list[str]]:
    """The words of the lists of synonyms by first letter, without short ones."""
    words: dict[str, list[str]] = {}
    for word in sorted({word for name in LISTS for word in _LISTED.findall("\n".join(lines(name)))}):
        words.setdefault(word[0], []).append(word)
    return words


@lru_cache(1)
def _chat_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in lines("chat_words.txt"):
        with Reading(line):
            typed, meant = line.split(": ")
            words[typed] = meant
    return words
