from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retrieval.memory import K1, B, MemoryRetriever, Postings
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

from .stories import retriever_of, sentences_of

BAGS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=8), max_size=12)


@given(BAGS, st.lists(st.sampled_from("abcdefg"), unique=True, max_size=4))
def test_postings_score_as_rank_bm25_does(bags: list[list[str]], asked: list[str]) -> None:
    postings = Postings(bags)
    if any(bags):
        expected = BM25Okapi(bags, k1=K1, b=B).get_scores(asked)
        assert postings.scores(asked) == pytest.approx(expected)
    else:
        assert not postings.scores(asked).any()
    assert len(postings.scores(asked)) == len(bags)


@pytest.mark.parametrize("texts", [(), ("the of and",), ("…", "?!")], ids=["empty", "stop words", "no words"])
def test_a_corpus_without_terms_finds_nothing(texts: Sequence[str]) -> None:
    retriever = MemoryRetriever(sentences_of(texts))
    assert retriever.search(["mill"], 5) == []
    assert rank(read_question("Who owns the mill?", retriever), retriever) == []


def test_a_word_of_every_sentence_still_matches() -> None:
    # Its IDF in rank_bm25 is negative here, and so is the floor that it gets.
    retriever = retriever_of("The mill closed.", "The mill opened.", "The mill burned.")
    assert len(retriever.search(["mill"], 5)) == 3
    assert len(rank(read_question("mill", retriever), retriever)) == 3


def test_ties_break_by_file_and_position() -> None:
    retriever = MemoryRetriever(sentences_of(["The mill closed."], ["The mill closed.", "The mill closed."]))
    hits = rank(read_question("When did the mill close?", retriever), retriever)
    assert [h.sentence.number for h in hits] == [0, 1, 2]
    assert [h.sentence.number for h in retriever.search(["mill"], 2)] == [0, 1]


def test_an_unknown_word_tells_more_than_any_known_one() -> None:
    retriever = retriever_of("The mill closed.", "The mayor wept.", "The mill burned.")
    assert retriever.idf("volcano") > retriever.idf("mayor") > retriever.idf("mill") > 0
    assert retriever.document_frequency("mill") == 2
    assert retriever.document_frequency("volcano") == 0


def test_words_are_told_as_the_articles_mostly_write_them() -> None:
    retriever = retriever_of("Dahl told the harbor master.", "The master of Dahl.", "Master plans were made.")
    assert retriever.words("d") == {"dahl": "Dahl"}
    assert retriever.words("m")["master"] == "master"
    assert retriever.is_name("dahl")
    assert not retriever.is_name("master")


def test_phrases_of_the_lexicon_can_be_asked_for() -> None:
    retriever = retriever_of("The minister turned the mayor down.", "The prime minister spoke.")
    assert retriever.document_frequency("turn down") == 1
    assert retriever.document_frequency("prime minist") == 1


@given(st.lists(st.text(alphabet="ab .", min_size=1, max_size=12), max_size=6), st.text(alphabet="abc ?"))
def test_hits_share_a_term_and_are_ordered(texts: list[str], question: str) -> None:
    retriever = MemoryRetriever(sentences_of(texts))
    hits = retriever.search([t.term for t in read_question(question, retriever).tokens], 10)
    assert all(hit.matched for hit in hits)
    assert np.all(np.diff([hit.score for hit in hits]) <= 0)


def test_what_is_taken_up_reaches_back_three_sentences_and_into_no_other_article() -> None:
    chain = [
        "He rang the bell.",
        *(f"He rang the bell {word}." for word in ("twice", "again", "slowly", "later")),
    ]
    sentences = sentences_of(["Ada Lind left the harbour."], chain)
    retriever = MemoryRetriever(sentences)
    question = read_question("Who rang the bell?", retriever)
    found = retriever.candidates(question.asked, [t.word for t in question.tokens], 60)
    before = {candidate.sentence.number: candidate.before for candidate in found}

    assert not before[1]
    assert list(before[2]) == [retriever.profile(sentences[1])]
    assert list(before[5]) == [retriever.profile(sentences[n]) for n in (4, 3, 2)]
