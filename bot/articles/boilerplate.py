"""What scraped news carries beside the article, known by the patterns of boilerplate.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, partial

from bot.articles.sections import entries
from bot.articles.word_file import Entry, Reading

# The longest furniture met is a cookie notice of 280 characters; what is longer is prose and not looked at.
LONGEST = 400
# Within how many characters dates and times stand in furniture; looking for them further on is slow.
DATED = 120

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", ",": " ", "?": " "})
_PRIVATE = 0xE000
_AROUND = " \t\r\n:;*|»«›‹→←>-–—.!…·•"
_ENDS_WORD = " .!:;)|"
_BAR = re.compile(r"\s*[|·•]\s*")
_BEHIND = {"line": r"[.!]?", "start": "", "end": r"\s*$"}
_NAMED = re.compile(r"(let|find) (\w+) = (.+)")
_TOLD = re.compile(r"\b(?:said|says|told|asked|he|she)\b")
_DIGIT = re.compile(r"\d")
_LIKE_A_SENTENCE = re.compile(r"[\W_]*(?:[^\W\d_a-zß-öø-ÿ]|\d)")
_END = re.compile(r"[.!?…][\"”’')\]»\s]*$")


@dataclass(slots=True)
class Boilerplate:
    """The patterns, ready to be asked about one line, sentence or paragraph at a time."""

    exact: dict[str, str] = field(default_factory=dict)
    opening: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    regexes: dict[str, re.Pattern[str]] = field(default_factory=dict)
    found_first: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def whole(self, text: str) -> str | None:
        """The reason why this whole line or sentence is no part of the article."""
        if len(text) > LONGEST:
            return None
        folded = _fold(text)
        if reason := self.exact.get(folded) or self.lists.get(folded):
            return reason
        for prefix, reason in self.opening.get(folded.split(" ", 1)[0], ()):
            goes_on = folded[len(prefix) : len(prefix) + 1]
            if folded.startswith(prefix) and goes_on in _ENDS_WORD and not _TOLD.search(folded):
                return reason
        text = text.strip()
        found = self.regexes["line"].fullmatch(self._marked(text)) or self.regexes["end"].fullmatch(text)
        return self._reason(found) or self._every_part(text)

    def heads_list(self, text: str) -> str | None:
        """The reason, if this line stands over a list of other headlines."""
        return self.lists.get(_fold(text)) if len(text) <= LONGEST else None

    def before(self, text: str) -> tuple[int, str] | None:
        """How many characters at the beginning are no part of the article, and why."""
        found = self.regexes["start"].match(self._marked(text[:LONGEST]))
        reason = self._reason(found)
        if found is None or reason is None:
            return None
        length = found.end()
        length += len(text[length:LONGEST]) - len(text[length:LONGEST].lstrip(" \t\r\n,;:|·•/–—-"))
        return (length, reason) if _LIKE_A_SENTENCE.match(text, length) else None

    def after(self, text: str) -> tuple[int, str] | None:
        """Where in the text an ending begins that is no part of the article, and why."""
        tail = text[-LONGEST:]
        for found in self.regexes["end"].finditer(tail):
            start = len(text) - len(tail) + found.start()
            if start == 0 or _END.search(text[max(0, start - 10) : start]):
                return start, self._reason(found) or ""
        return None

    def _every_part(self, text: str) -> str | None:
        """The reason, if the line is a bar of links, each of which would be left out alone."""
        parts = _BAR.split(text)
        reasons = [self.whole(part) for part in parts] if len(parts) > 1 else []
        return reasons[0] if reasons and all(reasons) else None

    def _marked(self, text: str) -> str:
        """The text with each piece found first replaced by its own character, as often as the piece is long.

        A date has many forms and stands in many patterns; put into each, it made compiling them take 45 ms.
        """
        if not _DIGIT.search(text, 0, DATED):
            return text
        head = text[:DATED]
        for piece, character in self.found_first:
            head = piece.sub(partial(_filled, character), head)
        return head + text[DATED:]

    def _reason(self, found: re.Match[str] | None) -> str | None:
        return self.reasons[found.lastgroup] if found and found.lastgroup else None


@cache
def boilerplate() -> Boilerplate:
    """The patterns of boilerplate.txt.

    Raises:
        UnusableError: an entry can't be read; the message says which and where.
    """
    known = Boilerplate()
    pieces: dict[str, str] = {}
    branches: dict[str, list[tuple[Entry, str]]] = {"line": [], "start": [], "end": []}
    for reason, entry in entries("boilerplate.txt"):
        with Reading(entry):
            _take_up(entry, reason, known, pieces, branches)
    for kind, alternatives in branches.items():
        together = "|".join(regex for _, regex in alternatives)
        try:
            known.regexes[kind] = re.compile(f"(?:{together}){_BEHIND[kind]}", re.IGNORECASE)
        except re.error:
            # Compiling each by itself takes as long again, so only now, to find the one that is wrong.
            for entry, regex in alternatives:
                with Reading(entry):
                    re.compile(regex)
            raise
    return known


def _take_up(
    entry: Entry,
    reason: str,
    known: Boilerplate,
    pieces: dict[str, str],
    branches: dict[str, list[tuple[Entry, str]]],
) -> None:
    kind, _, rest = entry.partition(": ")
    named = _NAMED.fullmatch(entry)
    if named and named[1] == "let":
        pieces[named[2]] = f"(?:{_put_in(named[3], pieces)})"
    elif named:
        character = chr(_PRIVATE + len(known.found_first))
        known.found_first.append((re.compile(_put_in(named[3], pieces), re.IGNORECASE), character))
        pieces[named[2]] = f"(?>{character}+)"
    elif kind == "list":
        known.lists[_fold(rest)] = reason
    elif kind in branches:
        group = f"_{len(known.reasons)}"
        known.reasons[group] = reason
        branches[kind].append((entry, f"(?P<{group}>{_put_in(rest, pieces)})"))
    elif entry.endswith("…"):
        words = _fold(entry)
        known.opening.setdefault(words.split(" ", 1)[0], []).append((words, reason))
    else:
        known.exact[_fold(entry)] = reason


def _filled(character: str, found: re.Match[str]) -> str:
    return character * len(found[0])


def _put_in(regex: str, pieces: dict[str, str]) -> str:
    def piece(found: re.Match[str]) -> str:
        if found[1] not in pieces:
            raise ValueError(f"nothing above it is called {found[1]}")
        return pieces[found[1]]

    return re.sub(r"\{(\w*[a-zA-Z]\w*)\}", piece, regex)


def _fold(text: str) -> str:
    return " ".join(text.casefold().translate(_APOSTROPHES).split()).strip(_AROUND)
