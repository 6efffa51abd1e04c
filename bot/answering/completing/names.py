"""Names in a sentence, and what the articles show of them: a person, a body, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.answering.completing.word_classes import is_closed, is_verb, listed
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import Token, tokens
from bot.retrieval.word_lists import english

# So many sentences with a name are read to learn who or what it is.
_WITNESSES = 12
_LOOKED_THROUGH = 40
# From so much evidence on a name is a person's; set on the names of both stories.
_PERSON = 2
_HERE = 3
# A "his" behind the name may be anybody's.
_PRONOUN = 0.5
# A first name alone may be a place's.
_GIVEN = 0.6
SAYING = frozenset(
    (
        "said",
        "says",
        "told",
        "added",
        "asked",
        "called",
        "accused",
        "warned",
        "announced",
        "wrote",
        "born",
        "died",
    )
)
_WHERE = frozenset(("in", "at", "near", "from", "to", "into", "across", "outside"))
_HE, _SHE = frozenset(("he", "his", "himself")), frozenset(("she", "her", "herself", "hers"))
_POSSESSIVE = re.compile(r"['’]s?$")
_GAP = re.compile(r"\.?\s+$|-$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, without titles; `gender` is "he", "she" or None when nothing tells."""

    text: str
    sort: Literal["person", "group", "place", "thing"]
    gender: str | None


def names_in(text: str, retriever: Retriever, *, typed: bool = False) -> Iterator[Name]:
    """The names of a sentence in order; `typed`: the text is a name that may be typed in small letters."""
    return iter(_names_in(text, retriever, typed))


# The quotes of the last turns are read anew at each turn of a conversation.
@lru_cache(2048)
def _names_in(text: str, retriever: Retriever, typed: bool) -> tuple[Name, ...]:
    return tuple(_found_names(text, retriever, typed))


def _found_names(text: str, retriever: Retriever, typed: bool) -> Iterator[Name]:
    words = tokens(text)
    for first, last in _runs(text, words, retriever, typed=typed):
        if not typed and _describes(text, words, last):
            continue
        start, end = words[first].start, words[last - 1].end
        end = start + len(_POSSESSIVE.sub("", text[start:end]))
        if not all(token.word in listed("times") for token in words[first:last]):
            yield _judged(text, start, end, words[first:last], retriever)


def is_no_common_word(word: str, retriever: Retriever) -> bool:
    """Whether the word has its capital not from the head of a sentence alone, as "Cleaning it …" has."""
    return any(t.term not in english() or _within(t.term, retriever) for t in tokens(word))


@lru_cache(2048)
def _within(term: str, retriever: Retriever) -> bool:
    for hit in retriever.search([term], _LOOKED_THROUGH):
        places = retriever.profile(hit.sentence).positions.get(term, ())
        every = retriever.profile(hit.sentence).tokens
        if any(at and every[at].capital for at in places):
            return True
    return False


def family_name(name: str, retriever: Retriever) -> str:
    """By which name the articles call a person the second time; the whole name when several share it."""
    words = tokens(name)
    if len(words) < 2:
        return name
    given: set[str] = set()
    alone = False
    for hit in retriever.search([words[-1].term], _LOOKED_THROUGH):
        every = retriever.profile(hit.sentence).tokens
        for at, token in enumerate(every):
            if token.term != words[-1].term or not token.capital:
                continue
            before = every[at - 1] if at else None
            if before is not None and before.capital and not before.stop and not _is_title(before.word):
                given.add(before.word)
            else:
                alone = True
    return name[words[-1].start :] if alone and given <= {words[-2].word} else name


def _runs(
    text: str, words: Sequence[Token], retriever: Retriever, *, typed: bool
) -> Iterator[tuple[int, int]]:
    """The spans of tokens that are one name each, titles left out."""
    at = 0
    while at < len(words):
        if not _is_name(words, at, retriever, typed=typed):
            at += 1
            continue
        end = at + 1
        while end < len(words) and _joined(text, words, end) and _is_name(words, end, retriever, typed=typed):
            end += 1
        for first, last in _cut(words, at, end):
            while first < last - 1 and _is_title(words[first].word):
                first += 1
            if not _is_title(words[last - 1].word):
                yield first, last
        at = end


def _describes(text: str, words: Sequence[Token], last: int) -> bool:
    """Whether a name stands before the noun that it describes: "Israeli officials"."""
    if last >= len(words) or text[words[last - 1].end : words[last].start] != " ":
        return False
    after = words[last]
    if _POSSESSIVE.search(text[words[last - 1].start : words[last - 1].end]):
        return False
    return not (after.capital or after.stop or is_verb(after.word) or after.term[0].isdigit())


def _is_name(words: Sequence[Token], at: int, retriever: Retriever, *, typed: bool) -> bool:
    token = words[at]
    initial = len(token.word) == 1 and token.capital and 0 < at < len(words) - 1
    return not token.stop and (token.capital or typed) and (initial or retriever.is_name(token.term))


