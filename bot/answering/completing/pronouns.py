"""Put who and what was spoken of in the place of pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.completing.alternatives import asked_for_names, resolve_alternatives
from bot.answering.completing.fragments import in_number
from bot.answering.completing.mentions import Mention, mentions_of
from bot.answering.completing.names import family_name
from bot.answering.completing.question_form import Form, Word, form_of, starts_group, words_of
from bot.answering.completing.spoken_of import SpokenOf
from bot.answering.completing.word_classes import is_participle, is_person, is_verb, listed

# "Who said that?" points back; "which reporters are covering this?" means the whole story.
SHORT = 3
_POSSESSIVE = frozenset(("his", "its", "their"))
# "is it true that", "how long does it take to", "what time is it": nothing said before is meant.
_ABOUT_NOTHING = re.compile(
    r"\btime is it\b|\bit (?:rain|snow)|\bit no wonder\b"
    r"|\b(?:make|makes|made) it (?:through|out|to|home|back|into|alive)\b"
)
# "What would it cost to tear the tower down", but not "how long did it take to build".
_IT_TAKES = re.compile(
    r"\bit (?:take|takes|took|cost|costs|mean|means|feel|feels|like) (?:\w+ ){0,2}to \w+ "
    r"(?!up\b|down\b|there\b|in\b)"
)
_DOING = frozenset(("do", "did", "don't", "didn't", "will", "would", "won't", "wouldn't", "can", "can't"))
_BEFORE_AND_AFTER = frozenset(("after", "before", "since"))
_BEGINNING = frozenset(("that", "whether", "to", "if", "for", "how", "what", "why", "who", "where", "when"))
_TAKING = frozenset(("take", "took", "taken", "bring", "brought", "carry", "carried"))
_EVENTS = frozenset(("if", "when", "happen", "happens", "happened"))
_QUALITIES = ("ous", "ful", "less", "able", "ible", "ive")


def resolve(core: Sequence[Word], spoken: SpokenOf) -> tuple[tuple[Word, ...], Mention | None]:
    """The words with names and nouns for the pronouns that need them, and the first that was put in.

    The first pronoun of each kind is replaced; one that the question itself explains is left.
    """
    words = list(resolve_alternatives(core, spoken))
    first: Mention | None = None
    done: set[str] = set()
    at = 0
    while at < len(words):
        kind = _kind(words, at, spoken)
        if kind and kind not in done and not _has_own(words, at, kind, spoken):
            done.add(kind)
            mention = _meant(kind, words, at, spoken)
            if mention is not None and words[at].low in ("his", "her"):
                mention = _owner(mention, words[at + 1 :], kind, spoken)
            if [w.low for w in words[max(0, at - 2) : at]] in (["many", "of"], ["all", "of"]):
                # A number of them is a number of what can be counted.
                mention = spoken.counted() or (mention if mention and mention.plural else None)
            if mention is not None:
                names = asked_for_names(mention, spoken) if kind == "they" else []
                if names:
                    mention = replace(mention, text=f"{mention.text} {' and '.join(names)}")
                spoken.use(mention)
                first = first or mention
                put = _put(words, at, mention, kind, spoken)
                if at and words[at].low == "they" and mention.plural is False:
                    # "Do they", "if they don't": the company does or doesn't.
                    verb = (
                        at - 1 if words[at - 1].low in listed("auxiliaries") else min(at + 1, len(words) - 1)
                    )
                    words[verb] = in_number(words[verb], plural=False)
                words[at : at + 1] = put
                at += len(put)
                continue
        elif kind:
            done.add(kind)
        at += 1
    return tuple(words), first


def _owner(mention: Mention, owned: Sequence[Word], kind: str, spoken: SpokenOf) -> Mention:
    """Whose relatives are gone through: "and his mother?" after "what did Lind's father say?" is Lind's."""
    if mention.named or not owned or not is_person(owned[-1].low):
        return mention
    for other in spoken.mentions:
        owns = other.role == "possessor" and other.ago == mention.ago and other.sort == "person"
        if owns and mention.text.startswith(f"{other.text}'s ") and other.gender in (None, kind):
            return other
    return mention


def points_back(core: Sequence[Word], spoken: SpokenOf) -> bool:
    """Whether the question has a pronoun which nothing in it explains."""
    kinds = ((at, _kind(core, at, spoken)) for at in range(len(core)))
    return any(
        kind in ("he", "she", "it", "they", "that") and not _has_own(core, at, kind, spoken)
        for at, kind in kinds
    )


def _kind(words: Sequence[Word], at: int, spoken: SpokenOf) -> str:
    """Which kind of pronoun stands there: he, she, it, they, that, those, there; empty for none."""
    low = words[at].low
    for kind in ("he", "she", "it", "they"):
        if low in listed(kind):
            return "" if kind == "it" and _about_nothing(words, at) else kind
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1].low if at else ""
    if low == "there":
        return "there" if after is None and before not in listed("being") and at else ""
    if low not in listed("bare") or (before in _BEFORE_AND_AFTER and after is None):
        # "What happened to the ship after that?" says itself what it is about.
        return ""
    goes_on = after is not None and (
        after.low in listed("auxiliaries")
        or after.low in listed("being")
        or is_participle(after.low)
        or after.low in listed("prepositions")
        or after.low in listed("adverbs")
        or after.low in listed("qualities")
        or after.low in listed("states")
        or (
            before in listed("auxiliaries")
            and after.low in listed("verbs")
            and not starts_group(after, spoken.is_name)
        )
        or (
            before in ("does", "did", "do", "will", "would")
            and is_verb(after.low)
            and after.low not in listed("verbs or nouns")
        )
    )
    prepared = before in listed("prepositions")
    stands_alone = after is None and before != "" and (prepared or len(words) <= SHORT)
    subject = before in listed("auxiliaries") or at == 0 or (before == "of" and low in ("these", "those"))
    if stands_alone or (goes_on and subject):
        return "that" if low in ("this", "that") else "those"
    return ""


