"""What "the second one", "the latter" and "the other two" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.completing.mentions import Mention
from bot.answering.completing.names import names_in
from bot.answering.completing.question_form import Form, Word, said, words_of
from bot.answering.completing.spoken_of import SpokenOf, asks_for_person
from bot.answering.completing.word_classes import is_person, is_pronoun, listed
from bot.retrieval.terms import tokens

_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": -1, "third": 2, "fourth": 3, "last": -1}
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
# Sentences looked through for the noun of "the second one".
_LOOKED_THROUGH = 20
# "The little ones" of a longer question are children.
LONGEST_ONES = 4
_CLAUSE = frozenset(("that", "which", "who", "whose", "we", "you"))
_BETWEEN = re.compile(r",? and |, |,? or | versus | vs\.? ")


def resolve_alternatives(core: Sequence[Word], spoken: SpokenOf) -> tuple[Word, ...]:
    """The words with a name or noun for "the second one", "the latter", "both", "the others", "which one"."""
    words = tuple(core)
    for at, word in enumerate(words):
        low = word.low.removesuffix("'s")
        end = at + 1
        one = end < len(words) and words[end].low in ("one", "one's", "ones")
        alone = end == len(words) or words[at].low.endswith("'s") or one
        alone = alone or (low in ("former", "latter") and words[end].low in listed("verbs"))
        owns = (words[end].low if one else word.low).endswith("'s")
        article = at > 0 and words[at - 1].low == "the"
        if low in _ORDINALS and article and alone:
            meant = _ordinal(low, spoken)
        elif low in ("other", "others", "rest") and article:
            return _others(words, at, spoken)
        elif _is_the_one(words, at):
            # "A new one" and "the one they have now" are one of what was asked about.
            such = _is_such_a_one(words, at)
            counted = spoken.counted()
            asked = counted is not None and counted.ago == 1 and counted.role in ("noun", "subject")
            thing = (spoken.thing(named=False) if such and not asked else None) or counted
            if thing is None:
                return words
            bare = _bare(_without_owner(thing.words) if such else thing.words)
            return (*words[:at], *words_of(_singular(bare) if low == "one" else bare), *words[at + 1 :])
        elif low == "both" and alone:
            names = alternatives(spoken)
            meant, article = (" and ".join(names) if names else None), False
        else:
            continue
        if meant is None:
            return words
        put = words_of(meant + ("'s" if owns else ""))
        return (*words[: at - article], *put, *words[end + one :])
    return words


def _is_the_one(words: Sequence[Word], at: int) -> bool:
    """Whether "one" stands for a noun: "the oldest one", "the remaining ones"."""
    one = words[at].low == "one" or (words[at].low == "ones" and len(words) <= LONGEST_ONES)
    described = at > 1 and words[at - 2].low == "the" and words[at - 1].low not in _NUMBERS
    return (one and described) or _is_such_a_one(words, at)


def _is_such_a_one(words: Sequence[Word], at: int) -> bool:
    """Whether "one" is one of a kind: "a new one", "another one", "the one that closed"."""
    if words[at].low != "one" or at == 0:
        return False
    before = words[at - 1].low
    if before == "another" or (at > 1 and words[at - 2].low in ("a", "an")):
        # "Was the truce a permanent one?" tells itself what it is one of.
        return not (words[0].low in listed("being") and words[1].low in listed("determiners"))
    after = words[at + 1].low if at + 1 < len(words) else ""
    # "The one who deals with it" is somebody.
    return before == "the" and after != "who" and (after in _CLAUSE or is_pronoun(after))


def _without_owner(group: Sequence[Word]) -> Sequence[Word]:
    """ "The alarm" of "the alarm of the museum"."""
    of = next((at for at, word in enumerate(group) if word.low == "of" and at), len(group))
    return group[:of]


def alternatives(spoken: SpokenOf) -> list[str]:
    """Two names or more that were set side by side, in the last questions or in their answers."""
    for form, quotes in zip(spoken.forms, spoken.quotes, strict=True):
        asked = list(dict.fromkeys(n.text for n in names_in(said(form.words), spoken.retriever, typed=True)))
        if len(asked) > 1:
            return asked
        for quote in quotes:
            side_by_side = _listed_names(quote, spoken) or _persons_asked_for(form, quote, spoken)
            if side_by_side:
                return side_by_side
    return []


def _persons_asked_for(form: Form, quote: str, spoken: SpokenOf) -> list[str]:
    """The two persons that the sentence names where a question asks who it was."""
    names = [name.text for name in names_in(quote, spoken.retriever) if name.sort == "person"]
    return names if asks_for_person(form) and len(names) == 2 else []


def asked_for_names(mention: Mention, spoken: SpokenOf) -> list[str]:
    """The names that the last answer gave for a plural asked for: "which countries were the mediators?"."""
    last = spoken.last
    asks = last.head[-1].low if len(last.head) == 1 else ""
    named_so = bool(last.noun) or (last.aux and last.aux[0].low in listed("being") and not last.predicate)
    if mention.ago > 1 or not mention.plural or mention.named or not named_so:
        return []
    if asks not in ("which", "who", "what"):
        return []
    asked = last.noun[-1].low if last.noun else ""
    persons = is_person(asked) or is_person(asked.removesuffix("s"))
    listed_names = (_listed_names(quote, spoken, persons=persons) for quote in spoken.quotes[0])
    return next((names for names in listed_names if names), [])


def _in_question(names: Sequence[str], form: Form) -> bool:
    asked = said(form.words).casefold()
    return all(name.casefold() in asked for name in names)


def _listed_names(text: str, spoken: SpokenOf, *, persons: bool = False) -> list[str]:
    """The first names that stand side by side, of `persons` alone."""
    found: list[str] = []
    end = -1
    names = [name for name in names_in(text, spoken.retriever) if name.sort == "person" or not persons]
    for name in names:
        start = text.find(name.text, max(end, 0))
        if found and start >= 0 and _BETWEEN.fullmatch(text[end:start]):
            found.append(name.text)
        elif len(found) > 1:
            break
        else:
            found = [name.text]
        end = start + len(name.text)
    return found if len(found) > 1 else []


def _ordinal(low: str, spoken: SpokenOf) -> str | None:
    place = _ORDINALS[low]
    if low in ("former", "latter"):
        names = alternatives(spoken)
        return names[place] if names else None
    noun = _numbered(low, spoken)
    if noun is not None:
        return f"the {low} {noun}"
    names = alternatives(spoken)
    form = spoken.last
    several = any(m.plural for m in spoken.mentions if m.ago <= 2 and m.role in ("noun", "subject"))
    set_apart = several or asks_for_person(form) or _in_question(names, form)
    if names and -len(names) <= place < len(names) and set_apart:
        return names[place]
    thing = spoken.thing(named=False) if form.subject and not several else spoken.counted()
    thing = thing or spoken.counted() or spoken.thing(named=False)
    return f"the {low} {_singular(thing.words[-1].text)}" if thing is not None else None


def _numbered(low: str, spoken: SpokenOf) -> str | None:
    """The noun that the articles count so ("a second fine"), where the last turns spoke of it."""
    told = {token.term for form in spoken.forms[:2] for token in tokens(said(form.words)) if not token.stop}
    for hit in spoken.retriever.search([tokens(low)[0].term], _LOOKED_THROUGH):
        words = tokens(hit.sentence.text)
        for number, noun in pairwise(words):
            if number.word == low and noun.term in told:
                return hit.sentence.text[noun.start : noun.end]
    return None


def _others(words: tuple[Word, ...], at: int, spoken: SpokenOf) -> tuple[Word, ...]:
    low = words[at].low
    end = at + 1
    if low == "other" and end < len(words) and words[end].low in _NUMBERS:
        end += 1
    counted = end == len(words) or words[end].low in ("one", "ones")
    names = alternatives(spoken)
    if low == "other" and counted and end == at + 1 and len(names) == 2:
        asked = said(spoken.last.words).casefold()
        left = [name for name in names if name.casefold() not in asked]
        if len(left) == 1:
            return (*words[: at - 1], *words_of(left[0]), *words[end + (end < len(words)) :])
    single = end < len(words) and words[end].low == "one"
    thing = spoken.counted()
    if single and (thing is None or thing.role == "told"):
        thing = spoken.thing(named=False) or thing
    if thing is None or not counted:
        return words
    bare = _bare(thing.words)
    if thing.words[0].low in ("the", "a") and len(thing.words) > 2 and thing.words[1].low in _ORDINALS:
        bare = _bare(thing.words[2:])
    noun = words_of(_singular(bare) if single else bare)
    if low == "rest":
        return (*words[:end], *words_of("of the"), *noun, *words[end:])
    return (
        *words[:at],
        Word("other", "other"),
        *words[at + 1 : end],
        *noun,
        *words[end + (end < len(words)) :],
    )


def _bare(group: Sequence[Word]) -> str:
    return said(
        [word for word in group if word.low not in ("the", "a", "an", "these", "those", "some", "any")]
    )


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
