"""Ask a question of a few words ("why not?", "and the dead?") as the last one was asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.completing.mentions import Mention, is_plural
from bot.answering.completing.names import family_name
from bot.answering.completing.question_form import Form, Word, said, words_of
from bot.answering.completing.spoken_of import SpokenOf, asks_for_person, is_somebody
from bot.answering.completing.word_classes import is_pronoun, listed

# "In which city?" is asked anew, "what park covers 74 hectares?" is not.
LONGEST_NOUN = 2
# "Is the captain?" lacks what he is.
LONGEST_ELLIPTIC = 2
_AFTERWARDS = frozenset(("next", "then", "afterwards", "later", "after", "so"))
_POINTING = frozenset(("it", "that", "this", "so", "not", "n't"))
_SHARES = frozenset(("percentage", "percent", "share", "proportion", "part", "fraction"))


def asked_anew(form: Form, spoken: SpokenOf) -> str | None:
    """A question without content of its own, asked of what the last one was about; None when it has some."""
    rest = [w.low for w in form.subject + form.predicate]
    being = bool(form.aux) and form.aux[0].low in listed("being") and not form.predicate
    they_are = being and form.subject and form.subject[0].low in listed("they")
    if they_are or (len(form.words) == 1 and form.head[0].low in ("what", "which", "whose")):
        return None
    if rest and rest[0] in ("happened", "happens") and set(rest) <= {*rest[:1], *_AFTERWARDS}:
        return f"{said(form.words)} ({said(spoken.last.words)})"
    pointing = _POINTING if form.head[-1].low == "what" else _POINTING | listed("they")
    if not all(low in pointing or low in listed("empty verbs") or low == "else" for low in rest):
        return None
    same = [w.low for w in form.head] == [w.low for w in spoken.last.head]
    if same and not form.noun and not rest:
        return said(spoken.last.words)
    # "In what year was that?", "at which hotel was it?".
    asks = form.head[-1].low in ("what", "which") and form.noun
    dated = asks and form.noun[-1].low in listed("units of time") | {"time", "date"}
    if asks and being and (dated or form.head[0].low in listed("prepositions")):
        return _with_head(Form(form.head, form.noun), spoken)
    if form.noun and {"that", "this"} & set(rest):
        return _measured(form, spoken.last)
    one = bool(form.noun) and form.noun[0].low in ("one", "ones")
    states = bool(form.noun) and all(w.low in listed("states") for w in form.noun)
    if (form.noun and rest) or len(form.noun) > LONGEST_NOUN or one or (same and states):
        return None
    return _with_head(form, spoken)


def complete_question(form: Form, spoken: SpokenOf) -> str | None:
    """A question that lacks its verb or its noun, with that of the last one; None when it lacks neither."""
    last = spoken.last
    rest = [w.low for w in form.subject + form.predicate]
    if form.aux and form.subject and not form.predicate and last.predicate and _elliptic(form):
        affirmed = [w for w in last.predicate if w.low not in ("not", "never", "yet")]
        return said([*form.head, *form.noun, *form.aux, *form.subject, *affirmed])
    asks = form.head[-1].low if form.head else ""
    one = bool(form.noun) and form.noun[0].low in ("one", "ones") and asks in ("which", "what")
    missing = (
        not form.noun and (asks == "many" or (asks == "which" and not form.subject)) and rest[:1] != ["of"]
    )
    counted = spoken.counted()
    if one and counted is not None and not rest and last.noun:
        noun = _bare(counted.words)
        return said([*form.head, *noun, *last.aux, *last.subject, *last.predicate])
    if missing and set(rest) & listed("of people") and not _can_be_people(counted, spoken):
        noun = [Word("people", "people")]
        return said([*form.head, *noun, *form.aux, *form.subject, *form.predicate])
    if (one or (missing and (form.aux or form.predicate))) and counted is not None:
        noun = _bare(counted.words)
        return said([*form.head, *noun, *form.noun[1:], *form.aux, *form.subject, *form.predicate])
    return None


def _can_be_people(counted: Mention | None, spoken: SpokenOf) -> bool:
    """Whether the noun is a person's, or was itself counted by "how many"."""
    if counted is None:
        return False
    form = spoken.forms[counted.ago - 1]
    by_number = bool(form.head) and form.head[-1].low == "many" and form.noun[-1:] == counted.words[-1:]
    return counted.sort == "person" or by_number


def _elliptic(form: Form) -> bool:
    """ "Did he?" and "why did Egypt?" lack a verb, "where is Norbank?" and "is that final?" don't."""
    being = form.aux[0].low in listed("being")
    if len(form.subject) > 1 and form.subject[0].low in listed("bare") and being:
        return False
    if being and len(form.subject) > LONGEST_ELLIPTIC:
        # "Are bribes tax deductible?"
        return False
    return not form.head or (
        form.aux[0].low not in listed("being") and form.aux[0].low not in listed("having")
    )


