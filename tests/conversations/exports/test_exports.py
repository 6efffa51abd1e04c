"""Exports of Telegram Desktop: every trap, damage, and anything at all."""

from __future__ import annotations

import asyncio
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversations.replay import Wanted, replay
from bot.conversations.transcript import load_transcript
from bot.errors import UnusableError
from tests.conversations.exports.crafted import (
    ALIVE,
    FAMILY,
    GROUP,
    LED,
    PRIVATE,
    account,
    as_bytes,
    bot,
    person,
)
from tests.conversations.plays import FERRY, played, stories


def run(path: Path, **wanted: Any) -> tuple[int, str, str]:
    out, problems = io.StringIO(), io.StringIO()
    status = replay(Wanted([path], otherwise=FERRY, **wanted), stories, out, problems)
    return status, out.getvalue(), problems.getvalue()


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "result.json"
    path.write_bytes(content)
    return path


def talk(*messages: dict[str, Any], **chat: Any) -> bytes:
    return as_bytes({"name": "Verbatim", "type": "bot_chat", "id": 999, "messages": list(messages)} | chat)


def test_one_chat_with_every_trap_is_replayed(tmp_path: Path) -> None:
    status, out, problems = run(written(tmp_path, as_bytes(PRIVATE)))
    assert (status, problems) == (1, "")
    assert "the bot is “Verbatim” (guessed; --bot NAME names another)" in out
    assert "8 questions: 5 same, 1 other sentence, 1 lost, 1 gained" in out
    assert re.search(r"message 19, after “How large is the damage\?”: other sentence", out)
    assert re.search(r"message 21, after “Who is the mayor of Greywick\?”: lost", out)
    assert re.search(r"message 23, after “Was anybody killed at all\?”: gained", out)
    assert "[-Lifeboats" in out or '[-quotes 02: "Lifeboats' in out
    for reason in ("1 service messages", "1 stickers", "1 photos", "1 commands", "1 quote checks"):
        assert reason in out
    assert "1 forwarded from the bot" in out


def test_a_whole_account_is_replayed_chat_by_chat(tmp_path: Path) -> None:
    status, out, _ = run(written(tmp_path, as_bytes(account())))
    assert status == 1
    assert "the bot is “Harbour Bot”, “Verbatim”" in out
    assert "11 questions: 8 same, 1 other sentence, 1 lost, 1 gained" in out
    assert "1 chats without the bot" in out
    assert "1 inline results" in out


def test_without_lost_or_other_replies_the_status_is_0(tmp_path: Path) -> None:
    status, out, _ = run(written(tmp_path, as_bytes(GROUP)))
    assert (status, out.splitlines()[-1]) == (0, "3 passed, 0 failed")


def test_another_bot_of_the_account_is_not_taken_for_ours(tmp_path: Path) -> None:
    weather = {
        "name": "Weather",
        "type": "bot_chat",
        "id": 5,
        "messages": [person(90, "Was anybody killed?"), bot(91, "Rain.", **{"from": "Weather"})],
    }
    export = account()
    export["chats"]["list"].insert(0, weather)
    _, out, _ = run(written(tmp_path, as_bytes(export)))
    assert "the bot is “Harbour Bot”, “Verbatim”" in out
    assert "1 replies of other bots" in out


@pytest.mark.parametrize("name", ["Harbour Bot", "@harbourbot", "user999", "999"])
def test_the_bot_can_be_named(tmp_path: Path, name: str) -> None:
    _, out, _ = run(written(tmp_path, as_bytes(account())), bot=name)
    assert "the bot is" in out
    assert "(as asked)" in out


def test_a_bot_that_is_nobody_is_told(tmp_path: Path) -> None:
    status, _, problems = run(written(tmp_path, as_bytes(GROUP)), bot="Nobody")
    assert status == 2
    assert "nobody is called Nobody" in problems
    status, _, problems = run(written(tmp_path, as_bytes(FAMILY)))
    assert status == 2
    assert "can't tell which messages are the bot's; --bot NAME" in problems


def test_friends_in_a_private_chat_are_no_bots(tmp_path: Path) -> None:
    talk_of_two = talk(person(1, "Was anybody killed?"), bot(2, "No!"), type="personal_chat")
    status, _, problems = run(written(tmp_path, talk_of_two))
    assert status == 2
    assert "can't tell" in problems
    assert run(written(tmp_path, talk_of_two), bot="Verbatim")[0] == 0


def test_invalid_escapes_of_old_versions_are_read(tmp_path: Path) -> None:
    content = talk(person(1, "Was anybody killed\\x3f"), bot(2, ALIVE)).replace(b"\\\\x3f", b"\\x3f")
    assert b"killed\\x3f" in content
    status, out, _ = run(written(tmp_path, content))
    assert (status, "1 same" in out) == (0, True)


