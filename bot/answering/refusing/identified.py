"""Whether a sentence names who or what a question asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from bot.answering.antecedents import is_person_noun
from bot.answering.comparing.kin import is_person
from bot.answering.refusing.question_parts import head_of, predicate_of
from bot.answering.word_lists import read_lists
from bot.retrieval.asked import Asked
from bot.retrieval.lexicon import WIDER
from bot.retrieval.naming import is_named
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Match
from bot.retrieval.word_lists import table, word_class

_OWNING = ("whose", "his", "her", "its", "their")
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their")
_DEFINITE = frozenset(("the", "these", "those", *_OWNING))
_NAMING = frozenset(("called", "name", "names", "named"))
_BEING = ("is", "are", "was", "were")
_PASSIVE = ("was", "were", "been", "being")
_WHICH = ("what", "which")
_AS_GOOD = ("word", "family", "synonym")
_ANY = ("any", "no", "neither")
# So far behind a noun stands what it is called.
_CALLED = 6
_AUXILIARIES = word_class("auxiliary")
# "Ada Lind, the mother of Per", "the ferry Maren Linde": so many words lie at most between a name and what
# it names; between a role and who holds it may stand a title.
_BESIDE, _HOLDING = 4, 5
# So near before a participle stands its auxiliary, so near behind it who did it.
_AUXILIARY, _DOER = 2, 6
# So many words before a noun its article stands.
_ARTICLE = 3
_STRANDED = ("to", "by", "from", "for", "with", "against", "at", "on")
# Endings of the adjectives that say where somebody or something is from.
DEMONYM = ("i", "ern", "ian", "ean", "an", "ese", "ish", "ch")


def is_unidentified(
    question: Question, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether a name is asked for, and the sentence has none beside what is to be named."""
    words = [token.word for token in question.tokens]

    def places(asked: Asked) -> tuple[int, ...]:
        match = matches.get(asked.term)
        return profile.positions.get(match.found, ()) if match is not None and match.how != "before" else ()

    def beside(asked: Asked, reach: int) -> bool:
        # "A man in Norvik" has no name, nor has "a restaurant in Kettle Street".
        elsewhere = is_person_noun(asked.word) or asked.word in _bodies()
        where = profile.answers.get("place", ()) if elsewhere else ()
        return any(
            may_be_named(other, profile, said) and other not in where
            for place in places(asked)
            if place == 0 or profile.tokens[place - 1].word not in _OWNING
            for other in range(max(0, place - reach), min(len(profile.tokens), place + reach + 1))
        )

    of_people = question.kind == "person" and words[0] in _WHICH
    if (question.kind in ("name", "thing") or of_people) and _asks_for_name(words):
        named = _to_be_named(question, words)
        if named is None or any(is_called_something(at, profile, said) for at in places(named)):
            return False
        if is_person_noun(named.word) and not places(named):
            # "The woman with the banner": "Ada Lind carried a banner."
            return not ({0, 1} <= profile.names and may_be_named(0, profile, said))
        return not beside(named, _BESIDE)
    if _asks_who_one_is(words) and question.kind == "person":
        # The articles may write "Judge" with a capital, the question doesn't.
        roles = [asked for asked in question.asked if not question.tokens[asked.at].capital]
        head = head_of(question)
        if head is not None and head in roles and is_person_noun(head.word):
            # Of "the clerk whom the bank sued" the clerk must be named, not the bank's speaker.
            match = matches.get(head.term)
            if match is None or match.grade <= WIDER:
                return True
            roles = [head] if match.how in _AS_GOOD else roles
        return bool(roles) and not any(
            is_named(profile, place, said) or _named_shortly(place, profile, said)
            for role in roles
            for place in places(role)
        )
    if words[0] in _WHICH and len(words) > 1 and words[1] not in _AUXILIARIES:
        head = head_of(question)
        match = matches.get(head.term) if head is not None else None
        # "Which animal was it": "a bat" is an answer.
        itself = match is not None and match.how in ("word", "family", "before")
        there = places(head) if head is not None and itself else ()
        vague = all(_is_indefinite(place, profile) for place in there)
        return head is not None and bool(there) and vague and not beside(head, _BESIDE)
    return False