def _with_head(form: Form, spoken: SpokenOf) -> str | None:
    """The last question with another head: "why?" after "when did the truce end?"."""
    last = spoken.last
    head = [*form.head, *form.noun]
    if form.head[-1].low == "come":
        # "How come" asks why, and takes no auxiliary.
        head = [Word("why", "why")]
    words = {w.low for w in form.subject + form.predicate}
    negation = [Word("not", "not")] if "not" in words and not any(w.low == "not" for w in last.words) else []
    pointed = words & {"it", "that", "this"}
    being = bool(form.aux) and form.aux[0].low in listed("being")
    measured = form.head[-1].low in listed("measures") and form.head[-1].low not in ("much", "many", "come")
    is_now = form.aux[:1] and form.aux[0].low in ("is", "are") and form.head[-1].low in ("where", "what")
    if pointed and being and form.head[-1].low == "who" and last.head and last.head[-1].low == "who":
        meant = spoken.person(None)
        return None if meant is None else said([*head, *form.aux, *words_of(meant.text)])
    if pointed and being and form.head[-1].low == "who":
        # "Who was it?" after "what happened to the second bidder?".
        meant = next((m for m in spoken.mentions if m.ago == 1 and m.role == "subject"), None)
        if meant is not None and not meant.plural and is_somebody(meant):
            return said([*head, *form.aux, *words_of(meant.text)])
    if pointed and being and (not last.predicate or measured or is_now):
        thing = (
            spoken.place() if is_now and form.head[-1].low == "where" and "it" not in words else None
        ) or spoken.thing()
        if thing is not None:
            return said([*head, *form.aux, *words_of(thing.text)])
        if measured and last.head and last.head[-1].low in ("who", "whom"):
            # "How old is it?", where somebody was asked for.
            return None
    if words & {"happen", "happened", "happening"} and form.head[-1].low == "what":
        return f"{said(form.words)} ({said(last.words)})"
    other = [w.low for w in (*form.noun, *form.predicate)][:1] == ["else"]
    if other and any(w.low == "else" for w in last.words):
        return said(last.words)
    if other and [w.low for w in form.head] != [w.low for w in last.head]:
        return f"{said(form.words)} ({said(last.words)})"
    if other:
        return said([*last.head, Word("else", "else"), *last.noun, *last.aux, *last.subject, *last.predicate])
    if not last.aux:
        return _of_statement(head, spoken)
    subject = list(last.subject)
    if subject and subject[0].low in listed("anybody") and form.head[-1].low in ("who", "what"):
        return said([*head, *last.aux, *last.predicate])
    if form.head[-1].low == "many" and not form.noun and subject and is_plural(subject[-1].low):
        return said([*head, *_bare(subject), *last.aux, *last.predicate])
    person = _answered(spoken)
    has = form.head[-1].low == "many" and form.noun and subject
    if has and last.aux[0].low in listed("being") and last.head[-1:] != form.head[-1:]:
        # "How many rooms?" after "how tall was the tower?".
        does = Word("do", "do") if is_plural(subject[-1].low) else Word("does", "does")
        return said([*head, does, *subject, Word("have", "have")])
    if not subject:
        filler = "something" if last.head and last.head[-1].low == "what" else "somebody"
        which = bool(person) and bool(last.head) and last.head[-1].low == "which"
        subject = (not which and _without_of(last.noun)) or list(words_of(person or filler))
    elif (
        not last.predicate
        and person
        and last.head
        and last.head[-1].low == "who"
        and not _named(subject, spoken)
    ):
        subject = [*words_of(person), *subject]
    predicate = list(last.predicate)
    if (
        predicate
        and predicate[-1].low in listed("prepositions")
        and last.head
        and form.head[-1].low != "where"
    ):
        # "Why?" after "where is she moving to?".
        predicate.pop()
    if (
        last.head
        and last.head[-1].low == "what"
        and last.subject
        and not last.noun
        and predicate
        and form.head[-1].low not in ("much", "many")
    ):
        # "What is she going to do every Friday?"
        verb = next((at for at, word in enumerate(predicate) if word.low == "do"), 0)
        if verb or predicate[1:2] != [Word("to", "to")]:
            predicate[verb + 1 : verb + 1] = [Word("something", "something")]
    if last.noun and last.subject and predicate:
        predicate[1:1] = last.noun
    return said([*head, *last.aux, *subject, *negation, *predicate])


def _measured(form: Form, last: Form) -> str:
    """ "What percentage is that?" after "how many people were displaced?"."""
    if form.noun[-1].low in _SHARES and last.noun and not last.subject:
        asked = [*form.head, *form.noun, Word("of", "of"), *last.noun, *last.aux, *last.predicate]
        return said(asked)
    return f"{said([*form.head, *form.noun])} ({said(last.words)})"


def _of_statement(head: Sequence[Word], spoken: SpokenOf) -> str:
    """ "When?" after "who led the talks?": "when was it that Ada Lind led the talks?"."""
    last = spoken.last
    if not last.head:
        return f"{said(head)} ({said(last.words)})"
    if any(is_pronoun(word.low) for word in last.words):
        return f"{said(head)} ({said(last.words)})"
    noun = said(_without_of(last.noun))
    thing = noun or ("something" if last.head[-1].low == "what" else "somebody")
    filler = _answered(spoken) or thing
    return f"{said(head)} was it that {filler} {said(last.predicate)}"


def _answered(spoken: SpokenOf) -> str | None:
    """The person that the last answer named, where one was asked for."""
    if not asks_for_person(spoken.last):
        return None
    persons = (m for m in spoken.mentions if m.ago == 1 and m.role == "answer" and m.sort == "person")
    # Who is only named around the sentence quoted may be somebody else.
    person = next((m for m in persons if any(m.text in quote for quote in spoken.quotes[0])), None)
    return None if person is None else family_name(person.text, spoken.retriever)


def _named(group: Sequence[Word], spoken: SpokenOf) -> bool:
    return all(spoken.is_name(word.text) for word in group)


def _without_of(group: Sequence[Word]) -> list[Word]:
    return list(group[1:] if group and group[0].low == "of" else group)


def _bare(group: Sequence[Word]) -> list[Word]:
    return [word for word in group if word.low not in listed("determiners")]
