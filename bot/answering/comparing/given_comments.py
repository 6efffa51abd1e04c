"""Whether somebody said anything when asked, as each hit tells: a statement, or no comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.comparing.frame import Frame, frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said, first_of_each
from bot.answering.word_lists import lists_of
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

READ = 40
# How much else of the question the sentence with the statement must say; judged on the stories.
FAR = 0.5
# So many words may stand between "declined" or "not" and "comment".
_REACH = 4
# How well a word must stand for the one who is asked about.
_ITSELF = 0.9
_KINDS = ("yes_no", "manner", "thing", "words")
_NEVER_SUBJECT = frozenset({"by", "to", "of", "from", "with", "at", "in", "for", "on", "than", "against"})


@dataclass(frozen=True, slots=True)
class Comment:
    """Whether it was one, or silence."""

    given: bool


def comments_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Comment]]:
    """What each of the best hits tells of whether somebody commented, best hit first.

    Only for questions that ask that of somebody named or of an office.
    """
    asking = asks_for_comment(question)
    subjects = _subjects(question, asking) if asking else frozenset[str]()
    if not subjects:
        return []
    context = lists_of("clauses.txt")["asked"]
    left_out = {a.term for a in question.asked if a.word in context}
    frame, rest = frame_of(question), frame_of(question, subjects | asking | left_out)
    found = []
    for hit in hits[:READ]:
        reading = read(hit.sentence.text)
        told = next((t for at in _places(reading, frame, subjects) if (t := _told(reading, at))), None)
        if told is None:
            continue
        given, first, last = told
        if not given or not rest.weights or rest.cover(hit.sentence, retriever).far >= FAR:
            start, end = reading.words[first].start, reading.words[last].end
            found.append(Said(hit, Comment(given), start, end))
    return first_of_each(found)


def _subjects(question: Question, asking: frozenset[str]) -> frozenset[str]:
    """The terms of whom a question asks about: the names before what asks, else the first name or office."""
    at = min((a.at for a in question.asked if a.term in asking), default=len(question.tokens))
    before = frozenset(a.term for a in question.asked if a.name and a.at < at)
    offices = lists_of("offices.txt")["offices"]
    first = next((a.term for a in question.asked if a.name or a.word in offices), None)
    return before or (frozenset() if first is None else frozenset({first}))


def _places(reading: Reading, frame: Frame, subjects: frozenset[str]) -> Iterator[int]:
    """Where one of the subjects stands, and not as the object of a preposition."""
    for at, word in enumerate(reading.words):
        governed = at > 0 and reading.words[at - 1].word in _NEVER_SUBJECT
        if frame.stands_for(word.term, _ITSELF) in subjects and not governed:
            yield at


def clash(a: Comment, b: Comment) -> bool:
    """Whether one spoke where the other did not."""
    return a.given != b.given


def asks_for_comment(question: Question) -> frozenset[str]:
    """The terms with which a question asks whether somebody said anything; empty when it doesn't."""
    if question.kind not in _KINDS:
        return frozenset()
    lists, words = lists_of("clauses.txt"), question.tokens
    anything = any(word.word in ("anything", "something") for word in words)
    asking = {word.term for word in words if word.word in lists["comment"]}
    if anything:
        asking |= {word.term for word in words if word.word in ("say", "said", "tell")}
    return frozenset(asking)


def _told(reading: Reading, subject: int) -> tuple[bool, int, int] | None:
    """Whether what stands at a place said something or nothing, with the first and last word that tell so."""
    lists = lists_of("clauses.txt")
    words, clauses = reading.words, reading.clauses
    for at in range(subject + 1, len(words)):
        word = words[at].word
        if words[at].capital or not (clauses[at] == clauses[subject] or word.endswith("ing")):
            continue
        if word in lists["comment"]:
            reach = range(at - 1, max(subject, at - 1 - _REACH), -1)
            by = next((k for k in reach if words[k].word in lists["negators"]), None)
            if by is not None:
                return False, by, at
        if word in lists["attribution"] or word in lists["answering"]:
            return True, at, at
    return None
