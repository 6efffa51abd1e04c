"""Who is called what is read from the articles alone."""

from __future__ import annotations

import pytest

from .stories import retriever_of

CASES = [
    ("Captain Henrik Dahl left the ship.", "captain", {"henrik", "dahl"}),
    ("The captain, Henrik Dahl, left the ship.", "captain", {"henrik", "dahl"}),
    ("The owner of the ship, Valborg Sund, said nothing.", "owner", {"valborg", "sund"}),
    ("Henrik Dahl, 58, a retired captain from Brunn, left.", "captain", {"henrik", "dahl"}),
    ("Henrik Dahl is the captain of the ship.", "captain", {"henrik", "dahl"}),
    ("Henrik Dahl, the ship's captain, left.", "captain", {"henrik", "dahl"}),
    ("All were taken off the ferry Valborg on Friday.", "ferri", {"valborg"}),
    ("On Friday, the storm hit Skarholm.", "storm", set()),
    ("They sat in Norwall, a tower of 41 floors above them.", "tower", set()),
    ("The engineer said, Brunn is safe.", "say", set()),
]


@pytest.mark.parametrize(("text", "noun", "names"), CASES, ids=[c[0] for c in CASES])
def test_a_noun_is_said_of_a_name(text: str, noun: str, names: set[str]) -> None:
    retriever = retriever_of(text)
    assert set(retriever.aliases(noun)) == names
    assert all(noun in retriever.aliases(name) for name in names)


def test_a_noun_said_of_several_points_to_each_less_surely() -> None:
    retriever = retriever_of("The nurse, Ada Lind, left.", "The nurse, Tom Holm, stayed.")
    assert retriever.aliases("nurs")["lind"] == retriever.aliases("nurs")["holm"] == 0.5


def test_a_noun_said_of_many_points_to_none() -> None:
    names = ("Ada Lind", "Tom Holm", "Ida Roth", "Max Ware")
    retriever = retriever_of(*(f"The nurse, {name}, left." for name in names))
    assert not retriever.aliases("nurs")
