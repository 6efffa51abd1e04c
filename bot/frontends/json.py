"""An answer as one line of JSON."""

from __future__ import annotations

import json
from typing import Any

from bot.answering.answer import Answer, Claim, Quote


def answer_line(answer: Answer) -> str:
    """The answer as one JSON object without a newline."""
    return json.dumps(answer_object(answer), ensure_ascii=False)


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer as the fields of the JSON format."""
    reason = answer.reason
    return {
        "question": answer.question,
        "understood_as": answer.understood_as,
        "status": answer.status,
        "reason": reason and {"code": reason.code, "text": reason.text, "terms": list(reason.terms)},
        "confidence": round(answer.confidence, 4),
        "repaired": dict(answer.repaired),
        "claims": [_claim(claim) for claim in answer.claims],
        "more": [_quote(quote) for quote in answer.more],
        "nearest": [_quote(quote) for quote in answer.nearest],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"quotes": [_quote(quote) for quote in claim.quotes], "differs": list(claim.differs)}


def _quote(quote: Quote) -> dict[str, Any]:
    context = quote.context
    return {
        "file": quote.file,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "paragraph": quote.paragraph,
        "context": context and {"start": context.start, "end": context.end, "text": context.text},
    }
