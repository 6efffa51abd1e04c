"""Whether each hit says or denies what a question asks, and which of two things named it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.comparing.frame import Frame, frame_of
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.saying import Said
from bot.answering.comparing.states import is_supposed, negation
from bot.answering.refusing.denials import opposites_in
from bot.answering.refusing.question_parts import predicate_of
from bot.retrieval.asked import Asked
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever

READ = 12
# How much of the question's other words a sentence must say; judged on the two stories.
FAR = 0.55
# How well a word must stand for the one asked: itself and its family do, synonyms are too loose.
_FAMILY = 0.9
_IF = frozenset(("if", "unless", "whether"))
_WANTING = ("want", "wants", "wanted", "plan", "planned", "intend", "intended")
_DOING = ("did", "do", "does", "has", "have", "had")


@dataclass(frozen=True, slots=True)
class Word:
    """A term asked about and whether it is denied."""

    term: str
    denied: bool


def words_given(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Said[Word]]:
    """What each of the best hits says of the question's own words, best hit first.

    Only for questions to be answered with yes or no, or with one of two things named ("progress or
    willingness?").
    """
    if question.kind != "yes_no":
        return []
    choice = choices(question)
    if choice is not None:
        return _chosen(question, choice, hits, retriever)
    best: list[Said[Word]] = []
    for asked in question.asked:
        if asked.name or asked.number:
            continue
        found = _denied_or_not(question, asked, hits, retriever)
        if len({said.what.denied for said in found}) > 1 and len(found) > len(best):
            best = found
    return best


def clash(a: Word, b: Word) -> bool:
    """Whether one says what the other does not."""
    return a != b


def choices(question: Question) -> tuple[str, str] | None:
    """The two terms between which "A or B" lets one choose, or None."""
    words = question.tokens
    place = next((at for at, t in enumerate(words) if t.word == "or" and at > 0), None)
    if place is None or any(t.word == "not" for t in words[place + 1 : place + 2]):
        return None
    left = {t.term for t in words[:place] if not t.stop}
    before = [t.term for t in words[:place] if not t.stop]
    other = next((t.term for t in words[place + 1 :] if not t.stop and t.term not in left), None)
    # "An oak door or a steel one?": what is chosen stands before the door.
    noun_left_out = any(t.word in ("one", "ones") for t in words[place + 1 :]) and len(before) > 1
    one = before[-2] if noun_left_out else before[-1] if before else None
    if one is None or other is None or one[0].isdigit() or other[0].isdigit():
        return None
    return one, other


def _chosen(
    question: Question, choice: tuple[str, str], hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Word]]:
    rest = frame_of(question, choice)
    both = frame_of(question)
    found = []
    for hit in hits[:READ]:
        reading = read(hit.sentence.text)
        at = {
            term: next((k for k, w in enumerate(reading.words) if both.stands_for(w.term) == term), None)
            for term in choice
        }
        said = [term for term in choice if at[term] is not None]
        if len(said) != 1 or not rest.weights or rest.cover(hit.sentence, retriever).far < FAR:
            continue
        place = at[said[0]] or 0
        word = reading.words[place]
        found.append(Said(hit, Word(said[0], False), word.start, word.end))
    return found


def _denied_or_not(
    question: Question, asked: Asked, hits: Sequence[Hit], retriever: Retriever
) -> list[Said[Word]]:
    """What the hits say of one word asked: it, its denial or its opposite."""
    # "Had never talked before" does not deny that they talk now, so "never" is left alone.
    future = question.tokens[0].word in ("will", "would")
    frame = frame_of(question)
    predicate = predicate_of(question)
    acts = question.tokens[0].word in _DOING and predicate is not None and predicate.at < asked.at
    done = predicate.term if predicate is not None and acts else None
    accepted = frame.accepts.items()
    same = {key for key, (term, grade) in accepted if term == asked.term and grade >= _FAMILY}
    found = []
    for hit in hits[:READ]:
        reading = read(hit.sentence.text)
        places = [(at, False) for at, word in enumerate(reading.words) if word.term in same]
        if not places and len(question.asked) > 1:
            opposites = opposites_in(asked, retriever.profile(hit.sentence), verbs=True)
            places = [(at, True) for at in opposites]
        for at, opposite in places:
            said = frame_of(question, (asked.term,)) if opposite else frame
            cover = said.cover(hit.sentence, retriever, reading.clauses[at])
            by = negation(reading.words, reading.clauses, at)
            if cover.near < FAR or not _speaks_of(reading, frame, at, by):
                continue
            if by is None and done is not None:
                # "Did they reach a deal?": "part of the first deal" tells of no reaching.
                verb = _verb_before(reading, frame, at, done)
                if verb is None:
                    continue
                by = negation(reading.words, reading.clauses, verb)
            if not future and _is_conditional(reading, at, by):
                continue
            if by is None and not future and is_supposed(reading.words, reading.clauses, at):
                continue
            denied = (by is not None) != opposite
            start = reading.words[at if by is None else by].start
            found.append(Said(hit, Word(asked.term, denied), start, reading.words[at].end))
            break
    return found


def _is_conditional(reading: Reading, at: int, by: int | None) -> bool:
    """Whether a clause tells what would be ("if they don't come back"), or what somebody doesn't want."""
    before = {
        word.word
        for word, clause in zip(reading.words[:at], reading.clauses, strict=False)
        if clause == reading.clauses[at]
    }
    between = reading.words[by + 1 : at] if by is not None else ()
    return not before.isdisjoint(_IF) or any(word.word in _WANTING for word in between)


def _verb_before(reading: Reading, frame: Frame, at: int, verb: str) -> int | None:
    """The place of what stands for a verb before the word at a place, in its clause."""
    for place in range(at - 1, -1, -1):
        if reading.clauses[place] != reading.clauses[at]:
            return None
        if frame.stands_for(reading.words[place].term) == verb:
            return place
    return None


def _speaks_of(reading: Reading, frame: Frame, at: int, by: int | None) -> bool:
    """Whether a negation speaks of the word and not of another word asked, nor of former times."""
    if by is None:
        return True
    between = (reading.words[k].term for k in range(by + 1, at))
    return reading.words[by].word != "never" and not any(frame.stands_for(term) for term in between)
