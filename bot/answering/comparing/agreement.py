"""Which sentences of other articles say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.answering.comparing.amounts_asked import Wanted, as_large, same_value, wanted_of
from bot.answering.comparing.answer_names import answer_names, is_another, names_too
from bot.answering.comparing.dates import Date
from bot.answering.comparing.figures import Figure
from bot.answering.comparing.frame import Frame, frame_of
from bot.answering.comparing.given_amounts import amount_given
from bot.answering.comparing.given_numbers import number_given, numbered_term
from bot.answering.comparing.kin import is_person
from bot.answering.comparing.likeness import likeness, may_agree, same_meaning
from bot.answering.comparing.reading import Reading, read
from bot.answering.comparing.states import asked_about
from bot.answering.word_lists import lists_of
from bot.retrieval.kinds import Kind
from bot.retrieval.question import Question
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import tokens

# How many of the best hits are compared.
READ, READ_MORE = 24, 12
# Likeness from which two sentences that both answer the question say the same, and what is enough when they
# give the same figure, date or state in answer. Judged on the two stories.
ALIKE, SAME_ANSWER, ALIKE_WITHOUT_REASON = 0.20, 0.06, 0.4
# The same where a sentence says all that the first says of the question.
ALL, ALIKE_SAYING_ALL = 0.95, 0.12
# How much of what the first says of the question another must say; a count is less telling than a date.
OF_FIRST, OF_FIRST_COUNT, OF_FIRST_SAME = 0.7, 0.5, 0.3
# How much of the question itself another must say where no figure, date, name or state confirms it.
FAR = 0.6


def agreeing(first: Hit, hits: Sequence[Hit], question: Question, retriever: Retriever) -> list[Hit]:
    """Of the best of `hits`, those that say the same as `first`: at most one per file, none from its own."""
    wanted = wanted_of(question)
    answer = amount_given(question, first, retriever) if wanted is not None else None
    frame = frame_of(question)
    same = _same_as(first, answer, wanted, question, frame, retriever)
    found: dict[str, Hit] = {}
    for hit in (*hits[:READ], *_with_the_answer(first, answer, question, hits, frame, retriever)):
        file = hit.sentence.file
        if file != first.sentence.file and file not in found and same(hit):
            found[file] = hit
    return list(found.values())


def without_repeats(
    hits: Iterable[Hit], shown: Sequence[Hit], most: int, question: Question, retriever: Retriever
) -> list[Hit]:
    """The first `most` of `hits` that are not shown yet and don't say the same as one before them."""
    frame, wanted = frame_of(question), wanted_of(question)
    told = {hit.sentence.number for hit in shown}
    kept: list[Hit] = []
    checks: list[Callable[[Hit], bool]] = []
    for hit in hits:
        if len(kept) >= most:
            break
        if hit.sentence.number in told:
            continue
        checks += [_same_as(one, None, wanted, question, frame, retriever) for one in kept[len(checks) :]]
        if not any(same(hit) for same in checks):
            kept.append(hit)
    return kept


def _same_as(
    first: Hit,
    answer: Figure | Date | None,
    wanted: Wanted | None,
    question: Question,
    frame: Frame,
    retriever: Retriever,
) -> Callable[[Hit], bool]:
    """Whether a hit says the same as `first`, which answers the question with the figure or date `answer`."""
    cover = frame.cover(first.sentence, retriever)
    told: list[Figure | Date] = [] if answer is None else [answer]
    if wanted is not None and answer is None:
        told = list(wanted(read(first.sentence.text)))
    counts = question.kind in ("count", "amount")
    numbers = question.kind != "yes_no" or bool(question.numbers)
    thing = numbered_term(question)
    number = number_given(thing, first) if thing is not None else None
    named = answer_names(question, first, frame, retriever)
    names_asked = frame.names_in(first.sentence, retriever, cover)

    def says_the_same(hit: Hit) -> bool:
        far = frame.cover(hit.sentence, retriever).far
        if far < OF_FIRST_SAME * cover.far:
            return False
        same = _same_answer(question, wanted, told, first, hit)
        if same is None and number is not None:
            other = number_given(thing or "", hit)
            same = None if other is None else number == other
        confirmed = bool(same and (wanted or number))
        if named and question.kind == "person":
            theirs = answer_names(question, hit, frame, retriever)
            if is_another(named, theirs):
                return False
        if same is None and named and names_too(hit, named, names_asked, frame, retriever):
            same = confirmed = True
        if same is False:
            return False
        least = OF_FIRST if not same else OF_FIRST_COUNT if counts else OF_FIRST_SAME
        if same and named and _asks_who_says(question):
            least = OF_FIRST
        if far < least * cover.far or (not same and far < FAR):
            return False
        if not confirmed and not may_agree(first, hit, numbers=numbers):
            return False
        if not _same_ground(question, first, hit, retriever):
            return False
        alike = SAME_ANSWER if same else ALIKE_SAYING_ALL if far >= ALL * cover.far else ALIKE
        return likeness(first, hit, retriever) >= alike

    return says_the_same