def _about_nothing(words: Sequence[Word], at: int) -> bool:
    text = " ".join(word.low for word in words)
    near = [word.low for word in words[at + 1 : at + 4]]
    clause = any(word.low in _BEGINNING for word in words[at + 1 :])
    described = clause and any(low in listed("about nothing") for low in near)
    # "Was it the storm that sank the ship?"
    behind_it = [word.low for word in words[at + 1 :]]
    cleft = at > 0 and words[at - 1].low in listed("being") and bool({"that", "who"} & set(behind_it))
    behind = " ".join(word.low for word in words[at:])
    return described or cleft or bool(_ABOUT_NOTHING.search(text)) or bool(_IT_TAKES.match(behind))


def _has_own(words: Sequence[Word], at: int, kind: str, spoken: SpokenOf) -> bool:
    """Whether the question itself says what the pronoun stands for."""
    before = words[:at]
    if not before or kind in ("that", "those", "there"):
        return False
    after = words[at + 1].low if at + 1 < len(words) else ""
    asking = listed("question words") | listed("auxiliaries")
    if kind == "they" and words[0].low in listed("determiners") and before[-1].low not in asking:
        # "The bridge they want to build": whoever builds it.
        return after in listed("verbs") or after in listed("auxiliaries")
    possessive = words[at].low in _POSSESSIVE or (words[at].low == "her" and _owns(words, at, spoken))
    # "What the mayor said he had seen", "the herds they sold", but not "how many members do they have".
    verb = after in listed("auxiliaries") or words[at].low in ("he", "she", "they")
    told = verb and at > 1 and words[at - 1].low not in listed("auxiliaries") | {"not"}
    # "What did the mill have to pay for it?": an infinitive begins no clause with a subject of its own.
    clause = told or any(words[k].low in listed("clause words") for k in range(1, at))
    if possessive and kind == "they" and any(word.low in listed("anybody") for word in before):
        # "Did anyone lose their dog?"
        return True
    # "What did they take with them?"
    beside = before[-1].low == "with" and at + 1 == len(words) and any(w.low in _TAKING for w in before)
    if not (possessive or clause or beside):
        # "How many people work for them?": what stands in the same clause is somebody else.
        return False
    noun = before[-1].low not in listed("clause words") | {"of"} and starts_group(before[-1], spoken.is_name)
    if words[at].low == "they" and told and noun and not is_verb(before[-1].low):
        # "The man they arrested": whoever did.
        return True
    form = form_of(before, spoken.is_name)
    asks_subject = bool(form.head) and not form.subject and bool(form.predicate)
    if kind == "they" and asks_subject and not _asks_for_no_owner(form):
        return True
    if kind == "it" and asks_subject and form.head[-1].low != "who" and not _asks_for_no_owner(form):
        return True
    return any(_fits(m, kind) for m in mentions_of(form, 1, spoken.is_name, spoken.retriever))


def _asks_for_no_owner(form: Form) -> bool:
    """ "What was on her banner?", "what happens if they don't?": what is asked for is not what they mean."""
    event = form.head[-1].low == "what" and any(word.low in _EVENTS for word in form.predicate)
    return event or form.predicate[0].low in listed("prepositions")


def _fits(mention: Mention, kind: str) -> bool:
    if mention.named and mention.role == "subject" and mention.sort != "place":
        return True
    if kind in ("he", "she"):
        return mention.sort == "person" and not mention.plural and mention.gender in (None, kind)
    if kind == "it":
        return mention.sort != "person" and not mention.plural
    return bool(mention.plural) or mention.sort == "group" or mention.named


def _meant(kind: str, words: Sequence[Word], at: int, spoken: SpokenOf) -> Mention | None:
    if kind in ("he", "she"):
        return spoken.person(kind)
    if kind == "it":
        return spoken.thing()
    if kind == "that":
        return spoken.matter()
    if kind == "there":
        return spoken.place()
    low = words[at].low
    acting = low == "they" and at > 0 and words[at - 1].low in _DOING
    return spoken.several(one=low == "they", acting=acting)


def _owns(words: Sequence[Word], at: int, spoken: SpokenOf) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or (at + 2 == len(words) and at and _makes(words[at - 1], after)):
        return False
    return starts_group(after, spoken.is_name) and after.low not in listed("determiners")


def _makes(verb: Word, quality: Word) -> bool:
    """ "Made her suspicious": what she became, nothing that she has."""
    become = quality.low.endswith(_QUALITIES) or any(
        quality.low in listed(section) for section in ("feelings", "qualities", "states")
    )
    return become and verb.low in listed("making")


def _put(words: Sequence[Word], at: int, mention: Mention, kind: str, spoken: SpokenOf) -> tuple[Word, ...]:
    text = mention.text
    if mention.named and mention.sort == "person":
        text = family_name(text, spoken.retriever)
    low = words[at].low
    if low in _POSSESSIVE or (low == "her" and _owns(words, at, spoken)):
        text += "'" if mention.plural and text.endswith("s") else "'s"
    if kind == "there" and (at == 0 or words[at - 1].low not in listed("prepositions")):
        text = f"in {text}"
    put = words_of(text)
    if not text.endswith("'"):
        return put
    return (*put[:-1], Word(put[-1].text + "'", put[-1].low + "'"))