def test_a_follow_up_is_asked_in_its_conversation_and_not_an_hour_later(tmp_path: Path) -> None:
    first = [person(1, "Who leads the inquiry?"), bot(2, LED)]
    then = "He expects results before the end of the year."
    soon = [*first, person(3, "and when does he expect results?"), bot(4, then)]
    assert "2 same" in run(written(tmp_path, talk(*soon)))[1]


@pytest.mark.parametrize(
    ("cut", "reason"),
    [
        (b"", "the file ends in the middle"),
        (b'"x" "y"', "after array element, I expect"),
        (b"\xff\xff", "invalid"),
        (b"[" * 5000, "deeper than any export"),
        (b'{"x": "\x01"}', "invalid character"),
    ],
)
def test_damage_is_told_with_message_place_and_reason_after_what_came_before(
    tmp_path: Path, cut: bytes, reason: str
) -> None:
    whole = talk(person(41, "Was anybody killed?"), bot(42, ALIVE))
    end = whole.rindex(b"]")
    content = whole[:end].rstrip() + b", " + cut
    status, out, problems = run(written(tmp_path, content))
    assert status == 2
    assert "1 questions: 1 same" in out
    assert out.splitlines()[-1] == "1 passed, 0 failed"
    told = re.search(r"damaged after message 42 \(number 2 of the file\), at byte ([\d,]+): (.*)", problems)
    assert told is not None, problems
    assert reason in told[2]
    assert 0 <= int(told[1].replace(",", "")) - (len(content) - len(cut)) <= max(len(cut), 1)


def test_an_export_becomes_recordings_without_people(tmp_path: Path) -> None:
    status, out, _ = run(written(tmp_path, as_bytes(account())), convert=tmp_path / "talks")
    assert (status, "2 conversations written" in out) == (0, True)
    private, group = (tmp_path / "talks" / f"{n:03}.chat.txt" for n in (1, 2))
    text = private.read_text() + group.read_text()
    for secret in (
        "Hedwig",
        "Kronenberg",
        "77001",
        "Otto",
        "harbour_bot",
        "example.com",
        "1234567",
        "Harbour friends",
    ):
        assert secret not in text
    assert 'you> Was anybody killed?\nbot> quotes 01: "Nobody was killed."\n' in private.read_text()
    assert "you> [sticker]\nbot> …\n" in private.read_text()
    assert 'ann> /ask Was anybody killed?\nbot> quotes 01: "Nobody was killed."\n' in group.read_text()
    assert "ann> /ask Who is bob?" in group.read_text()
    assert asyncio.run(played(load_transcript(group), ("telegram",))).passed


def test_several_exports_become_recordings_side_by_side(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.json" for name in "ab"]
    for path in paths:
        path.write_bytes(as_bytes(GROUP))
    out = io.StringIO()
    replay(Wanted(paths, otherwise=FERRY, convert=tmp_path / "talks"), stories, out, out)
    assert sorted(path.name for path in (tmp_path / "talks").iterdir()) == ["001.chat.txt", "002.chat.txt"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "type", "from", "from_id", "text", "text_entities", "date_unixtime", "reply_to_message_id",
     "forwarded_from", "media_type", "photo", "actor", "action", "inline_bot_buttons", "topic_id"]
)  # fmt: skip
MESSAGES = st.lists(
    st.sampled_from([*PRIVATE["messages"], *GROUP["messages"]])
    | st.builds(
        lambda base, odd: base | odd,
        st.sampled_from(PRIVATE["messages"][1:20]),
        st.dictionaries(FIELDS, VALUES),
    )
    | VALUES,
    max_size=8,
)
CHATS = st.fixed_dictionaries(
    {"messages": MESSAGES | VALUES},
    optional={
        "name": VALUES | st.just("Verbatim"),
        "type": VALUES | st.just("bot_chat"),
        "id": VALUES | st.just(999),
    },
)
EXPORTS = CHATS | st.fixed_dictionaries(
    {"chats": st.fixed_dictionaries({"list": st.lists(CHATS, max_size=3)}) | VALUES}
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(EXPORTS, st.none() | st.integers(0, 4000), st.binary(max_size=4))
def test_whatever_the_export_holds_it_ends_in_a_status(
    tmp_path: Path, export: Any, place: int | None, noise: bytes
) -> None:
    content = json.dumps(export).encode()
    if place is not None:
        content = content[:place] + noise + content[place + 1 :]
    path = written(tmp_path, content)
    for convert in (None, tmp_path / "talks"):
        try:
            status = run(path, convert=convert)[0]
        except UnusableError as error:
            status = error.status
        assert status in (0, 1, 2)
