"""`sources.toml` is read, and its mistakes are told with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.articles.particulars import read_particulars
from bot.errors import UnusableError


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    known = read_particulars(tmp_path)
    assert (known.files, known.questions, known.warnings) == ({}, (), ())


def test_titles_dates_and_questions_are_read(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(
        b'\xef\xbb\xbfquestions = ["When will the mill close?"]\r\n'
        b'[files."deep/a.txt"]\r\ntitle = " Mill to close "\r\npublisher = "Harle Courier"\r\n'
        b'date = 2025-03-05\r\nurl = "https://example.com/a"\r\n[files."b.txt"]\r\n'
    )
    known = read_particulars(tmp_path)
    assert known.questions == ("When will the mill close?",)
    assert known.files == {
        "deep/a.txt": {
            "title": "Mill to close",
            "publisher": "Harle Courier",
            "date": "2025-03-05",
            "url": "https://example.com/a",
        },
        "b.txt": {},
    }
    assert known.warnings == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"questions = []\nfiles 1\n", r"sources\.toml is not TOML: .*line 2"),
        (b"\xff\xfe", r"sources\.toml is not UTF-8"),
        (b'questions = "one"', r"sources\.toml: questions must be a list of texts"),
        (b"questions = [1]", r"sources\.toml: questions must be a list of texts"),
        (b"files = 3", r"sources\.toml: files must be tables"),
        (b'[files]\n"a.txt" = "Mill"', r'sources\.toml: \[files."a\.txt"\] must be a table'),
        (b'[files."a.txt"]\ntitle = 5', r'sources\.toml: \[files."a\.txt"\] title must be a text'),
        (b'[files."a.txt"]\nurl = ""', r'sources\.toml: \[files."a\.txt"\] url must be a text'),
        (b'[files."a.txt"]\nurl = "javascript:run()"', r"url must be an address that begins with http"),
        (b'[files."a.txt"]\nurl = "https://a b"', r"url must be an address that begins with http"),
        (b"x = " + b"[" * 3000, r"sources\.toml is not TOML: lists in lists"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, said: bytes, told: str) -> None:
    (tmp_path / "sources.toml").write_bytes(said)
    with pytest.raises(UnusableError, match=told):
        read_particulars(tmp_path)


def test_unknown_keys_are_warned_about_and_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('color = "red"\n[files."a.txt"]\nauthor = "Jane Doe"\n')
    warnings = read_particulars(tmp_path).warnings
    assert [warning.split("sources.toml: ")[1] for warning in warnings] == [
        "color means nothing here",
        '[files."a.txt"]: author means nothing here',
    ]
