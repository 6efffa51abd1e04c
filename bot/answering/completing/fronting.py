"""Put what a question names first where its pronoun stands: "and the driver, was he hurt?"."""

from __future__ import annotations

import re

from bot.answering.completing.question_form import words_of
from bot.answering.completing.word_classes import listed

# "The letter that the union sent round" is named first, too.
LONGEST_TOPIC = 8
_FRONTED = re.compile(
    r"\s*(?:(?:and|but|so|ok|as for|what about|how about)\s+)?(?P<topic>[^,?!.;:]+),\s+(?P<clause>.+)",
    re.IGNORECASE | re.DOTALL,
)
_STANDS_FOR_IT = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
_OWNING = {"his": "'s", "its": "'s", "their": "'s"}


def without_fronting(question: str) -> str:
    """The question with the words before its comma in the place of the pronoun that takes them up."""
    found = _FRONTED.fullmatch(question)
    if found is None:
        return question
    topic, clause = words_of(found["topic"]), words_of(found["clause"])
    if not topic or not clause or len(topic) > LONGEST_TOPIC:
        return question
    asking = listed("question words") | listed("auxiliaries")
    if clause[0].low not in asking or any(word.low in asking for word in topic):
        return question
    if topic[0].low in listed("prepositions") or topic[0].low in listed("openings"):
        return question
    put = found["topic"].strip()
    clause_said, taken_up = _STANDS_FOR_IT.subn(
        lambda m: put + _OWNING.get(m.group().lower(), ""), found["clause"], count=1
    )
    return clause_said if taken_up else question
