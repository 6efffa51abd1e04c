from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.closeness import closeness
from bot.retrieval.lexicon import alternatives, derived, key_of
from bot.retrieval.phrases import phrases_in, places_of_phrases
from bot.retrieval.ranking import weights
from bot.retrieval.terms import tokens
from bot.retrieval.word_lists import lines

GROUPS = [line for name in ("synonyms.txt", "everyday.txt") for line in lines(name)]


@pytest.mark.parametrize(
    ("asked", "found", "how"),
    [
        ("captive", "hostage", "synonym"),
        ("truce", "ceasefire", "synonym"),
        ("dad", "father", "synonym"),
        ("call off", "cancel", "synonym"),
        ("prime minister", "premier", "synonym"),
        ("decide", "decision", "family"),
        ("France", "French", "family"),
        ("Washington", "U.S.", "related"),
        ("animal", "fish", "related"),
        ("how cold", "degrees", "synonym"),
        ("get rid of", "abolish", "synonym"),
        ("recount", "count again", "synonym"),
        ("too strict", "excessive", "synonym"),
        ("twice as much", "double", "synonym"),
        ("lose his job", "dismissed", "synonym"),
    ],
)
def test_a_word_may_be_told_as_another(asked: str, found: str, how: str) -> None:
    by_key = {a.key: a.how for a in alternatives(key_of(asked))}
    assert by_key[key_of(found)] == how


def test_a_wider_word_is_a_weaker_match_for_a_narrower_one() -> None:
    down = {a.key: a.grade for a in alternatives(key_of("animal"))}[key_of("fish")]
    up = {a.key: a.grade for a in alternatives(key_of("fish"))}[key_of("animal")]
    assert up < down < 1


def test_every_group_has_two_forms_at_least_each_once_and_each_looked_up() -> None:
    assert len(GROUPS) > 1000
    assert [line for line in GROUPS if not _is_sound(line)] == []


def _is_sound(line: str) -> bool:
    sides = re.split("[>:]", line.lstrip("~= "))
    forms = [form for side in sides for form in side.split(",")]
    keys = {key_of(form) for form in forms}
    looked_up = all(any(not t.stop for t in tokens(form)) for form in forms)
    return 2 <= len(forms) == len(keys) and len(sides) <= 2 and looked_up


def test_families_do_not_take_strangers() -> None:
    assert derived(key_of("teacher"), key_of("teaching")) is not None
    assert derived(key_of("former"), key_of("form")) is None


def test_the_particle_of_a_phrase_may_stand_behind_its_object() -> None:
    found = [key for key, _, _ in phrases_in(tokens("He turned her down and called it off."))]
    assert found == ["turn down", "call off"]
    assert not list(phrases_in(tokens("He turned the old stone of the mill down.")))


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The club paid the equivalent of two million for the striker.", "pay for"),
        ("She put all of her savings into the bakery.", "put into"),
        ("They let the last two divers go.", "let go"),
        ("He had to take a week off work.", "take off work"),
    ],
)
def test_a_short_object_may_stand_inside_a_phrase_that_is_written_with_a_gap(
    sentence: str, phrase: str
) -> None:
    assert phrase in {key for key, _, _ in phrases_in(tokens(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The club paid the striker who had waited two years for the move.",
        "She put the bakery, the house and the boat she loved into it.",
        "They let him walk because nobody else would go.",
        "He pays. She asks for more.",
    ],
)
def test_what_is_more_than_an_object_does_not_stand_inside_a_phrase(sentence: str) -> None:
    found = {key for key, _, _ in phrases_in(tokens(sentence))}
    assert found.isdisjoint({"pay for", "put into", "let go"})


def test_only_the_words_of_a_phrase_are_told_in_other_words() -> None:
    words = tokens("Who paid two million for the striker?")
    places = dict(places_of_phrases(words))["pay for"]
    assert [words[at].word for at in places] == ["paid", "for"]


def test_any_possessive_stands_for_any() -> None:
    for sentence in ("He lost his job.", "She lost her job.", "They lost their jobs."):
        assert "lose their job" in {key for key, _, _ in phrases_in(tokens(sentence))}


def test_what_a_phrase_is_told_as_need_not_be_the_same() -> None:
    told = {a.key for a in alternatives(key_of("put out"))}
    assert {key_of("extinguish"), key_of("publish")} <= told
    assert key_of("publish") not in {a.key for a in alternatives(key_of("extinguish"))}


def test_a_word_itself_counts_more_than_another_for_it() -> None:
    table = weights()
    assert table["word"] + table["words"] > table["synonym"] > table["related"] * 0.6 > 0
    assert table["headline"] < 0


@given(st.lists(st.lists(st.integers(0, 15), min_size=1, max_size=4, unique=True), min_size=2, max_size=4))
def test_closeness_is_the_smallest_window_that_has_every_word(places: list[list[int]]) -> None:
    window = min(max(choice) - min(choice) + 1 for choice in product(*places))
    found = closeness([tuple(sorted(p)) for p in places])
    assert found == pytest.approx(len(places) / max(len(places), window))


def test_any_form_of_a_small_verb_stands_for_any_in_a_phrase() -> None:
    assert key_of("was behind") == key_of("is behind")
    assert key_of("had a stroke") == key_of("have a stroke") != key_of("do a stroke")
