"""The parts of a question: what asks, the auxiliary, who or what it is about, and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.completing.word_classes import is_closed, is_participle, is_pronoun, is_verb, listed

IsName = Callable[[str], bool]

# An abbreviation with dots; a word or figure with what a hyphen, an apostrophe or a separator joins to it.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:['’]s)?|\b[A-Z]\.(?=\s[A-Z])|[€$£¥]?\w+(?:[-'’.,/–]\w+)*%?")
_SHORT_FORMS = {
    form: base
    for base in ("what", "who", "where", "when", "how", "why", "he", "she", "it")
    for form in (f"{base}'s", *([f"{base}s"] if base not in ("he", "she", "it") else []))
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, and in small letters with plain apostrophes."""

    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Form:
    """A question taken apart: its parts in this order are its words again.

    `head`: what asks ("for how long", "how many", "which"); `noun`: what is counted or chosen ("hostages");
    `aux`; `subject`: the noun's group after the auxiliary; `predicate`: the rest. Each may be empty. A
    question without head and auxiliary is all predicate.
    """

    head: tuple[Word, ...] = ()
    noun: tuple[Word, ...] = ()
    aux: tuple[Word, ...] = ()
    subject: tuple[Word, ...] = ()
    predicate: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the question."""
        return self.head + self.noun + self.aux + self.subject + self.predicate


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a question; "what's" is two, "what" and "is"."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        low = raw.casefold().replace("’", "'")
        if low in _SHORT_FORMS:
            base = _SHORT_FORMS[low]
            found += [Word(raw[: len(base)], base), Word("is", "is")]
        else:
            found.append(Word(raw, low))
    return tuple(found)


def said(words: Sequence[Word]) -> str:
    """The words with single blanks between them."""
    return " ".join(word.text for word in words)


def form_of(words: Sequence[Word], is_name: IsName) -> Form:
    """Take a question apart; every word lands in one part."""
    words = tuple(words)
    at = _head_end(words)
    head = words[:at]
    noun_end = at
    what_if = at < len(words) and words[at].low in ("if", "when")
    if head and head[-1].low in ("many", "much", "what", "which", "whose") and not what_if:
        noun_end = _noun_end(words, at, head, is_name)
    noun = words[at:noun_end]
    at = noun_end
    if head and tuple(word.low for word in words[at : at + 3]) == ("was", "it", "that"):
        # "When was it that Ada Lind led the talks?"
        end = _subject_end(words, at + 3, "did", False, is_name)
        return Form(head, noun, words[at : at + 3], words[at + 3 : end], words[end:])
    if at < len(words) and words[at].low in listed("auxiliaries") and (head or at == 0):
        aux = words[at : at + 1]
        at += 1
        if at < len(words) and words[at].low == "not":
            aux, at = (*aux, words[at]), at + 1
        end = _subject_end(words, at, aux[0].low, bool(head), is_name)
        return Form(head, noun, aux, words[at:end], words[end:])
    return Form(head, noun, (), (), words[at:])


def starts_group(word: Word, is_name: IsName) -> bool:
    """Whether a noun's group can begin with the word."""
    low = word.low
    if low in listed("determiners") or is_name(word.text):
        return True
    if low in ("and", "or", "but") or is_pronoun(low) or is_participle(low) or is_closed(low):
        return False
    return not (low in listed("states") or low in listed("qualities") or low in listed("empty verbs"))


def groups_of(words: Sequence[Word], is_name: IsName) -> list[tuple[Word, ...]]:
    """The nouns' groups in a run of words, such as a predicate; a group keeps its article and its "of"."""
    found: list[tuple[Word, ...]] = []
    at = 0
    while at < len(words):
        low = words[at].low
        verb_first = is_verb(low) and not is_name(words[at].text) and low not in listed("determiners")
        if at and words[at - 1].low == "to" and at + 1 < len(words) and not is_name(words[at].text):
            # "To tear the tower down", but not "to school in Harle".
            after = words[at + 1]
            verb_first |= after.low in listed("determiners") or is_name(after.text) or is_pronoun(after.low)
        if low == "that" and at + 1 < len(words) and _begins_clause(words[at + 1]):
            # "The one that closed".
            at += 1
            continue
        if (verb_first and (at == 0 or words[at - 1].low not in listed("determiners"))) or not starts_group(
            words[at], is_name
        ):
            at += 1
            continue
        end = _group_end(words, at, is_name)
        found.append(tuple(words[at:end]))
        at = end
    return found


def _begins_clause(word: Word) -> bool:
    """Whether "that" before the word begins a clause: "that closed", "that is empty", not "that meeting"."""
    past = is_participle(word.low) and not word.low.endswith("ing")
    return past or word.low in listed("auxiliaries")


def _head_end(words: Sequence[Word]) -> int:
    at = 0
    if len(words) > 1 and words[0].low in listed("prepositions") and words[1].low in listed("question words"):
        at = 1
    if at >= len(words) or words[at].low not in listed("question words"):
        return 0
    if words[at].low == "how" and at + 1 < len(words) and words[at + 1].low in listed("measures"):
        return at + 2
    return at + 1


