"""The command: what it prints, what it writes, and its exit status."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.conversations.replay import Wanted, replay
from bot.errors import UnusableError
from tests.conversations.plays import FERRY, stories

GOOD = "# title: The good one\nyou> Was anybody killed?\nbot> quotes 01\n"
BAD = (
    "you> Who leads the inquiry?\n"
    'bot> quotes 03: "The inquiry is led by Karl Lindqvist of the maritime authority."\n'
)
BROKEN = "you> hello\nbots> hello\nnonsense\n"
MIXED = "you> Was anybody killed?\nbot> …\npress> Context\nbot> …\nyou> [sticker]\nbot> …\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "side").mkdir(parents=True)
    for name, text in {"b-good": GOOD, "a-bad": BAD, "side/mixed": MIXED}.items():
        (tmp_path / "in" / f"{name}.chat.txt").write_text(text)
    return tmp_path / "in"


def run(wanted: Wanted) -> tuple[int, str, str]:
    out, problems = io.StringIO(), io.StringIO()
    status = replay(replace(wanted, otherwise=FERRY), stories, out, problems)
    return status, out.getvalue(), problems.getvalue()


def test_a_line_for_each_conversation_a_diff_and_the_sum(folder: Path) -> None:
    status, out, _ = run(Wanted([folder]))
    assert status == 1
    assert out.splitlines() == [
        f"{folder}/a-bad.chat.txt: FAILED (telegram 1 turn; terminal 1 turn)",
        "  line 2, telegram and terminal, after “Who leads the inquiry?”:",
        '    quotes 03: "The inquiry is led by [-Karl-]{+Jonas+} Lindqvist of the maritime authority."',
        f"{folder}/b-good.chat.txt: passed (telegram 1 turn; terminal 1 turn)",
        f"{folder}/side/mixed.chat.txt: passed (telegram 3 turns;"
        " terminal 1 turn, 2 skipped: only Telegram has buttons, only Telegram has what is no text)",
        "2 passed, 1 failed",
    ]


def test_when_all_pass_the_status_is_0(folder: Path) -> None:
    status, out, _ = run(Wanted([folder / "b-good.chat.txt"]))
    assert (status, out.splitlines()[-1]) == (0, "1 passed, 0 failed")


def test_one_front_end_alone(folder: Path) -> None:
    _, out, _ = run(Wanted([folder / "side"], through=("terminal",)))
    assert "telegram" not in out


@pytest.mark.parametrize(("words", "count"), [("good", 1), ("GOOD one", 1), ("mixed", 1), ("a", 3)])
def test_only_recordings_with_these_words_in_name_or_title(folder: Path, words: str, count: int) -> None:
    _, out, _ = run(Wanted([folder], words=words, through=("terminal",)))
    assert out.count(".chat.txt:") == count


def test_a_mistake_is_told_and_the_others_are_played(folder: Path) -> None:
    (folder / "aa.chat.txt").write_text(BROKEN)
    status, out, problems = run(Wanted([folder], words=""))
    assert status == 2
    assert problems.startswith(f"verbatim: {folder}/aa.chat.txt:3: expected ")
    assert out.splitlines()[-1] == "2 passed, 1 failed"


def test_rewriting_accepts_the_new_replies(folder: Path) -> None:
    status, out, _ = run(Wanted([folder], rewrite=True))
    assert (status, out.splitlines()[-1]) == (0, "2 passed, 0 failed, 1 rewritten")
    assert "Jonas" in (folder / "a-bad.chat.txt").read_text()
    assert (folder / "b-good.chat.txt").read_text() == GOOD
    assert run(Wanted([folder]))[0] == 0


def test_what_new_replies_cant_mend_still_fails(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("you> Was anybody killed?\nbot> …\npress> Fewer\nbot> …\n")
    status, out, _ = run(Wanted([path], rewrite=True))
    assert (status, out.splitlines()[-1]) == (1, "0 passed, 1 failed, 0 rewritten")


def test_a_gone_button_is_told_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("you> Was anybody killed?\nbot> …\npress> Fewer\nbot> …\n")
    status, out, _ = run(Wanted([path]))
    assert status == 1
    assert "there is no button “Fewer”; there are: " in out


def test_a_button_before_any_reply_and_a_reply_to_nothing_fail_politely(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("ann> Nothing\npress> More\nbot> …\nann> [reply] why?\nbot> …\n")
    status, out, _ = run(Wanted([path]))
    assert status == 1
    assert "the bot has said nothing" in out


def test_results_are_written_for_continuous_integration(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.chat.txt").write_text(BROKEN)
    target = tmp_path / "junit.xml"
    run(Wanted([folder], junit=target))
    suite = ElementTree.parse(target).getroot()[0]
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
    }
    failure = suite.find("testcase[@name='a-bad.chat.txt']/failure")
    assert failure is not None
    assert "[-Karl-]{+Jonas+}" in (failure.text or "")


def test_a_pipe_in_the_place_of_a_recording_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.chat.txt")
    with pytest.raises(UnusableError, match="no file that could be read"):
        replay(Wanted([tmp_path / "x.chat.txt"], otherwise=FERRY), stories, io.StringIO(), io.StringIO())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nothing", None, "no such file or folder"),
        ("messages.html", b"<!DOCTYPE html>", "Machine-readable JSON"),
        ("x.chat.txt", b"\x00\x01", "expected"),
        ("picture.png", b"\x89PNG\0", "neither a recording"),
        ("result.json", b'{"a": 1}', "no export of Telegram Desktop"),
        ("notes.txt", b"just notes", "expected “you> …”"),
    ],
)
def test_what_cant_be_replayed_is_told_in_a_line(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    out, problems = io.StringIO(), io.StringIO()
    try:
        status = replay(Wanted([path], otherwise=FERRY), stories, out, problems)
        told = problems.getvalue()
    except UnusableError as error:
        status, told = error.status, str(error)
    assert status == 2
    assert words in told
    assert told.strip().count("\n") == 0


def test_an_empty_folder_and_one_of_html_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="no recording"):
        run(Wanted([tmp_path]))
    (tmp_path / "messages.html").write_text("<html>")
    with pytest.raises(UnusableError, match="JSON"):
        run(Wanted([tmp_path]))


def test_no_recording_with_these_words_is_told(folder: Path) -> None:
    with pytest.raises(UnusableError, match="“absent”"):
        run(Wanted([folder], words="absent"))


def test_the_corpus_given_wins_over_the_header(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("# corpus: nowhere\nyou> Was anybody killed?\nbot> quotes 01\n")
    assert run(Wanted([path], corpus=FERRY))[0] == 0


TURNS = st.lists(
    st.sampled_from(
        [
            "you> Was anybody killed?",
            "ann> /ask Who leads the inquiry?",
            "bob> [reply to ann] /quote",
            "bob> [reply] why?",
            "you> [sticker]",
            "ann> [photo] @bot When was the Marlin built?",
            "edit> Who?",
            "press> More",
            "press> Source",
            "press> Copy citation",
            "inline> inquiry",
            "inline> ",
            "you> /start",
            "you> /start s_00000000_1",
            "you> /new",
            "you> /disagreements",
            'you> "Nobody was killed."',
            "bot> …",
            "bot> silence",
            "bot> quotes 01",
            "bot> also in no other",
            "bot> A whole reply",
            "     that goes on",
            "",
            "# note",
        ]
    ),
    max_size=10,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TURNS, st.booleans())
@example(["bob> [reply] why?", "edit> Who?"], False)
def test_whatever_people_do_it_ends_in_a_status_and_can_be_accepted(
    tmp_path: Path, turns: list[str], rewrite: bool
) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("\n".join(turns))
    status, out, _ = run(Wanted([path], rewrite=rewrite))
    assert status in (0, 1, 2)
    if "0 failed, 1 rewritten" in out:
        assert run(Wanted([path]))[0] == 0


def test_a_corpus_that_is_missing_is_told_with_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_text("# corpus: nowhere\nyou> Was anybody killed?\nbot> …\n")
    status, _, problems = run(Wanted([path]))
    assert status == 2
    assert problems.startswith(f"verbatim: {path}: ")


def test_a_header_is_relative_to_its_recording(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "talks").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The mill in Oban burnt down on Friday.\n")
    path = tmp_path / "talks" / "x.chat.txt"
    path.write_text('# corpus: ../news\nyou> What burnt down?\nbot> quotes a: "The mill in Oban …"\n')
    assert run(Wanted([path]))[0] == 0


def test_a_thousand_turns_are_replayed_through_both(tmp_path: Path) -> None:
    path = tmp_path / "long.chat.txt"
    path.write_text("you> Was anybody killed?\nbot> quotes 01\n" * 1000)
    status, out, _ = run(Wanted([path]))
    assert status == 0
    assert "telegram 1000 turns; terminal 1000 turns" in out
