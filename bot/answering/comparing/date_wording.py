"""How dates are written in English, from the most exact form to the vaguest."""

from __future__ import annotations

import re

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# The months each season reaches into on the northern half of the globe, generously.
SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12), "winter": (12, 3)}
# Which third of a month or year the words name.
THIRDS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}

_PART = r"(?i:\b(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end) of)[ -])?"
_LEAD = r"(?:in|for|since|until|till|by|of|from|before|after|during|through|last|this|next)"
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# "May" and "March" are months only behind a word that dates; the others wherever they stand.
_PLAIN_MONTH = r"(?P<month>January|February|April|June|July|August|September|October|November|December)"
_SEASON = r"(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_ROUGHLY = (
    r"(?i:\b(?P<roughly>(?:at )?(?:about|around|roughly|approximately|almost|nearly)|(?:shortly|just|soon"
    r"|right|a few minutes|minutes) (?:before|after|past)|towards?|circa) )?"
)
_HOUR = r"(?P<hour>2[0-3]|[01]?\d)"
_HALF = r"(?:[ap]\.m\.?|[ap]m\b)"
SPOKEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# The minutes that stand before "past three" or "to four".
SHIFTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
# "Ten to four" alone may be a range or a fall.
_SHIFT = (
    r"half(?=[ -]past)|(?:a )?quarter|(?:five|ten|twenty)(?: minutes|(?= past))|(?<=at )(?:five|ten|twenty)"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ROUGHLY}\b(?P<shift>(?i:{_SHIFT}))[ -](?P<way>(?i:past|after|to|before))[ -]"
        rf"(?:(?P<spoken>(?i:{'|'.join(SPOKEN)}))|{_HOUR})\b(?! \w+s\b)"
        r"(?i: in the (?P<half>morning|afternoon|evening)|\s?(?P<half2>[ap]\.?m\b))?",
        rf"{_ROUGHLY}(?<![\d.,:$€£¥])\b{_HOUR}(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>(?i:{_HALF}))",
        rf"{_ROUGHLY}(?<![\d.,:$€£¥])\b{_HOUR}(?::(?P<minute>[0-5]\d)|(?i:\s?o['’]clock))(?![\d:])"
        r"(?:(?i: in the (?P<half>morning|afternoon|evening)))?",
        rf"{_ROUGHLY}\b(?P<named>(?i:noon|midday|midnight))\b",
        rf"\b{_YEAR}-(?P<iso>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?\b(?![.,]\d|\s?(?:percent|per cent|%))",
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?\b",
        rf"{_PART}\b{_MONTH}(?: of)?,? {_YEAR}\b",
        rf"{_PART}\b{_SEASON}(?: of)?,? {_YEAR}\b",
        rf"{_PART}(?<![\w.])(?P<decade>1[0-9]\d0|20\d0)s\b",
        r"\b(?P<century>1?\d|2[01])(?:st|nd|rd|th)[ -]century\b",
        rf"(?i:\b(?P<part>early|mid|late|(?:the )?(?:start|beginning|middle|end) of)[ -]|\b{_LEAD} )"
        rf"{_MONTH}(?![\w.]*\s?\d|\w)",
        rf"\b{_PLAIN_MONTH}\b(?!\s\d)",
        rf"(?i:(?P<about>around|about|circa|c\.|roughly|approximately) )?{_PART}(?<![\d.,:$€£¥/–-]){_YEAR}"
        r"(?![\d%]|[.,:/]\d|[–-]\d{4}|\s(?:million|billion|thousand|percent|per cent))\b",
        r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    )
)
# One of these stands in every date; most sentences have none.
ANY = re.compile(
    r"\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|day\b"
    r"|(?i:noon|midday|midnight|past\b|quarter|(?:five|ten|twenty)(?: minutes)? to\b)"
)
LEAD = re.compile(rf"{_LEAD} ", re.IGNORECASE)
CLOCK_BEFORE = re.compile(
    r"\b(?:at|by|to|until|till|around|about|from|since|before|after|between|and) $", re.IGNORECASE
)
# Behind one of these a bare number of four digits is a year, whatever follows.
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|before|after|during|through|circa|early|mid|late|year|founded"
    r"|established|built|opened|elected|born|summer|spring|autumn|fall|winter)|[(—–-])[ -]?$",
    re.IGNORECASE,
)
