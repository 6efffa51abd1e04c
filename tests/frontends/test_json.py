from __future__ import annotations

import json

from bot.answering.answer import Answer, Claim, Quote, Reason, quote_of
from bot.articles.article import Article, Sentence
from bot.frontends.json import answer_line, dispute_line

ARTICLE = Article("town.txt", "The bridge was closed. It reopened in May “for good”.")
CLOSED = Sentence(ARTICLE, 0, 22, 1, 0)
REOPENED = Sentence(ARTICLE, 23, 53, 1, 1)
QUOTE = {
    "file": "town.txt",
    "start": 23,
    "end": 53,
    "text": "It reopened in May “for good”.",
    "paragraph": 1,
    "context": {"start": 0, "end": 22, "text": "The bridge was closed."},
}


def _quote() -> Quote:
    return quote_of(REOPENED, context=CLOSED, matched=((3, 11),))


def test_an_answer_is_one_line_with_every_field_of_the_format() -> None:
    claims = (Claim((_quote(),), ("May",)), Claim((quote_of(CLOSED),), ("closed",)))
    answer = Answer(
        "and the brigde?\u2028",
        "disputed",
        understood_as="When did the brigde open?",
        confidence=0.123456,
        repaired=(("brigde", "bridge"),),
        claims=claims,
    )
    line = answer_line(answer)
    assert "\n" not in line
    assert "“for good”" in line
    assert json.loads(line) == {
        "question": "and the brigde?\u2028",
        "understood_as": "When did the brigde open?",
        "status": "disputed",
        "reason": None,
        "confidence": 0.1235,
        "repaired": {"brigde": "bridge"},
        "claims": [
            {"quotes": [QUOTE], "differs": ["May"]},
            {
                "quotes": [
                    {
                        "file": "town.txt",
                        "start": 0,
                        "end": 22,
                        "text": "The bridge was closed.",
                        "paragraph": 1,
                        "context": None,
                    }
                ],
                "differs": ["closed"],
            },
        ],
        "more": [],
        "nearest": [],
    }
    assert json.loads(dispute_line(claims)) == {"claims": json.loads(line)["claims"]}


def test_a_refusal_has_its_reason_and_what_comes_nearest() -> None:
    reason = Reason("not_mentioned", "The articles never mention “ferry”.", ("ferry",))
    answer = json.loads(answer_line(Answer("ferry?", "not_found", reason=reason, nearest=(_quote(),))))
    assert answer["reason"] == {"code": "not_mentioned", "text": reason.text, "terms": ["ferry"]}
    assert answer["nearest"] == [QUOTE]
    assert (answer["claims"], answer["more"]) == ([], [])
