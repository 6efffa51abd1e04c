"""Whom and what an answer tells of beside the names in it: "she", "five employees", "the trial"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from bot.answering.answer import Quote
from bot.answering.completing.mentions import Mention, read_group
from bot.answering.completing.names import Name, names_in
from bot.answering.completing.question_form import IsName, Word, groups_of, words_of
from bot.answering.completing.word_classes import is_participle, is_verb, listed
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import term_of, tokens

# "He" is told by name no further back; who is named at last is named soon ("a doctor … Dr. Lind").
_BACK, _AHEAD = 4, 3
_ALL = ("all", "some", "both")
_CLAUSE = re.compile(r"[,;:()“”\"—–]| - ")
_GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}


def told_mentions(
    quotes: Sequence[str], ago: int, is_name: IsName, retriever: Retriever
) -> Iterator[Mention]:
    """The nouns that the sentences quoted speak of: those with an article or a number, no sums."""
    for text in quotes:
        for clause in _CLAUSE.split(text):
            for group in groups_of(words_of(clause), is_name):
                counted = [w for w in group if not _is_number(w.low) and w.low not in _ALL]
                opened = len(counted) < len(group) or group[0].low in listed("determiners")
                if not counted or not opened or any(_spoils(word) for word in group):
                    continue
                mention = next(reversed(list(read_group(counted, "told", ago, is_name, retriever))), None)
                if mention is not None and not mention.named and not is_name(mention.words[-1].text):
                    yield replace(mention, text=mention.text[:1].lower() + mention.text[1:])


def persons_around(quotes: Sequence[Quote], ago: int, retriever: Retriever) -> Iterator[Mention]:
    """Whom the sentences quoted mean by "he" and "she", or by a noun where the name comes later."""
    for quote in quotes:
        names = [name for name in names_in(quote.text, retriever) if name.sort == "person"]
        words = [word.low for word in words_of(quote.text)]
        gender = next((_GENDERS[low] for low in words if low in _GENDERS), None)
        if gender and not any(name.gender in (None, gender) for name in names):
            found = _named(range(quote.number - 1, quote.number - 1 - _BACK, -1), gender, quote, retriever)
        elif _introduces(quote.text, names):
            known = frozenset(name.text for name in names)
            found = _named(
                range(quote.number + 1, quote.number + 1 + _AHEAD), gender, quote, retriever, known
            )
        else:
            found = None
        if found is not None:
            sex = found.gender or gender
            yield Mention(found.text, words_of(found.text), "person", False, sex, "answer", ago, True)


def _introduces(text: str, names: Sequence[Name]) -> bool:
    """Whether the sentence speaks of somebody by a noun before it names anybody."""
    first = min((text.find(name.text) for name in names), default=len(text))
    told = [word.low for word in words_of(text[:first])]
    # The noun right before a name is its title.
    return any(low in listed("persons") for low in (told[:-1] if names else told))


def _named(
    numbers: range,
    gender: str | None,
    quote: Quote,
    retriever: Retriever,
    known: Set[str] = frozenset(),
) -> Name | None:
    """The first person of that gender in the sentences with these numbers, within one article."""
    for number in numbers:
        if not 0 <= number < len(retriever.sentences) or retriever.sentences[number].file != quote.file:
            return None
        for name in names_in(retriever.sentences[number].text, retriever):
            if (
                name.sort == "person"
                and name.text not in known
                and (gender is None or name.gender in (None, gender))
            ):
                return name
    return None


def _is_number(low: str) -> bool:
    found = tokens(low)
    return bool(found) and found[0].term[0].isdigit()


def _spoils(word: Word) -> bool:
    """A sum counts nothing, and a verb ends the group that it stands in."""
    low = word.low
    if not low[0].isalnum() or low.endswith("%") or low in listed("scales"):
        return True
    return is_verb(low) and not is_participle(low) and term_of(low) not in _noun_stems()


@cache
def _noun_stems() -> frozenset[str]:
    return frozenset(term_of(word) for word in listed("verbs or nouns"))
