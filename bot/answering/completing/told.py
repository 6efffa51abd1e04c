"""Whom and what an answer tells of beside the names in it: "she", "five employees", "the trial"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bot.answering.answer import Quote
from bot.answering.antecedents import is_person_noun
from bot.answering.completing.mentions import Mention, head_of, is_plural, read_group
from bot.answering.completing.names import Name, names_in
from bot.answering.completing.question_form import IsName, Word, groups_of, words_of
from bot.answering.completing.word_classes import is_closed, is_participle, listed
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens

# "He" is told by name no further back; who is named at last is named soon ("a doctor … Dr. Lind").
_BACK, _AHEAD = 4, 3
# So many words may stand between a number and what it counts.
_BETWEEN = 3
_ALL = ("all", "some", "both")
# "Three times" tells how often.
_NO_THINGS = frozenset(("time", "times", "way", "ways"))
_ONE = frozenset(("a", "an", "every", "each", "this", "that", "another", "no", "any"))
_CLAUSE = re.compile(r"[,;:()“”\"—–]| - ")
_GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}


def told_mentions(
    quotes: Sequence[str], ago: int, is_name: IsName, retriever: Retriever
) -> Iterator[Mention]:
    """The nouns that the sentences quoted speak of: those with an article or a number, no sums."""
    for text in quotes:
        for clause in _CLAUSE.split(text):
            words = words_of(clause)
            groups = [group for group in groups_of(words, is_name) if group[0].low in listed("determiners")]
            for group in (*groups, *_numbered(words)):
                mention = _counted(group, ago, is_name, retriever)
                if mention is not None:
                    yield mention


def _counted(group: Sequence[Word], ago: int, is_name: IsName, retriever: Retriever) -> Mention | None:
    """The mention of a group, without its number, as it is asked for again; None where it is none."""
    words = [word for word in group if not _is_number(word.low) and word.low not in _ALL]
    if words and words[-1].low == "of":
        # "A fine of €350,000".
        words.pop()
    last = words[-1] if words else group[-1]
    # "A fifth of that".
    share = len(words) > 1 and words[1].low == "of" and words[0].low in listed("determiners")
    # "An architect estimates", "the club calls that".
    verb = is_plural(last.low) and (group[0].low in _ONE or (len(words) > 2 and _may_be_verb(last.low)))
    if not words or share or verb or last.low in _NO_THINGS or any(_spoils(word) for word in words):
        return None
    if words[0].low in _ONE:
        words[0] = Word("the", "the")
    *_, mention = (None, *read_group(words, "told", ago, is_name, retriever))
    if mention is None or mention.named or is_name(head_of(mention.words).text):
        return None
    return replace(mention, text=mention.text[:1].lower() + mention.text[1:])


def _numbered(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """What numbers count, up to the plural noun and what that is of: "eleven public buildings"."""
    for at, word in enumerate(words):
        if not _is_number(word.low) or not word.low.isalnum():
            continue
        for end in range(at + 1, min(at + 2 + _BETWEEN, len(words))):
            low = words[end].low
            if low in listed("determiners") or low in listed("prepositions") or _is_number(low):
                break
            if is_plural(low) and words[end].text.islower():
                yield tuple(words[at + 1 : end + 1 + _of(words, end + 1)])
                break


def _of(words: Sequence[Word], at: int) -> int:
    """How many words follow that say of what it is: "employees of the company"."""
    if at >= len(words) or words[at].low != "of":
        return 0
    end = at + 1
    while end < len(words) and end - at <= _BETWEEN + 1 and not is_closed(words[end].low):
        end += 1
    return end - at if end > at + 1 else 0


def persons_around(
    quotes: Sequence[Quote], ago: int, retriever: Retriever, *, asked: bool
) -> Iterator[Mention]:
    """Whom the sentences quoted mean by "he" and "she", or by a noun where the name comes later.

    `asked`: somebody was asked for, so that the sentence must tell of one.
    """
    for quote in quotes:
        names = [name for name in names_in(quote.text, retriever) if name.sort == "person"]
        words = [word.low for word in words_of(quote.text)]
        genders = list(dict.fromkeys(_GENDERS[low] for low in words if low in _GENDERS))
        gender = next(iter(genders), None)
        after = range(quote.number + 1, quote.number + 1 + _AHEAD)
        before = range(quote.number - 1, quote.number - 1 - _BACK, -1)
        known = frozenset(name.text for name in names)
        if (asked and not names) or _introduces(quote.text, names):
            # "A doctor" is named later, "the doctor" was named before.
            first, second = (before, after) if words[:1] == ["the"] else (after, before)
            found = _named(first, gender, quote, retriever, known)
            found = found or _named(second, gender, quote, retriever, known)
        elif gender and not any(name.gender in (None, gender) for name in names):
            found = _named(before, gender, quote, retriever, known)
        else:
            found = None
        if found is not None:
            yield _person(found, gender, ago)
        for other in genders[1:]:
            # "She called until he gave in."
            if not any(name.gender in (None, other) for name in names):
                found = _named(before, other, quote, retriever, known)
                if found is not None:
                    yield _person(found, other, ago)


def _person(name: Name, gender: str | None, ago: int) -> Mention:
    return Mention(
        name.text, words_of(name.text), "person", False, name.gender or gender, "answer", ago, named=True
    )


def _introduces(text: str, names: Sequence[Name]) -> bool:
    """Whether the sentence speaks of somebody by a noun before it names anybody."""
    first = min((text.find(name.text) for name in names), default=len(text))
    told = [word.low for word in words_of(text[:first])]
    # The noun right before a name is its title.
    return any(is_person_noun(low) for low in (told[:-1] if names else told))


def _named(
    numbers: range,
    gender: str | None,
    quote: Quote,
    retriever: Retriever,
    known: Set[str],
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
    return not is_participle(low) and any(base not in listed("verbs or nouns") for base in _verbs(low))


def _may_be_verb(low: str) -> bool:
    return bool(_verbs(low))


def _verbs(low: str) -> list[str]:
    """The listed verbs that the word is a form of: itself, or in the third person."""
    bases = [low]
    if low.endswith("s"):
        bases.append(low[:-1])
    if low.endswith("es"):
        bases.append(low[:-2])
    if low.endswith("ies"):
        bases.append(low[:-3] + "y")
    return [base for base in bases if base in listed("verbs")]
