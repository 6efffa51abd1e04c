from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.retrieval.numbers import number_at
from bot.retrieval.terms import term_of, tokens

CASES = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "terms.txt").read_text("utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "terms"), CASES, ids=[c[0] for c in CASES])
def test_a_text_is_looked_up_by_these_terms(text: str, terms: str) -> None:
    assert [t.term for t in tokens(text) if not t.stop] == terms.split()


@given(st.text())
def test_words_are_slices_in_order_that_do_not_overlap(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.word
        assert token.term
        end = token.end


@given(st.text(alphabet=st.characters(categories=["L"], max_codepoint=0x24F), min_size=1))
def test_capitals_do_not_change_what_a_word_is_searched_as(word: str) -> None:
    # Capitals tell names of states from words (US, us), and months; nothing else.
    assume(re.fullmatch(r"(?i)[a-z]{1,5}", word) is None)
    small, capital = tokens(word.lower()), tokens(word.lower().title())
    assert [t.term for t in small] == [t.term for t in capital]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("five hundred", ("500", 2)),
        ("one hundred and twenty five", ("125", 5)),
        ("ninety", ("90", 1)),
        ("a hundred thousand", ("100000", 3)),
        ("two million", ("2", 1)),
        ("twentieth", ("20th", 1)),
        ("a", None),
        ("hundred", None),
        ("and five", None),
    ],
)
def test_number_words_are_figures(words: str, number: tuple[str, int] | None) -> None:
    assert number_at(words.split(), 0) == number


def test_a_stem_is_found_once_and_stays() -> None:
    assert term_of("negotiations") == term_of("negotiator") == term_of("negotiate")
