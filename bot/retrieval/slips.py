"""How words are mistyped: how far two are apart, and which of several a slip most likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.retrieval.framing import framing
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import stop_words

# Edits allowed by length: none below 4 letters, where a slip makes another word; one to 7; two from 8.
ONE_EDIT, TWO_EDITS = 4, 8
# What a slip is, by how easily it is made; and from where on a word is long enough to tell a slip by.
_SWAPPED, _DOUBLED, _VOWEL, _DROPPED, _OTHER = range(5)
_LONG = 7
# From here on another first letter is taken for a slip.
_FIRST_LETTER = 5
# Letters that sound alike at the start of a word: what is typed, what may be meant.
_ALIKE = {
    **{
        "c": "ks",
        "k": "cq",
        "q": "k",
        "s": "cpz",
        "z": "sx",
        "x": "z",
        "f": "p",
        "j": "g",
        "g": "j",
        "n": "kg",
    },
    **{"r": "w", "i": "e", "e": "i", "u": "y", "y": "i", "v": "w", "w": "v", "o": "h", "h": "w"},
}
_SOUNDS = (
    *(("ph", "f"), ("ck", "k"), ("gh", ""), ("sh", "s"), ("tch", "ch"), ("dge", "ge")),
    *(("qu", "kw"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s")),
)
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {
    letter: (row, at + row / 2) for row, letters in enumerate(_ROWS) for at, letter in enumerate(letters)
}
# Keys touch that are a row and this far apart.
_TOUCHING = 1.0


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


def meant(word: str, words: Mapping[str, str], *, surely: bool = False) -> str | None:
    """The one of `words` (folded, to how it is written) that `word` is a slip of, as it is written.

    The fewest edits decide; among as few, the likelier slip: letters swapped, one letter twice, vowels, then
    a letter dropped, added or hit beside. None when two words are as likely. `surely`: one edit alone, in
    a short word none that often makes another name ("Renning", "running").
    """
    most = 1 if surely or len(word) < TWO_EDITS else 2
    best: dict[str, tuple[int, str]] = {}
    letters = set(word)
    for other, written in words.items():
        # An edit changes two letters at most: told at once, where the distance itself takes long.
        if len(other) < ONE_EDIT or len(letters.symmetric_difference(other)) > 2 * most:
            continue
        found = distance(word, other, most)
        if found > most:
            continue
        if found < most:
            best, most = {}, found
        rank = _unlikelihood(word, other)
        if surely and rank > (_DOUBLED if len(word) < _LONG or word[:3] != other[:3] else _DROPPED):
            continue
        term = term_of(other)
        if term not in best or rank < best[term][0]:
            best[term] = (rank, written)
    if not best:
        return None
    likeliest = min(rank for rank, _ in best.values())
    found_words = [written for rank, written in best.values() if rank == likeliest]
    return found_words[0] if len(found_words) == 1 else None


def first_letters(word: str) -> Iterator[str]:
    """Letters with which the word meant may begin, the one typed first."""
    yield word[0]
    if len(word) >= _FIRST_LETTER:
        yield from dict.fromkeys((word[1], *_ALIKE.get(word[0], "")))


def with_first_letter(word: str, letters: Iterable[str]) -> Iterator[str]:
    """`word` with a letter put before it, for one that was dropped."""
    if len(word) >= _FIRST_LETTER:
        for letter in letters:
            yield letter + word


def begins_alike(word: str, other: str) -> bool:
    """Whether `other` may be what `word` was to be, going by their first letters alone."""
    if word[0] == other[0]:
        return True
    swapped = word[:2] == other[1::-1]
    return swapped or (
        other[0] in _ALIKE.get(word[0], "") and (word[1:3] == other[1:3] or word[1:3] == other[2:4])
    )


def nearest_small_word(word: str) -> str | None:
    """The one small word that is a single slip away ("amny", "hapened"), of those too long to be any slip."""
    near = {
        other: other
        for other in stop_words() | framing()
        if len(other) >= ONE_EDIT
        and "'" not in other
        and (other[0] == word[0] or other[1::-1] == word[:2])
        and distance(word, other, 1) == 1
    }
    return meant(word, near)


def _unlikelihood(typed: str, other: str) -> int:
    """What kind of slip it is: the higher, the seldomer it is made."""
    if len(typed) == len(other) and sorted(typed) == sorted(other):
        return _SWAPPED
    if typed[0] != other[0]:
        return _OTHER
    if _REPEATED.sub(r"\1", typed) == _REPEATED.sub(r"\1", other):
        return _DOUBLED
    if _sound(typed) == _sound(other):
        return _VOWEL
    if len(typed) != len(other):
        return _DROPPED
    return _DROPPED if all(x == y or _touch(x, y) for x, y in zip(typed, other, strict=True)) else _OTHER


def _sound(word: str) -> str:
    """The consonants as they sound, one vowel sign for any vowels between them."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _REPEATED.sub(r"\1", _VOWELS.sub("e", word)).rstrip("e")


def _touch(x: str, y: str) -> bool:
    if x not in _KEYS or y not in _KEYS:
        return False
    (row, at), (other_row, other_at) = _KEYS[x], _KEYS[y]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= _TOUCHING
