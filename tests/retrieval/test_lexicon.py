from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.closeness import closeness
from bot.retrieval.lexicon import alternatives, derived, key_of, phrases_in
from bot.retrieval.ranking import weights
from bot.retrieval.terms import tokens
from bot.retrieval.word_lists import lines

GROUPS = list(lines("synonyms.txt"))


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
    sides = line.lstrip("~= ").split(">")
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


def test_a_word_itself_counts_more_than_another_for_it() -> None:
    table = weights()
    assert table["word"] + table["words"] > table["synonym"] > table["related"] * 0.6 > 0
    assert table["headline"] < 0


@given(st.lists(st.lists(st.integers(0, 15), min_size=1, max_size=4, unique=True), min_size=2, max_size=4))
def test_closeness_is_the_smallest_window_that_has_every_word(places: list[list[int]]) -> None:
    window = min(max(choice) - min(choice) + 1 for choice in product(*places))
    found = closeness([tuple(sorted(p)) for p in places])
    assert found == pytest.approx(len(places) / max(len(places), window))
