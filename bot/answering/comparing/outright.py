"""Questions that ask outright whether the articles agree, and about what."""

from __future__ import annotations

import re

_SOURCES = (
    r"(?P<who>(?:all |any of |some of )?(?:the |these |those |your |different |various |our )?"
    r"(?:(?:news|five|four|three|two|all) )?"
    r"(?:articles?|sources?|reports?|(?:news)?papers?|stories|story|accounts?|texts?|files?|outlets?|media|they))"
)
_AGREE = (
    r"(?:agree|disagree|differ|vary|diverge|conflict|contradict|match|say (?:the same|different)(?: things?)?"
    r"|tell the same)(?: (?:with )?(?:each other|one another|themselves))?"
)
_IN_ACCORD = r"(?:in (?:agreement|accord|conflict)|unanimous|agreed|consistent|at odds)"
# What only texts have; people too have disputes and conflicts, so these must be said to be the articles'.
_OF_TEXTS = r"(?:disagreement|contradiction|discrepancy|discrepancie|inconsistency|inconsistencie)s?"
_BETWEEN = rf" (?:between|among|in|within) {_SOURCES}"
_NOUN = rf"(?:{_OF_TEXTS}(?:{_BETWEEN})?|(?:dispute|conflict|difference)s?{_BETWEEN.replace('who', 'whose')})"
_ABOUT = (
    r"(?: (?:on|about|over|as to|regarding|concerning|when it comes to|with regard to|in|here))?\b"
    r"(?P<rest>.*)$"
)
_FORMS = tuple(
    re.compile(form + _ABOUT, re.IGNORECASE)
    for form in (
        rf"^(?:do|does|did) {_SOURCES}(?: all| both| really| ever)? {_AGREE}",
        rf"^(?:are|is|were|was) {_SOURCES}(?: all)? {_IN_ACCORD}",
        rf"^(?:are|is|were|was) there (?:any |a |some )?{_NOUN}",
        rf"^(?:what|where|on what|about what|which \w+|how) (?:do|does|did) {_SOURCES}(?: all)? {_AGREE}",
        rf"^(?:what|which|where) (?:are|is) (?:the |any )?{_NOUN}",
        rf"^(?:list|show|name)(?: me)?(?: all)?(?: the)? {_NOUN}",
        r"^(?:what|which \w+) (?:is|are) (?:in dispute|disputed|contradictory)",
    )
)
_WHETHER = re.compile(r"^(?:whether|if)\s+(?:or not\s+)?", re.IGNORECASE)
_NOTHING = frozenset({"", "it", "this", "that", "anything", "everything", "something", "what", "them"})


def asked_outright(text: str) -> str | None:
    """The question behind "do the articles agree on …?", or None when it is none of that kind.

    "Do they agree on a deal?" is about people and not meant here. Empty when it names nothing ("what do they
    disagree about?"). "whether …" becomes a question for yes or no.
    """
    squeezed = " ".join(text.split()).rstrip(" ?!.")
    for form in _FORMS:
        match = form.match(squeezed)
        if match:
            rest = match["rest"].strip(" ,:")
            who = match.groupdict().get("who") or ""
            if rest and who.casefold() == "they" and " agree" in squeezed.casefold():
                return None
            if rest.casefold() in _NOTHING:
                return ""
            rest, found = _WHETHER.subn("is it so that ", rest)
            return rest + "?" if found else rest
    return None
