"""The name with which a sentence answers who, where or which, and whether another sentence has it too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.answering.comparing.frame import Frame
from bot.answering.comparing.given_titles import asks_for_title, titles_given
from bot.answering.comparing.reading import read
from bot.answering.word_lists import lists_of
from bot.retrieval.kinds import Kind
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import term_of
from bot.retrieval.word_lists import table

# How many words from what is asked the name that answers may stand.
NEAR = 8


def answer_names(question: Question, hit: Hit, frame: Frame, retriever: Retriever) -> frozenset[str]:
    """The name with which a hit answers who, where or which: the one nearest to what else is asked.

    The offices where somebody's title is asked for.
    """
    if question.kind == "thing" and asks_for_title(question):
        said = titles_given(question, [hit], retriever)
        return said[0].what.offices if said else frozenset()
    if (
        question.kind not in ("person", "name", "place")
        or not frame.weights.keys() - frame.names - frame.first_names
    ):
        return frozenset()
    reading, profile = read(hit.sentence.text), retriever.profile(hit.sentence)
    words = reading.words
    asked = [at for at, word in enumerate(words) if frame.stands_for(word.term) not in (None, *frame.names)]
    kind: Kind = "place" if question.kind == "place" else "name"
    marked = {mark.at for mark in profile.marks if mark.kind == kind}
    best: tuple[int, list[int]] | None = None
    for run in _runs([at for at in sorted(profile.names) if words[at].term not in question.terms]):
        of_it = run[0] > 1 and words[run[0] - 1].word == "of" and words[run[0] - 2].term in question.terms
        alone = question.kind == "person" and len(run) == 1
        if of_it or alone or marked.isdisjoint(run):
            continue
        near = min((abs(at - run[0]) for at in asked), default=NEAR + 1)
        if near <= NEAR and (best is None or near < best[0]):
            best = near, run
    return frozenset(words[at].term for at in best[1]) if best else frozenset()


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Places that follow each other directly, together."""
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def names_too(
    hit: Hit, named: frozenset[str], asked: frozenset[str], frame: Frame, retriever: Retriever
) -> bool:
    """Whether a hit has the name or office that answers, and the names asked about."""
    here = frame.names_in(hit.sentence, retriever, frame.cover(hit.sentence, retriever))
    return asked <= here and _holds_name(hit, named, retriever)


def _holds_name(hit: Hit, named: frozenset[str], retriever: Retriever) -> bool:
    """Whether a hit has a name or office of these terms: "Lund" or "Vera Lund", not "Lund Street"."""
    words, names = read(hit.sentence.text).words, retriever.profile(hit.sentence).names
    offices = lists_of("offices.txt")["offices"]
    if any(w.term in named and (at not in names or w.word in offices) for at, w in enumerate(words)):
        return True
    runs = [[words[at].term for at in run] for run in _runs(sorted(names))]
    runs = [[term for term in run if term not in _title_terms()] for run in runs]
    return any(_is_one(run, named) for run in runs if run)


def is_another(named: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names given in answer are of two persons: Anton and Vera Lund, whatever their titles."""
    bare = other - _title_terms()
    return bool(bare) and not (bare <= named or named - _title_terms() <= bare)


@cache
def _title_terms() -> frozenset[str]:
    titles = lists_of("offices.txt")["offices"] | frozenset(table("marks.txt")["role"])
    return frozenset(map(term_of, titles))


def _is_one(run: Sequence[str], named: frozenset[str]) -> bool:
    """Whether a name may be that of `named`: for "Anton Lund" it is "Lund", not "Vera Lund"."""
    if len(named) > 1 and named <= set(run):
        return True
    another = len(run) > 1 and len(named) > 1 and bool(set(run) - named)
    return run[-1] in named and not another
