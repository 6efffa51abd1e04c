"""Small talk: a hello, a thank-you, a goodbye, a cry for help; nothing is looked up for these."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bot.answering.answer import Greeting
from bot.answering.word_lists import read_lists

# The last that is found wins: "hi, thanks, bye" says goodbye; "hello, what can you do?" asks for help.
_KINDS: tuple[Greeting, ...] = ("hello", "thanks", "goodbye", "help")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_REPEATED = re.compile(r"(.)\1+")
# Three letters in a row stand in no English word, two at the end in many; those are known as they are.
_DRAWN_OUT = re.compile(r"(.)\1\1|(.)\2$")
# A word this short is another word when two letters are swapped ("no" and "on").
_SHORTEST_SWAPPED = 4
_LONGEST_WORD = 40
# Words after which a question or a request begins, so that a greeting before them is one without a comma.
_OPENING = re.compile(
    r"(?:who|whom|whose|what|whats|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could"
    r"|will|would|should|tell|show|list|give|find|i|please|so|and|but)\b",
    re.IGNORECASE,
)
_EMOJI_KINDS: tuple[tuple[str, Greeting], ...] = (
    ("👋🙋🤝", "hello"),
    ("👍🙏❤♥👏💯👌🎉😍🥰", "thanks"),
)


def greeting(text: str) -> Greeting | None:
    """Which kind of small talk `text` is, or None when there is something to look up."""
    words = _words(text)
    if not words:
        return _emoji_kind(text)
    kinds = _kinds_of_prefixes(words)[-1]
    if kinds is None:
        return None
    said = [kind for kind in _KINDS if kind in kinds]
    if not said:
        # "Okay then" closes a talk, "and now?" goes on with it.
        return None if text.rstrip().endswith("?") else "thanks"
    return said[-1]


def without_greeting(text: str) -> str:
    """`text` without the hello before a question and the thanks after it; unchanged where nothing is left.

    A greeting with a question is the question: "Hi, who is the mayor? Thanks!" asks who the mayor is.
    """
    start, end = _after_opening(text), len(text)
    parts = list(re.finditer(r"[.!?,;\n]+", text))
    for part in reversed(parts):
        tail = text[part.end() : end]
        if part.end() <= start:
            break
        words = _words(tail)
        if words and _kinds_of_prefixes(words)[-1] is None:
            break
        end = part.end() if part.group().strip(",;\n ") else part.start()
    rest = text[start:end].strip()
    return rest if _WORD.search(rest) else text


def _after_opening(text: str) -> int:
    """Where the question begins after a leading greeting: 0 when there is none."""
    matches = list(_WORD.finditer(text))
    best = 0
    for count, kinds in enumerate(_kinds_of_prefixes(_words(text))[:-1]):
        if kinds is None or kinds <= {"filler"}:
            continue
        gap = text[matches[count - 1].end() : matches[count].start()]
        if re.search(r"[,.!?;:\n–—-]", gap) or _OPENING.match(text, matches[count].start()):
            best = matches[count].start()
    return best


@lru_cache(4)
def _kinds_of_prefixes(words: tuple[str, ...]) -> list[frozenset[str] | None]:
    """For the first 0, 1, … words: the kinds of the phrases that make them up, or None when none do."""
    phrases, longest = _phrases(), _longest()
    reached: list[frozenset[str] | None] = [frozenset()] + [None] * len(words)
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - longest), end):
            before = reached[start]
            if before is None:
                continue
            kind = phrases.get(" ".join(words[start:end]))
            if kind is not None:
                reached[end] = before | {kind}
                break
    return reached


@lru_cache(4)
def _words(text: str) -> tuple[str, ...]:
    """The words as they are compared with the phrases: folded, apostrophes dropped, small slips undone."""
    return tuple([_meant(_key(match.group())) for match in _WORD.finditer(text)])


def _meant(word: str) -> str:
    """The known word that `word` is with letters drawn out or one pair of them swapped, else the word."""
    known = _vocabulary()
    if word in known or len(word) > _LONGEST_WORD:
        return word
    if _DRAWN_OUT.search(word) and (short := _REPEATED.sub(r"\1", word)) in _drawn_in():
        return _drawn_in()[short]
    return _swapped().get(word, word)


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "").replace("'", "")


@cache
def _phrases() -> dict[str, str]:
    lists = read_lists("greetings.txt")
    kinds = ("filler", *_KINDS)
    return {" ".join(map(_key, phrase.split())): kind for kind in kinds for phrase in lists[kind]}


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase.split())


@cache
def _drawn_in() -> dict[str, str]:
    """Every word of the phrases, by itself without repeated letters."""
    return {_REPEATED.sub(r"\1", word): word for word in sorted(_vocabulary())}


@cache
def _swapped() -> dict[str, str]:
    """Every word of the phrases by what it becomes when two letters behind the first are swapped."""
    words = [word for word in sorted(_vocabulary()) if len(word) >= _SHORTEST_SWAPPED]
    return {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        # Where two words become the same, that with the earlier swap is meant.
        for at in range(max(map(len, words)) - 2, 0, -1)
        for word in words
        if at + 1 < len(word)
    }


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _phrases())


def _emoji_kind(text: str) -> Greeting | None:
    # Those of Latin texts and of bytes that were no text ("©", "°", "�") greet nobody.
    symbols = [
        c for c in text if (unicodedata.category(c) == "So" and c >= "\u2190" and c != "\ufffd") or c in "♥❤"
    ]
    if not symbols:
        return None
    return next((kind for some, kind in _EMOJI_KINDS if any(c in some for c in symbols)), "hello")
