"""The wording of a text as it is compared: what typography alone may change is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Op = Literal["=", "-", "+"]

_APOSTROPHES = "'’‘ʼ＇`´‛′"
_HYPHENS = ("-", "‐", "‑")
_DASHES = "-‐‑‒–—―−﹘﹣－"
# A word with its inner apostrophes and combining marks; an abbreviation with its dots; a figure with its
# separators; a run of dashes; any other sign by itself. Quote marks, Markdown's stars and what has no width
# are nothing.
_PIECE = re.compile(
    rf"(?P<abbreviation>(?:[^\W\d_]\.){{2,}})"
    rf"|(?P<figure>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>(?:(?!\d)\w\u00ad?[\u0300-\u036f]*)(?:\w|[\u0300-\u036f\u00ad]|[{_APOSTROPHES}](?=\w))*)"
    rf"|(?P<dash>[{_DASHES}]+)"
    rf"|(?P<dots>…|\\.{{3,}})"
    rf"|(?P<sign>[^\s\"“”„‟«»‹›‚\*{_APOSTROPHES}\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f])"
)


_TURNING_BEFORE = frozenset(
    ("no", "non", "not", "anti", "un", "ex", "former", "pseudo", "quasi", "counter", "half")
)
_TURNING_AFTER = frozenset(("free", "less", "proof"))
_JOINED = re.compile(r"[^\W\d_].[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, figure or sign: its span in the text, and what it is compared as.

    `joins`: a hyphen with a word on either side, so that both are one word.
    """

    start: int
    end: int
    form: str
    is_word: bool
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step from what was asked to what stands; of each the pieces it takes, as (first, last + 1)."""

    op: Op
    asked: tuple[int, int]
    stands: tuple[int, int]


def pieces(text: str) -> list[Piece]:
    """The words and signs of `text` in order, without quote marks and blanks."""
    return [
        Piece(
            m.start(),
            m.end(),
            _form(m.group(), m.lastgroup or ""),
            m.lastgroup not in ("dash", "dots", "sign"),
            m.start() > 0 and m.group() in _HYPHENS and bool(_JOINED.match(text, m.start() - 1)),
        )
        for m in _PIECE.finditer(text)
    ]


def without_end(run: Sequence[Piece]) -> list[Piece]:
    """Without the stop or comma at the end, which belongs to whoever quotes."""
    end = len(run)
    while end and run[end - 1].form in (".", ",", "…"):
        end -= 1
    return list(run[:end])


def forms(run: Sequence[Piece]) -> list[str]:
    """What the pieces are compared as; the case of the first letter is left out."""
    found = [piece.form for piece in run]
    if found:
        found[0] = found[0][0].casefold() + found[0][1:]
    return found


def find(part: Sequence[Piece], whole: Sequence[Piece]) -> int | None:
    """Where `part` stands in `whole` without a gap: the index of its first piece, or None.

    "Contact" does not stand in "no-contact", nor "smoke" in "smoke-free".
    """
    sought = forms(part)
    every = [piece.form for piece in whole]
    length = len(sought)
    if not sought:
        return None
    for at in range(len(every) - length + 1):
        same = forms(whole[at : at + 1]) == sought[:1] and every[at + 1 : at + length] == sought[1:]
        if same and not turned_before(whole, at) and not turned_after(whole, at + length):
            return at
    return None


def turned_before(whole: Sequence[Piece], at: int) -> bool:
    """Whether a "no-" or "anti-" before this piece turns the meaning of its word."""
    return at > 1 and whole[at - 1].joins and whole[at - 2].form.casefold() in _TURNING_BEFORE


def turned_after(whole: Sequence[Piece], at: int) -> bool:
    """Whether a "-free" from this piece on turns the meaning of the word before it."""
    return at + 1 < len(whole) and whole[at].joins and whole[at + 1].form.casefold() in _TURNING_AFTER


def align(asked: Sequence[Piece], stands: Sequence[Piece]) -> list[Step]:
    """The steps from `asked` to `stands`; of a run that was replaced, `-` comes before `+`."""
    # The first word may stand in mid-sentence as it was written: "Mr. Lind had …".
    folded, written = forms(asked), [piece.form for piece in asked]
    # difflib's "junk" heuristic would drop frequent words of long texts from the comparison.
    matcher = max(
        (SequenceMatcher(None, sought, forms(stands), autojunk=False) for sought in (folded, written)),
        key=lambda tried: tried.ratio(),
    )
    steps: list[Step] = []
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            steps.append(Step("=", (i, j), (k, m)))
            continue
        if j > i:
            steps.append(Step("-", (i, j), (k, k)))
        if m > k:
            steps.append(Step("+", (j, j), (k, m)))
    return steps


@lru_cache(65536)
def _form(raw: str, kind: str) -> str:
    if kind == "dash":
        return "-"
    if kind == "dots":
        return "…"
    plain = unicodedata.normalize("NFKC", raw.replace("\u00ad", ""))
    for mark in _APOSTROPHES:
        plain = plain.replace(mark, "'")
    return plain