def is_unnamed_body(question: Question, text: str, profile: Profile, matches: Mapping[str, Match]) -> bool:
    """Whether it is asked which school or court, and the sentence neither names nor describes one.

    "In hospital" and "went to prison" don't; "the district court" does.
    """
    said = {asked.term for asked in question.asked} | {match.found for match in matches.values()}
    head, words = head_of(question), profile.tokens
    asked_for = question.tokens[0].word in _WHICH and question.tokens[1:2]
    if not asked_for or question.tokens[1].word in _BEING or head is None:
        return False
    if head.word.removesuffix("s") not in _bodies() or any(token.word in _ANY for token in words):
        return False
    match = matches.get(head.term)
    there = profile.positions.get(match.found, ()) if match is not None and match.how != "before" else ()
    if match is not None and match.how != "word" and not profile.names.isdisjoint(there):
        return False  # "which bank": "the Sparebank"
    if not there:
        others = {mark.at for mark in profile.marks if mark.kind in ("person", "place")}
        return not any(_is_new_name(at, profile, said) for at in profile.names - others)
    return not any(
        any(
            at in profile.names and _is_new_name(at, profile, said)
            for at in range(place - _BESIDE, place + _BESIDE)
        )
        or _is_narrowed(place, text, profile, said)
        for place in there
    )


def is_described(question: Question, text: str, profile: Profile, said: Collection[str]) -> bool:
    """Whether the sentence says which one it is of those asked for: "the district court" to "which court"."""
    head = head_of(question) if question.tokens[0].word in _WHICH else None
    return head is not None and any(
        _is_narrowed(place, text, profile, said) for place in profile.positions.get(head.term, ())
    )


def is_done_by_nobody(
    question: Question, profile: Profile, matches: Mapping[str, Match], said: Collection[str]
) -> bool:
    """Whether it is asked who did it, and the sentence only says that it was done ("was founded in 1890")."""
    predicate = predicate_of(question)
    if question.tokens[0].word != "who" or predicate is None or predicate.at != 1:
        return False
    match, words = matches.get(predicate.term), profile.tokens
    there = profile.positions.get(match.found, ()) if match is not None else ()
    somebody = any(
        (mark.kind == "person" and mark.at not in profile.names)
        or (mark.at in profile.names and mark.at + 1 in profile.names)
        for mark in profile.marks
        if words[mark.at].term not in said
    )
    return (
        bool(there)
        and not somebody
        and all(
            any(word.word in _PASSIVE for word in words[max(0, at - _AUXILIARY) : at])
            and all(word.word != "by" for word in words[at + 1 : at + 1 + _DOER])
            for at in there
        )
    )


def is_nobody(question: Question, profile: Profile, said: Collection[str]) -> bool:
    """Whether it is asked who, and the sentence has nobody that the question doesn't name."""
    if question.kind != "person" or question.tokens[0].word not in ("who", "whom"):
        return False
    places = {mark.at for mark in profile.marks if mark.kind == "place"}
    persons = {mark.at for mark in profile.marks if mark.kind == "person"}
    return not any(
        token.word in _somebody()
        or (
            token.term not in said
            and (
                at in persons
                or (at in profile.names and at not in places)
                or is_person_noun(token.word)
                or is_person_noun(token.word.removesuffix("s"))
                or is_person(token.word)
            )
        )
        for at, token in enumerate(profile.tokens)
    )


def _is_new_name(place: int, profile: Profile, said: Collection[str]) -> bool:
    token = profile.tokens[place]
    return token.term not in said and token.word not in _calendar()


def _is_narrowed(place: int, text: str, profile: Profile, said: Collection[str]) -> bool:
    """Whether a word right before a noun narrows it down ("district court")."""
    if place == 0:
        return False
    before = profile.tokens[place - 1]
    apart = text[before.end : profile.tokens[place].start]
    return not before.stop and before.term not in said and apart in (" ", "-")


