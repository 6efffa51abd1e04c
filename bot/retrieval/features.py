"""What the ranking knows of a candidate: named features of how well a sentence fits a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from bot.retrieval.asked import Asked
from bot.retrieval.closeness import closeness
from bot.retrieval.kinds import Kind
from bot.retrieval.lexicon import Alternative, country_terms
from bot.retrieval.measures import is_aged, is_measured, units_asked
from bot.retrieval.naming import (
    asks_what_it_is,
    asks_who,
    calling_asked,
    is_defined,
    is_named,
    pronouns_in,
    speaker_of,
    speaks,
)
from bot.retrieval.profile import Profile
from bot.retrieval.question import Question
from bot.retrieval.retriever import Candidate, Match
from bot.retrieval.word_lists import word_class

# A word of the sentence before is half a match; the fitted weight of "before" says what that is worth.
_BEFORE_GRADE = 0.5
# From here on it is the word itself, or a name.
_SURE_BEFORE = 0.4
# The surname alone tells nearly as well whom reports have named in full before.
_SURNAME_GRADE = 0.9
# For each sentence further back "he" and the subject of a paragraph are told less surely.
_FURTHER_BACK, _EARLIER = 0.8, 0.7
# What stands before counts at most so many times what the sentence says itself; 1 to 1.5 did the same.
_MOST_BEFORE = 1.5
# Other words of the sentence before tell less than the word itself.
_OTHER_BEFORE = 0.8
# The led of "the union-led strike" doesn't tell who led the strike.
_COMPOUND_GRADE = 0.4
# The turn of "turn down" is little in a sentence that has it without the down; 0.2 to 0.8 did the same.
_APART_GRADE = 0.4
# So many words from a matched one an answer of the expected kind is no longer "near"; so many before the
# thing counted a figure no longer counts it.
_NEAR, _COUNTED = 8, 4
# Words of a question so near each other may be one phrase.
_SAME_PHRASE = 3
# Words that may not be taken for another where they belong to a phrase: the board of "on board".
_LOOSE = ("synonym", "related", "prefix")
# "What did the council say": the mayor may speak for it.
_LOOSE_SPEAKER = 0.5
# "Lindmar, Norway" tells better in which country Lindmar lies than one that stands elsewhere in the sentence.
_NOT_BESIDE = 0.8
# Words that say the same.
_SAME = ("word", "family", "synonym")
_NOT = word_class("negation")
_WHEN_OR_WHERE = ("place", "time")
_EVENTS = word_class("event")
_OCCURS = frozenset(term.replace("|", " ") for term in word_class("takes_place"))
_COUNTRY = ("country", "countries", "nation", "nations")
# Kinds of which the public sets have too few questions share the weight of their like.
_POOLS: dict[Kind, str] = {
    "age": "figure",
    "percent": "figure",
    "duration": "figure",
    "money": "figure",
    "count": "figure",
    "amount": "figure",
    "time": "time",
    "place": "place",
    "person": "person",
    "name": "name",
}
# For which of them it tells something that such a word is there, and for which that it stands near.
# Kinds that a sentence rarely holds by chance.
_RARE = ("age", "percent", "money", "duration")
_PRESENT, _NEARBY = ("person", "place", "time"), ("figure", "time", "name")


class Found(NamedTuple):
    """A term of the question that a sentence has in some way: the best match and its places."""

    asked: Asked
    match: Match
    places: tuple[int, ...]
    telling: float = 1.0


class _Sought(NamedTuple):
    """A term of the question: how it is matched by itself, and what else may stand for it.

    `keys`: those of all of these; `surname`: the name behind it that may stand for both.
    """

    asked: Asked
    itself: Match
    others: Sequence[Alternative]
    keys: frozenset[str]
    surname: str | None


class Features:
    """The features of any candidate for one question; what depends on the question alone is worked out once.

    Shares are of the question's whole weight (the sum of IDF, unknown words counted as the rarest).
    docs/finding-answers.md tells what each feature is for and what it gains. `what_it_is`: whether it is
    asked who or what somebody or something named is.
    """

    def __init__(self, question: Question) -> None:
        asked = question.asked
        self._asked = asked
        self._total = sum(a.weight for a in asked) or 1.0
        self._terms = frozenset(a.term for a in asked)
        self._pairs = [(a, b) for a, b in pairwise(asked) if b.at - a.at <= 2]
        told = [a for a in asked if a.known or a.alternatives]
        self._rarest = max(told, key=lambda a: a.weight) if told else None
        self._denies = any(t.word in _NOT or t.word.endswith("n't") for t in question.tokens)
        joined = {b.start for a, b in pairwise(question.tokens) if question.text[a.end : b.start] == "-"}
        self._compounded = frozenset(a.term for a in asked if question.tokens[a.at].start in joined)
        # A name that is asked for anyhow tells nothing more where it stands for another word.
        others = [(*a.alternatives, *(o for o in a.called if o.key not in self._terms)) for a in asked]
        keys = [frozenset((a.term, *(o.key for o in a.others))) for a in asked]
        surnames = {a.term: b.term for a, b in pairwise(asked) if a.name and b.name and b.at == a.at + 1}
        self._sought = [
            _Sought(a, Match(a.term, a.term, "word", 1.0), o, k, surnames.get(a.term))
            for a, o, k in zip(asked, others, keys, strict=True)
        ]
        # Most sentences have but one or two of all these keys: the others are looked for no further.
        self._keys = frozenset[str]().union(*keys)
        self._found: dict[int, Set[str]] = {}
        self._places = {a.term: a.at for a in asked}
        self._units = units_asked(question.tokens) if question.kind == "amount" else frozenset()
        self._country = any(
            a.word in ("which", "what") and b.word in _COUNTRY for a, b in pairwise(question.tokens)
        )
        words = [t.word for t in question.tokens]
        self._who = asks_who(words)
        self._speaker = speaker_of(words, [a.at for a in asked])
        self.what_it_is = asks_what_it_is(words, asked)
        self._calling = calling_asked(words, asked, what_it_is=self.what_it_is)
        alone = asked[0].word if len(asked) == 1 and question.kind in _WHEN_OR_WHERE else ""
        self._event = alone in _EVENTS
        self._kind = question.kind
        self._focus = question.focus
        self._special = bool(
            self._country
            or self._denies
            or self._who
            or self._speaker is not None
            or self._calling
            or self.what_it_is
            or self._event
            or self._units
        )

    def found(self, candidate: Candidate) -> list[Found]:
        """The terms of the question that the candidate has, each by its best match.

        One word of a sentence stands for one of the question: "talks" can't be both the talks and the deal of
        "did the talks lead to a deal?". Words of one phrase may share it ("lost their lives", "died").
        """
        profile, before = candidate.profile, candidate.before
        positions, compounds = profile.positions, profile.compounds
        here = self._keys_of(profile)
        taken: dict[str, int] = {}
        found = []
        for asked, match, others, keys, surname in self._sought:
            term = asked.term
            if term in here:
                if asked.idioms and positions.keys().isdisjoint(asked.idioms):
                    found.append(self._apart(asked, others, positions, taken))
                    continue
                if compounds and term not in self._compounded and compounds.issuperset(positions[term]):
                    match = match._replace(grade=_COMPOUND_GRADE)
                found.append(Found(asked, match, positions[term]))
                continue
            for key, how, grade, telling in () if keys.isdisjoint(here) else others:
                if key not in here:
                    continue
                if abs(taken.get(key, self._places.get(key, asked.at)) - asked.at) > _SAME_PHRASE:
                    continue
                if how in _LOOSE and " " not in key and profile.bound.issuperset(positions[key]):
                    continue
                taken[key] = asked.at
                found.append(Found(asked, Match(term, key, how, grade), positions[key], telling))
                break
            else:
                if surname is not None and surname in here:
                    found.append(Found(asked, Match(term, surname, "alias", _SURNAME_GRADE), ()))
                elif before and (other := self._taken_up(asked, keys, before)) is not None:
                    found.append(Found(asked, other, ()))
        return found

    def _keys_of(self, profile: Profile) -> Set[str]:
        """Those of all the keys that a sentence has."""
        known = self._found.get(id(profile))
        if known is None:
            # Most sentences are a candidate and stand before another one.
            known = self._found[id(profile)] = self._keys & profile.positions.keys()
        return known

    def _taken_up(self, asked: Asked, keys: Set[str], before: Sequence[Profile]) -> Match | None:
        """The match of a term in the sentence that is taken up; further back it must be a name.

        `keys`: the term and all that may stand for it.
        """
        for back, profile in enumerate(before):
            there = self._keys_of(profile)
            if keys.isdisjoint(there):
                continue
            grade = _BEFORE_GRADE * _FURTHER_BACK**back
            if asked.term in there and (asked.name or not back):
                return Match(asked.term, asked.term, "before", grade)
            for key, how, other, telling in asked.called if back else asked.others:
                if key in there and how != "prefix":
                    return Match(asked.term, key, "before", grade * other * telling * _OTHER_BEFORE)
        return None

    def _apart(
        self,
        asked: Asked,
        others: Sequence[Alternative],
        positions: Mapping[str, tuple[int, ...]],
        taken: dict[str, int],
    ) -> Found:
        """The match of a word that the sentence has without its idiom: other words may be better."""
        for key, how, grade, telling in others:
            near = abs(taken.get(key, self._places.get(key, asked.at)) - asked.at) <= _SAME_PHRASE
            if near and key in positions and how in _SAME and grade * telling > _APART_GRADE:
                taken[key] = asked.at
                return Found(asked, Match(asked.term, key, how, grade), positions[key], telling)
        return Found(asked, Match(asked.term, asked.term, "word", _APART_GRADE), positions[asked.term])

    def of(self, candidate: Candidate, found: Sequence[Found]) -> dict[str, float]:
        """The features by name; one that is absent is 0."""
        total, profile = self._total, candidate.profile
        features: dict[str, float] = {}
        covered = 0.0
        here: list[tuple[int, ...]] = []
        for asked, match, places, telling in found:
            if places:
                here.append(places)
            credit = asked.weight * match.grade * telling / total
            features[match.how] = features.get(match.how, 0.0) + credit
            covered += credit
            if asked is self._rarest:
                features["rarest"] = match.grade
        features["covered"] = covered * covered
        if candidate.earlier and len(found) < len(self._asked):
            features["nearby"] = self._nearby(candidate.earlier, found)
        features["paragraph"] = candidate.paragraph / total
        features["words"] = candidate.words
        if "before" in features:
            own = covered - features["before"]
            # Of speech the speaker mostly stands before it.
            most = features["before"] if self._speaker is not None else _MOST_BEFORE * own
            features["before"] = min(features["before"], most) if here else 0.0
        if len(here) > 1:
            features["close"] = closeness(here)
            features["pairs"] = self._neighbours(profile)
        if profile.headline:
            features["headline"] = 1.0
        if profile.asks:
            features["asks"] = 1.0
        if self._special:
            self._add_special(features, profile, found)
        if self._kind in _POOLS or self._kind == "reason":
            self._add_kind(features, profile, found, here)
        return features

    def _add_special(self, features: dict[str, float], profile: Profile, found: Sequence[Found]) -> None:
        """What only some questions ask for: a country, a denial, who somebody is, what somebody says."""
        if self._country:
            told = country_terms() & (profile.positions.keys() - self._terms)
            beside = {at + 1 for f in found for at in f.places}
            near = any(at in beside for term in told for at in profile.positions[term])
            features["country"] = 1.0 if near else _NOT_BESIDE if told else 0.0
        if self._denies and "denial" in profile.answers:
            features["denied"] = 1.0
        if self._who:
            roles = [p for f in found if not f.asked.name for p in f.places]
            features["named"] = float(any(is_named(profile, role, self._terms) for role in roles))
        if self._speaker is not None:
            speaker = next((f for f in found if f.asked.at == self._speaker), None)
            taken_up = speaker is not None and speaker.match.how == "before"
            told_at = pronouns_in(profile) if taken_up else speaker.places if speaker is not None else ()
            sure = speaker is None or speaker.match.how not in _LOOSE
            features["speaks"] = speaks(profile, told_at) * (1.0 if sure else _LOOSE_SPEAKER)
        if self._calling:
            features["calling"] = float(not self._calling.isdisjoint(profile.positions))
        if self.what_it_is:
            names = [place for f in found for place in f.places]
            features["defined"] = float(is_defined(profile, names) and not profile.headline)
        if self._event:
            features["occurs"] = float(not _OCCURS.isdisjoint(profile.positions))
        if self._units:
            features["measured"] = float(is_measured(profile, self._units, self._terms))

    def _nearby(self, earlier: Sequence[Profile], found: Sequence[Found]) -> float:
        """The share of what the sentence lacks that stands earlier in its paragraph, less further back."""
        have = {f.match.asked for f in found}
        share = 0.0
        for asked in self._asked:
            if asked.term in have:
                continue
            for back, before in enumerate(earlier):
                if asked.term in before.positions:
                    share += asked.weight * _EARLIER**back
                    break
        return share / self._total

    def _neighbours(self, profile: Profile) -> float:
        """The share of neighbouring content words of the question that are neighbours in the sentence."""
        if not self._pairs:
            return 0.0
        got = 0
        for a, b in self._pairs:
            first, second = profile.positions.get(a.term), profile.positions.get(b.term)
            if first and second:
                gaps = (1, b.at - a.at)
                got += any(q - p in gaps for p in first for q in second)
        return got / len(self._pairs)

    def _add_kind(
        self,
        features: dict[str, float],
        profile: Profile,
        found: Sequence[Found],
        here: Sequence[tuple[int, ...]],
    ) -> None:
        """Whether the sentence holds an answer of the kind expected that the question doesn't contain."""
        if self._kind == "reason":
            hinted = "hint" in profile.answers or "reason" in profile.answers
            features["hint"] = float(hinted and not profile.headline)
            return
        marked = profile.answers.get(self._kind, ())
        answers = [at for at in marked if profile.tokens[at].term not in self._terms] if marked else []
        if not answers:
            return
        pool = _POOLS[self._kind]
        if self._kind in _RARE and (self._kind != "age" or _is_aged(profile, found)):
            features[f"has_{self._kind}"] = 1.0
        if pool in _PRESENT:
            features[f"kind_{pool}"] = 1.0
        if here and pool in _NEARBY:
            gap = min(abs(at - p) for at in answers for places in here for p in places)
            features[f"near_{pool}"] = max(0.0, 1 - (gap - 1) / _NEAR)
        if pool == "figure" and self._focus is not None:
            places = next((f.places for f in found if f.asked.term == self._focus), ())
            gaps = [p - at for at in answers for p in places if p > at]
            if gaps:
                features["counted"] = max(0.0, 1 - (min(gaps) - 1) / _COUNTED)


def _is_aged(profile: Profile, found: Sequence[Found]) -> bool:
    """Whether the age told may be that of what is asked about, not of another one in the sentence."""
    near = [f for f in found if f.match.how not in ("related", "prefix")]
    taken_up = any(f.match.how == "before" and f.match.grade >= _SURE_BEFORE for f in near)
    return taken_up or is_aged(profile, [place for f in near for place in f.places])
