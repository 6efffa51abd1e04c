"""How figures are written: digits, words and shares, with their units, bounds and what they count."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.answering.word_lists import lists_of, read_lists
from bot.articles.word_file import Reading

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate((*_ONES, *_TEENS))} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
RATES = {"annually": "year", "yearly": "year", "daily": "day", "weekly": "week", "monthly": "month"}

_NAMED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
FIGURE = re.compile(
    rf"""
    (?P<sign>[€$£¥₹])?\ ?
    (?P<number>{_DIGITS}
      |\b(?:{_NAMED})(?:[- ](?:{_NAMED}))?\b
      |\b(?:half\ )?a(?=\ (?:hundred|thousand|million|billion|dozen)\b)
    )
    (?P<fraction>[ -]and[ -]an?[ -](?:half|quarter|third)\b|\ ?[½¼¾])?
    (?:\ ?(?:[–-]|\bto\b)\ ?[€$£]?(?P<upper>{_DIGITS})(?![\d-]))?
    (?P<scales>(?:[ -]?(?:hundred|thousand|million|billion|trillion|dozen)\b|(?:mn|bn|m|k)\b)*)
    (?P<percent>\ ?%|[- ]?\b(?:percent|per\ cent)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
SHARE = re.compile(
    rf"\b(?:(?P<parts>a|{_NAMED})[- ])?(?P<share>half|thirds?|quarters?|fifths?|tenths?)\b"
    r"(?= (?:of|the|its|their)\b)",
    re.IGNORECASE,
)
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "½": 0.5, "¼": 0.25, "¾": 0.75}
_PERIOD = "second|minute|hour|day|week|fortnight|month|year|decade"
# One of a unit of time, without a number: "a day-long strike", "lasted an hour and a half", "half a year".
LONG = re.compile(rf"\b(?P<unit>{_PERIOD})-?long\b", re.IGNORECASE)
HALF_OF = re.compile(rf"\bhalf an? (?P<unit>{_PERIOD})\b", re.IGNORECASE)
ONE = re.compile(
    r"\b(?:for|last(?:s|ed)?|takes?|took|spent|within|after|about|around|nearly|almost|over|than|least|under|only"
    rf"|just) (?P<one>an? (?P<unit>{_PERIOD})(?P<half> and a half)?)\b(?! ago)",
    re.IGNORECASE,
)
# How often: "rejected twice", but not "twice as many".
TIMES = re.compile(r"\b(?P<times>twice|thrice)\b(?! (?:as|the|that|more)\b)", re.IGNORECASE)
# Units of several words or with a stroke, which the first word alone would belie.
SPEED = re.compile(
    r"[- ]?(?:(?P<km>km/hr?|kph|kmp?h|(?:km|kilomet(?:er|re)s?) (?:per|an) hour)"
    r"|(?P<miles>mph|miles? (?:per|an) hour)|(?P<knots>knots?)"
    r"|(?P<second>m/s|met(?:er|re)s? (?:per|a) second))\b",
    re.IGNORECASE,
)
_SPEEDS = {"km": 1.0, "miles": 1.609, "knots": 1.852, "second": 3.6}
AREA = re.compile(r"[- ]?(?P<kind>square|sq\.?|cubic)[- ](?P<unit>[a-z]+)", re.IGNORECASE)
# Numbers that count nothing: in names and ranks, glued to letters, and times of the day.
NAME = re.compile(
    r"\b(?:Nos?|Number|Phase|Article|Section|Room|Gate|Flight|Route|Machine|Unit|Chapter|Page|Boeing|Airbus"
    r"|Highway|Runway|Pier|Line)\.?\s?$|[a-z#/_.-]$|\d[.,:]$"
    # "flight NV 417", not "USD 417" or "the EU 27"
    r"|(?-i:\b(?!USD|EUR|GBP|CHF|JPY|US|EU|UK|UN)[A-Z]{2,3}\s$)",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock)|:\d\d", re.IGNORECASE)
# What stands before a figure.
ABOUT = re.compile(
    r"\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|close to|circa|(?:an )?estimated"
    r"|just (?:under|over))\s*$",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:(?P<over>more than|over|at least|no (?:fewer|less) than|above|upwards of|exceeding|in excess of)"
    r"|(?P<under>fewer than|less than|under|up to|at most|no more than|below|not more than|a maximum of))"
    r"\s*(?:the\s)?$",
    re.IGNORECASE,
)
APART = re.compile(
    r"\bamong (?:the |those |them )?\w* ?(?:are|were|is|was)\s*$"
    r"|\b(?:another|others?|among|including|included|of whom|plus|additional|remaining)"
    r"\s*(?:are|were|is|was|the|about|some)?\s*$",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:of|out of) (?:the|its|their|all|his|her) $", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged|age|age of|(?:man|woman|boy|girl|teenager) of)\s$")
