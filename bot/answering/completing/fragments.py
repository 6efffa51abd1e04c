"""Put a few words without a verb ("and in 2023?", "what about aid?") into the last question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.completing.mentions import Mention, is_plural
from bot.answering.completing.names import names_in
from bot.answering.completing.question_form import Form, Word, groups_of, said
from bot.answering.completing.spoken_of import SpokenOf
from bot.answering.completing.word_classes import is_closed, is_person, is_verb, listed

# Longer ones are searches of their own; judged on the questions of both stories.
LONGEST = 7
LONGEST_GROUP = 4
_YEAR = re.compile(r"(?:1\d|20)\d\ds?$")
_EACH = frozenset(("a", "an", "per", "each", "every"))


def is_fragment(words: Sequence[Word], *, opened: bool, completed: bool, asked: bool) -> bool:
    """Whether the words are a part of a question.

    `opened`: "and" or "what about" stood before them; `completed`: a pronoun in them was; `asked`: a question
    mark stands behind them. Words to look up without any of these are a search of their own.
    """
    closed = listed("question words") | listed("auxiliaries") | {"if", "whether", "you", "your", "i", "we"}
    if not words or len(words) > LONGEST or words[0].low in listed("requests"):
        return False
    if any(w.low in closed for w in words):
        return False
    if opened or completed:
        return True
    content = [w for w in words if w.low not in listed("determiners")]
    plain = all(w.low in listed("states") or _is_time(w) for w in content)
    first = words[0].low
    return asked and (first in listed("prepositions") or len(content) < len(words) or plain)


def in_place_of_like(words: Sequence[Word], spoken: SpokenOf) -> str | None:
    """The last question with "the second repair" for its "first repair"; None where it has none."""
    last = spoken.last
    for group in (last.subject, last.noun, *groups_of(last.predicate, spoken.is_name)):
        if len(group) > 1 and group[-1].low == words[-1].low:
            return _in_place(group, words, last)
    return None


def fill_in(words: Sequence[Word], meant: Mention | None, spoken: SpokenOf) -> str:
    """The last question with the fragment where it fits; `meant`: whom a pronoun in it stands for."""
    last = spoken.last
    fragment = list(words)
    content = [w for w in fragment if w.low not in listed("determiners")]
    beside = f"{said(fragment)} ({said(last.words)})"
    if not (last.head or last.aux):
        return beside
    if meant is not None and (put := _in_place_of_owned(fragment, spoken)):
        return put
    if meant is not None and (put := _in_place(meant.words, fragment, last)):
        return put
    if meant is not None and fragment[-1].low != meant.words[-1].low:
        # "His age?" is no part of "who led the talks?".
        return f"what about {said(fragment)}"
    if fragment[0].low in listed("prepositions"):
        return _prepositional(fragment, last, spoken)
    if not all(_is_time(w) for w in content) and (put := _in_place_of_alike(content, last)):
        return put
    if any(w.low in listed("units of time") for w in content) or (
        content and all(_is_time(w) for w in content)
    ):
        return _when(fragment, last)
    if len(fragment) == 1 and is_closed(fragment[0].low):
        # "And altogether?", "and normally?"
        return said([*last.words, *fragment])
    if content and all(w.low in listed("states") for w in content) and (last.aux or last.noun):
        return _state(content, last, spoken)
    people = last.noun and is_plural(fragment[-1].low) and _counted(fragment, spoken)
    return people or _named(fragment, spoken) or _counted(fragment, spoken) or beside


def _is_time(word: Word) -> bool:
    return bool(_YEAR.match(word.low)) or word.low in listed("times")


def _in_place(old: Sequence[Word], new: Sequence[Word], last: Form) -> str | None:
    """The last question with `new` in the place of `old`, or None when that doesn't stand in it."""
    every = [word.low for word in last.words]
    sought = [word.low for word in old]
    for at in range(len(every) - len(sought) + 1):
        here = [low.removesuffix("'s") for low in every[at : at + len(sought)]]
        if here == [low.removesuffix("'s") for low in sought]:
            owner = every[at + len(sought) - 1].endswith("'s") and not sought[-1].endswith("'s")
            return said([*last.words[:at], *new]) + "'s" * owner + _after(last.words[at + len(sought) :])
    return None


def _in_place_of_owned(new: Sequence[Word], spoken: SpokenOf) -> str | None:
    """ "Lind's mother" for "Ada Lind's wife": what the same owner has, somebody for somebody; else None."""
    last = spoken.last
    owner = _owner_at(new)
    if owner is None:
        return None
    for group in (last.subject, last.noun, *groups_of(last.predicate, spoken.is_name)):
        at = _owner_at(group)
        same = at is not None and group[at].low == new[owner].low
        if at is not None and same and is_person(new[-1].low) == is_person(group[-1].low):
            return _in_place(group, [*group[: at + 1], *new[owner + 1 :]], last)
    return None


def _owner_at(group: Sequence[Word]) -> int | None:
    """Where the last owner in a noun's group stands, before what is owned."""
    return max((at for at, word in enumerate(group[:-1]) if word.low.endswith(("'s", "s'"))), default=None)


def _in_place_of_alike(words: Sequence[Word], last: Form) -> str | None:
    """ "Sales of hard cheese" for "sales of soft cheese": another kind of what was asked about."""
    if len(words) < 2 or len(words) > LONGEST_GROUP:
        return None
    every = last.words
    for at in range(len(every) - 1, 0, -1):
        if every[at].low != words[-1].low:
            continue
        first = at
        while first and not (
            every[first - 1].low == "of"
            or is_closed(every[first - 1].low)
            or is_verb(every[first - 1].low)
            or every[first - 1].low in listed("determiners")
            or every[first - 1].low in listed("measures")
        ):
            first -= 1
        if first < at:
            return said([*every[:first], *words]) + _after(every[at + 1 :])
    return None


