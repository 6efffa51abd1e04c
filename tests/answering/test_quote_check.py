from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import NotVerbatimError
from bot.answering.checking.quote_changes import changes
from bot.answering.checking.quote_check import QuoteCheck, check
from bot.answering.checking.quote_match import QuoteMatch
from bot.articles.article import Article, Sentence
from bot.articles.corpus import read_corpus
from bot.frontends.json import check_line
from bot.retrieval.memory import MemoryRetriever

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("quote_check.txt")
FOLDERS = ("corpus", "tests/corpora/harbour")


@cache
def retriever(folder: str = "corpus") -> MemoryRetriever:
    return MemoryRetriever(read_corpus(ROOT / folder).sentences)


def cases() -> Iterator[tuple[str, str, str]]:
    text = ""
    for line in CASES.read_text("utf-8").splitlines():
        kind, _, rest = line.partition(":")
        if kind == "text":
            text = rest.strip()
        elif line.strip() and not line.startswith("#"):
            yield text, kind, rest


@pytest.mark.parametrize(("text", "expected", "named"), list(cases()))
def test_a_text_is_exact_near_with_its_changes_or_absent(text: str, expected: str, named: str) -> None:
    found = check(text, retriever())
    assert found.status == {"part": "exact"}.get(expected, expected)
    if expected in ("exact", "part"):
        assert found.matches[0].whole == (expected == "exact")
    if expected == "near":
        wanted = {tuple(side.strip() for side in change.split(">")) for change in named.split(";")}
        assert {(c.written, c.stands) for c in changes(found.matches[0].diff)} == wanted


def test_the_same_sentence_in_several_files_is_found_in_each() -> None:
    found = check("it was the same sentence, word for word", MemoryRetriever(copies("a.txt", "b.txt")))
    assert [match.file for match in found.matches] == ["a.txt", "b.txt"]


def test_a_paragraph_is_checked_sentence_by_sentence() -> None:
    text = (
        "There are currently 59 hostages still held by Hamas in Gaza. "
        "According to the Israel Defense Forces, "
        "at least 36 are believed to be dead, while intelligence estimates that 22 remain alive."
    )
    found = check(text, retriever())
    assert [one.status for one in found.sentences] == ["exact", "near"]
    assert found.status == "near"
    assert [(c.kind, c.written, c.stands) for c in changes(found.matches[0].diff)] == [("number", "36", "35")]


def test_a_paragraph_is_as_bad_as_its_worst_sentence() -> None:
    found = check("Despite weeks of talks, no agreement has been reached. I like cheese.", retriever())
    assert [one.status for one in found.sentences] == ["exact", "absent"]
    assert (found.status, found.matches) == ("absent", ())


def test_sentences_that_follow_each_other_are_one_place() -> None:
    text = "agreement to extend it. Though fighting has not resumed, Israel has halted"
    (match,) = [m for m in check(text, retriever()).matches if m.file.startswith("002")]
    assert match.text == text
    assert match.text == match.article.text[match.start : match.end]
    assert (match.diff, match.whole) == ((), False)


def test_sentences_from_different_places_have_no_place_together() -> None:
    text = "Despite weeks of talks, no agreement has been reached."
    found = check(f"{text} The Israel Defense Forces have confirmed that 35 of them are dead.", retriever())
    assert (found.status, found.matches) == ("exact", ())


def test_the_most_important_changes_are_named_first() -> None:
    found = check("At present, some 58 hostages are not still being held by Qatar in Gaza.", retriever())
    assert [c.kind for c in changes(found.matches[0].diff)] == ["number", "negation", "name"]


def test_a_part_comes_with_the_rest_of_its_sentence() -> None:
    match = check("hell to pay", retriever()).matches[0]
    whole = match.before + match.text + match.after
    assert whole == next(s.text for s in retriever().sentences if s.number == match.number)


def test_no_change_has_the_same_words_on_both_sides() -> None:
    said = "Mr. Boehler had the authority to negotiate with any party involved, Leavitt said"
    (change,) = changes(check(said, retriever()).matches[0].diff)
    assert (change.written, change.stands) == (", Leavitt said", "")


def test_a_match_that_is_not_the_slice_of_its_article_cannot_be_made() -> None:
    article = Article("a.txt", "It was a sentence.")
    with pytest.raises(NotVerbatimError):
        QuoteMatch(article, 0, 2, "Is", 1, 0, 0, False, 1.0)


def test_the_line_of_json_has_the_fields_of_the_format() -> None:
    found = json.loads(check_line(check("Confirmed that 36 of them are dead", retriever())))
    assert list(found) == ["text", "status", "matches"]
    (match,) = [m for m in found["matches"] if m["file"].startswith("003")]
    assert match == {
        "file": "003_173a1f8626a3afb0.txt",
        "start": match["start"],
        "end": match["end"],
        "text": "confirmed that 35 of them are dead",
        "whole": False,
        "similarity": match["similarity"],
        "diff": [["=", "confirmed that"], ["-", "36"], ["+", "35"], ["=", "of them are dead"]],
    }
    assert 0 < match["similarity"] < 1
    several = json.loads(check_line(check("It is so. I like cheese.", retriever())))
    assert list(several) == ["text", "status", "matches", "sentences"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_part_of_any_sentence_is_exact(data: st.DataObject) -> None:
    articles = retriever(data.draw(st.sampled_from(FOLDERS)))
    sentence = data.draw(st.sampled_from(list(articles.sentences)))
    words = sentence.text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    found = check(" ".join(words[first:last]), articles)
    nothing = not any(letter.isalnum() for letter in "".join(words[first:last]))
    assert found.status == ("absent" if nothing else "exact")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["the", "talks", "Hamas", "35", "not", ".", ",", "—", "“", "in", "Gaza"])
        ).map(" ".join),
    )
)
def test_any_text_gives_a_valid_result_and_always_the_same(text: str) -> None:
    found = check(text, retriever())
    assert found == check(text, retriever())
    for one in (found, *found.sentences):
        valid(one)


def valid(found: QuoteCheck) -> None:
    assert found.status != "absent" or not found.matches
    for match in found.matches:
        assert match.text == match.article.text[match.start : match.end]
        whole = match.before + match.text + match.after
        assert whole in match.article.text
        assert match.whole or len(whole) > len(match.text)
        assert 0 < match.similarity <= 1
        assert (match.similarity == 1) == (match.diff == ()) or found.sentences
        joined = "".join(words for op, words in match.diff if op != "-")
        assert not match.diff or "".join(joined.split()) in "".join(match.text.split()) + "".join(
            joined.split()
        )


def copies(*files: str) -> list[Sentence]:
    text = "It was the same sentence, word for word."
    return [Sentence(Article(file, text), 0, len(text), 1, number) for number, file in enumerate(files)]
