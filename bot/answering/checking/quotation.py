"""Whether what was typed is a quotation: a text between quotation marks, to be checked, not answered."""

from __future__ import annotations

# Opening and closing marks of English, German, French and plain typing.
_PAIRS = ('""', "“”", "„“", "„”", "«»", "»«", "‟”")
_MARKS = frozenset("".join(_PAIRS))


def quotation(text: str) -> str | None:
    """The text between the quotation marks, or None when `text` is not one quotation from end to end.

    A full stop or comma after the closing mark does not count; a quotation inside a question stays a
    question, and so do two quotations with words between them.
    """
    quoted = text.strip()
    if quoted[-1:] in (".", ","):
        quoted = quoted[:-1].rstrip()
    if len(quoted) < 2 or quoted[0] + quoted[-1] not in _PAIRS:
        return None
    inside = quoted[1:-1]
    return inside.strip() if inside.strip() and not _MARKS & set(inside) else None
