"""Whether "what's her name?" and "what is his job?" ask who somebody is whose name was given along."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.antecedents import is_person_noun
from bot.answering.completing.mentions import Mention
from bot.answering.completing.question_form import Word, words_of
from bot.answering.completing.spoken_of import SpokenOf
from bot.answering.completing.word_classes import listed

_NAMES = frozenset(
    (("name",), ("full", "name"), ("first", "name"), ("last", "name"), ("surname",), ("called",))
)
_OFFICES = frozenset(
    (("office",), ("title",), ("job",), ("position",), ("post",), ("profession",), ("occupation",))
)


def asks_who_it_is(core: Sequence[Word], mention: Mention, spoken: SpokenOf) -> bool:
    """Whether the words ask for the name of whom `mention` names, or for an office told beside it."""
    lows = [word.low for word in core]
    person = listed("he") | listed("she")
    if not mention.named or mention.sort != "person" or lows[:1] != ["what"] or len(lows) < 4:
        return False
    if lows[3] in person and lows[2] in ("does", "did") and lows[4:] in (["hold"], ["have"]):
        # "What post does she hold?"
        lows = ["what", "is", "his", lows[1]]
    if lows[1] not in ("is", "was") or lows[2] not in person:
        return False
    asked = tuple(lows[3:])
    return asked in _NAMES or (asked in _OFFICES and _has_office(mention, spoken.quotes[0]))


def _has_office(mention: Mention, quotes: Sequence[str]) -> bool:
    """Whether an office stands right before the name or behind it: "the minister, Ada Lind,"."""
    for quote in quotes[:1]:
        before, found, after = quote.partition(mention.text)
        beside = [*words_of(before)[-3:], *words_of(after)[:5]] if found else []
        if any(is_person_noun(word.low) for word in beside):
            return True
    return False