def _same_answer(
    question: Question, wanted: Wanted | None, told: Sequence[Figure | Date], first: Hit, hit: Hit
) -> bool | None:
    """Whether both give the same figure or date (`told` by the first) or assert the same state.

    None where none is asked for, or `first` gives none.
    """
    here, there = read(first.sentence.text), read(hit.sentence.text)
    if wanted is not None:
        others = list(wanted(there))
        if told:
            return any(same_value(a, b) and _same_noun(a, b) and as_large(a, b) for a in told for b in others)
        return False if others else None
    if question.kind != "yes_no":
        return None
    named = {(s.about, s.value) for s in read(question.text).states}
    asked = {about for about, _ in named}
    asked |= {about for token in question.tokens for about in asked_about().get(token.term, ())}
    states = {(s.about, s.value) for s in here.states if s.about in asked}
    states = states & named or states
    if not states:
        return None
    same = bool(states & {(s.about, s.value) for s in there.states})
    counted = any(s.part for s in here.states if (s.about, s.value) in states) and here.figures
    # "35 are dead" says more than "the return of the dead".
    if same and counted and not any(same_value(a, b) for a in here.figures for b in there.figures):
        return None
    return same


def _with_the_answer(
    first: Hit,
    answer: Figure | Date | None,
    question: Question,
    hits: Sequence[Hit],
    frame: Frame,
    retriever: Retriever,
) -> list[Hit]:
    """Sentences beyond the best hits that hold the figure, date or name with which the first answers."""
    if answer is not None:
        words = tokens(first.sentence.text[answer.start : answer.end])
        terms = sorted({token.term for token in words if not token.stop})
    else:
        terms = sorted(answer_names(question, first, frame, retriever))
    if not terms:
        return []
    read_already = {hit.sentence.number for hit in hits[:READ]}
    return [hit for hit in retriever.search(terms, READ_MORE) if hit.sentence.number not in read_already]


def _same_noun(a: Figure | Date, b: Figure | Date) -> bool:
    """Whether two figures count the same, as far as the text says; dates always do."""
    if isinstance(a, Date) or isinstance(b, Date) or not (a.noun and b.noun):
        return True
    general = lists_of("figures.txt")["people"]
    if a.noun in general or b.noun in general or (is_person(a.noun) and is_person(b.noun)):
        return True
    return same_meaning(a.noun, b.noun)


def _same_ground(question: Question, first: Hit, hit: Hit, retriever: Retriever) -> bool:
    """Whether `hit` gives the reason for "why", the speaker for "who said", that `first` gives."""
    if question.kind == "reason":
        here, there = (_reason(question, h, retriever) for h in (first, hit))
        return bool(here & there) if here else likeness(first, hit, retriever) >= ALIKE_WITHOUT_REASON
    if question.kind == "place":
        here, there = (_marked("place", question, h, retriever) for h in (first, hit))
        return not here or bool(here & there)
    if question.kind in ("person", "name"):
        here, there = (_marked("person", question, h, retriever) for h in (first, hit))
        if here and not here & there:
            return False
    if _asks_who_says(question):
        return bool(_speakers(read(first.sentence.text)) & _speakers(read(hit.sentence.text)))
    return True


def _marked(kind: Kind, question: Question, hit: Hit, retriever: Retriever) -> frozenset[str]:
    """The places or persons named by a hit that the question does not name."""
    profile = retriever.profile(hit.sentence)
    named = (profile.tokens[mark.at].term for mark in profile.marks if mark.kind == kind)
    return frozenset(named) - set(question.terms)


def _reason(question: Question, hit: Hit, retriever: Retriever) -> frozenset[str]:
    """The terms of the clauses with a word that gives a reason, without those of the question."""
    reading = read(hit.sentence.text)
    marks = {mark.at for mark in retriever.profile(hit.sentence).marks if mark.kind == "reason"}
    marks |= {at for at, word in enumerate(reading.words) if word.word in ("as", "because", "since") and at}
    clauses = {reading.clauses[at] for at in marks}
    return frozenset(
        word.term
        for word, number in zip(reading.words, reading.clauses, strict=True)
        if number in clauses and not word.stop and word.term not in question.terms
    )


def _asks_who_says(question: Question) -> bool:
    words = lists_of("clauses.txt")["attribution"]
    who = question.kind == "person" or any(t.word in ("who", "which") for t in question.tokens)
    return who and any(t.word in words for t in question.tokens)


def _speakers(reading: Reading) -> frozenset[str]:
    """The terms of the clauses in which somebody is said to say something."""
    words = lists_of("clauses.txt")["attribution"]
    clauses = {n for w, n in zip(reading.words, reading.clauses, strict=True) if w.word in words}
    return frozenset(
        w.term
        for w, n in zip(reading.words, reading.clauses, strict=True)
        if n in clauses and not w.stop and w.word not in words
    )