# "A carpenter of 54 who …": an age behind the word for a person.
_PERSON_OF = r"\b(?!number|order|quarter|center|tower|corner|power|paper|water)\w*(?:er|or|ist|ian|man) of $"
PERSON_OF = re.compile(_PERSON_OF, re.IGNORECASE)
BEHIND_AGE = re.compile(r"\s*(?:[.,;]|$|(?:who|from|and)\b)")
# "Jonas is seven.", ", who is nine,": somebody's age when nothing is counted behind it.
IS_AGED = re.compile(r"(?:\b(?:who|[Hh]e|[Ss]he)|(?:^|[.!?”\"] )[A-Z]\w+(?: [A-Z]\w+)?) (?:is|was|turned) $")
ENDS = re.compile(r"\s*(?:[.,;]|$|and\b)")
NAME_BEFORE = re.compile(r"[^\W\d_]{2,}, $")
# What stands behind one.
RATE = re.compile(
    r"(?<!\bin )(?<!within )(?<!\bfor )(?<!after )(?<!over )(?<!than )(?<!about )"
    r"\b(?:an?|per|each|every)[ -](second|minute|hour|day|night|week|month|year)\b(?!-)"
    r"|\b(annually|yearly|daily|weekly|monthly)\b"
)
OUT_OF = re.compile(r"\s(?:of (?:the|its|their|all)|out of(?: the)?|in) \d")
APART_BEHIND = re.compile(r"\s(?:others?|more|further|additional)\b")
YEARS_OLD = re.compile(r"[- ]years?[- ]olds?\b")
_WORD_BEHIND = re.compile(r"[- ]?([^\W\d_]+)")
_WORDS_BEHIND = 4
# A figure has a grain up to a power of ten that a float can hold.
_MOST_ZEROS = 300


class Unit(NamedTuple):
    """A base unit, how many of it one is."""

    base: str
    factor: float


def unit_of(word: str) -> Unit | None:
    """The unit that a word names, or None."""
    return _units().get(word.casefold())


def number_of(written: str) -> float:
    """The number that digits or words without a scale write."""
    low = written.lower().replace(",", "")
    if low.startswith("half"):
        return 0.5
    if low[0].isdigit():
        return float(low)
    return float(sum(_NUMBERS.get(word, 1) for word in re.findall(r"[a-z]+", low)))


def fraction_of(written: str | None) -> float:
    """The part that "and a half" or "½" behind a number adds to it; 0 without one."""
    return next((part for name, part in _FRACTIONS.items() if name in (written or "").lower()), 0.0)


def unit_behind(after: str) -> Unit | None:
    """The speed or area that directly follows a figure, which its first word alone would not tell."""
    speed = SPEED.match(after)
    if speed:
        return Unit("speed", _SPEEDS[speed.lastgroup or "km"])
    area = AREA.match(after)
    unit = unit_of(area["unit"]) if area else None
    if area is None or unit is None:
        return None
    cubic = area["kind"].lower() == "cubic"
    return Unit(f"{'cubic' if cubic else 'square'} {unit.base}", unit.factor ** (3 if cubic else 2))


def end_of_unit(text: str, end: int) -> int | None:
    """Where a speed or area ends whose figure ends at `end` ("62 km/h"), or None where none stands there."""
    match = SPEED.match(text, end) or AREA.match(text, end)
    return match.end() if match and unit_behind(text[end:]) else None


def grain_of(written: str) -> float:
    """The size of the last digit that counts: 100 of 2,500; 0.1 of 1.9; 1 of 24."""
    if not written[0].isdigit():
        return 1.0
    digits = written.replace(",", "")
    if "." in digits:
        return float(10 ** -len(digits.split(".")[1]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** min(zeros, len(digits) - 1, _MOST_ZEROS)


def words_behind(after: str) -> list[str]:
    """The words that follow a figure directly, four at most."""
    words: list[str] = []
    place = 0
    for match in _WORD_BEHIND.finditer(after):
        if match.start() != place or len(words) == _WORDS_BEHIND:
            break
        words.append(match[1])
        place = match.end()
    return words


def counted(words: list[str]) -> tuple[str, tuple[str, ...]]:
    """The noun counted and the words before it; plural nouns alone can be told without a grammar."""
    lists = lists_of("figures.txt")
    for place, word in enumerate(words):
        low = word.casefold()
        if low in lists["not counted"]:
            break
        if is_plural(low):
            return low, tuple(words[:place])
    return "", ()


def is_plural(word: str) -> bool:
    """Whether a word in small letters is a plural noun, as far as its ending or the list of plurals tells."""
    by_ending = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return by_ending or word in lists_of("figures.txt")["plurals"]


@cache
def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in read_lists("figures.txt")["units"]:
        with Reading(line):
            base, factor, *names = line.split()
            units.update(dict.fromkeys((name.casefold() for name in names), Unit(base, float(factor))))
    return units
