"""Which sentences answer the same question differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.answering.comparing import (
    given_amounts,
    given_comments,
    given_names,
    given_numbers,
    given_places,
    given_states,
    given_titles,
    given_words,
)
from bot.answering.comparing.given_elsewhere import amounts_elsewhere
from bot.answering.comparing.saying import Said, first_of_each, grouped
from bot.answering.comparing.states_elsewhere import states_elsewhere
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

What = TypeVar("What")
_MOST = 4


@dataclass(frozen=True, slots=True)
class Side:
    """Hits that give the same answer (best first, one per file) and the words of the first that differ."""

    hits: tuple[Hit, ...]
    differs: tuple[str, ...]


def disagreeing(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Side]:
    """The sides of a dispute about this question, the best first; empty when there is none."""
    titles = _sides(grouped(given_titles.titles_given(question, hits, retriever), given_titles.clash))
    if titles:
        return titles
    places = _sides(grouped(given_places.places_given(question, hits, retriever), given_places.clash))
    if places:
        return places
    numbers = _sides(grouped(given_numbers.numbers_given(question, hits, retriever), given_numbers.clash))
    if numbers:
        return numbers
    names = _sides(grouped(given_names.names_given(question, hits, retriever), given_names.clash))
    if names:
        return names
    comments = _sides(grouped(given_comments.comments_given(question, hits, retriever), given_comments.clash))
    if comments:
        return comments
    given = given_amounts.amounts_given(question, hits, retriever)
    amounts = _sides(grouped(given, given_amounts.clash, given_amounts.accord))
    if amounts:
        return amounts
    elsewhere = amounts_elsewhere(question, given, hits, retriever)
    told = {said.hit.sentence.number for said in elsewhere}
    others = [said for said in given if said.hit.sentence.number not in told]
    amounts = _sides(
        grouped([*elsewhere[:1], *others, *elsewhere[1:]], given_amounts.clash, given_amounts.accord)
    )
    if amounts:
        return amounts
    conditions = given_states.states_given(question, hits, retriever)
    states = grouped(conditions, given_states.clash) if conditions else []
    if (
        len(states) < 2
    ):  # what an article says in passing of something else hides what it says of the question
        states = grouped(first_of_each(conditions), given_states.clash)
    if len(states) < 2:
        states = grouped(states_elsewhere(question, hits, retriever), given_states.clash)
    if len(states) > 1:
        firsts = [group[0] for group in states]
        differs = [given_states.differing(said, [o for o in firsts if o is not said]) for said in firsts]
        return [replace(side, differs=words) for side, words in zip(_sides(states), differs, strict=False)]
    return _sides(grouped(given_words.words_given(question, hits, retriever), given_words.clash))


def _sides(groups: Sequence[Sequence[Said[What]]]) -> list[Side]:
    if len(groups) < 2:
        return []
    sides = []
    for group in groups[:_MOST]:
        hits: dict[str, Hit] = {}
        for saying in group:
            hits.setdefault(saying.hit.sentence.file, saying.hit)
        sides.append(Side(tuple(hits.values()), (group[0].words,)))
    return sides