def _noun_end(words: Sequence[Word], at: int, head: Sequence[Word], is_name: IsName) -> int:
    """Where the noun of "how many", "which" and "what" ends."""
    start = at
    while at < len(words):
        low = words[at].low
        if low == "of" and at > start:
            at += 1
            while at < len(words) and low in (*listed("determiners"), "of"):
                low = words[at].low
                at += low in listed("determiners")
                if low not in listed("determiners"):
                    break
            at += at < len(words)
            continue
        if (
            low in listed("auxiliaries")
            or low in listed("prepositions")
            or low in listed("adverbs")
            or is_pronoun(low)
        ):
            break
        if is_participle(low) or (at > start and is_verb(low) and not low.endswith("ing")):
            break
        if at == start and head[-1].low == "what" and is_verb(low) and not _is_noun_here(words, at):
            break
        if at == start and low in listed("determiners"):
            break
        at += 1
    return at


def _is_noun_here(words: Sequence[Word], at: int) -> bool:
    """ "What share of the vote", "what damage did it do"."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low in listed("verbs or nouns") and (after == "of" or after in listed("auxiliaries"))


def _subject_end(words: Sequence[Word], at: int, aux: str, asked: bool, is_name: IsName) -> int:
    if at >= len(words) or (asked and not starts_group(words[at], is_name) and not is_pronoun(words[at].low)):
        return at
    low = words[at].low
    sure_verb = low in listed("verbs") and low not in listed("verbs or nouns")
    if asked and sure_verb and not is_name(words[at].text):
        # "How many of them will lose their jobs?"
        return at
    bare = low in listed("bare") and (
        at + 1 >= len(words)
        or not starts_group(words[at + 1], is_name)
        or (aux not in listed("being") and words[at + 1].low in listed("verbs"))
    )
    alone = is_pronoun(low) and low not in ("his", "her", "its", "their")
    if alone or low in listed("anybody") or bare:
        return at + 1
    limit = at + 1
    while limit < len(words) and not _ends_group(words, limit, is_name):
        limit += 1
    if aux in listed("being") or aux in listed("having"):
        return next(
            (
                k
                for k in range(at + 1, limit)
                if (
                    is_participle(words[k].low)
                    or words[k].low in listed("states")
                    or words[k].low in listed("qualities")
                )
                and words[k - 1].low not in listed("determiners")
            ),
            limit,
        )
    return _verb_place(words, at, limit, is_name)


def _verb_place(words: Sequence[Word], at: int, limit: int, is_name: IsName) -> int:
    """Where the verb stands that "did" and "will" call for: the subject ends before it."""
    if limit < len(words) and words[limit].low in listed("having"):
        # "How many rooms does the tower have?"
        return limit
    run = at + (words[at].low == "the")
    first = run
    while run < limit and is_name(words[run].text) and not words[run].low.endswith("'s"):
        run += 1
    named = first < run < limit
    if named and words[run].low in listed("verbs"):
        return run
    places = [
        k
        for k in range(max(at + 1, run), limit)
        if words[k].low in listed("verbs")
        and words[k - 1].low not in listed("determiners") | listed("ordinals")
    ]
    sure = [k for k in places if words[k].low not in listed("verbs or nouns")]
    if sure:
        return sure[0]
    if places:
        return places[-1]
    if named and (
        run + 1 == limit or is_name(words[run + 1].text) or words[run + 1].low in listed("determiners")
    ):
        return run
    if limit < len(words) and is_closed(words[limit].low) and words[limit].low not in listed("prepositions"):
        return limit
    # Whatever the verb is, it is the last word before a preposition or the end.
    return limit - 1 if limit - at > 1 and words[limit - 2].low not in listed("determiners") else limit


def _group_end(words: Sequence[Word], at: int, is_name: IsName) -> int:
    end = at + 1
    while end < len(words) and not _ends_group(words, end, is_name):
        low = words[end].low
        after_article = words[end - 1].low in listed("determiners")
        if (
            not after_article
            and not is_name(words[end].text)
            and (is_participle(low) or low in listed("qualities"))
        ):
            break
        end += 1
    return end


def _ends_group(words: Sequence[Word], at: int, is_name: IsName) -> bool:
    low = words[at].low
    if low == "of":
        return False
    if low == "and":
        return not (at + 1 < len(words) and is_name(words[at - 1].text) and is_name(words[at + 1].text))
    if low in listed("determiners"):
        return words[at - 1].low != "of"
    if low == "one" and is_name(words[at - 1].text):
        # "Is Lind one of them?"
        return True
    # "Emily" is no adverb.
    closed = is_closed(low) and not (low.endswith("ly") and is_name(words[at].text))
    return closed or is_pronoun(low) or low in ("or", "but", "that", "whether", "if")
