"""The page about transcripts and the recordings show the same constructs."""

from __future__ import annotations

import re

import pytest

from bot.conversations.attachments import KINDS
from bot.conversations.forms import FORMS
from bot.conversations.transcript import load_transcript, read_transcript
from tests.conversations.plays import HERE, ROOT

PAGE = (ROOT / "docs" / "transcripts.md").read_text("utf-8")
RECORDINGS = {path.name.removesuffix(".chat.txt"): path for path in HERE.glob("*.chat.txt")}
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_each_construct_stands_in_the_recordings_named_beside_it(row: list[str]) -> None:
    construct = re.findall(r"`([^`]*)`", row[0])[0].replace("\\|", "|")
    word, rest = re.match(r"(\S+> \\?\[?(?:@bot|/\w+|[a-z ]*))(.*)", construct, re.DOTALL).groups()  # type: ignore[union-attr]
    named = re.findall(r"`([\w-]+)`", row[-1])
    assert named
    for name in named:
        lines = RECORDINGS[name].read_text("utf-8").splitlines()
        begun = word.partition(" ")[0] if word.endswith("> ") and not rest.startswith("…") else word.strip()
        assert any(line.startswith(begun) for line in lines), (name, begun)


@pytest.mark.parametrize("opening", [opening for opening, _, _ in FORMS])
def test_each_short_form_is_explained_and_recorded(opening: str) -> None:
    assert f"| `bot> {opening}" in PAGE
    assert any(f"\nbot> {opening}" in path.read_text("utf-8") for path in RECORDINGS.values())


def test_each_kind_of_message_without_text_is_named_and_recorded() -> None:
    recorded = RECORDINGS["sticker"].read_text("utf-8")
    assert all(f"you> [{kind}]" in recorded or f"you> [{kind} " in recorded for kind in KINDS)
    assert all(f"[{kind}]" in PAGE or f"[{kind} NAME]" in PAGE for kind in KINDS)


def test_recordings_named_in_the_text_exist() -> None:
    named = re.findall(r"\(`([\w-]+)`\)", PAGE)
    assert named
    assert set(named) <= set(RECORDINGS)


def test_the_example_is_a_transcript() -> None:
    example = PAGE.split("```")[1].strip("\n")
    assert len(read_transcript(example, HERE / "example.chat.txt").exchanges) == 2


def test_a_message_of_several_lines_is_recorded() -> None:
    transcript = load_transcript(RECORDINGS["multi-line"])
    assert any("\n" in exchange.text for exchange in transcript.exchanges)
