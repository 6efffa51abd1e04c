"""Which sentences can't be understood alone, and what to show before them."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.answering.antecedents import WORD
from bot.answering.loose_pronouns import has_loose_pronoun
from bot.answering.pointing_back import points_back
from bot.articles.article import Corpus, Sentence

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
# So far into a sentence everything that a pronoun may mean has been named; the rest of a monster is not read.
_READ = 1000


def context_of(sentence: Sentence, corpus: Corpus) -> Sentence | None:
    """The sentence to show before `sentence`, or None where it stands alone.

    It is the one before it in the same article; a headline explains nothing and is not shown.
    """
    if sentence.number == 0 or stands_alone(sentence.text):
        return None
    before = corpus.sentences[sentence.number - 1]
    if before.file != sentence.file or _is_headline(before, sentence):
        return None
    return before


@lru_cache(maxsize=65_536)
def stands_alone(text: str) -> bool:
    """Whether a sentence can be understood without the one before it.

    It can't when it opens by pointing back (However, Among them, The move …), when a pronoun comes before
    anything it could stand for, and when somebody speaks who is not named.
    """
    told = _QUOTED.sub(" ▪ ", text[:_READ]).strip(" *\t\r\n")
    if not WORD.search(told) or _half_quoted(told):
        return False
    return not (points_back(told) or has_loose_pronoun(told))


def _is_headline(before: Sentence, sentence: Sentence) -> bool:
    if before.paragraph == sentence.paragraph:
        return False
    return not before.text.rstrip("*”\"’') ").endswith((".", "!", "?", ":", "…"))


def _half_quoted(told: str) -> bool:
    """Whether speech begins or ends in another sentence, so that "I" and "we" are nobody here."""
    return _SPEAKER.search(told) is not None and (
        "”" in told or "“" in told or _SPEAKER.match(told) is not None
    )
