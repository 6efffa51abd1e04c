"""What the last turns were about, for completing the next question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from functools import cache

from bot.answering.answer import Answer, Quote
from bot.answering.antecedents import is_person_noun
from bot.answering.completing.mentions import Mention, answered_mentions, head_of, mentions_of
from bot.answering.completing.question_form import Form, IsName, Word, form_of, said, words_of
from bot.answering.completing.told import persons_around, told_mentions
from bot.answering.completing.word_classes import listed
from bot.answering.word_lists import read_lists
from bot.retrieval.expected import expected_kind
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens

# How much more likely a mention is meant for its part in the question, and less for each turn that it is old;
# set by hand on the dialogues of tests/answering/followups.txt.
_ROLES = {"subject": 3.0, "object": 2.0, "noun": 1.5, "possessor": 1.0, "answer": 1.0, "told": -2.6}
_ASKED_FOR = 4.5
_OLDER = 4.0
_NAMED, _SURE, _PLURAL = 1.0, 1.5, 4.0
_PLACE_ANSWERED = 3.5
# "How much did it cost?" is hardly asked of a council, though that was the subject.
_BODY = 1.5
# "Who did they hand it to?" is hardly asked of the signatures that the answer tells of.
_NOT_ACTING = 3.0
# As much as a turn: what no article names is hardly what the next question is about.
_UNKNOWN = 4.0
# For each word of the follow-up that the articles use in a sentence with the mention, up to two.
_TOLD_TOGETHER = 1.5
_LOOKED_THROUGH = 10
# The question before that a completed one was given along.
_BESIDE = re.compile(r"\s*\([^()]*\)(?=\?*$)")
# "What else?", "what happened next?".
_NEXT = frozenset(("else", "next", "then", "afterwards", "later", "after"))
# Further quotes of an answer are the same statement in other files.
_QUOTES_READ = 2
_TURNS_READ = 4
# Of older answers the names alone are likely to be meant.
_TOLD_READ = 2
# Of a longer question the beginning says what it was about.
_WORDS_READ = 40


class SpokenOf:
    """The last questions taken apart, and what they and their answers mention."""

    def __init__(
        self, turns: Sequence[Answer], follow_up: str, is_name: IsName, retriever: Retriever
    ) -> None:
        """`turns`: oldest first, at least one, small talk left out; `follow_up`: the question after them."""
        turns = turns[-_TURNS_READ:]
        self._own = [token.term for token in tokens(follow_up) if not token.stop]
        framing = expected_kind(tokens(follow_up))
        self._content = len([t for t in tokens(follow_up)[framing.end :] if not t.stop])
        self._of_things = any(word.low in listed("of things") for word in words_of(follow_up))
        self._used: list[str] = []
        self.is_name = is_name
        self.retriever = retriever
        read = [_quoted(turn) for turn in reversed(turns)]
        self.quotes = [[quote.text for quote in quotes] for quotes in read]
        asked = [_without_beside(_repaired(turn)) for turn in reversed(turns)]
        given_along = _BESIDE.search(_repaired(turns[-1]))
        self.forms = [
            form_of(_in_small(without_framing(words_of(text)[:_WORDS_READ])[1]), is_name) for text in asked
        ]
        self.beside = given_along.group().strip(" ()") if given_along else said(self.forms[0].words)
        self.mentions: list[Mention] = []
        for ago, (form, quotes) in enumerate(zip(self.forms, self.quotes, strict=True), 1):
            own = list(mentions_of(form, ago, is_name, retriever))
            if ago == 1 and given_along:
                along = form_of(words_of(self.beside), is_name)
                own += [m for m in mentions_of(along, ago, is_name, retriever) if m not in own]
            known = {word.low.removesuffix("'s") for mention in own for word in mention.words}
            answered = answered_mentions(quotes, ago, retriever)
            others = list(persons_around(read[ago - 1], ago, retriever, asked=asks_for_person(form)))
            if ago <= _TOLD_READ:
                others += told_mentions(quotes[:1], ago, is_name, retriever)
            if not turns[-ago].claims:
                own = [mention for mention in own if mention.sort == "person" or self._in_articles(mention)]
                # Of what was shown as the nearest, persons alone are likely to be asked about.
                answered = (mention for mention in answered if mention.sort == "person")
            self.mentions += own
            self.mentions += [m for m in answered if not _is_known(m, known)]
            have = {mention.text for mention in self.mentions if mention.ago == ago}
            self.mentions += [m for m in others if m.text not in have and not _is_known(m, known)]

    @property
    def last(self) -> Form:
        """The last question."""
        return self.forms[0]

    def person(self, gender: str | None) -> Mention | None:
        """Whom "he" or "she" means; `gender` None: either."""

        def worth(mention: Mention) -> float | None:
            if (
                mention.sort != "person"
                or mention.role == "told"
                or mention.plural
                or (gender and mention.gender not in (None, gender))
            ):
                return None
            return _SURE * (gender is not None and mention.gender == gender)

        best = self._best(worth)
        return (self._named_for(best, gender) or best) if best is not None and not best.named else best

    def _named_for(self, noun: Mention, gender: str | None) -> Mention | None:
        """The one person whom the answer names where the question had a noun that it doesn't have."""
        quote = next(iter(self.quotes[noun.ago - 1]), "")
        answered = [
            m for m in self.mentions if m.ago == noun.ago and m.role == "answer" and m.sort == "person"
        ]
        persons = [m for m in answered if m.text in quote]
        told = any(word.low == head_of(noun.words).low for word in words_of(quote))
        wanted = gender or noun.gender
        alike = len(persons) == 1 and (wanted is None or persons[0].gender in (None, wanted))
        return persons[0] if alike and not told else None

    def thing(self, *, named: bool = True) -> Mention | None:
        """What "it" means; without `named`, no name."""

        def worth(mention: Mention) -> float | None:
            if mention.sort == "person" or mention.plural or (mention.named and not named):
                return None
            if mention.role == "told" and self._together(mention) < min(2, self._content):
                return None
            if self._of_things and mention.sort == "group" and not mention.named:
                return -_NAMED - _BODY
            place = mention.sort == "place"
            if mention.role == "answer" and self._content and not self._together(mention):
                return None
            return -_NAMED * mention.named - (
                _PLACE_ANSWERED if place and mention.role != "subject" else place
            )

        return self._best(worth)

    def matter(self) -> Mention | None:
        """What "that" means: a noun, neither somebody nor a body."""

        def worth(mention: Mention) -> float | None:
            just_asked = mention.ago == 1 and mention.role != "told"
            spoken = mention.sort == "thing" and not mention.plural and just_asked
            return 0.0 if spoken and not any(self.is_name(word.text) for word in mention.words) else None

        return self._best(worth)

    def several(self, *, one: bool = False, acting: bool = False) -> Mention | None:
        """Whom or what "they" means.

        `one`: also a single person or body that was just asked about; `acting`: they do something.
        """

        def worth(mention: Mention) -> float | None:
            if mention.plural:
                thing = mention.role == "told" and mention.sort == "thing"
                return _PLURAL + (mention.sort == "person") - _NOT_ACTING * (acting and thing)
            if mention.role == "told":
                return None
            body = mention.sort == "group" and (mention.named or mention.plural is False)
            form = self.forms[mention.ago - 1]
            asks = form.head[-1].low if form.head else ""
            asked_for = asks in ("who", "which") or (asks == "what" and bool(form.noun))
            body = body and (mention.role != "answer" or asked_for)
            body = body and (mention.role != "possessor" or mention.named)
            just_asked = mention.ago == 1 and mention.role == "subject" and not mention.named
            return -1.5 if body else 0.0 if one and just_asked and is_somebody(mention) else None

        return self._best(worth)

    def counted(self) -> Mention | None:
        """What "how many" and "the others" count: a plural noun that is no name."""
        return self._best(lambda m: (3.0 if m.role == "noun" else 0.0) if m.plural and not m.named else None)

    def place(self) -> Mention | None:
        """Where "there" is."""

        def worth(mention: Mention) -> float | None:
            if not mention.named or mention.sort not in ("place", "group"):
                return None
            told = " ".join([said(self.forms[mention.ago - 1].words), *self.quotes[mention.ago - 1]])
            where = re.search(rf"\b(?:in|at|near|to|from|into) (?:the )?{re.escape(mention.text)}\b", told)
            return 3.0 if mention.sort == "place" else 1.0 if where else None

        return self._best(worth)

    def _best(self, worth: Callable[[Mention], float | None]) -> Mention | None:
        """The mention of the highest worth; of equals the first."""
        best: tuple[float, Mention] | None = None
        for mention in self.mentions:
            own = None if mention.text in self._used else worth(mention)
            if own is None:
                continue
            score = own - _UNKNOWN * (mention.sort != "person" and not self._in_articles(mention))
            score += self._role(mention) + _NAMED * mention.named - _OLDER * (mention.ago - 1)
            if mention.role != "answer" or self._role(mention) == _ASKED_FOR:
                score += _TOLD_TOGETHER * self._together(mention)
            if best is None or score > best[0]:
                best = score, mention
        return None if best is None else best[1]

    def _in_articles(self, mention: Mention) -> bool:
        found = (token for token in tokens(said(mention.words)) if not token.stop)
        return any(self.retriever.document_frequency(token.term) for token in found)

    def _together(self, mention: Mention) -> int:
        """How many words of the follow-up, up to two, stand in one sentence with the mention."""
        found = tokens(mention.words[-1].text)
        if not found or not self._own:
            return 0
        term = found[0].term
        hits = self.retriever.search([term, *self._own], _LOOKED_THROUGH)
        return max((min(2, len(hit.matched - {term})) for hit in hits if term in hit.matched), default=0)

    def use(self, mention: Mention) -> None:
        """Note that the mention has been put in: no other pronoun of the same question means it."""
        self._used.append(mention.text)

    def _role(self, mention: Mention) -> float:
        form = self.forms[mention.ago - 1]
        asked_for = mention.role == "answer" and asks_for_person(form)
        known = any(
            m.sort == "person" and m.named and m.ago == mention.ago
            for m in self.mentions
            if m.role == "subject"
        )
        if asked_for and mention.sort == "person" and not known:
            return _ASKED_FOR
        return _ROLES[mention.role]


