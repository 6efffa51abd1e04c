"""Numbers written as words are searched as figures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.retrieval.word_lists import table

_WORDS = table("word_classes.txt")
_UNITS = {word: n for n, word in enumerate(_WORDS["unit"])}
_TENS = {word: 10 * n for n, word in enumerate(_WORDS["ten"], 2)}
_ORDINALS = {
    word: f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n, 'th') }" for n, word in enumerate(_WORDS["ordinal"], 1)
}
_SCALES = {"hundred": 100, "thousand": 1000}
# With which words a number may begin.
FIRST_WORDS = frozenset((*_ORDINALS, *_UNITS, *_TENS, "a"))


def number_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The figure that the folded words from `at` on spell, and how many words it takes.

    "twenty one" is 21, "a hundred and five" 105, "two thousand" 2000, "third" 3rd. "million" stays a word
    of its own, as in "1.9 million". None when no number starts there; "one" and "a" alone are none.
    """
    word = words[at]
    if word in _ORDINALS:
        return _ORDINALS[word], 1
    if word not in _UNITS and word not in _TENS and word != "a":
        return None
    total, current, used, scaled = 0, 0, 0, False
    while at + used < len(words):
        word = words[at + used]
        if word == "a" and used == 0:
            current = 1
        elif (
            word in _UNITS and current % 10 == 0 and (current == 0 or (current % 100 and _UNITS[word] < 10))
        ) or (word in _UNITS and current and current % 100 == 0):
            current += _UNITS[word]
        elif word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word in _SCALES and current:
            scaled = True
            if word == "hundred":
                current *= 100
            else:
                total, current = total + current * 1000, 0
        elif not (word == "and" and scaled and _continues(words, at + used + 1)):
            break
        used += 1
    if words[at] in ("a", "one") and not scaled:
        return ("1", 1) if words[at] == "one" else None
    return str(total + current), used


def _continues(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (words[at] in _UNITS or words[at] in _TENS)
