"""Whether a figure counts what a question asks about, and what narrows it down."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.answering.comparing.amounts_asked import counted_term
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figure_wording import is_plural
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import Frame
from bot.answering.comparing.kin import is_person
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.tense import asks_ahead, is_past
from bot.answering.word_lists import lists_of
from bot.retrieval.lexicon import key_of
from bot.retrieval.phrases import phrases_in
from bot.retrieval.question import Question

_OF = tuple(f" of {word} " for word in ("the", "them", "its", "their", "those", "these", "his", "her"))
# "The 38 traders" are all there are, unless more is said of them ("the 38 traders who stayed").
_ALL_THERE_ARE = re.compile(r"\b(?:the|all|its|their|all of the|all the) $", re.IGNORECASE)
_REST = frozenset({"other", "others", "another", "more", "additional", "remaining", "rest"})
_LONG_AGO = re.compile(
    r"\b(?:once|formerly|originally|initially|in the past|in the old days|in (?:its|their) heyday"
    r"|at (?:its|their) (?:peak|height))\b",
    re.IGNORECASE,
)
# How far behind "300 of" the 620 may stand.
_NEAR = 16
# How far behind a figure the noun it counts may stand.
_PHRASE = 24


def counts(figure: Figure, reading: Reading, question: Question, frame: Frame) -> bool:
    """Whether the figure counts what is asked about, and not a part or the whole of it."""
    if figure.part and _REST.isdisjoint(t.word for t in question.tokens):
        return False
    if "how many of" in " ".join(t.word for t in question.tokens):  # "how many of the miners": "two of them"
        only = reading.text[: figure.start].casefold().endswith(" only ") and names_noun(figure, frame)
        # "How many of them survived?": "22 are alive" counts some of them without saying so.
        state = any(state.part for state in read(question.text).states)
        if not (only or state or figure.share or reading.text[figure.end :].startswith(_OF)):
            return False
        if not state:
            return True
    clause = reading.clause_at(figure.start, figure.end)
    led = any(
        frame.says(word.term)
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number == clause and word.end <= figure.start
    )
    if figure.share and not led and not _goes_on(figure, clause, reading, question, frame):
        return False
    if (
        figure.whole
        and led
        and any(f.share and f.end < figure.start <= f.end + _NEAR for f in reading.figures)
    ):
        return False
    if any(word[0].isupper() and not frame.says(_term(word)) for word in figure.between):
        return False
    of_whom = _modifiers(question, frame)
    if of_whom and not of_whom <= {
        frame.stands_for(word.term)
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number == clause
    }:
        return False
    return _counts_noun(figure, reading, question, frame)


def subset(figure: Figure, question: Question, frame: Frame) -> str:
    """The people of one kind that the figure counts where all are asked about ("three children"), or ""."""
    lists = lists_of("figures.txt")
    if (
        counted_term(question) not in _people()
        or figure.noun in lists["people"]
        or frame.says(_term(figure.noun))
    ):
        return ""
    return figure.noun if figure.noun in lists["some"] else ""


def counts_all(figure: Figure, reading: Reading, frame: Frame, asked: Reading) -> bool:
    """Whether the figure counts all there are, where nothing but the noun counted is asked about.

    "23 polling places ran out of ballots" does not say how many polling places there are.
    """
    counted = {frame.stands_for(_term(word)) for word in (figure.noun, *figure.between)}
    asks_for_more = not frame.weights.keys() - frame.names <= counted
    if figure.whole or figure.unit or asked.states or asks_for_more:
        return True
    if figure.noun in lists_of("figures.txt")["doers"]:
        return not is_of_all(reading.text, figure.start)
    if not figure.share and is_of_all(reading.text, figure.start):
        return not figure.between and _behind(figure, reading) not in lists_of("clauses.txt")["openers"]
    clause = reading.clause_at(figure.start, figure.end)
    words = (w.word for w, n in zip(reading.words, reading.clauses, strict=True) if n == clause)
    return not lists_of("figures.txt")["existence"].isdisjoint(words)


def _modifiers(question: Question, frame: Frame) -> frozenset[str | None]:
    """The names that narrow down what is counted: of "how many Danish soldiers" the first."""
    words = [token.word for token in question.tokens]
    if words[:2] != ["how", "many"]:
        return frozenset()
    places = range(2, len(words))
    last = next((at for at in places if question.tokens[at].term not in frame.names), len(words))
    counted = last < len(words) and not question.tokens[last].stop
    return frozenset(question.tokens[at].term for at in range(2, last)) if counted else frozenset()


def is_of_all(text: str, start: int) -> bool:
    """Whether the figure that starts there is one of all there are: "the 38 traders", "all 38"."""
    return bool(_ALL_THERE_ARE.search(text[:start]))


def tells_of_what(figure: Figure, question: Question) -> bool:
    """Whether a plain count says what it counts, as "rose to 14" does not, or people are asked about."""
    counted = counted_term(question)
    return bool(figure.unit or figure.noun or figure.share) or not counted or counted in _people()


def names_noun(figure: Figure, frame: Frame) -> bool:
    """Whether the noun counted is one of the words asked."""
    return figure.share or (bool(figure.noun) and frame.says(_term(figure.noun)))


def narrowing(reading: Reading, value: Figure | Date, clause: int, asked: Reading) -> frozenset[str] | None:
    """What narrows down the amounts of a clause beyond what is asked; None when it is not what is asked.

    States that count a part ("22 alive"; of people, for boats that are missing are not lost lives), former
    times ("once had"), one of several in a row ("a second fine"), and for figures that they are only wanted
    ("asked for 500"). What something is compared with ("the worst flood since …") is never asked.
    """
    person = not isinstance(value, Figure) or not value.noun or value.noun in _persons()
    wanted = {(s.about, s.value) for s in asked.states if s.part}
    here = {(s.about, s.value) for s in reading.states if s.part and reading.clauses[s.first] == clause}
    if (person and not wanted <= here) or _is_compared_with(reading, value, asked):
        return None
    lists = lists_of("figures.txt")
    questioned = {w.word for w in asked.words}
    said = {w.word for w, n in zip(reading.words, reading.clauses, strict=True) if n == clause}
    before = {
        w.word
        for w, n in zip(reading.words, reading.clauses, strict=True)
        if n == clause and w.end <= value.start
    }
    narrowed = {f"{about} {number}" for about, number in here} if person else set()
    if isinstance(value, Figure) and _asks_of_the_past(asked) and not said & lists["past"]:
        return None
    if said & lists["past"] and not questioned & lists["past"]:
        narrowed.add("past")
    ahead = questioned & (lists["planned"] | lists["ahead"])
    if isinstance(value, Figure) and not value.whole and before & lists["planned"] and not ahead:
        narrowed.add("planned")
    if isinstance(value, Date) and asks_ahead(asked) and is_past(reading, clause):
        narrowed.add("past")
    if _is_rule(reading, clause) and not questioned & lists["ruled"]:
        narrowed.add("ruled")
    return frozenset(narrowed | ((said & lists["apart"]) - questioned))


def _asks_of_the_past(asked: Reading) -> bool:
    """Whether a question asks how it once was: "in the old days", "originally"."""
    return bool(_LONG_AGO.search(asked.text))


def _is_compared_with(reading: Reading, value: Figure | Date, asked: Reading) -> bool:
    """Whether a value tells of what something is the worst or first since: "since 1988, when six died".

    Unless that year is asked about.
    """
    years = {date.years for date in asked.dates if date.years}
    if any(date.years in years for date in reading.dates):
        return False
    before = [word.word for word in reading.words if word.end <= value.start]
    if "since" not in before:
        return False
    since = before.index("since")
    return not lists_of("figures.txt")["superlatives"].isdisjoint(before[:since])


def _is_rule(reading: Reading, clause: int) -> bool:
    """Whether a clause tells when something is to be done: "if the river reaches 5 m, the gate must …"."""
    lists = lists_of("figures.txt")
    first = next((w.word for w, n in zip(reading.words, reading.clauses, strict=True) if n == clause), "")
    return first in lists["in case"] and any(w.word in lists["ruled"] for w in reading.words)


def same_people(a: Figure, b: Figure) -> bool:
    """Whether two figures may count the same, where one counts people in general: "people" are no "votes"."""
    general = lists_of("figures.txt")["people"]
    return all(
        not one.noun or not other.noun or one.noun not in general or is_person(other.noun)
        for one, other in ((a, b), (b, a))
    )


def _behind(figure: Figure, reading: Reading) -> str:
    """The second word behind a figure: the one behind the noun that it counts."""
    behind = [word.word for word in reading.words if word.start >= figure.end]
    return behind[1] if len(behind) > 1 else ""


def _noun_phrase(question: Question) -> frozenset[str]:
    """The terms of what is counted: of "how many living captives are held" the two before the verb.

    All terms of a question that does not say how many of what.
    """
    if not counted_term(question) or question.kind != "count":
        return frozenset(question.terms)
    words = question.tokens
    first = next((at for at, t in enumerate(words) if t.term == question.focus and not t.stop), len(words))
    phrase: list[str] = []
    for token in words[first:]:
        if token.stop:
            break
        phrase.append(token.term)
        if is_plural(token.word):
            break
    return frozenset(phrase) or frozenset(question.terms)


def _goes_on(figure: Figure, clause: int, reading: Reading, question: Question, frame: Frame) -> bool:
    """Whether what is asked of the noun counted is said behind the figure ("14 of 212 places ran out")."""
    counted = counted_term(question)
    return any(
        (term := frame.stands_for(word.term)) is not None and term != counted and term not in frame.names
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number in (clause, clause + 1) and word.start > figure.end + _PHRASE
    )


def _counts_noun(figure: Figure, reading: Reading, question: Question, frame: Frame) -> bool:
    """Whether the noun counted, where it can be told, may be what is asked about."""
    lists = lists_of("figures.txt")
    if question.kind == "count" and not _tells_kind(figure, reading, question):
        return False
    if not figure.noun:
        alone = not reading.text[figure.end :].startswith((" in ", " of "))
        return figure.share or figure.unit != "" or alone
    counted = counted_term(question)
    if not counted or counted in _people():
        return frame.says(_term(figure.noun)) or is_person(figure.noun)
    if figure.noun not in lists["people"]:
        return frame.stands_for(_term(figure.noun), 0.0) in _noun_phrase(question)
    if not any(t.term == counted and is_person(t.word) for t in question.tokens):
        return False
    kinds = [w.term for w in reading.words if w.word not in lists["people"]]
    kinds += [key for key, _, _ in phrases_in(reading.words)]
    return any(frame.stands_for(term) == counted for term in kinds)


def _tells_kind(figure: Figure, reading: Reading, question: Question) -> bool:
    """Whether a figure of people in general may count the kind asked about: "how many children", "14 dead".

    Only where its clause names that kind.
    """
    lists = lists_of("figures.txt")
    kind = next((t.term for t in question.tokens if t.term == question.focus and t.word in lists["some"]), "")
    if not kind or (figure.noun and figure.noun not in lists["people"] | {"dead", "injured", "deaths"}):
        return True
    clause = reading.clause_at(figure.start, figure.end)
    return any(
        word.term == kind
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number == clause
    )


@lru_cache(1)
def _persons() -> frozenset[str]:
    lists = lists_of("figures.txt")
    return lists["people"] | lists["who"]


@lru_cache(1)
def _people() -> frozenset[str]:
    return frozenset(_term(word) for word in lists_of("figures.txt")["people"])


@lru_cache(4096)
def _term(word: str) -> str:
    return key_of(word)
