"""Answers and sources as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.answering.answer import Answer, Claim, Quote
from bot.answering.checking.quote_check import QuoteCheck
from bot.answering.checking.quote_match import QuoteMatch
from bot.articles.article import Source


def answer_line(answer: Answer) -> str:
    """The answer as one JSON object without a newline."""
    return json.dumps(answer_object(answer), ensure_ascii=False)


def source_line(source: Source) -> str:
    """A file of the corpus as one JSON object without a newline."""
    article = source.article
    fields = {
        "file": source.file,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "characters": len(article.text) if article is not None else 0,
        "sentences": [
            {"start": sentence.start, "end": sentence.end, "paragraph": sentence.paragraph}
            for sentence in source.sentences
        ],
        "rejected": [
            {
                "start": span.start,
                "end": span.end,
                "text": article.text[span.start : span.end] if article else "",
                "reason": span.reason,
            }
            for span in source.rejected
        ],
        "error": source.error,
        "language": source.language,
        "title": article and article.title,
        "publisher": article and article.publisher,
        "date": article and article.date,
        "url": article and article.url,
    }
    return json.dumps(fields, ensure_ascii=False)


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


def dispute_line(claims: Sequence[Claim]) -> str:
    """One disagreement as one JSON object without a newline."""
    return json.dumps({"claims": [_claim(claim) for claim in claims]}, ensure_ascii=False)


def check_line(check: QuoteCheck) -> str:
    """The checked quotation as one JSON object without a newline."""
    return json.dumps(check_object(check), ensure_ascii=False)


def check_object(check: QuoteCheck) -> dict[str, Any]:
    """The checked quotation as the fields of the JSON format; `sentences` only when it has several."""
    found: dict[str, Any] = {
        "text": check.text,
        "status": check.status,
        "matches": [_match(match) for match in check.matches],
    }
    if check.sentences:
        found["sentences"] = [check_object(sentence) for sentence in check.sentences]
    return found


def _match(match: QuoteMatch) -> dict[str, Any]:
    return {
        "file": match.file,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "whole": match.whole,
        "similarity": round(match.similarity, 4),
        "diff": [[op, words] for op, words in match.diff],
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