def is_called_something(place: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a noun is told with its name, though that has no capital ("a process called tanning")."""
    words = [token.word for token in profile.tokens]
    for at in range(place + 1, min(len(words) - 1, place + 1 + _CALLED)):
        short = words[at] in ("called", "named", "dubbed") and (at == place + 1 or words[at - 1] in _BEING)
        if short or (words[at] == "as" and words[at - 1] in ("known", "to")):
            rest = [token for token in profile.tokens[at + 1 : at + 3] if not token.stop]
            return bool(rest) and rest[0].term not in said
    return False


def _asks_for_name(words: Sequence[str]) -> bool:
    """Whether a question has a word of naming; "which shift was called in" has none."""
    return any(
        word in _NAMING and (word != "called" or at + 1 == len(words)) for at, word in enumerate(words)
    )


def _to_be_named(question: Question, words: Sequence[str]) -> Asked | None:
    """What has the name that is asked for ("clerk" in "what is the name of the bank clerk")."""
    by_place = {asked.at: asked for asked in question.asked if asked.word not in _NAMING}
    at = next(at for at in range(len(words) - 1, -1, -1) if words[at] in _NAMING)
    if words[at + 1 : at + 2] != ["of"]:
        before = [asked for place, asked in by_place.items() if place < at and not asked.name]
        return before[-1] if before else None
    row: list[Asked] = []
    for place in range(at + 2, len(words)):
        if place in by_place:
            row.append(by_place[place])
        elif row:
            break
    plain = [asked for asked in row if not asked.name] or row
    return plain[-1] if plain else None


def _asks_who_one_is(words: Sequence[str]) -> bool:
    """Whether somebody described is to be named ("who are the two survivors"), not "who was it sold to"."""
    if words[-1] in _STRANDED:
        return False
    being = words[0] in ("whos", "who's") or (words[0] == "who" and words[1:2] and words[1] in _BEING)
    return bool(being) and not _DEFINITE.isdisjoint(words[1:3])


def _named_shortly(role: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a name stands right behind a role ("Judge Lind", "the mayor of Ede, Jon Ek") or before it
    and a comma ("Lind, the head of …")."""
    words = profile.tokens
    after = role + 1
    if after < len(words) and words[after].word == "of":
        # "the mayor of Ede, Jon Ek": behind the comma.
        row = range(after, min(len(words) - 1, after + _HOLDING))
        after = next((at + 1 for at in row if words[at + 1].start - words[at].end > 1), len(words))
    if after < len(words) and may_be_named(after, profile, said):
        return True
    for at in range(role - 1, max(-1, role - 1 - _HOLDING), -1):
        if may_be_named(at, profile, said):
            return words[at + 1].start - words[at].end > 1
        if words[at].word in _BEING:
            break
    return False


def _is_indefinite(place: int, profile: Profile) -> bool:
    """Whether the noun at a place is just any ("a high school"), no figure beside it ("a fee of £90")."""
    words = profile.tokens
    if any(mark.kind == "amount" and abs(mark.at - place) <= _BESIDE for mark in profile.marks):
        return False
    for at in range(place - 1, max(-1, place - 1 - _ARTICLE), -1):
        if words[at].word in _ARTICLES or words[at].word in ("this", "that"):
            return words[at].word in ("a", "an")
    return False


def may_be_named(place: int, profile: Profile, said: Collection[str]) -> bool:
    """Whether a name stands there that the question does not say, no adjective ("Israeli intelligence")."""
    token = profile.tokens[place]
    if place not in profile.names or not _is_new_name(place, profile, said):
        return False
    if token.word in table("marks.txt")["role"]:
        return False
    if not token.word.endswith(DEMONYM) or place + 1 >= len(profile.tokens):
        return True
    after = profile.tokens[place + 1]
    return (
        after.capital or after.stop or after.word.endswith("ed") or after.word in table("marks.txt")["says"]
    )


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for line in read_lists("asked_for.txt")["bodies"] for word in line.split())


@cache
def _calendar() -> frozenset[str]:
    return frozenset((*table("marks.txt")["month"], *table("marks.txt")["weekday"]))


@cache
def _somebody() -> frozenset[str]:
    """Pronouns and words for groups ("the crew")."""
    groups = (word for line in read_lists("antecedents.txt")["collectives"] for word in line.split())
    return (
        word_class("pronoun")
        | frozenset(groups)
        | {
            "i",
            "we",
            "who",
            "himself",
            "herself",
            "themselves",
            "me",
            "us",
            "our",
            "my",
        }
    )
