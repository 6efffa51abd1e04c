"""The words of a sentence that may answer a question, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.retrieval.kinds import Mark
from bot.retrieval.terms import Token, term_of
from bot.retrieval.word_lists import table, word_class

# So many words before a year a word of making or beginning tells the age of a thing ("built in 1894").
_ORIGIN = 4
# So many words before the weeks of "over the past few weeks".
_DATED = 2
_SINCE = ("month", "weekday")
_DATING, _DATED_BY = word_class("dating"), word_class("dated_by")


def marks_of(tokens: Sequence[Token], text: str, names: frozenset[int]) -> tuple[Mark, ...]:
    """The kinds of answers that a sentence holds; `names`: the places of its proper nouns."""
    return tuple(dict.fromkeys(_marks(tokens, text, names)))


def _marks(tokens: Sequence[Token], text: str, names: frozenset[int]) -> Iterator[Mark]:
    for at, token in enumerate(tokens):
        mark = _marked().get(token.word, frozenset())
        after = _marked().get(tokens[at + 1].word, frozenset()) if at + 1 < len(tokens) else frozenset()
        if token.term[0].isdigit():
            yield from _figure(tokens, text, at, after)
        elif "counting" in mark or ("scale" in mark and token.word.endswith("s")):
            yield Mark("count", at)
            yield Mark("amount", at)
        if ("month" in mark and token.capital) or "weekday" in mark or "time" in mark:
            yield Mark("time", at)
        if "part" in mark:
            yield Mark("percent", at)
            yield Mark("amount", at)
        if (
            "money" in mark
            and at
            and (tokens[at - 1].term[0].isdigit() or "scale" in _marked().get(tokens[at - 1].word, ()))
        ):
            yield Mark("money", at)
        lasting = (
            token.word.endswith("s")
            or (at + 1 < len(tokens) and tokens[at + 1].word == "long")
            or (at > 0 and tokens[at - 1].word in ("a", "an", "one", "half"))
        )
        if "unit" in mark and token.word.endswith("s") and _is_dated(tokens, at):
            yield Mark("time", at)
        if ("unit" in mark and lasting) or token.word == "decade":
            yield Mark("duration", at)
        if token.word in ("since", "until", "till") and _is_time(tokens, at + 1):
            # "How long have they been there?", "how long will it last?"
            yield Mark("duration", at)
        if "reason" in mark:
            yield Mark("reason", at)
        governed = token.word == "for" and at > 0 and tokens[at - 1].term in _FOR
        in_answer = at > 0 and tokens[at - 1].word == "in" and token.word in _IN_ANSWER
        if (
            ("hint" in mark and not governed)
            or in_answer
            or (token.word == "to" and at > 0 and _is_infinitive(tokens, at))
        ):
            yield Mark("hint", at)
        if "denial" in mark or token.word.endswith("n't"):
            yield Mark("denial", at)
        if "manner" in mark:
            yield Mark("manner", at)
        if "role" in mark and at not in names:
            yield Mark("person", at)
        of_life = token.word == "age" and at > 0 and tokens[at - 1].word == "old"
        if "aged" in mark and not of_life and (token.word != "old" or (at and _is_unit(tokens[at - 1]))):
            yield Mark("age", at)
        if at in names and "month" not in mark and "weekday" not in mark:
            yield Mark("name", at)
            yield Mark("person", at)
            if at and _where(tokens, at, names):
                yield Mark("place", at)


def _is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of days or weeks says when: "in recent weeks", "three days later"."""
    before = {token.word for token in tokens[max(0, at - _DATED) : at]}
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return not before.isdisjoint(_DATING) or after in _DATED_BY


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year, a month or a weekday follows."""
    words = [token.word for token in tokens[at : at + 2]]
    return any(
        (word.isdigit() and len(word) == 4) or not _marked().get(word, frozenset()).isdisjoint(_SINCE)
        for word in words
    )


_FOR = frozenset(term_of(word) for word in word_class("for_what"))
_IN_ANSWER = word_class("in_answer")
# What may stand behind an age.
_CLOSED = (",", ";", ".", ")", "")
# "When the artist was 22, …"
_AGED = ("was", "is", "aged", "turned", "turns")


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "to" at a place begins what something is done for, as far as that shows."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and not (after.stop or after.capital or after.word.endswith(("s", "ing", "ed")))


def _figure(tokens: Sequence[Token], text: str, at: int, after: frozenset[str]) -> Iterator[Mark]:
    term = tokens[at].term
    before = text[tokens[at].start - 1 : tokens[at].start]
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    later = tokens[at + 2].word if at + 2 < len(tokens) else ""
    scaled = _marked().get(later, frozenset()) if "scale" in after else after
    written = text[tokens[at].start : tokens[at].end]  # "1,900 animals" are no year
    year = written.isdigit() and len(term) == 4 and 1000 <= int(term) <= 2100 and before not in "€$£¥"
    if year or (term[-1] == "s" and term[:-1].isdigit() and len(term) == 5):
        yield Mark("time", at)
        if any("origin" in _marked().get(t.word, ()) for t in tokens[max(0, at - _ORIGIN) : at]):
            yield Mark("age", at)
        return
    # "May 3", not "in May; 64 witnesses".
    beside = at > 0 and not text[tokens[at - 1].end : tokens[at].start].strip(" ,.")
    dated = beside and "month" in _marked().get(tokens[at - 1].word, ())
    if (
        dated
        or "month" in after
        or following in ("am", "pm", "o'clock")
        or (tokens[at].word[0].isdigit() and term.endswith(("th", "st", "nd", "rd")))
    ):
        yield Mark("time", at)
        return
    if (before and before in "€$£¥") or "money" in scaled:
        yield Mark("money", at)
    elif "part" in after:
        yield Mark("percent", at)
    elif "unit" in after:
        yield Mark("duration", at)
        if later == "old" or (later == "of" and at + 3 < len(tokens) and tokens[at + 3].word == "age"):
            yield Mark("age", at)
    else:
        if "measure" in after and later == "long":
            # "How long is the tunnel?"
            yield Mark("duration", at)
        yield Mark("count", at)
        closed = text[tokens[at].end : tokens[at].end + 1]
        if (
            term.isdigit()
            and 1 < len(term) < 3
            and before == " "
            and (
                (closed in _CLOSED and text[tokens[at].start - 2] == ",")
                or (
                    (closed in _CLOSED or following in ("and", "when", "but"))
                    and at > 1
                    and tokens[at - 1].word in _AGED
                    and _is_somebody(tokens[at - 2])
                )
            )
        ):
            yield Mark("age", at)
    yield Mark("amount", at)


def _is_unit(token: Token) -> bool:
    return "unit" in _marked().get(token.word, ())


def _is_somebody(token: Token) -> bool:
    return token.capital or token.word in ("he", "she", "who")


def _where(tokens: Sequence[Token], at: int, names: frozenset[int]) -> bool:
    """Whether a preposition of place stands before the name, a few of its words apart."""
    back = at - 1
    while back > 0 and (back in names or tokens[back].word in ("the", "a", "of")) and at - back < 4:
        back -= 1
    return "where" in _marked().get(tokens[back].word, ())


@lru_cache(1)
def _marked() -> dict[str, frozenset[str]]:
    marks: dict[str, set[str]] = {}
    for mark, words in table("marks.txt").items():
        for word in words:
            marks.setdefault(word.replace("_", " "), set()).add(mark)
    return {word: frozenset(found) for word, found in marks.items()}
