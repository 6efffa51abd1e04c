"""Whether a sentence names who holds a role, and whether somebody in it speaks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from bot.retrieval.asked import Asked
from bot.retrieval.profile import Profile
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import table, word_class

# "envoy for foreign affairs Ada Lind", "Ada Lind, since May the new head": so far a name lies from its role.
_REACH = 5
# "Lind, the union's head, said": so far a speaker lies from what tells that he speaks.
_SPEAKING = 4
# Between the two names of a person lies a blank, after an initial a dot too.
_DOT = 2
# What stands behind a role that isn't followed by its holder.
_VERBS = frozenset(("has", "have", "had", "is", "was", "are", "were", "will", "would", "of"))
_BEING = frozenset(("is", "are", "was", "were", "who's", "whos", "leads", "led", "heads", "runs", "chairs"))
_SAYING = frozenset(("say", "said", "think", "tell", "announce", "claim", "warn"))
_REACTING = frozenset(("comment", "respond", "react"))
_ASKING = frozenset(("did", "does", "has", "have", "do"))
# Verbs that stand before the one who speaks, too: "said the mayor".
_INVERTED = frozenset(("said", "says", "asked", "according"))
# "Declined to comment" is told when it is asked what somebody said.
_SAID_BY_SILENCE = frozenset(
    ("deny", "comment", "comments", "commented", "respond", "responded", "reached", "unanswered")
)
# Behind these somebody is spoken of or spoken to.
_LEADING_AWAY = frozenset(
    ("with", "to", "against", "on", "for", "from", "about", "between", "toward", "towards")
)
_HELPING = frozenset(("has", "had", "have", "did", "does"))
# "The former prime minister Ada Lind, who …": so early a subject stands.
_OPENING = 5
_EXEMPLIFYING = frozenset(
    ("notably", "namely", "primarily", "mainly", "mostly", "especially", "particularly", "such", "as", "like")
) | {"including"}
_PERSONS = frozenset(("he", "she", "they"))
_CALLINGS = word_class("calling")
_TO_BE = frozenset(("is", "was", "are", "were"))
# What stands behind a name and a comma and says what it is.
_APPOSED = word_class("article") | {"which", "who", "whose", "one", "based", "founded"}
_REGARDING = frozenset(
    ("designate", "designated", "regard", "regarded", "consider", "considered", "label", "labeled")
)
_KINDS = word_class("kind_of_name") | frozenset(table("marks.txt")["role"])
# "What kind of insurance company is": so many words may stand before what is asked about.
_SORT = 7
# So many words behind a name tell what it is.
_DEFINING = 4
_ARTICLES = word_class("article")


def asks_who(words: Sequence[str]) -> bool:
    """Whether the holder of a role is asked for: "who is the mayor", "who leads the union"."""
    if len(words) > 1 and words[0] == "who" and words[1] in _BEING:
        asks_for_a_role = len(words) > 2 and words[2] in _ARTICLES
        return asks_for_a_role or words[1] not in _TO_BE
    return words[:1] in (["who's"], ["whos"])


def calling_asked(words: Sequence[str], asked: Sequence[Asked], *, what_it_is: bool) -> frozenset[str]:
    """What the articles call somebody, where that is asked for: "what is Lind's job", "who is Ada Lind".

    `what_it_is`: what `asks_what_it_is` says.
    """
    if not what_it_is and (words[:1] != ["what"] or _CALLINGS.isdisjoint(words)):
        return frozenset()
    return frozenset(other.key for a in asked if a.name for other in a.called)


def asks_what_it_is(words: Sequence[str], asked: Sequence[Asked]) -> bool:
    """Whether it is asked who or what somebody or something named is.

    "What is Norbank", "who is Ada Lind", "what kind of bank is Norbank", "tell me about Lind".
    """
    if words[:1] in (["who"], ["what"]):
        sort = words[1:3] in (["kind", "of"], ["sort", "of"], ["type", "of"])
        being = next(
            (at for at, word in enumerate(words[:_SORT] if sort else words[:2]) if word in _TO_BE), None
        )
    else:
        being = 0 if words[:2] in (["tell", "me"], ["tell", "us"]) else None
    if being is None or words[being + 1 : being + 2] in (["the"], ["a"], ["an"]):
        return False  # "what was the turnout": of "turnout" it is asked how high it was
    behind = [a for a in asked if a.at > being]
    return bool(behind) and all(a.name for a in behind)


def is_defined(profile: Profile, places: Collection[int]) -> bool:
    """Whether a sentence says what somebody or something is: "the bank Norbank", "Norbank, which is …"."""
    return any(_is_defined(profile, place) for place in places if place in profile.names)


def _is_defined(profile: Profile, place: int) -> bool:
    words = profile.tokens
    first = last = place
    while first - 1 in profile.names and words[first].start - words[first - 1].end <= _DOT:
        first -= 1
    while last + 1 in profile.names and words[last + 1].start - words[last].end <= _DOT:
        last += 1
    before = words[first - 1] if first else None
    after = [token.word for token in words[last + 1 : last + 1 + _DEFINING]]
    apart = last + 1 < len(words) and words[last + 1].start - words[last].end > 1
    if after and apart and (after[0] in _APPOSED or after[0][0].isdigit()):
        return True
    if after[:1] and after[0] in _TO_BE and after[1:2] and after[1] in _ARTICLES:
        return True
    if before is None:
        return False
    if before.word in _REGARDING and "as" in after:
        return True
    noun = not (before.stop or before.capital or before.term[0].isdigit())
    if words[first].start - before.end > 1:
        return noun and (apart or last + 1 == len(words))
    return noun and before.word in _KINDS


def speaker_of(words: Sequence[str], content: Sequence[int]) -> int | None:
    """The place of the one whose words are asked for ("what did the mayor say", "has the mayor commented").

    `content`: the places of the words that are looked up.
    """
    first = 1 if words[:1] == ["what"] else 0
    if words[first : first + 1] == [] or words[first] not in _ASKING:
        return None
    verbs = _SAYING if first else _REACTING
    saying = next((at for at in range(first + 1, len(words)) if words[at].removesuffix("ed") in verbs), None)
    return max((at for at in content if saying is not None and at < saying), default=None)


def is_named(profile: Profile, role: int, asked: Collection[str]) -> bool:
    """Whether somebody's name stands beside the role at a place; `asked` are terms that name nobody new."""
    words = profile.tokens

    def names(at: int) -> bool:
        return (
            at in profile.names
            and at + 1 in profile.names
            and words[at + 1].start - words[at].end <= _DOT
            # Of a family one name is asked for, the other one asked.
            and not (words[at].term in asked and words[at + 1].term in asked)
        )

    if _is_exemplified(profile, role, asked):
        return True
    for at in range(role + 1, min(role + 1 + _REACH, len(words) - 1)):
        if names(at):
            return True
        if words[at].word in _says() or words[at].word in _VERBS:
            break
    for at in range(role - 1, max(-1, role - 1 - _REACH), -1):
        if at > 0 and names(at - 1):
            between = words[at + 1 : role + 1]
            apart = between[0].start - words[at].end > 1
            return apart or between[0].word in _BEING or between[0].word == "as"
        if words[at].word in _says():
            break
    return False


