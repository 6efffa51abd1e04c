"""Repair the spelling of words that the articles don't use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.articles.word_file import Reading
from bot.retrieval.lexicon import alternatives
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import Token, term_of, tokens
from bot.retrieval.word_lists import english, lines, stop_words

# Edits allowed by length: none below 4 letters, where a slip makes another word; one to 7; two from 8.
_ONE_EDIT, _TWO_EDITS = 4, 8
_SHORTEST_PART = 3
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
            parts = _parts(token.word, retriever)
            found = None if parts else _nearest(token, retriever) or _nearest_stop_word(token.word)
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


def distance(a: str, b: str, most: int) -> int:
    """Optimal string alignment: letters added, dropped, changed, or swapped with their neighbour.

    Anything above `most` is given as `most + 1`.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _is_suspect(token: Token, retriever: Retriever) -> bool:
    """Whether a word may be a slip: the articles don't have it, and English doesn't either."""
    return (
        _ONE_EDIT <= len(token.word) <= _LONGEST_JOINED
        and token.word.isalpha()
        and not token.stop
        and not retriever.document_frequency(token.term)
        and token.term not in english()
        and not alternatives(token.term)
    )


def _nearest(token: Token, retriever: Retriever) -> str | None:
    """The one word of the articles nearest to a misspelt one, as they write it."""
    word = token.word
    most = 1 if len(word) < _TWO_EDITS else 2
    best: dict[str, str] = {}
    for other, written in retriever.words(word[0]).items():
        if len(other) < _ONE_EDIT or other in stop_words():
            continue
        found = distance(word, other, most)
        if found < most:
            best, most = {}, found
        if found == most:
            best.setdefault(term_of(other), written)
    return next(iter(best.values())) if len(best) == 1 else None


def _nearest_stop_word(word: str) -> str | None:
    """The one small word that is a single edit away ("stil"), of those too long to be any slip."""
    near = [
        other
        for other in stop_words()
        if len(other) >= _ONE_EDIT and other[0] == word[0] and "'" not in other
    ]
    found = [other for other in near if distance(word, other, 1) == 1]
    return found[0] if len(found) == 1 else None


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


def _parts(word: str, retriever: Retriever) -> tuple[str, str] | None:
    """The two words that the articles write next to each other for this one."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        one, two = retriever.words(first[0]).get(first), retriever.words(second[0]).get(second)
        if one is None or two is None or {first, second} & stop_words():
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
def _chat_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in lines("chat_words.txt"):
        with Reading(line):
            typed, meant = line.split(": ")
            words[typed] = meant
    return words
