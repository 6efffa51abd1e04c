from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.question import read_question
from bot.retrieval.slips import distance

from .stories import retriever_of

RETRIEVER = retriever_of(
    "Captain Henrik Dahlgren spoke of the hostages to the committee.",
    "The collapsed bridge was rebuilt, and the headquarters moved to Lindhavn.",
    "A truce and a humanitarian corridor were agreed on by the fishing boats of Brennvik.",
    "Berit and Berta waited for Marlo and Marzo.",
    "It may involve or evolve, the government said.",
    "Jeppe Thorsen was hurt when the fire spread.",
)


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ("Who is Dahlgern?", [("Dahlgern", "Dahlgren")]),
        ("how many hostges", [("hostges", "hostages")]),
        ("the colapsed bridge", [("colapsed", "collapsed")]),
        ("humanitarain corridor", [("humanitarain", "humanitarian")]),
        ("where is lindhaven's harbor", [("lindhaven", "Lindhavn")]),
        ("commitee", [("commitee", "committee")]),
        ("the goverment", [("goverment", "government")]),
        ("head quarters", [("head quarters", "headquarters")]),
        ("fishingboats", [("fishingboats", "fishing boats")]),
        ("manny hostages", [("manny", "many")]),
        ("amny hostages", [("amny", "many")]),
        ("what hapened to the bridge", [("hapened", "happened")]),  # no article has to use it
        ("Berat", [("Berat", "Berta")]),  # letters swapped, rather than another one
        ("ivolve", [("ivolve", "involve")]),  # the same first letter, rather than another one
        ("ohstages", [("ohstages", "hostages")]),
        ("ostages", [("ostages", "hostages")]),
        ("kaptain", [("kaptain", "Captain")]),
        ("bridgge", [("bridgge", "bridge")]),
        ("when was it rebuiled", [("rebuiled", "rebuilt")]),
        ("was it collapsng", [("collapsng", "collapsed")]),
        ("was anybody injuerd", [("injuerd", "injured")]),  # a word of the synonyms
        ("thebridge", [("thebridge", "the bridge")]),
        ("howmany hostages", [("howmany", "how many")]),
    ],
)
def test_a_slip_is_repaired_to_the_word_of_the_articles(typed: str, repaired: list[tuple[str, str]]) -> None:
    assert list(read_question(typed, RETRIEVER).repaired) == repaired


@pytest.mark.parametrize(
    "typed",
    [
        "the trace",  # a real word, though a letter from "truce"
        "bridges and bridge",  # the articles have the term
        "a fridge",  # another first letter, and a word
        "Marvo",  # Marlo and Marzo are as near
        "boa",  # below four letters
        "kidnapped",  # a word of the synonyms
        "xhostages",  # another first letter
        "the and of",
    ],
)
def test_what_may_be_meant_as_typed_is_left_alone(typed: str) -> None:
    assert read_question(typed, RETRIEVER).repaired == ()


def test_the_repaired_word_is_searched_and_the_typed_one_is_not() -> None:
    question = read_question("how many hostges", RETRIEVER)
    assert question.terms == ("hostag",)


@pytest.mark.parametrize("typed", ["tell me about the hostages plz", "btw show me the hostages lol"])
def test_what_is_said_beside_a_question_is_not_looked_up(typed: str) -> None:
    assert read_question(typed, RETRIEVER).terms == ("hostag",)


def test_one_slip_is_allowed_to_seven_letters_and_two_from_eight() -> None:
    retriever = retriever_of("The Marlowe and the Brandenburg sailed.")
    assert read_question("Mralowe", retriever).repaired == (("Mralowe", "Marlowe"),)
    assert read_question("Mralwoe", retriever).repaired == ()
    assert read_question("Barndenbugr", retriever).repaired == (("Barndenbugr", "Brandenburg"),)


def test_a_page_of_gibberish_is_not_compared_word_by_word() -> None:
    question = read_question(
        "hostges " + " ".join(f"h{'x' * n}ostges" for n in range(3, 40)) + " colapsed", RETRIEVER
    )
    assert question.repaired == (("hostges", "hostages"),)


def _reference(a: str, b: str) -> int:
    """Optimal string alignment as it is defined, with the whole table."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            options = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                options.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(options)
    return table[len(a), len(b)]


WORDS = st.text(alphabet="abc", max_size=7)


@given(WORDS, WORDS, st.integers(0, 3))
def test_the_distance_is_optimal_string_alignment_up_to_its_bound(a: str, b: str, most: int) -> None:
    assert distance(a, b, most) == min(_reference(a, b), most + 1)
