"""Which files of a folder are articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.articles.folder import find_articles
from bot.errors import UnusableError


def test_texts_and_markdown_are_found_in_every_folder_and_the_rest_is_skipped(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.md", "C.TXT", "deep/er/d.txt", "README", "README.md", "readme.txt", "sources.toml",
        ".hidden.txt", ".git/x.txt", "deep/.cache/x.txt", "picture.png", "notes.text", "deep/README.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [one.file for one in find_articles(tmp_path)] == ["C.TXT", "a.md", "b.txt", "deep/er/d.txt"]


def test_links_out_of_the_folder_are_refused_and_links_inside_are_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    folder = tmp_path / "corpus"
    (folder / "..2025" / "sub").mkdir(parents=True)
    (folder / "..2025" / "a.txt").write_text("a")
    (folder / "..2025" / "sub" / "b.txt").write_text("b")
    (folder / "a.txt").symlink_to(folder / "..2025" / "a.txt")
    (folder / "sub").symlink_to(folder / "..2025" / "sub")
    (folder / "round").symlink_to(folder)
    (folder / "s.txt").symlink_to(outside / "secret.txt")
    (folder / "t").symlink_to(outside)
    (folder / "u.txt").symlink_to(folder / "nothing.txt")
    (folder / "v.txt").symlink_to(folder / "v.txt")
    (folder / "w").symlink_to(folder / "w")
    found = {one.file: one.error for one in find_articles(folder)}
    assert found == {
        "a.txt": None,
        "sub/b.txt": None,
        "s.txt": "a link that leads out of the folder",
        "t": "a link that leads out of the folder",
        "u.txt": "a link to nothing",
        "v.txt": "a link to itself",
    }


def test_a_folder_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus2").mkdir()
    (tmp_path / "corpus2" / "a.txt").write_text("a")
    (tmp_path / "corpus" / "a.txt").symlink_to(tmp_path / "corpus2" / "a.txt")
    assert [one.error for one in find_articles(tmp_path / "corpus")] == [
        "a link that leads out of the folder"
    ]


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [(one.file, one.error) for one in find_articles(tmp_path)] == [("pipe.txt", "not a regular file")]


def test_a_name_that_is_no_utf_8_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    assert [one.file for one in find_articles(tmp_path)] == ["caf\ufffd.txt"]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [(one.file, one.error) for one in find_articles(tmp_path / "link")] == [("a.txt", None)]


def test_a_missing_folder_and_a_file_are_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"There is no folder .*nowhere"):
        find_articles(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(UnusableError, match=r"a\.txt is a file"):
        find_articles(tmp_path / "a.txt")