def _is_exemplified(profile: Profile, role: int, asked: Collection[str]) -> bool:
    """Whether names are listed behind a noun: "the sponsors, notably Norway and Kenya"."""
    words = profile.tokens
    start = role + 1
    while start < len(words) and words[start].word in _EXEMPLIFYING:
        start += 1
    return start > role + 1 and start in profile.names and words[start].term not in asked


def pronouns_in(profile: Profile) -> list[int]:
    """Where somebody who was named before may stand."""
    return [at for at, token in enumerate(profile.tokens) if token.word in _PERSONS]


def speaks(profile: Profile, speaker: Collection[int]) -> bool:
    """Whether somebody at one of these places is said to say something."""
    words = profile.tokens
    # "In talks with Lind, the mayor said": the one that a preposition leads to is no subject.
    led = {at: _leading_to(at, profile) for at in speaker}
    subjects = [at for at in speaker if led[at] not in _LEADING_AWAY]
    if "reach" in led.values():
        # "Attempts to reach Lind have failed."
        return True
    for at, token in enumerate(words):
        if token.word not in _says() or (at and _is_no_verb(words[at - 1].word, token.word)):
            continue
        before = _SPEAKING if token.word != "according" else 0
        after = _SPEAKING if token.word in _INVERTED else 0
        if any(-before <= place - at <= after for place in subjects):
            return True
        if before and _is_main(words, at) and any(place <= _OPENING for place in subjects):
            return True
    return False


def _leading_to(place: int, profile: Profile) -> str:
    """The word before a noun or a whole name and its article."""
    words, at = profile.tokens, place - 1
    while at >= 0 and (at in profile.names and at + 1 in profile.names):
        at -= 1
    if at > 0 and words[at].word in _ARTICLES:
        at -= 1
    return words[at].word if at >= 0 else ""


def _is_main(words: Sequence[Token], at: int) -> bool:
    """Whether a verb behind a comma is of the first subject: "Lind, who …, has not commented"."""
    first = at
    while first and (words[first - 1].stop or words[first - 1].word.endswith("ly")):
        if words[first].start - words[first - 1].end > 1:
            break
        first -= 1
    helped = words[first].word in _HELPING or (first == at and words[at].word.endswith("ing"))
    return first > 0 and helped and words[first].start - words[first - 1].end > 1


def _is_no_verb(before: str, word: str) -> bool:
    """Whether a word is denied or a noun ("a warning"); "did not deny" says something."""
    if word in _SAID_BY_SILENCE:
        return False
    return before in ("not", "never") or before.endswith("n't") or before in _ARTICLES


@lru_cache(1)
def _says() -> frozenset[str]:
    marks = table("marks.txt")
    return frozenset((*marks["says"], *marks["speech"])) | _SAID_BY_SILENCE
