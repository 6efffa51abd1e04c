"""The office that each hit gives a person: nominee for envoy, or envoy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said, grouped
from bot.answering.word_lists import lists_of
from bot.retrieval.asked import Asked
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import Token, is_possessive

READ, _BEST = 16, 3
# How far from the name a title may begin or end, in words, and how far its words may lie apart.
_REACH, _GAP = 9, 6
# Questions for a date or a figure may name an office without asking for it.
_AMOUNTS = ("age", "percent", "duration", "time", "money", "count", "amount")
_PAST = "no longer"
_HOLDS = frozenset({"hold", "holds", "still", "anymore", "longer", "left", "now"})
# The same where the question asks whether somebody holds it or held it formerly.
_ASKED_PAST = "no longer, as asked"
_STANDINGS = ("not yet", "for now", _PAST, "below")


@dataclass(frozen=True, slots=True)
class Title:
    """The offices named (as terms) and how far they are held ("not yet", "for now", "no longer", "below")."""

    offices: frozenset[str]
    standing: frozenset[str]


def titles_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Title]]:
    """The title that each of the best hits gives the person asked about, best hit first.

    Empty unless the question asks who somebody is, for a title, or whether somebody holds an office.
    """
    if not asks_for_title(question):
        return []
    past = _asks_of_now(question)
    surname = _surname(question)
    names = [] if surname is None else [surname]
    if surname is None and question.kind != "person":
        names += _titled(hits, retriever)
    found = [_titles_of(name, hits, retriever, past=past) for name in dict.fromkeys(names)]
    return next((said for said in found if len(grouped(said, clash)) > 1), found[0] if surname else [])


def _titles_of(name: str, hits: Sequence[Hit], retriever: Retriever, *, past: bool) -> list[Said[Title]]:
    found = []
    for hit in hits[:READ]:
        places = retriever.profile(hit.sentence).positions.get(name, ())
        title = title_of(hit, places[0], past=past) if places else None
        if title is not None:
            found.append(title)
    return found


def clash(a: Title, b: Title) -> bool:
    """Whether the two name the same office, held in one and not, or not fully, in the other.

    That somebody held it formerly is no such difference unless it is asked: an article may just be older.
    """
    here, there = a.standing - {_PAST}, b.standing - {_PAST}
    return here != there and bool(a.offices & b.offices)


def asks_for_title(question: Question) -> bool:
    """Whether a question asks who somebody is, for a title, or whether somebody holds an office."""
    words = [t.word for t in question.tokens]
    lists = lists_of("offices.txt")
    if question.kind in _AMOUNTS:
        return False
    standing = any(t.word in _standing_of() for t in question.tokens)
    office = any(t.word in lists["offices"] for t in question.tokens)
    asking = any(word in lists["asking"] for word in words)
    if "or" in words or question.kind == "yes_no":
        return standing or office or asking
    if standing:
        return False
    if asking:
        return question.kind != "person"
    return words[:1] in (["who"], ["who's"], ["whos"]) and _only_names_after(question)


def _surname(question: Question) -> str | None:
    """The last of the first names in a row that the question has, when it is nothing else than a name."""
    offices = lists_of("offices.txt")["offices"]
    names = [a for a in question.asked if a.name and a.word not in _standing_of() and a.word not in offices]
    names = [a for a in names if not _owns(a, question)] or names
    row = names[:1]
    for one in names[1:]:
        if one.at == row[-1].at + 1:
            row.append(one)
    return row[-1].term if row and row[-1] is names[-1] else None


def _titled(hits: Sequence[Hit], retriever: Retriever) -> list[str]:
    """The terms of the names that the best hits call nominee, acting or deputy: whom else may be meant."""
    found = []
    for hit in hits[:_BEST]:
        profile = retriever.profile(hit.sentence)
        for at in sorted(profile.names):
            gap = hit.sentence.text[profile.tokens[at].end :][:1]
            title = None if gap == " " and at + 1 in profile.names else title_of(hit, at)
            if title is not None and title.what.standing:
                found.append(profile.tokens[at].term)
    return found


def _asks_of_now(question: Question) -> bool:
    """Whether somebody may hold the office no longer: "former", "which office does he hold?"."""
    words = [token.word for token in question.tokens]
    former = not lists_of("offices.txt")[_PAST].isdisjoint(words)
    return former or not _HOLDS.isdisjoint(words)


def _owns(one: Asked, question: Question) -> bool:
    """Whether a name only tells whose envoy somebody is: "is Moor really Lee's envoy?"."""
    return is_possessive(question.tokens[one.at], question.text)


def _only_names_after(question: Question) -> bool:
    """Whether "who is" is followed by nothing but a name, or a name and an office."""
    offices = lists_of("offices.txt")["offices"]
    names = {a.term for a in question.asked if a.name}
    return all(t.stop or t.term in names or t.word in offices for t in question.tokens)


def title_of(hit: Hit, name: int, *, past: bool = False) -> Said[Title] | None:
    """The office words nearest to the word number `name` of the hit, with what says how far it is held.

    `past`: whether somebody holds it or held it formerly is asked.
    """
    reading = read(hit.sentence.text)
    words = reading.words
    first, last = max(0, name - _REACH), _reach_behind(reading, name)
    clauses = range(reading.clauses[name] - 1, reading.clauses[name] + 2)
    near = [at for at in range(first, last) if reading.clauses[at] in clauses]
    offices = lists_of("offices.txt")["offices"]
    held = [at for at in near if words[at].word in offices and not _of_another(words, at, name)]
    if not held:
        return None
    nearest = min(held, key=lambda at: (abs(at - name), at))
    together = [at for at in held if abs(at - nearest) <= _GAP]
    standing = [at for at in near if words[at].word in _standing_of() and abs(at - nearest) <= _GAP]
    told = min(standing, key=lambda at: (abs(at - nearest), at), default=None)
    standings = frozenset({_standing_of()[words[told].word]}) if told is not None else frozenset[str]()
    if past and standings == {_PAST}:
        standings = frozenset({_ASKED_PAST})
    shown: Token = words[nearest if told is None or standings == {_PAST} else told]
    title = Title(frozenset(words[at].term for at in together), standings)
    return Said(hit, title, shown.start, shown.end)


def _reach_behind(reading: Reading, name: int) -> int:
    """Where a title behind the name may end: "Trump's nominee" and "named by Trump to …" speak of another."""
    word = reading.words[name]
    led = name > 0 and reading.words[name - 1].word in ("by", "from", "with", "to", "for", "under")
    return name if is_possessive(word, reading.text) or led else min(len(reading.words), name + _REACH)


def _of_another(words: Sequence[Token], office: int, name: int) -> bool:
    """Whether the office word stands right before another name ("President Lee's envoy, Ann Moor")."""
    if office + 1 >= len(words) or not words[office + 1].capital:
        return False
    return office > name or not all(words[at].capital for at in range(office + 1, name + 1))


@cache
def _standing_of() -> dict[str, str]:
    lists = lists_of("offices.txt")
    return {word: name for name in _STANDINGS for word in lists[name]}
