"""Which one of several each hit names by its number: gate 4, room 12, the third floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.comparing.frame import frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

READ = 12
# How much of the question besides the thing numbered a sentence must say; judged on the stories.
FAR = 0.6
_ASKS = frozenset({"which", "what"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """The term of a thing and its number, as the text counts it ("4", "3" of "third")."""

    term: str
    number: str


def numbers_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Numbered]]:
    """The number that each of the best hits gives the thing of "at which gate …?", best hit first."""
    term = numbered_term(question)
    if term is None:
        return []
    frame = frame_of(question, {term})
    found = []
    for hit in hits[:READ]:
        first = next(_numbers(hit, term), None)
        if first is not None and frame.weights and frame.cover(hit.sentence, retriever).far >= FAR:
            number, start, end = first
            found.append(Said(hit, Numbered(term, number), start, end))
    return found


def number_given(term: str, hit: Hit) -> str | None:
    """The first number that a hit gives the thing with that term, or None."""
    return next((number for number, _, _ in _numbers(hit, term)), None)


def numbered_term(question: Question) -> str | None:
    """The term of the thing whose number may be asked for: "gate" of "at which gate did it wait?"."""
    words = question.tokens
    for at, word in enumerate(words[:-1]):
        behind = words[at + 1]
        if word.word in _ASKS and not behind.stop and not behind.capital:
            return behind.term if behind.word not in lists_of("figures.txt")["not numbered"] else None
    return None


def clash(a: Numbered, b: Numbered) -> bool:
    """Whether the numbers differ."""
    return a.number != b.number


def _numbers(hit: Hit, term: str) -> Iterator[tuple[str, int, int]]:
    reading = read(hit.sentence.text)
    words = reading.words
    for at, word in enumerate(words):
        if word.term != term:
            continue
        behind = words[at + 1] if at + 1 < len(words) else None
        if behind is not None and behind.term.isdigit() and _directly(reading, at):
            yield behind.term, word.start, behind.end
        elif at and _is_ordinal(words[at - 1].word) and _directly(reading, at - 1):
            yield words[at - 1].term, words[at - 1].start, word.end


def _directly(reading: Reading, at: int) -> bool:
    gap = reading.text[reading.words[at].end : reading.words[at + 1].start]
    return gap in (" ", " No. ", " no. ", " number ")


def _is_ordinal(word: str) -> bool:
    return word in lists_of("figures.txt")["ordinals"] or (
        word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th"))
    )
