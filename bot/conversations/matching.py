"""When words of a transcript mean the same as words of the bot: typography doesn't count, words do."""

from __future__ import annotations

import re


def is_file(name: str, file: str) -> bool:
    """Whether a file is meant: by its beginning, up to the end of a word; its folders can be left out."""
    if not name or file == name:
        return True
    begun = re.compile(re.escape(name) + r"(?![^\W_])")
    return any(begun.match(place) is not None for place in (file, file.rpartition("/")[2]))


def is_label(wanted: str, label: str) -> bool:
    """Whether a button is the one meant: signs before the words and a number behind them don't count."""
    said = re.sub(r"^[\W_]+", "", fold(label)).casefold()
    meant = re.sub(r"^[\W_]+", "", fold(wanted)).casefold()
    return said == meant or re.fullmatch(re.escape(meant) + r"\W.*", said) is not None


def short_name(file: str) -> str:
    """What a file is called in short: the number it begins with, else its name without the ending."""
    number = re.match(r"\d+(?=[_\s-])", file)
    return number[0] if number else re.sub(r"\.[A-Za-z]+$", "", file)


def between_quotes(text: str) -> str | None:
    """What stands between quotation marks, or None when the text isn't in any."""
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] in '"“' and text[-1] in '"”' else None


def parts_of(text: str, separator: str) -> list[str]:
    """The parts of a list, without blanks around them and without empty ones."""
    return [part for part in (part.strip() for part in re.split(separator, text)) if part]


_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})


def fold(text: str) -> str:
    """The text with one style of quotation marks, apostrophes and dashes, on one line."""
    return one_line(text.translate(_FOLDED))


def fits(pattern: str, text: str) -> bool:
    """Whether the text is the pattern, in which … stands for any words; typography doesn't count."""
    pieces = [re.escape(fold(piece)) for piece in re.split(r"…|\.\.\.", pattern)]
    return re.fullmatch(".*".join(pieces), fold(text)) is not None


def inside(side: str, told: str) -> bool:
    """Whether each word of a side of a dispute is among the words told."""
    words = re.findall(r"\w+", told.casefold())
    return all(word in words for word in re.findall(r"\w+", fold(side).casefold()))


def pairs(fits: list[list[bool]]) -> bool:
    """Whether every side can be given a claim of its own; there are a few of them at most."""
    if not fits:
        return True
    first, *others = fits
    return any(
        fit and pairs([[*row[:claim], *row[claim + 1 :]] for row in others])
        for claim, fit in enumerate(first)
    )


def one_line(text: str) -> str:
    """The text with every run of blanks and newlines as one blank."""
    return " ".join(text.split())
