"""Complete a follow-up ("and the dead?") from the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.answer import Answer
from bot.answering.completing.alternatives import resolve_alternatives
from bot.answering.completing.ellipsis import asked_anew, complete_question
from bot.answering.completing.fragments import fill_in, in_place_of_like, is_fragment
from bot.answering.completing.fronting import without_fronting
from bot.answering.completing.identity import asks_who_it_is
from bot.answering.completing.last_answer import is_about_last_answer, sources_named
from bot.answering.completing.names import is_no_common_word
from bot.answering.completing.pronouns import points_back, resolve
from bot.answering.completing.question_form import IsName, Word, form_of, said, words_of
from bot.answering.completing.spoken_of import SpokenOf, without_framing
from bot.answering.completing.word_classes import is_pronoun, listed
from bot.answering.conversation import Conversation
from bot.retrieval.retriever import Retriever
from bot.retrieval.terms import tokens

# What is longer says itself what it is about; the longest follow-up of 60 dialogues has 11 words.
LONGEST = 20
_ROMAN = re.compile(r"[IVX]{2,}")
# "No, the other one" and "thanks, and when?" answer what was said before they ask.
_REPLY = re.compile(
    r"\A\s*(?:no|nope|yes|yeah|yep|sure|sorry|wait|hmm?|oh|ah|thanks|thank you)\b\s*[,.!;–-]+\s+",
    re.IGNORECASE,
)

_AND_THEN = frozenset(("and then", "but then", "then"))
_ANYTHING = {
    **dict.fromkeys(("anyone", "anybody", "someone", "somebody"), "who"),
    **dict.fromkeys(("anything", "something"), "what"),
    **dict.fromkeys(("anywhere", "somewhere"), "where"),
}
# "Who by?", "where to?"
_STRANDING = {"who": "whom", "whom": "whom", "what": "what", "where": "where"}
_WHY = frozenset((("what", "for"), ("for", "what"), ("how", "so"), ("why", "so"), ("for", "what", "reason")))


def complete(question: str, conversation: Conversation, retriever: Retriever) -> str | None:
    """The question as it was meant, or None when it stands alone or nothing tells what was meant.

    It is completed from the last turns: who and what was spoken of stands for pronouns, and a question of a
    few words is asked as the last one was. Small talk in between changes nothing, and neither does a question
    that nothing could be looked up for.
    """
    if not conversation.turns:
        return None
    asked = words_of(question)
    if is_about_last_answer(asked):
        return next((_once_more(turn) for turn in reversed(conversation.turns) if _asks(turn)), None)
    person = any(word.low in listed("he") | listed("she") for word in asked)
    turns = [
        turn for turn in conversation.turns if _asks(turn) and (person or not _is_foreign(turn, retriever))
    ]
    if not turns:
        return None
    asked_plainly = _REPLY.sub("", question, count=1)
    question = without_fronting(asked_plainly)
    opening, core = without_framing(words_of(question))
    core = _in_full(core, opening)
    if not core or len(core) > LONGEST:
        return None
    if len(core) > 1 and core[-1].low == "ones" and core[-2].low in listed("states"):
        # "The dead ones" are the dead.
        core = core[:-1]
    is_name = _name_test(retriever)
    meant = _meant(core, opening, question, SpokenOf(turns, said(core), is_name, retriever))
    if question != asked_plainly:
        # "And the letter, how long was it?" is asked plainly.
        meant = meant or said(core)
    elif meant in (None, said(core), said(words_of(question))):
        return None
    return _as_asked(_as_written(str(meant), is_name, retriever), core, question)


def goes_on(question: str, conversation: Conversation, retriever: Retriever) -> bool:
    """Whether a question that nothing was put into takes up what was said: "who is the head of that office?".

    It has a pronoun that nothing in it explains, or "that" before a noun of the last turns.
    """
    turns = [turn for turn in conversation.turns if _asks(turn) and not _is_foreign(turn, retriever)]
    if not turns:
        return False
    _, core = without_framing(words_of(question))
    pointing = any(is_pronoun(word.low) or word.low in listed("bare") for word in core)
    if not pointing or len(core) > LONGEST:
        return False
    spoken = SpokenOf(turns, said(core), _name_test(retriever), retriever)
    return points_back(core, spoken) or _has_pointed_noun(core, spoken)


def _has_pointed_noun(core: Sequence[Word], spoken: SpokenOf) -> bool:
    """ "The head of that office" after an office, but not "is it true that offices …"."""
    told = " ".join([said(spoken.last.words), *spoken.quotes[0]])
    known = {token.term for token in tokens(told) if not token.stop}
    behind = listed("prepositions") | listed("auxiliaries") | {"of"}
    return any(
        pointing.low in listed("bare")
        and before.low in behind
        and not known.isdisjoint(token.term for token in tokens(noun.text))
        and noun.low not in listed("units of time") | listed("times")
        for before, pointing, noun in zip(core, core[1:], core[2:], strict=False)
    )


def _in_full(core: tuple[Word, ...], opening: str) -> tuple[Word, ...]:
    """A form of a few words as it is asked in full: "why" for "what for", "to where" for "where to"."""
    lows = tuple(word.low for word in core)
    if not core and opening in _AND_THEN:
        return words_of("what happened next")
    if lows in _WHY:
        return words_of("why")
    if len(lows) != 2:
        return core
    if lows[1] == "else" and lows[0] in _ANYTHING:
        return words_of(f"{_ANYTHING[lows[0]]} else")
    if lows[0] in _STRANDING and lows[1] in listed("prepositions") - {"about", "like"}:
        return words_of(f"{lows[1]} {_STRANDING[lows[0]]}")
    return core


def _as_asked(meant: str, core: Sequence[Word], question: str) -> str:
    """With the mark of a question, and its first letter as it was typed."""
    asking = listed("question words") | listed("auxiliaries")
    if core[0].text[:1].islower() and words_of(meant)[0].low in asking:
        return meant[:1].lower() + meant[1:] + "?"
    return (meant[:1].upper() + meant[1:] if question[:1].isupper() else meant) + "?"


def _meant(core: Sequence[Word], opening: str, question: str, spoken: SpokenOf) -> str | None:
    form = form_of(core, spoken.is_name)
    anew = asked_anew(form, spoken) if form.head else None
    if anew is not None:
        return anew
    last = spoken.last
    if core[0].low == "according" and sources_named(core, spoken.retriever):
        # The articles hardly name themselves: what was asked stays, and theirs comes first.
        return said(last.words)
    again = form.head and [w.low for w in form.head] == [w.low for w in last.head]
    if again and 0 < len(form.noun) < 3 and not (form.aux or form.predicate) and last.noun:
        # "How many dead?" after "how many hostages are alive?"
        return fill_in(form.noun, None, spoken)
    if len(core) == 2 and core[0].low in ("before", "after", "since") and core[1].low in listed("bare"):
        return f"what happened {said(core)} ({said(spoken.last.words)})"
    whole = complete_question(form, spoken) if form.head or form.aux else None
    if whole is not None:
        core = words_of(whole)
    resolved, mention = resolve(core, spoken)
    if mention is not None and asks_who_it_is(core, mention, spoken):
        return f"who is {mention.text}"
    about = [word.low for word in resolved[-2:]]
    if resolved != tuple(core) and about[0] == "about" and about[-1] in listed("it") | listed("bare"):
        # "What did the mayor say about it", where nothing is known that "it" could be.
        resolved = resolved[:-2]
    resolved_form = form_of(resolved, spoken.is_name)
    if resolved_form.head or resolved_form.aux:
        return (
            said(resolved) if resolved != tuple(core) or whole is not None else _beside_the_last(core, spoken)
        )
    alternative = resolve_alternatives(core, spoken) != tuple(core)
    filled = alternative or mention is not None
    asked = question.rstrip().endswith("?")
    if not is_fragment(resolved, opened=bool(opening), completed=filled, asked=asked):
        return said(resolved)
    if alternative and not all(spoken.is_name(w.text) for w in resolved):
        like = in_place_of_like(resolved, spoken)
        if like is None and last.head and last.aux and last.aux[0].low in listed("being") and not last.noun:
            return said([*last.head, *last.aux, *resolved])
        return like or f"what about {said(resolved)}"
    return fill_in(resolved, mention, spoken)


def _beside_the_last(core: Sequence[Word], spoken: SpokenOf) -> str | None:
    """ "Did that help?" with the last question behind it, where no name or noun can stand for "that"."""
    if not points_back(core, spoken):
        return None
    asks = spoken.last.head[-1].low if spoken.last.head else ""
    told = any(mention.ago == 1 and mention.role != "answer" for mention in spoken.mentions)
    lows = [word.low for word in core]
    # "For that" is what came about.
    things = {
        low
        for at, low in enumerate(lows)
        if low in listed("it") or (low in listed("bare") and lows[at - 1] not in listed("prepositions"))
    }
    unlikely = asks in ("who", "whom", "whose", "many") or not told
    if unlikely and things and any(_in_articles(word, spoken.retriever) for word in core):
        # "It" is neither who nor how many it was; and the question has words of its own.
        return None
    return f"{said(core)} ({spoken.beside})"


def _as_written(meant: str, is_name: IsName, retriever: Retriever) -> str:
    """With names that were typed in small letters as the articles write them."""
    words = meant.split()
    for at, word in enumerate(words):
        bare = word.removesuffix("'s")
        if bare.islower() and is_name(bare) and bare not in listed("persons"):
            # A word that stands but once, at the head of a sentence, may be no name.
            often = retriever.document_frequency(tokens(bare)[0].term) > 1
            beside = any(is_name(words[k]) for k in (at - 1, at + 1) if 0 <= k < len(words))
            written = retriever.words(bare[0]).get(bare, bare) + word[len(bare) :]
            words[at] = written if often or beside else word
    return " ".join(words)


def _in_articles(word: Word, retriever: Retriever) -> bool:
    return any(not t.stop and retriever.document_frequency(t.term) for t in tokens(word.text))


def _asks(turn: Answer) -> bool:
    """Whether the turn asked for anything."""
    nothing = turn.reason is not None and turn.reason.code == "no_question"
    doubted = turn.understood_as is None and is_about_last_answer(words_of(turn.question))
    return turn.status != "greeting" and bool(words_of(turn.question)) and not (nothing or doubted)


def _is_foreign(turn: Answer, retriever: Retriever) -> bool:
    """Whether it asked for nothing that the articles mention; only "he" and "she" may be about that."""
    if turn.reason is None or turn.reason.code != "not_mentioned":
        return False
    asked = words_of(turn.understood_as or turn.question)
    return not any(_in_articles(w, retriever) for w in asked if w.low not in listed("measures"))


def _once_more(turn: Answer) -> str:
    return (turn.understood_as or turn.question).rstrip(" ?") + "?"


def _name_test(retriever: Retriever) -> IsName:
    def is_name(word: str) -> bool:
        found = tokens(word)
        if not found or found[0].stop:
            return False
        # A capital tells of a name that the articles don't have, or only as a part of another.
        unknown = word[0].isupper() and not retriever.document_frequency(found[0].term)
        named = retriever.is_name(found[0].term) and (word[0].isupper() or is_no_common_word(word, retriever))
        return unknown or named or bool(_ROMAN.fullmatch(word.removesuffix("'s")))

    return is_name
