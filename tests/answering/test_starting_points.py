"""What newcomers are offered."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from bot.answering.starting_points import starting_points
from bot.articles.corpus import read_corpus


def _corpus(folder: Path, *lines: str) -> Path:
    (folder / "story.txt").write_text("\n\n".join(lines), "utf-8")
    return folder


def test_the_names_used_most_come_first(tmp_path: Path) -> None:
    corpus = read_corpus(
        _corpus(
            tmp_path,
            "On Monday the mayor of Velden met Irma Toll in the town hall.",
            "The people of Velden like Irma Toll, but on Monday they did not.",
            "Nobody in Velden spoke, and once there was Pavel Brandt.",
        )
    )
    assert starting_points(corpus, 3) == ("Velden", "Irma Toll")


def test_a_word_that_only_begins_sentences_is_no_name(tmp_path: Path) -> None:
    corpus = read_corpus(_corpus(tmp_path, "Trains were late today.", "Trains were late again today."))
    assert starting_points(corpus, 3) == ()


def test_given_questions_win(tmp_path: Path) -> None:
    corpus = read_corpus(_corpus(tmp_path, "In Velden it rains.", "In Velden it snows."))
    given = dataclasses.replace(corpus, questions=("Does it rain?", "Does it snow?"))
    assert starting_points(corpus, 3) == ("Velden",)
    assert starting_points(given, 1) == ("Does it rain?",)
