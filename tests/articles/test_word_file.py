from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.word_lists import read_lists
from bot.articles.word_file import Reading, entries_of
from bot.errors import UnusableError

TOP_LEVEL = Path(__file__).parents[2]
CORPUS = TOP_LEVEL / "tests" / "corpora" / "bridge"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package, whose word lists can be spoiled."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(TOP_LEVEL / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def spoiled(package: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """That folder with one line more at the end of one file, and how it is told where the line stands."""
    name, line = request.param
    file = package / "bot" / name
    before = file.read_bytes()
    file.write_bytes(before + f"\n{line}\n".encode())
    yield package, f"bot/{name}, line {before.count(bytes([10])) + 2}: {line!r} can't be read: "
    file.write_bytes(before)


def asked(package: Path) -> subprocess.CompletedProcess[str]:
    """A question put to the package of a folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "ask", "Is the bridge open?", "--corpus", str(CORPUS)],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "spoiled",
    [
        ("articles/boilerplate.txt", "line: (abc"),
        ("articles/boilerplate.txt", "find thing = [a"),
        ("articles/boilerplate.txt", "start: {nothing}"),
        ("articles/boilerplate.txt", "[byline"),
        ("articles/sentence_ends.txt", "(abc"),
        ("retrieval/synonyms.txt", "foo"),
        ("retrieval/synonyms.txt", "~ foo"),
        ("retrieval/synonyms.txt", "a, b > c > d"),
        ("retrieval/families.txt", "foo"),
        ("retrieval/places.txt", "Utopia"),
        ("retrieval/word_classes.txt", "foo"),
        ("retrieval/one_term.txt", "foo"),
        ("retrieval/irregular.txt", "foo"),
        ("retrieval/spellings.txt", "foo: bar"),
        ("retrieval/answer_kinds.txt", "foo"),
        ("retrieval/chat_words.txt", "foo"),
        ("retrieval/weights_by_hand.txt", "word much"),
        ("answering/words/states.txt", "[open"),
    ],
    indirect=True,
)
def test_a_line_that_cannot_be_read_is_told_with_its_file_and_number(spoiled: tuple[Path, str]) -> None:
    package, told = spoiled
    ran = asked(package)
    assert ran.stderr.startswith(f"verbatim: {told}")
    assert ran.stderr.count("\n") == 1
    assert ran.returncode == 2


def test_a_file_in_another_encoding_is_told(package: Path) -> None:
    file = package / "bot" / "retrieval" / "synonyms.txt"
    before = file.read_bytes()
    file.write_bytes("caf\u00e9, bar\n".encode("cp1252"))
    ran = asked(package)
    file.write_bytes(before)
    assert ran.stderr == "verbatim: bot/retrieval/synonyms.txt can't be read: it is not UTF-8, byte 3\n"
    assert ran.returncode == 2


def test_entries_know_where_they_stand_and_comments_are_none() -> None:
    stops = list(entries_of("bot.retrieval", "stop_words.txt"))
    assert all("#" not in entry for entry in stops)
    lines = (TOP_LEVEL / "bot/retrieval/stop_words.txt").read_text("utf-8").split("\n")
    for entry in stops:
        path, number = entry.where.split(", line ")
        assert path == "bot/retrieval/stop_words.txt"
        assert lines[int(number) - 1].startswith(entry)


def test_a_number_or_a_regular_expression_that_is_none_is_told() -> None:
    entry = next(entries_of("bot.retrieval", "stop_words.txt"))
    told = r"^bot/retrieval/stop_words\.txt, line \d+: .* can't be read: "
    with pytest.raises(UnusableError, match=told), Reading(entry):
        float("much")
    with pytest.raises(UnusableError, match=told), Reading(entry):
        re.compile("(")


def test_a_section_that_is_missing_is_told_with_its_file() -> None:
    with pytest.raises(UnusableError, match=r"^bot/answering/words/clauses\.txt: .*'no such section'"):
        read_lists("clauses.txt")["no such section"]
