"""The state that each hit asserts of what a question asks about: on strike, or called off."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said, grouped
from bot.answering.comparing.states import State, asked_about, terms_about
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

READ = 24
# How much of the rest of the question a sentence must say; judged on the two stories.
FAR, FAR_TRUTH, OF_BEST = 0.3, 0.6, 0.4
# From so many words on, names aside, a question asks for more than a state of its subject.
_TELLING = 2
# Whether something is confirmed or denied may be asked without saying so ("Were there talks?").
_TRUTH = "truth"
_ASKED_BEHIND = re.compile(
    r", (?:is|are|was|were|does|do|did|has|have|will) (?:it|they|he|she|there)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What of: `about`; every state of it that the sentence asserts; and those that the question names.

    `counted`: the states are those of a part that is counted ("35 of them are dead"). `says_all`: beside the
    state the sentence says word for word what is asked. `spans`: each state asserted with the span of its
    words.
    """

    about: str
    values: frozenset[int]
    asked: frozenset[int]
    counted: bool = False
    says_all: bool = False
    spans: tuple[tuple[int, int, int], ...] = field(default=(), compare=False)


def states_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Condition]]:
    """The state that each of the best hits asserts, best hit first.

    Only for questions to be answered with yes or no, or with one of two states named.
    """
    if not asks_for_a_state(question):
        return []
    asked = read(question.text)
    named: dict[str, set[int]] = {}
    aside = aside_from(asked)
    for state in asked.states:
        if state.first < aside:
            named.setdefault(state.about, set()).add(state.value)
    for token in question.tokens:
        for about in sorted(asked_about().get(token.term, ())):
            named.setdefault(about, set())
    loose: set[str] = set()
    if question.kind == "yes_no":
        loose = {_TRUTH} | {
            about for token in question.tokens for about in asked_about("now").get(token.term, ())
        }
        for about in sorted(loose):
            named.setdefault(about, set())
    found = [
        _asserted(question, hits, retriever, about, frozenset(values), loose)
        for about, values in named.items()
    ]
    return max(found, key=lambda said: (len(grouped(said, clash)) > 1, len(said)), default=[])


def asks_for_a_state(question: Question) -> bool:
    """Whether a question asks for yes or no ("the strike, is it still on?") or what became of something."""
    words = [t.word for t in question.tokens]
    became = words[:2] in (["what", "happened"], ["what", "became"], ["what", "state"]) or "status" in words
    return question.kind == "yes_no" or became or bool(_ASKED_BEHIND.search(question.text))


def aside_from(asked: Reading) -> int:
    """The place from which on a question tells when, or its length: "… since the bridge was closed"."""
    times = lists_of("clauses.txt")["when"]
    return next((at for at, token in enumerate(asked.words) if at and token.word in times), len(asked.words))


def clash(a: Condition, b: Condition) -> bool:
    """Whether the sentences assert different states, one of them not the one asked about.

    Some may be dead and others alive: counts of two parts are no contradiction.
    """
    if (a.counted and b.counted) or (a.says_all and b.says_all):
        return False
    here, there = a.values - b.values, b.values - a.values
    if not (here and there) or (a.values & b.values & a.asked and not (here | there) & a.asked):
        return False
    return len(a.asked) != 1 or bool(a.asked & (a.values | b.values))


def differing(said: Said[Condition], others: Sequence[Said[Condition]]) -> tuple[str, ...]:
    """The words of the states that `said` asserts and none of the others does."""
    elsewhere = frozenset[int]().union(*(other.what.values for other in others))
    text = said.hit.sentence.text
    own = [text[start:end] for value, start, end in said.what.spans if value not in elsewhere]
    return tuple(dict.fromkeys(own)) or (said.words,)


def _asserted(
    question: Question,
    hits: Sequence[Hit],
    retriever: Retriever,
    about: str,
    values: frozenset[int],
    loose: Collection[str],
) -> list[Said[Condition]]:
    topics = {t.term for t in question.tokens if about in asked_about().get(t.term, ())}
    frame = frame_of(question, terms_about(about) | topics)
    every = frame_of(question)
    # "Did he hear of it from the papers?": two that say just this agree, whatever they tell of him beside.
    told_apart = len(frame.weights.keys() - frame.names) >= _TELLING and not values
    found: list[tuple[Said[Condition], float]] = []
    for hit in hits[:READ]:
        reading = read(hit.sentence.text)
        states = [s for s in reading.states if s.about == about and not s.supposed]
        if not states:
            continue
        profile = retriever.profile(hit.sentence)
        mentions = any(topic in profile.positions for topic in topics)
        covers = {s: frame.cover(hit.sentence, retriever, reading.clauses[s.first]) for s in states}
        states = [
            s for s in states if mentions or about == _TRUTH or covers[s].here or _takes_up(reading, s.first)
        ]
        if not states:
            continue
        states = _present(reading, states)
        cover = covers[states[0]]
        if cover.far < (FAR_TRUTH if about in loose and not values else FAR) and not mentions:
            continue
        spans = _merged([(s.value, *_span(reading, s.shown, s.last)) for s in states])
        counted = all(s.part and _is_counted(reading, s) for s in states)
        clauses = {reading.clauses[state.first] for state in states}
        beside = all(
            clause not in clauses
            for word, clause in zip(reading.words, reading.clauses, strict=True)
            if word.term in topics
        )
        exact = every.cover(hit.sentence, retriever).exact
        says_all = told_apart and beside and every.weights.keys() <= exact
        condition = Condition(about, frozenset(s.value for s in states), values, counted, says_all, spans)
        shown = next((s for s in states if s.value not in values), states[0])
        start, end = _span(reading, shown.shown, shown.last)
        found.append((Said(hit, condition, start, end), max(cover.far, 1.0 if mentions else 0.0)))
    least = OF_BEST * max((far for _, far in found), default=0.0)
    return [said for said, far in found if far >= least]


def _present(reading: Reading, states: list[State]) -> list[State]:
    """Without what "had been" so where the sentence goes on to say how it is now."""
    before = [state for state in states if reading.words[max(0, state.first - 2)].word == "had"]
    return [state for state in states if state not in before] or states


def _is_counted(reading: Reading, state: State) -> bool:
    clause = reading.clauses[state.first]
    return any(not f.unit and reading.clause_at(f.start, f.end) == clause for f in reading.figures)


def _takes_up(reading: Reading, at: int) -> bool:
    """Whether the clause of a word points back: it has a pronoun, or begins with that word."""
    clause = [k for k, number in enumerate(reading.clauses) if number == reading.clauses[at]]
    pronouns = lists_of("clauses.txt")["pronouns"]
    return clause[0] == at or any(reading.words[k].word in pronouns for k in clause)


def _merged(spans: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Spans of one value that overlap put into one: "is open" and "open again"."""
    merged: list[tuple[int, int, int]] = []
    for value, start, end in spans:
        if merged and merged[-1][0] == value and start < merged[-1][2]:
            merged[-1] = value, merged[-1][1], max(end, merged[-1][2])
        else:
            merged.append((value, start, end))
    return tuple(merged)


def _span(reading: Reading, first: int, last: int) -> tuple[int, int]:
    return reading.words[first].start, reading.words[last].end
