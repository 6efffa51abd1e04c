"""Accepting new replies: they are written, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversations.rewriting import rewritten, write_back
from bot.conversations.transcript import load_transcript, read_transcript
from tests.conversations.plays import FERRY, HERE, played

# What was recorded, and what it becomes.
CASES = [
    (
        'you> Who leads the inquiry?\nbot> quotes 03: "The inquiry is led by Karl …"\n',
        "you> Who leads the inquiry?\n"
        'bot> quotes 03: "The inquiry is led by Jonas Lindqvist of the maritime authority."\n',
    ),
    (
        "you> Who leads the inquiry?\n\nyou> thanks\nbot> silence\n",
        "you> Who leads the inquiry?\n"
        "bot> “The inquiry is led by Jonas Lindqvist of the maritime authority.”\n"
        "     03-island-post.txt · paragraph 4\n"
        "\nyou> thanks\nbot> greeting: thanks\n",
    ),
    (
        "ann> Nothing for the bot.\n# kept\nbot> Oh yes.\n\n     And more.\nbot> answered\n\n# end",
        "ann> Nothing for the bot.\n# kept\nbot> silence\n\n# end",
    ),
    (
        "you> Who leads the inquiry?\n"
        "bot> answered\nbot> also in 02\nbot> disputed: 9 | 11\nbot> not found\n",
        "you> Who leads the inquiry?\nbot> answered\nbot> also in no other\n"
        'bot> quotes 03: "The inquiry is led by Jonas Lindqvist of the maritime authority."\n',
    ),
    (
        "you> thanks\r\nbot> silence\r\n\r\n  \t\r\nyou> Was anybody killed?\r\nbot> …\r\n",
        "you> thanks\r\nbot> greeting: thanks\r\n\r\n  \t\r\nyou> Was anybody killed?\r\nbot> …\r\n",
    ),
    (
        "you>thanks\nbot>One\n# kept\n     two\n",
        "you>thanks\nbot> greeting: thanks\n# kept\n",
    ),
    ("you> thanks", "you> thanks\nbot> greeting: thanks"),
    ("you>   thanks  \nbot>   greeting  \n", "you>   thanks  \nbot>   greeting  \n"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
async def test_new_replies_are_written_and_the_rest_is_kept(before: str, after: str) -> None:
    result = await played(read_transcript(before, HERE / "x.chat.txt"))
    assert rewritten(result.played) == after


@pytest.mark.parametrize(("before", "after"), CASES)
async def test_what_was_rewritten_passes(before: str, after: str) -> None:
    assert (await played(read_transcript(after, HERE / "x.chat.txt"))).passed


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
async def test_a_byte_order_mark_is_kept(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "x.chat.txt"
    head = f"# corpus: {FERRY}\n".encode()
    path.write_bytes(mark + head + b"you> thanks\nbot> silence\n")
    result = await played(load_transcript(path))
    write_back(path, result.played)
    assert path.read_bytes() == mark + head + b"you> thanks\nbot> greeting: thanks\n"
