"""Who or what is called what in the articles: "the captain, Ada Lind," makes Lind the captain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from bot.retrieval.profile import Profile
from bot.retrieval.terms import Token
from bot.retrieval.word_lists import table, word_class

# "a retired teacher of piano from": so many words lie at most between an article and its noun.
_REACH = 5
# A noun said of more names than these ("official") points to none of them.
_MOST = 3
_OPENS = word_class("article") | word_class("opens_description")
_CLOSES = word_class("closes_description")
_KINDS = word_class("kind_of_name") | frozenset(table("marks.txt")["role"])
_CALLINGS = ("er", "or", "ist", "ian", "ant", "man", "woman", "ress")
_SAYS = frozenset(table("marks.txt")["says"])
_WHERE = frozenset(table("marks.txt")["where"])
_OPENERS = word_class("opening_taking_up")
_BEING = ("is", "was", "are", "were")
_WITHIN_A_NAME = (" ", ". ", "-")

Aliases = Mapping[str, Mapping[str, float]]


class _Said(NamedTuple):
    noun: Token
    names: frozenset[str]


def aliases_of(profiles: Sequence[Profile], texts: Sequence[str], common: Set[str]) -> Aliases:
    """For each noun the names it is said of, and for each of these names the noun: how surely, from 0 to 1.

    `texts` are the sentences of the profiles; `common`: the folded words that are also written small.
    """
    said: dict[str, list[set[str]]] = defaultdict(list)
    for profile, text in zip(profiles, texts, strict=True):
        if profile.headline:
            continue
        for noun, names in _descriptions(profile, text, common):
            if len(said[noun.term]) > _MOST:
                # It is said of too many already; a large corpus has thousands of ministers.
                continue
            known = next((one for one in said[noun.term] if one & names), None)
            if known is None:
                said[noun.term].append(set(names))
            else:
                known |= names
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for term, holders in said.items():
        if len(holders) <= _MOST:
            for name in {name for holder in holders for name in holder}:
                found[term][name] = found[name][term] = 1 / len(holders)
    return found


def _descriptions(profile: Profile, text: str, common: Set[str]) -> Iterator[_Said]:
    words = profile.tokens
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _names(profile, end, common):
            end += 1
            if end < len(words) and _between(text, words, end) not in _WITHIN_A_NAME:
                break
        if end == at:
            at += 1
            continue
        names = frozenset(word.term for word in words[at:end])
        behind = _behind(words, text, end)
        if behind is not None and at and words[at - 1].word in _WHERE and behind.word not in _KINDS:
            # "In Norwall, a tower of": what stands there isn't the town.
            behind = None
        for noun in (_before(words, text, at), behind):
            if noun is not None and noun.term not in names:
                yield _Said(noun, names)
        at = end


def _names(profile: Profile, at: int, common: Set[str]) -> bool:
    token = profile.tokens[at]
    if token.word in common or token.word in _KINDS or token.word in _OPENERS or token.term[0].isdigit():
        return False
    return at in profile.names


def _before(words: Sequence[Token], text: str, at: int) -> Token | None:
    """The noun of "Captain Ada Lind" and of "the captain of the ship, Ada Lind,"."""
    if not at:
        return None
    between = _between(text, words, at)
    if between == " ":
        return words[at - 1] if _may_precede(words[at - 1]) else None
    if between != ", ":
        return None
    noun, nearest = words[at - 1], None
    for back in range(at - 2, max(-1, at - 2 - _REACH), -1):
        if words[back].word in _OPENS:
            # "The captain of the ship": the ship if nothing but it were there.
            nearest = noun
            if not (back and words[back - 1].word in _CLOSES):
                break
        elif words[back].word in _CLOSES and back:
            noun = words[back - 1]
    return nearest if nearest is not None and _is_noun(nearest) else None


def _is_noun(token: Token) -> bool:
    return not (token.stop or token.capital or token.term[0].isdigit() or token.word in _SAYS)


def _may_precede(token: Token) -> bool:
    """Whether a word right before a name is a calling or a kind of thing that has one."""
    if token.stop:
        return False
    return token.word in _KINDS or (not token.capital and token.word.endswith(_CALLINGS))


def _behind(words: Sequence[Token], text: str, end: int) -> Token | None:
    """The noun of "Ada Lind, 41, a captain from" and of "Ada Lind is a captain"."""
    at = end
    if at < len(words) and words[at].term[0].isdigit() and _between(text, words, at) == ", ":
        at += 1
    if at + 1 >= len(words):
        return None
    if at == end and words[at].word in _BEING:
        at += 1
    elif not _between(text, words, at).startswith(","):
        return None
    if at + 1 >= len(words) or not (words[at].word in _OPENS or _owns(text, words[at])):
        return None
    noun = None
    for token in words[at + 1 : at + 2 + _REACH]:
        if token.word in _CLOSES or token.stop or (noun is not None and token.word.endswith("ed")):
            break
        noun = token
        if text[token.end : token.end + 1] in (",", "."):
            break
    return noun if noun is not None and _is_noun(noun) else None


def _owns(text: str, token: Token) -> bool:
    return text[token.start : token.end].endswith(("'s", "’s"))


def _between(text: str, words: Sequence[Token], at: int) -> str:
    return text[words[at - 1].end : words[at].start]
