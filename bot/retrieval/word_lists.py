"""The word lists of this package, read from its text files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.word_file import Entry, Reading, Sections, entries_of, path_of, unreadable

_PACKAGE = "bot.retrieval"


@dataclass(frozen=True, slots=True)
class OneTerm:
    """What a form is searched as, and whether it counts only in capitals, only with its hyphen."""

    term: str
    capitals: bool
    hyphenated: bool


def lines(name: str) -> Iterator[Entry]:
    """The lines of a list without comments (from `#` on) and without empty ones."""
    return entries_of(_PACKAGE, name)


@lru_cache(1)
def stop_words() -> frozenset[str]:
    """Folded words that are never looked up."""
    return frozenset(word for line in lines("stop_words.txt") for word in line.split())


@lru_cache(1)
def english() -> frozenset[str]:
    """Terms of common English words."""
    return frozenset(term for line in lines("english.txt") for term in line.split())


@lru_cache(8)
def table(name: str) -> Sections[tuple[str, ...]]:
    """A list whose lines are `key: word word`, as key to words in order.

    Raises:
        UnusableError: a line has no colon or no words; and where it is looked up, that a key is missing.
    """
    words_of: Sections[tuple[str, ...]] = Sections(path_of(_PACKAGE, name))
    for line in lines(name):
        key, _, words = line.partition(":")
        if not words.strip():
            raise unreadable(line, "a line is “name: word word”")
        words_of[key.strip()] = tuple(words.split())
    return words_of


def word_class(name: str) -> frozenset[str]:
    """The folded words of a class of word_classes.txt."""
    return frozenset(table("word_classes.txt")[name])


@lru_cache(1)
def irregular() -> dict[str, str]:
    """Inflected form to base form, both folded; also one spelling to another."""
    forms_of: dict[str, str] = {}
    for line in lines("irregular.txt"):
        base, *forms = line.split()
        if not forms and not base.endswith("!"):
            raise unreadable(line, "a line is a word and its forms")
        for form in (*forms, *((base.rstrip("!"),) if base.endswith("!") else ())):
            forms_of.setdefault(form, base)
    for line in lines("spellings.txt"):
        with Reading(line):
            endings, beginnings = line.split(":")
            american, british = endings.split()
        for beginning in beginnings.split():
            word = beginning + american
            forms_of.setdefault(beginning + british, forms_of.get(word, word))
    return forms_of


@lru_cache(1)
def one_term() -> dict[tuple[str, ...], OneTerm]:
    """The words of a form, folded, to what they are searched as."""
    forms_of: dict[tuple[str, ...], OneTerm] = {}
    for line in lines("one_term.txt"):
        with Reading(line):
            term, forms = line.split(":", 1)
        for form in (*forms.split(";"), term):
            words = tuple(form.strip().casefold().replace(".", "").replace("-", " ").split())
            entry = OneTerm(term, form.strip().isupper(), "-" in form)
            known = forms_of.get(words)
            if known is None or known.hyphenated:
                forms_of[words] = entry
    return forms_of
