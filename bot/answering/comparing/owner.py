"""Whose size a figure gives: the bell's in "the 500-kilogram bell" and in "a bell weighing 500 kilograms"."""

from __future__ import annotations

from bot.answering.comparing.figures import Figure, end_with_unit
from bot.answering.comparing.reading import Reading
from bot.answering.word_lists import lists_of

# So many words may stand between the owner and its figure ("the hole, which was about 85 meters wide").
_REACH = 5


def owner_of(reading: Reading, figure: Figure) -> str | None:
    """The term of the noun whose size or number of parts a figure gives, as far as its place tells."""
    words, lists = reading.words, lists_of("figures.txt")
    if figure.unit and reading.text[figure.end :].startswith("-"):  # "the 500-kilogram bell"
        end = end_with_unit(reading.text, figure)
        behind = next((word for word in words if word.start > end), None)
        return behind.term if behind is not None and behind.start == end + 1 else None
    before = [at for at, word in enumerate(words) if word.end <= figure.start][-_REACH:]
    linked = False
    for at in reversed(before):
        word = words[at].word
        if word in lists["owned by"]:
            linked = True
        elif words[at].stop or word in lists["roughly"]:
            continue
        else:
            return words[at].term if linked else None
    return None