def is_somebody(mention: Mention) -> bool:
    """Whether it is a person or, like a bidder, may be one or several."""
    return mention.sort == "person" or mention.words[-1].low.endswith(("er", "or"))


def _is_known(mention: Mention, known: Set[str]) -> bool:
    """Whether the question itself has the name, or the noun."""
    ends = (mention.words[0], mention.words[-1]) if mention.sort == "person" else mention.words[-1:]
    return any(word.low.removesuffix("'s") in known for word in ends)


def asks_for_person(form: Form) -> bool:
    """ "Who led them?", "which envoy went?", "what is the name of the envoy?"."""
    asks = form.head[-1].low if form.head else ""
    if asks in ("who", "whom", "whose"):
        return True
    if asks not in ("which", "what"):
        return False
    named = [word.low for word in form.subject[:3]] == ["the", "name", "of"]
    return named or bool(form.noun and is_person_noun(form.noun[-1].low))


def without_framing(words: Sequence[Word]) -> tuple[str, tuple[Word, ...]]:
    """What a follow-up opens with ("and what about"; empty when nothing), and its words without that."""
    words = tuple(words)
    opening = ""
    for first in _phrases("openings"):
        if tuple(word.low for word in words[: len(first)]) == first and len(words) >= len(first):
            opening, words = " ".join(first), words[len(first) :]
            break
    for last in _phrases("closings"):
        if len(words) > len(last) and tuple(word.low for word in words[-len(last) :]) == last:
            words = words[: -len(last)]
    if opening and words and words[0].low in ("and", "but", "so") and listed("openings"):
        words = words[1:]
    return opening, words


