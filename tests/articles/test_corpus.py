"""A folder of articles, read whole: the five of the project, and folders in which something is wrong."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.articles.corpus import read_corpus
from bot.errors import UnusableError

CORPUS = Path(__file__).parents[2] / "corpus"
# Counted by hand, with what is left out of each.
FIVE = {
    "000_459862a8041d05e6.txt": (
        "f52dce62b393a9148119fca959804a85800445eb3707b57c0ef22fc3f922e5d9",
        14,
        ["markup"] * 4 + ["repeated headline"] + ["markup"] * 2 + ["repeated paragraph"] * 5,
    ),
    "001_3edf98bcae1941ae.txt": (
        "938ad6aa745f98706b847356a3cfdd4acd42db35308c488caf06f01c2c6a1062",
        21,
        ["previous and next"],
    ),
    "002_50075eca0398e38c.txt": (
        "4debcaf3c354dc6f77faa5b081a943147b165071f0e34f2686a138c224ce124e",
        20,
        ["date stamp", "agency"],
    ),
    "003_173a1f8626a3afb0.txt": (
        "59101f1292b72ad2d5a0e1fa978540f4ee9a74ac26f6c5612eea602f4e81c943",
        19,
        [],
    ),
    "004_539dd784e9ed1dee.txt": (
        "ca32805f2a1eb86059203363a5d6ecfe63bf249aed7ced3d81aca0f9adeca78a",
        16,
        ["comments", "comments", "markup"],
    ),
}


def test_the_five_articles_are_as_they_came_and_have_ninety_sentences() -> None:
    corpus = read_corpus(CORPUS)
    found = {
        source.file: (source.sha256, len(source.sentences), [one.reason for one in source.rejected])
        for source in corpus.sources
    }
    assert found == FIVE
    assert len(corpus.sentences) == 90
    assert [sentence.number for sentence in corpus.sentences] == list(range(90))
    assert {source.language for source in corpus.sources} == {"english"}
    assert corpus.warnings == ()


READ_AGAIN = """
import json, sys
from pathlib import Path
folder = Path(sys.argv[1])
for line in sys.stdin:
    file, encoding, start, end, text = json.loads(line)
    source = (folder / file).read_bytes().decode(encoding, "replace")
    assert source[start:end] == text and text == text.strip() != "", line
    print("same")
"""


def test_every_sentence_is_the_slice_of_its_file_to_another_process_that_reads_it_from_disk(
    tmp_path: Path,
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbfThe mill \xf0\x9f\x98\x80 will close.\r\nAll wept.\r\n")
    (tmp_path / "deep" / "old.md").write_bytes(b"# The caf\xe9\r\rIt \x81closed\x81 for \x805. Nobody wept.")
    for path in CORPUS.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    corpus = read_corpus(tmp_path)
    encodings = {source.file: source.encoding for source in corpus.sources}
    rows = "".join(
        json.dumps([one.file, encodings[one.file], one.start, one.end, one.text]) + "\n"
        for one in corpus.sentences
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", READ_AGAIN, str(tmp_path)],
        input=rows, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.stderr == ""
    assert run.stdout.count("same") == len(corpus.sentences) == 95


def test_a_file_that_can_not_be_served_is_named_and_the_others_are_served(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The mill will close.")
    (tmp_path / "copy.txt").write_text("The mill will close.")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\t")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "form.txt").write_text("Leave a Reply\n")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "pipe.txt").symlink_to("/dev/null")
    (tmp_path / "sources.toml").write_text('[files."gone.txt"]\ntitle = "Gone"\n')
    corpus = read_corpus(tmp_path)
    assert {source.file: source.error for source in corpus.sources} == {
        "binary.txt": "not a text: it holds NUL bytes",
        "blank.txt": "the file is empty",
        "copy.txt": None,
        "empty.txt": "the file is empty",
        "form.txt": "nothing in the file can be quoted",
        "good.txt": None,
        "link.txt": "a link that leads out of the folder",
        "pipe.txt": "a link that leads out of the folder",
    }
    assert [sentence.file for sentence in corpus.sentences] == ["copy.txt", "good.txt"]
    assert [warning for warning in corpus.warnings if "gone" in warning or "copy" in warning] == [
        "good.txt: a copy of copy.txt, byte for byte",
        "sources.toml: there is no article gone.txt",
    ]
    assert len(corpus.warnings) == 8


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The mill will close.")
    (tmp_path / "shut.txt").write_text("The mayor wept.")
    (tmp_path / "shut.txt").chmod(0)
    errors = [source.error for source in read_corpus(tmp_path).sources]
    assert errors == [None, "can't be read: Permission denied"]


def test_a_folder_without_any_article_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="There is no folder"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(UnusableError, match="There is no article in"):
        read_corpus(tmp_path)
    (tmp_path / "README.md").write_text("The mill will close.")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(UnusableError, match=r"No article in .* \(empty\.txt: the file is empty\)"):
        read_corpus(tmp_path)


def test_what_sources_toml_says_wins_over_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mill to Close in June\nThe mill will close.")
    (tmp_path / "b.txt").write_text("Mill to Close in June\nThe mayor wept.")
    (tmp_path / "sources.toml").write_text(
        'questions = ["When?"]\n[files."a.txt"]\ntitle = "The End"\ndate = "2025-03-05"\n'
    )
    corpus = read_corpus(tmp_path)
    articles = [source.article for source in corpus.sources if source.article]
    assert [(one.title, one.date, one.publisher) for one in articles] == [
        ("The End", "2025-03-05", None),
        ("Mill to Close in June", None, None),
    ]
    assert corpus.questions == ("When?",)


def test_the_digest_changes_with_a_name_and_with_a_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill will close.")
    first = read_corpus(tmp_path).digest
    assert read_corpus(tmp_path).digest == first
    assert len(bytes.fromhex(first)) == hashlib.sha256().digest_size
    (tmp_path / "a.txt").write_text("The mill will close!")
    changed = read_corpus(tmp_path).digest
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, changed, read_corpus(tmp_path).digest}) == 3
