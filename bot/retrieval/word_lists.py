"""The word lists of this package, read from its text files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OneTerm:
    """What a form is searched as, and whether it counts only in capitals, only with its hyphen."""

    term: str
    capitals: bool
    hyphenated: bool


def lines(name: str) -> Iterator[str]:
    """The lines of a list without comments (from `#` on) and without empty ones."""
    text = files("bot.retrieval").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        said = line.split("#", 1)[0].strip()
        if said:
            yield said


@lru_cache(1)
def stop_words() -> frozenset[str]:
    """Folded words that are never looked up."""
    return frozenset(word for line in lines("stop_words.txt") for word in line.split())


@lru_cache(1)
def irregular() -> dict[str, str]:
    """Inflected form to base form, both folded; also one spelling to another."""
    table: dict[str, str] = {}
    for line in lines("irregular.txt"):
        base, *forms = line.split()
        for form in (*forms, *((base.rstrip("!"),) if base.endswith("!") else ())):
            table.setdefault(form, base)
    for line in lines("spellings.txt"):
        endings, beginnings = line.split(":")
        american, british = endings.split()
        for beginning in beginnings.split():
            table.setdefault(beginning + british, table.get(beginning + american, beginning + american))
    return table


@lru_cache(1)
def one_term() -> dict[tuple[str, ...], OneTerm]:
    """The words of a form, folded, to what they are searched as."""
    table: dict[tuple[str, ...], OneTerm] = {}
    for line in lines("one_term.txt"):
        term, forms = line.split(":", 1)
        for form in (*forms.split(";"), term):
            words = tuple(form.strip().casefold().replace(".", "").replace("-", " ").split())
            entry = OneTerm(term, form.strip().isupper(), "-" in form)
            known = table.get(words)
            if known is None or known.hyphenated:
                table[words] = entry
    return table