def _joined(text: str, words: Sequence[Token], at: int) -> bool:
    gap = text[words[at - 1].end : words[at].start]
    if words[at].word in listed("bodies") and gap in ("' ", "’ "):
        # "The Paperworkers' Federation".
        return True
    short = len(words[at - 1].word) == 1 or _is_title(words[at - 1].word)
    return bool(_GAP.match(gap)) and ("." not in gap or short)


def _cut(words: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut "Foreign Affairs Adam Lind" before the first name."""
    for at in range(first + 1, last - 1):
        given = _gender_of(words[at].word) is not None or words[at].word in _both()
        if given and not (_gender_of(words[at - 1].word) or words[at - 1].word in _both()):
            yield first, at
            first = at
    yield first, last


def _judged(text: str, start: int, end: int, name: Sequence[Token], retriever: Retriever) -> Name:
    """What the sentence itself and others with the name show; the sentence at hand counts `_HERE` times."""
    if name[-1].word in listed("bodies"):
        return Name(text[start:end], "group", None)
    if len(name) > 1 and name[-1].word in listed("places"):
        return Name(text[start:end], "place", None)
    given = name[0].word
    known = len(name) > 1 and (_gender_of(given) is not None or given in _both())
    seen = _Seen(person=3.0 * known)
    seen.read(text, tokens(text), name[-1].term, _HERE)
    for hit in retriever.search([token.term for token in name], _WITNESSES):
        seen.read(hit.sentence.text, retriever.profile(hit.sentence).tokens, name[-1].term, 1)
    if seen.person >= _PERSON and seen.person >= 2 * seen.places and 2 * seen.person >= seen.times:
        by_pronouns = None if seen.he == seen.she else "he" if seen.he > seen.she else "she"
        return Name(text[start:end], "person", _gender_of(given) or by_pronouns)
    return Name(text[start:end], "place" if 2 * seen.places > seen.times else "group", None)


@dataclass(slots=True)
class _Seen:
    """What was seen around the places of a name."""

    person: float = 0.0
    places: int = 0
    times: int = 0
    he: int = 0
    she: int = 0

    def read(self, text: str, words: Sequence[Token], term: str, weight: int) -> None:
        for at, token in enumerate(words):
            if token.term != term or not token.capital:
                continue
            first = at
            while (
                first
                and words[first - 1].capital
                and not (words[first - 1].stop or _is_title(words[first - 1].word))
            ):
                first -= 1
            self.person += weight * _evidence(text, words, first, at)
            if first == at and (_gender_of(token.word) or token.word in _both()):
                self.person += weight * _GIVEN
            self.places += bool(first) and words[first - 1].word in _WHERE
            self.times += 1
            # "She said that Lind would be her deputy": the pronoun was somebody else's before.
            before, behind = _pronouns(words, range(at)), _pronouns(words, range(at, len(words)))
            he, she = (bool(behind & forms) and not before & forms for forms in (_HE, _SHE))
            self.he += he
            self.she += she
            self.person += _PRONOUN * (he or she)


def _pronouns(words: Sequence[Token], places: range) -> set[str]:
    """The words there, without the "her" of "Lind turned her down", which is somebody else."""
    ends = (at + 1 == len(words) or words[at + 1].stop or is_closed(words[at + 1].word) for at in places)
    return {
        words[at].word for at, end in zip(places, ends, strict=True) if words[at].word != "her" or not end
    }


def _evidence(text: str, words: Sequence[Token], first: int, last: int) -> int:
    """How much the words around a name say that it is a person's."""
    before = words[first - 1].word if first else ""
    after = words[last + 1].word if last + 1 < len(words) else ""
    following = text[words[last].end : words[last].end + 6]
    # "The Selma Dahl" is a ship.
    found = -3 if before == "the" else 3 * _is_title(before)
    if first and found > 0 and text[words[first - 1].end : words[first].start] == ", ":
        # "Its striker, Danny Abara,": as much as behind the name.
        found = 2
    if last > first:
        given = words[first].word
        found += 3 * (_gender_of(given) is not None or given in _both())
    found += 2 * bool(re.match(r", \d\d?[,. ]", following))
    found += 2 * (following.startswith(", who") or following.startswith(" who"))
    described = words[last + 1 : last + 5]
    found += 2 * (following.startswith(", ") and any(w.word in listed("persons") for w in described))
    found += (after in SAYING) + (before in SAYING)
    return found


def _is_title(word: str) -> bool:
    return any(word in listed(section) for section in ("men's titles", "women's titles", "titles", "persons"))


def _gender_of(given: str) -> str | None:
    man, woman = given in listed("men's names"), given in listed("women's names")
    return None if man == woman else "he" if man else "she"


def _both() -> frozenset[str]:
    return listed("men's names") & listed("women's names")