def _prepositional(fragment: list[Word], last: Form, spoken: SpokenOf) -> str:
    """ "In 2023" for "in 2021", "in Harle" for "in Torsby"; else at the end."""
    predicate = list(last.predicate)
    timely = any(_is_time(w) or w.low in listed("units of time") for w in fragment)
    for at, word in enumerate(predicate):
        if word.low not in listed("prepositions"):
            continue
        groups = groups_of(predicate[at + 1 :], spoken.is_name)
        if not groups or list(groups[0]) != predicate[at + 1 : at + 1 + len(groups[0])]:
            continue
        same_time = any(_is_time(w) or w.low in listed("units of time") for w in groups[0]) == timely
        if same_time and (word.low == fragment[0].low or timely):
            predicate[at : at + 1 + len(groups[0])] = fragment
            return said([*last.head, *last.noun, *last.aux, *last.subject, *predicate])
    return said([*last.words, *fragment])


def _when(fragment: list[Word], last: Form) -> str:
    """Another year or "a year" for "a day"."""
    words = list(last.words)
    for at, word in enumerate(words):
        rate = at > 0 and words[at - 1].low in _EACH
        if word.low in listed("units of time") and rate and fragment[0].low in _EACH:
            return said([*words[: at - 1], *fragment, *words[at + 1 :]])
        if _is_time(word) and _is_time(fragment[-1]):
            return said([*words[:at], *fragment, *words[at + 1 :]])
        if _is_time(word) and at and words[at - 1].low in listed("prepositions"):
            return said([*words[: at - 1], *fragment, *words[at + 1 :]])
    if len(fragment) == 1 and _YEAR.match(fragment[0].low):
        fragment = [Word("in", "in"), *fragment]
    return said([*words, *fragment])


def _state(content: list[Word], last: Form, spoken: SpokenOf) -> str:
    """ "Dead" for "alive" or for "still held"; where it was asked about stays."""
    being = last.aux[:1] and last.aux[0].low in listed("being")
    one = last.subject and not is_plural(last.subject[-1].low)
    aux = list(last.aux) if being else [Word("is", "is") if one else Word("are", "are")]
    where: list[Word] = []
    for at, word in enumerate(last.predicate):
        if word.low in listed("prepositions"):
            named = [
                g
                for g in groups_of(last.predicate[at + 1 :], spoken.is_name)[:1]
                if spoken.is_name(g[-1].text)
            ]
            where += [word, *named[0]] if named and named[0][0] == last.predicate[at + 1] else []
    return said([*last.head, *last.noun, *aux, *last.subject, *content, *where])


def _named(fragment: list[Word], spoken: SpokenOf) -> str | None:
    """A name for one of the same kind."""
    if not all(spoken.is_name(w.text) or w.low in listed("determiners") for w in fragment):
        return None
    if fragment[-1].low.endswith("'s"):
        owner = fragment[-1]
        fragment = [*fragment[:-1], Word(owner.text[:-2], owner.low[:-2])]
    name = next(iter(names_in(said(fragment), spoken.retriever, typed=True)), None)
    mentions = [m for m in spoken.mentions if m.ago == 1 and m.named and m.role != "answer"]
    if name is None or not mentions:
        return None
    alike = [m for m in mentions if (m.sort == "person") == (name.sort == "person")]
    for mention in alike or mentions:
        if put := _in_place(mention.words, fragment, spoken.last):
            return put
    return None


def _counted(fragment: list[Word], spoken: SpokenOf) -> str | None:
    """Another noun for the one that was counted or that the question was about."""
    last = spoken.last
    if len(fragment) > LONGEST_GROUP:
        return None
    bare = fragment[0].low not in listed("determiners")
    # "And Lind?" after "what share did the independent get?" is about who got it.
    named = bool(last.subject) and all(spoken.is_name(w.text) for w in fragment)
    asks = last.head[-1].low if last.head else ""
    counts = last.noun and asks in ("many", "which", "what") and not named
    if counts and (bare or is_plural(fragment[-1].low)):
        counted = [w for w in fragment if w.low not in listed("determiners")]
        return said([*last.head, *counted, *last.aux, *last.subject, *last.predicate])
    if last.subject and not last.predicate and last.head and last.head[-1].low == "who":
        person = any(
            low in listed("persons") for low in (fragment[-1].low, fragment[-1].low.removesuffix("s"))
        )
        if not person:
            # "Who is the director?" is nothing to be asked of the flights.
            return f"what about {said(fragment)}"
    if last.subject:
        one = len(last.aux) == 1
        aux = [agreeing(word, fragment[-1], last.subject[-1]) if one else word for word in last.aux]
        return said([*last.head, *last.noun, *aux, *fragment, *last.predicate])
    groups = groups_of(last.predicate, spoken.is_name)
    return _in_place(groups[-1], fragment, last) if groups else None


def agreeing(aux: Word, noun: Word, before: Word) -> Word:
    """The auxiliary in the number of another noun than before."""
    plural = is_plural(noun.low)
    return aux if plural == is_plural(before.low) else in_number(aux, plural=plural)


def in_number(aux: Word, *, plural: bool) -> Word:
    """The auxiliary in the singular or in the plural."""
    pairs = {"are": "is", "were": "was", "have": "has", "do": "does"}
    pairs |= {"aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't"}
    other = {one: many for many, one in pairs.items()} if plural else pairs
    return Word(other.get(aux.low, aux.text), other.get(aux.low, aux.low))


def _after(words: Sequence[Word]) -> str:
    return f" {said(words)}" if words else ""
