"""Who and what was spoken of: what the pronouns of the next question may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answering.completing.names import Name, is_no_common_word, names_in
from bot.answering.completing.question_form import Form, IsName, Word, groups_of, said, words_of
from bot.answering.completing.word_classes import is_person, is_pronoun, listed
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens
from bot.retrieval.word_lists import english

Role = Literal["subject", "noun", "object", "answer", "possessor", "told"]
Sort = Literal["person", "group", "place", "thing"]

_ARTICLE = {"a": "the", "an": "the", "any": "the", "some": "the"}
_TIME = re.compile(r"(?:1[0-9]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun's group or name that was spoken of.

    `text` as it can stand in a question; `plural` None when it may be either; `gender` "he", "she" or None
    when unknown; `role`: its part in the question, or "answer" for a name in the sentence quoted and "told"
    for a noun there; `ago`: how many turns ago, from 1.
    """

    text: str
    words: tuple[Word, ...]
    sort: Sort
    plural: bool | None
    gender: str | None
    role: Role
    ago: int
    named: bool


def mentions_of(form: Form, ago: int, is_name: IsName, retriever: Retriever) -> Iterator[Mention]:
    """The groups of a question, the one that it is about first."""
    who_is = form.head[-1:] and form.head[-1].low == "who" and not form.predicate
    for mention in read_group(form.subject, "subject", ago, is_name, retriever) if form.subject else ():
        somebody = who_is and mention.named and mention.role == "subject" and mention.plural is None
        if somebody and mention.words[0].low != "the" and mention.words[-1].low not in listed("bodies"):
            # "Who is Milo Brandt?"
            mention = replace(mention, sort="person", plural=False)
        yield mention
    if form.noun:
        role: Role = "noun" if form.subject else "subject"
        yield from read_group(form.noun, role, ago, is_name, retriever)
    # "What happened to the bidder?"
    happened = [word.low for word in form.predicate[:2]] == ["happened", "to"]
    for group in groups_of(form.predicate, is_name):
        if not _is_state(group, form.predicate, is_name):
            yield from read_group(group, "subject" if happened else "object", ago, is_name, retriever)
    acted = form.predicate[0].low if form.aux and form.predicate else ""
    being = bool(form.aux) and form.aux[0].low in listed("being")
    after = form.predicate[1].low if len(form.predicate) > 1 else ""
    alone = not after or after in listed("prepositions") or after in listed("adverbs")
    if acted in listed("verbs or nouns") and acted not in listed("labels") and alone and not being:
        # "How much did they offer?" speaks of the offer, "when did they find the boat?" of no find.
        yield from read_group((Word("the", "the"), form.predicate[0]), "object", ago, is_name, retriever)


def answered_mentions(quotes: Sequence[str], ago: int, retriever: Retriever) -> Iterator[Mention]:
    """The names in the sentences quoted, the best quote's first."""
    for text in quotes:
        for name in names_in(text, retriever):
            words = words_of(name.text)
            opens = name.sort != "person" and text.lstrip("“\"'").startswith(name.text)
            if (
                opens
                and len(words) == 1
                and (_is_common(words) or not is_no_common_word(words[0].text, retriever))
            ):
                # "Half of it …": the capital is that of the sentence.
                continue
            yield Mention(
                name.text,
                words,
                name.sort,
                False if name.sort == "person" else None,
                name.gender,
                "answer",
                ago,
                True,
            )


def _is_common(words: Sequence[Word]) -> bool:
    """Whether it is an English noun that got its capital from the sentence alone: "Rescuers need …"."""
    return is_plural(words[0].low) and tokens(words[0].low)[0].term in english()


