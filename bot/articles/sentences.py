"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sentencex import get_sentence_boundaries

from bot.articles.lines import Span, trimmed
from bot.articles.sections import entries
from bot.articles.word_file import Reading, Sections, path_of

# sentencex takes quadratic time over opening quotes that nothing closes: 5 s for a line of 300,000
# characters, 5 ms for one of 10,000. So it sees a long paragraph in windows of this many.
WINDOW = 10_000
# The longest headline of 800 looked at has 180 characters.
HEADLINE = 200

# White space that is no end of a line or a paragraph here, but would be one to sentencex; and an ellipsis,
# after which it would never end a sentence.
_PLAIN = str.maketrans({**dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\xa0", " ")})
_ELLIPSIS = re.compile(r"…(?![\])])")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[.!?][\"”’]?[)\]]\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ASKED = re.compile(r"[?!][\"”’']+$")
_HOUR = re.compile(r"\b[ap]\.m\.$")
_ZONE = re.compile(r"(?:[A-Z]{1,3}[SD]?T|GMT|UTC|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph `text[start:end]` in order, trimmed; none is blank.

    They are sentencex's, with what it gets wrong put right: the words of sentence_ends.txt, brackets around
    a whole sentence, `…`, quotation marks lost in decoding, and "What?" Smith asked. A headline in title
    case is one sentence.
    """
    while start < end:
        window = _readable(text[start : min(end, start + WINDOW)])
        cuts = _cuts(window)
        if start + len(window) < end:
            cuts = _cuts_for_sure(window, cuts)
        begun = 0
        for cut in cuts:
            span = trimmed(text, start + begun, start + cut)
            if span[0] < span[1]:
                yield span
            begun = cut
        start += cuts[-1]


def _cuts(window: str) -> list[int]:
    """The ends of the sentences of a window; the last one is its end."""
    rules = _rules()
    ends = [int(one["end_index"]) for one in get_sentence_boundaries("en", window)]
    ends = [end for end in ends if end < len(window) and not _goes_on(window, end, rules)]
    if ends and _is_headline(window):
        ends = [end for end in ends if window[:end].rstrip()[-1] in "?!"]
    else:
        ends += [found.end() for found in rules.true_end.finditer(window)]
        ends += [found.end() for found in _BRACKETED.finditer(window) if _begins(window, found.start(), ends)]
    return [*sorted(set(ends)), len(window)]


def _cuts_for_sure(window: str, cuts: list[int]) -> list[int]:
    """The cuts without the window's end, where a sentence may go on; one longer than half a window is cut."""
    if len(cuts) > 1 and cuts[-2] > WINDOW // 2:
        return cuts[:-1]
    blank = window.rfind(" ", WINDOW // 2)
    return [*cuts[:-1], blank + 1 if blank > 0 else len(window)]


def _goes_on(window: str, end: int, rules: _Rules) -> bool:
    left, right = window[max(0, end - 20) : end].rstrip(), window[end : end + 120].lstrip()
    if _ASKED.search(left):
        return rules.attribution.match(right) is not None
    return bool(_HOUR.search(left) and _ZONE.match(right))


def _begins(window: str, at: int, ends: list[int]) -> bool:
    return not window[max((end for end in ends if end <= at), default=0) : at].strip()


def _is_headline(window: str) -> bool:
    if len(window) > HEADLINE or window.rstrip()[-1:] in '.!?"”’…)':
        return False
    words = [word for word in window.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _readable(window: str) -> str:
    """The window as sentencex reads it best, of the same length."""
    window = _ELLIPSIS.sub(".", window.translate(_PLAIN))
    if "\ufffd" in window:
        window = _with_quotes(window)
    return _rules().no_end.sub(lambda found: found[0][:-1] + "_", window)


def _with_quotes(window: str) -> str:
    """What was lost in decoding as the quotation mark or apostrophe that it most likely was."""
    found: list[str] = []
    quoting = False
    for before, one, behind in zip(" " + window, window, window[1:] + " ", strict=False):
        mark = one
        if one == "\ufffd":
            if before.isalnum() and (behind.isalnum() or not quoting):
                mark = "’"
            elif quoting and not before.isspace():
                mark, quoting = "”", False
            elif behind.isalpha() and not before.isalnum():
                mark, quoting = "“", True
        found.append(mark)
    return "".join(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    no_end: re.Pattern[str]
    true_end: re.Pattern[str]
    attribution: re.Pattern[str]


@cache
def _rules() -> _Rules:
    words: Sections[str] = Sections(path_of("bot.articles", "sentence_ends.txt"))
    for section, entry in entries("sentence_ends.txt"):
        with Reading(entry):
            re.compile(entry)
        words[section] = "|".join(filter(None, (words.get(section), *entry.split())))
    name = r"(?:[A-Z][\w.’'-]*|the|of|van|von|de|bin|al)\s+"
    return _Rules(
        no_end=re.compile(
            rf"(?<![\w.])(?:(?:{words['titles']})\.(?=\s+[A-Z])|(?:{words['short']})\.(?=\s+[a-z0-9$€£¥]))"
        ),
        true_end=re.compile(
            rf"\b(?:[A-Z]\.){{2,}}\s+(?=(?:{words['openers']})\s|[AI]\s+[a-z])|\b((?:[A-Z]\.){{2,}})\s+(?=\1)"
        ),
        attribution=re.compile(
            rf"(?:{name}){{1,5}}?(?:{words['speech']})(?:\s*[.,;:]|\s+(?:in|on|at|after|during|with|from|as|when)\b)"
        ),
    )
