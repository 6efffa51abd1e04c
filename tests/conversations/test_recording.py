"""Conversations recorded as they happen."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering.answering import answer
from bot.answering.conversation import Conversation
from bot.conversations.names import StandIns
from bot.conversations.recording import recorder_to_file, recorder_to_folder
from bot.conversations.recordings import sources
from bot.conversations.transcript import load_transcript
from bot.errors import UnusableError
from bot.frontends.telegram.offline_bot import offline_bot
from bot.frontends.telegram.offline_people import OfflinePerson
from bot.frontends.turn import Kind, Turn
from tests.conversations.plays import FERRY, ROOT, played, story_of

NAMES = ("Hedwig", "Kronenberg", "hedwig_k")


def turn(
    text: str, *, kind: Kind = "says", group: bool = False, chat: str = "1:0", person: str = "77001"
) -> Turn:
    asked = answer(text, Conversation(), story_of(FERRY)) if kind == "says" and text[0] not in "/[" else None
    return Turn(chat, person, text, kind, asked, ("a reply",), NAMES, group)


def test_a_private_conversation_is_written_turn_by_turn(tmp_path: Path) -> None:
    record = recorder_to_file(tmp_path / "x.chat.txt", story_of(FERRY))
    record(turn("Who leads the inquiry?"))
    record(turn("/help"))
    record(turn("[no text]"))
    lines = (tmp_path / "x.chat.txt").read_text().splitlines()
    assert lines[0].startswith("# corpus: ")
    assert lines[2:] == [
        "you> Who leads the inquiry?",
        "bot> “The inquiry is led by Jonas Lindqvist of the maritime authority.”",
        "     03-island-post.txt · paragraph 4",
        "",
        "you> /help",
        "bot> …",
        "",
        "you> [sticker]",
        "bot> …",
    ]


async def test_what_was_recorded_is_replayed_as_it_was(tmp_path: Path) -> None:
    record = recorder_to_file(tmp_path / "x.chat.txt", story_of(FERRY))
    for text in (
        "Who leads the inquiry?",
        "Who is Hedwig?",
        "[sticker] in words",
        "hello",
        "two\nlines",
        "/new",
    ):
        record(turn(text))
    result = await played(load_transcript(tmp_path / "x.chat.txt"))
    assert result.passed


def test_names_numbers_and_addresses_of_people_are_replaced(tmp_path: Path) -> None:
    record = recorder_to_folder(tmp_path, story_of(FERRY))
    record(
        turn("I am Hedwig Kronenberg, @hedwig_k, h.k@example.com, +49 170 1234567. Who leads the inquiry?")
    )
    record(turn("Ask Hedwig's sister Ines Varga", group=True, chat="-9:0"))
    record(turn("Who is Kronenberg?", group=True, chat="-9:0", person="5"))
    text = "".join(path.read_text() for path in tmp_path.iterdir())
    for secret in ("Hedwig", "hedwig", "Kronenberg", "77001", "example.com", "1234567"):
        assert secret not in text
    assert "ann> /ask Ask ann's sister Ines Varga" in text
    assert "bob> /ask Who is ann?" in text


def test_each_conversation_has_a_file_and_a_pause_begins_another(tmp_path: Path) -> None:
    now = [0.0]
    record = recorder_to_folder(tmp_path, story_of(FERRY))
    record._clock = lambda: now[0]
    record(turn("hello", chat="1:0"))
    record(turn("hello", chat="2:0"))
    record(turn("thanks", chat="1:0"))
    assert len(list(tmp_path.glob("*.chat.txt"))) == 2
    now[0] = 601.0
    record(turn("hello", chat="1:0"))
    assert len(list(tmp_path.glob("*.chat.txt"))) == 3


async def test_buttons_edits_and_silence_are_recorded(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    record = recorder_to_file(path, story_of(FERRY))
    quote = "The Marlin was built in 1987 and refitted in 2009."
    record(turn("Was anybody killed?"))
    record(Turn("1:0", "77001", "More (4)", "presses", None, (f"More:\n{quote}\n03-island-post.txt",)))
    record(Turn("1:0", "77001", "hm", "edits", None, ()))
    text = path.read_text()
    assert f'press> More\nbot> shows 03: "{quote}"\n' in text
    assert "edit> hm\nbot> silence\n" in text


def test_an_edit_of_somebody_who_did_not_speak_last_is_a_note(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    record = recorder_to_file(path, story_of(FERRY))
    record(turn("hello", group=True, person="1"))
    record(turn("hello", group=True, person="2"))
    record(Turn("1:0", "1", "bye", "edits", None, ("x",), (), True))
    assert path.read_text().endswith("\n# ann edits: bye\n")
    assert len(load_transcript(path).exchanges) == 2


def test_a_recording_that_is_there_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    for _ in range(2):
        recorder_to_file(path, story_of(FERRY))(turn("hello"))
    assert [exchange.text for exchange in load_transcript(path).exchanges] == ["hello", "/new", "hello"]


def test_a_full_disk_stops_the_recording_and_not_the_bot(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    record = recorder_to_folder(tmp_path / "gone", story_of(FERRY))
    (tmp_path / "gone").rmdir()
    with caplog.at_level(logging.WARNING):
        record(turn("Who is Hedwig?"))
    assert "could not be recorded" in caplog.text
    assert "Hedwig" not in caplog.text


def test_a_place_that_cant_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableError):
        recorder_to_folder(tmp_path / "file", story_of(FERRY))
    with pytest.raises(UnusableError):
        recorder_to_file(tmp_path, story_of(FERRY))


async def test_the_telegram_bot_records_what_can_be_replayed(tmp_path: Path) -> None:
    async with offline_bot(story_of(FERRY), recorder_to_folder(tmp_path, story_of(FERRY))) as bot:
        ann = OfflinePerson(bot.telegram, 77001, "Hedwig")
        await bot.take(ann.says("Who leads the inquiry?"))
        message = bot.telegram.shown[-1].body["message_id"]
        await bot.take(ann.presses(message, "Context"))
        await bot.take(ann.says("When does he expect results?"))
        await bot.take(
            ann.sends(
                sticker={
                    "file_id": "a",
                    "file_unique_id": "b",
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                }
            )
        )
        await bot.take(ann.types_inline("inquiry"))
        await bot.take(ann.types_inline("Macron"))
        group = OfflinePerson(bot.telegram, 77001, "Hedwig", group=-5)
        await bot.take(group.says("/ask@verbatim_bot Was anybody killed?"))
        await bot.take(group.says("@verbatim_bot Who leads the inquiry?"))
    paths = [source.path for source in sources([tmp_path])]
    assert len(paths) == 2
    for path in paths:
        transcript = load_transcript(path)
        assert "77001" not in "".join(transcript.lines)
        assert (await played(transcript, ("telegram",))).passed, transcript.lines


def test_stand_ins_go_on_after_the_alphabet() -> None:
    people = StandIns()
    names = [people.of(str(number)) for number in range(60)]
    assert names[:2] == ["ann", "bob"]
    assert len(set(names)) == 60


def test_a_name_that_the_articles_use_stays_where_it_is_asked_about() -> None:
    people = StandIns(frozenset({"jonas"}))
    people.of("1", ["Jonas", "Meyer"])
    assert people.hidden("Does Jonas Meyer know Jonas Lindqvist?") == "Does Jonas ann know Jonas Lindqvist?"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_chat_is_recorded_and_replayed_by_the_commands(tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "talk.chat.txt"
    command = [sys.executable, "-m", "bot"]
    typed = "Who leads the inquiry?\nWhen does he expect results?\n/new\nWas anybody killed?\n"
    chat = [*command, "chat", *options, "--record", str(path), "--corpus", str(FERRY)]
    subprocess.run(chat, input=typed, text=True, capture_output=True, cwd=ROOT, check=True)
    assert [exchange.text for exchange in load_transcript(path).exchanges] == typed.splitlines()
    replayed = subprocess.run(
        [*command, "replay", str(path)], text=True, capture_output=True, cwd=ROOT, check=False
    )
    assert (replayed.returncode, replayed.stderr) == (0, "")
    assert replayed.stdout.splitlines()[-1] == "1 passed, 0 failed"