def read_group(
    group: Sequence[Word], role: Role, ago: int, is_name: IsName, retriever: Retriever
) -> Iterator[Mention]:
    """What a noun's group mentions: its owner and what it is of too."""
    words = list(group[1:] if group[0].low == "of" else group)
    if not words or (is_pronoun(words[0].low) and len(words) == 1):
        return
    if words[0].low in listed("anybody") | listed("owners") | {"no"}:
        return
    if all(word.low in listed("ordinals") or word.low in listed("determiners") for word in words):
        # "What happened next?"
        return
    head = head_of(words)
    low = head.low.removesuffix("'s").removesuffix("'")
    content = [w for w in words if w.low not in listed("determiners")]
    if (
        not content
        or low in listed("times")
        or low in listed("units of time")
        or _TIME.match(low)
        or low[0].isdigit()
    ):
        return
    for word in words[:-1]:
        # The owner is spoken of too: "Trump's stance".
        if word.low.endswith("'s") and is_name(word.text):
            owner = [Word(word.text[:-2], word.low[:-2])]
            for before in reversed(words[: words.index(word)]):
                if not is_name(before.text):
                    break
                owner.insert(0, before)
            yield from read_group(owner, "possessor", ago, is_name, retriever)
    if len(words) > 1 and words[-1].low in listed("labels") and words[-2].low.endswith(("'s", "s'")):
        # "What is Ada Lind's age?" speaks of her.
        last = words[-2]
        bare = [*words[:-2], Word(last.text.removesuffix("'s"), last.low.removesuffix("'s"))]
        yield from read_group(bare, role, ago, is_name, retriever)
        return
    if "of" in (word.low for word in words[1:-1]):
        # So is what it is of: "the goal of the talks".
        place = [word.low for word in words].index("of")
        label = words[place - 1].low in listed("labels")
        yield from read_group(words[place + 1 :], role if label else "possessor", ago, is_name, retriever)
        if label:
            return
    article = _ARTICLE.get(words[0].low)
    text = said([Word(article, article), *words[1:]] if article else words).removesuffix("'s")
    if is_name(head.text) and all(is_name(w.text) or w.low == "the" for w in words):
        name = next(iter(names_in(text, retriever, typed=True)), Name(text, "thing", None))
        if words[0].low == "the" and name.sort == "person":
            # "The Selma Dahl" is a ship.
            name = Name(name.text, "thing", None)
        plural = None if name.sort != "person" else False
        yield Mention(text, tuple(words), name.sort, plural, name.gender, role, ago, True)
        return
    plural = is_plural(low) or (len(words) > 2 and words[-2].low == "and")
    owned = any(word.low.endswith("'s") for word in words)
    if (role in ("noun", "subject") or plural) and not owned and words[0].low not in listed("determiners"):
        text = f"the {text}"
    singular = low[:-1] if plural and low.endswith("s") else low
    sort: Sort = "thing"
    if is_person(low) or is_person(singular) or low in ("people", "men", "women", "children"):
        sort = "person"
    elif low in listed("groups") or low in listed("bodies"):
        sort = "group"
    yield Mention(text, tuple(words), sort, plural, gender_of_noun(low), role, ago, False)


def gender_of_noun(low: str) -> str | None:
    """ "he" of a father, "she" of a waitress, None of a doctor."""
    if low in listed("men's titles") or low in listed("men") or low.endswith("man") != low.endswith("woman"):
        return "she" if low.endswith("woman") else "he"
    return "she" if low in listed("women's titles") or low in listed("women") else None


def _is_state(group: Sequence[Word], words: Sequence[Word], is_name: IsName) -> bool:
    """ "In danger", "on strike": a noun without an article behind a preposition is no thing."""
    at = next(at for at, word in enumerate(words) if word is group[0])
    behind = at > 0 and words[at - 1].low in listed("prepositions")
    return behind and len(group) == 1 and not is_name(group[0].text) and not is_plural(group[0].low)


def is_plural(low: str) -> bool:
    """Whether a noun is plural, by its form."""
    if low in listed("plurals") or low.endswith(("men", "women")):
        return True
    return (
        low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s"))
        and low not in listed("singulars")
        and len(low) > 3
    )


def head_of(group: Sequence[Word]) -> Word:
    """The noun that the group is about: the last word before "of"."""
    for at, word in enumerate(group):
        if word.low == "of" and at:
            return group[at - 1]
    return group[-1]
