from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.comparing.reading import read
from bot.retrieval.terms import tokens

TABLE = " ".join(f"{1900 + n % 100} {n} killed" for n in range(2000))


def test_a_table_is_read_at_its_beginning_alone_and_keeps_all_its_words() -> None:
    reading = read(TABLE)
    assert [word.start for word in reading.words] == [word.start for word in tokens(TABLE)]
    assert len(reading.clauses) == len(reading.words)
    assert 0 < len(reading.figures) < 200


@given(st.text(alphabet=st.sampled_from("a1 ,.-–—$%'\"()é\u0301\u2028"), max_size=60))
def test_every_word_stands_in_a_clause_and_every_value_in_the_text(text: str) -> None:
    reading = read(text)
    assert len(reading.clauses) == len(reading.words)
    spans = [(f.start, f.end) for f in reading.figures] + [(d.start, d.end) for d in reading.dates]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        reading.clause_at(start, end)
