"""A text becomes quotable sentences, rejected spans and blanks, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.reading import Reading, read

CASES = [
    case.split("\n", 1)
    for case in (Path(__file__).parent / "cases" / "articles.txt").read_text("utf-8").split("\n=== ")[1:]
]
PIECES = (
    "The mill will close.",
    "**Mill to Close**",
    "*",
    "_",
    "# ",
    "> ",
    "- ",
    "1. ",
    "[the mayor](http://x.y/z)",
    "![](a.png)",
    "`",
    "```\n",
    "---\n",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&nbsp;",
    "\u200b",
    "\xad",
    "\ufeff",
    "\ufffd",
    "…",
    "(AP)",
    "Related stories",
    "Why paper is dead",
    "Leave a Reply",
    "March 5, 2025 | ",
    "Updated: ",
    "By Jane Doe",
    "U.S. ",
    "“Why?” Smith asked.",
    "😀",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    "\x0b",
    "\x0c",
    "\u2028",
    " ",
    "\t",
    "|",
    ":",
)


def quotable(text: str, reading: Reading) -> list[str]:
    return [" ".join(text[start:end].split("\n")) for start, end, _ in reading.sentences]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_an_article_is_read_as_its_case_says(name: str, case: str) -> None:
    at = case.rindex("\n---\n")
    text, expected = case[:at], case[at + 5 :].strip().split("\n")
    assert quotable(text, read(text, markdown=name.endswith(".md"))) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_the_kind_of_line_end_makes_no_difference(name: str, case: str, end: str) -> None:
    text = case[: case.rindex("\n---\n")]
    other = text.replace("\n", end)
    markdown = name.endswith(".md")
    found = [other[a:b].replace(end, " ") for a, b, _ in read(other, markdown=markdown).sentences]
    assert found == quotable(text, read(text, markdown=markdown))


def holds(text: str, reading: Reading) -> None:
    """Sentences, rejected spans and white space are the whole text, and none overlaps another."""
    spans = sorted([(s[0], s[1]) for s in reading.sentences] + [(r.start, r.end) for r in reading.rejected])
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
    assert all(one.reason for one in reading.rejected)
    assert list(reading.sentences) == sorted(reading.sentences)
    numbers = [paragraph for _, _, paragraph in reading.sentences]
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert numbers == sorted(numbers)
    assert reading.title is None or set(reading.title) <= {*text, " "}


@given(st.text(), st.booleans())
def test_any_text_is_quotable_rejected_and_blank(text: str, markdown: bool) -> None:
    holds(text, read(text, markdown=markdown))


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.booleans())
def test_any_furniture_and_markup_is_quotable_rejected_and_blank(text: str, markdown: bool) -> None:
    holds(text, read(text, markdown=markdown))


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_every_sentence_has_a_word_and_is_said_once(text: str) -> None:
    found = quotable(text, read(text))
    assert all(any(map(str.isalnum, sentence)) for sentence in found)
    long = [sentence.casefold() for sentence in found if len(sentence.split()) > 4]
    assert len(long) == len(set(long))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mill to Close in June\n\nThe mill will close.", "Mill to Close in June"),
        ("**Mill to Close in June**\nThe mill will close.", "Mill to Close in June"),
        ("# Is This the End?\nThe mill will close.", "Is This the End?"),
        ("It came as a surprise.\n**Mill to Close in June**\nThe mill will close.", "Mill to Close in June"),
        ("By Jane Doe\nMill to Close in June\nThe mill will close.", "Mill to Close in June"),
        ("The mill will close.\nThe mayor wept.", None),
        ("which has made paper\nThe mill will close.", None),
        ("Mill to Close in June", None),
        ("Sports\nThe mill will close.", None),
        ("", None),
    ],
)
def test_the_headline_is_found_where_there_is_one(text: str, title: str | None) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("## The **Mill**, [to Close](http://x.y/z) in _June_ ##", "The Mill, to Close in June"),
        ("**Mill** to *Close*", "Mill to Close"),
        ("<b>Mill</b> to<br>Close&nbsp;in June", "Mill to Close in June"),
        ("Mill to C\u00adlose in  5*3 days", "Mill to Close in 5*3 days"),
    ],
)
def test_a_headline_is_its_words_without_marks(headline: str, title: str) -> None:
    text = f"{headline}\n\nThe mill will close."
    assert read(text, markdown=True).title == title


def test_only_three_characters_end_a_line() -> None:
    text = "The mill\x0bwill\x0cclose\x1con\x85June\u202830 at\u2029noon.\nAll wept.\rShe left.\r\nHe came."
    assert [paragraph for _, _, paragraph in read(text).sentences] == [1, 2, 3, 4]


def test_paragraphs_without_a_quotable_sentence_are_not_counted() -> None:
    text = "Leave a Reply\n\n***\n\nThe mill will close. All wept.\n\nShare on Facebook\n\nThe mayor wept."
    assert [paragraph for _, _, paragraph in read(text).sentences] == [1, 1, 2]


def test_offsets_are_code_points() -> None:
    text = "😀 is a face.\n**The 𝒳 mill will close.** 😀\n"
    assert read(text).sentences[1][:2] == (15, 37)
    assert text[15:37] == "The 𝒳 mill will close."