@cache
def _phrases(section: str) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase of a section, the longest first."""
    phrases = [tuple(entry.split()) for entry in read_lists("followups.txt")[section]]
    return tuple(sorted(phrases, key=len, reverse=True))


def _without_beside(text: str) -> str:
    """A question without the one that was given along; that one where it has no words of its own."""
    beside = _BESIDE.search(text)
    if beside is None:
        return text
    alone = text[: beside.start()]
    said_alone = {word.low for word in words_of(alone)}
    empty = _NEXT | listed("question words") | listed("empty verbs") | listed("it") | listed("bare")
    return beside.group().strip(" ()?") if said_alone <= empty else alone


def _in_small(words: Sequence[Word]) -> tuple[Word, ...]:
    """With the word that the question begins with in small letters, unless it is a name or noun."""
    if words and (words[0].low in listed("auxiliaries") or words[0].low in listed("question words")):
        return (Word(words[0].low, words[0].low), *words[1:])
    return tuple(words)


def _repaired(turn: Answer) -> str:
    """The question as it was read, with the words that were put right."""
    text = turn.understood_as or turn.question
    repaired = dict(turn.repaired)
    if repaired:
        text = " ".join(repaired.get(word, word) for word in text.split())
    return text


def _quoted(turn: Answer) -> list[Quote]:
    """The sentences that the person has read last, also those shown as the nearest to a question."""
    quotes = [quote for claim in turn.claims for quote in claim.quotes] or turn.nearest
    return list(quotes[:_QUOTES_READ])
