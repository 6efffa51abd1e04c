"""A private chat: questions, edits, commands, links, limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.frontends.telegram import texts
from bot.frontends.telegram.deep_links import question_payload, sentence_payload

from .conftest import ANN, BOB, Stage, Staging

LED = "Engineer Pavel Brandt led the work."
LENGTH = "The tunnel is 4 kilometres long and replaces two ferries."


async def test_a_question_is_answered_in_reply_to_it(stage: Stage) -> None:
    asked = stage.person().says("How long is the tunnel?")
    (shown,) = await stage.take(asked)
    assert LENGTH in shown.body["text"]
    assert shown.body["reply_to_message"]["message_id"] == asked["message"]["message_id"]
    call = dict(stage.telegram.calls)["sendMessage"]
    assert "parse_mode" not in call
    assert call["link_preview_options"] == {"is_disabled": True}
    assert call["reply_parameters"]["allow_sending_without_reply"] is True


async def test_a_question_deleted_meanwhile_is_answered_without_a_reply(stage: Stage) -> None:
    asked = stage.person().says("How long is the tunnel?")
    del stage.telegram.messages[ANN, asked["message"]["message_id"]]
    (shown,) = await stage.take(asked)
    assert LENGTH in shown.body["text"]
    assert "reply_to_message" not in shown.body


async def test_an_edited_question_edits_its_answer(stage: Stage) -> None:
    ann = stage.person()
    asked = ann.says("Who led the work on the tunnel?")
    (first,) = await stage.take(asked)
    (second,) = await stage.take(ann.edits(asked["message"]["message_id"], "How long is the tunnel?"))
    assert (first.kind, second.kind) == ("message", "edit")
    assert second.body["message_id"] == first.body["message_id"]
    assert LENGTH in second.body["text"]


async def test_an_edit_that_changes_nothing_is_no_error(stage: Stage) -> None:
    ann = stage.person()
    asked = ann.says("How long is the tunnel?")
    await stage.take(asked)
    assert await stage.take(ann.edits(asked["message"]["message_id"], "How long is the tunnel?")) == []
    assert stage.desk.counters["errors"] == 0
    assert stage.desk.counters["refused_bad_request"] == 0


async def test_an_edit_whose_answer_was_deleted_gets_a_new_one(stage: Stage) -> None:
    ann = stage.person()
    asked = ann.says("Who led the work on the tunnel?")
    (first,) = await stage.take(asked)
    del stage.telegram.messages[ANN, first.body["message_id"]]
    (second,) = await stage.take(ann.edits(asked["message"]["message_id"], "How long is the tunnel?"))
    assert second.kind == "message"
    assert LENGTH in second.body["text"]


@pytest.mark.parametrize(("kept", "kind"), [(True, "edit"), (False, "message")])
async def test_after_a_restart_an_edit_is_known_where_there_is_a_state_folder(
    staging: Staging, tmp_path: Path, kept: bool, kind: str
) -> None:
    folder = {"state_dir": tmp_path} if kept else {}
    async with staging(**folder) as stage:
        asked = stage.person().says("Who led the work on the tunnel?")
        await stage.take(asked)
        telegram = stage.telegram
    async with staging(telegram, **folder) as stage:
        edit = stage.person().edits(asked["message"]["message_id"], "How long is the tunnel?")
        (shown,) = await stage.take(edit)
    assert shown.kind == kind
    assert LENGTH in shown.body["text"]


async def test_a_follow_up_goes_on_and_a_new_conversation_does_not(stage: Stage) -> None:
    ann = stage.person()
    await stage.take(ann.says("Who led the work on the tunnel?"))
    (again,) = await stage.texts(ann.says("Who is he?"))
    assert texts.UNDERSTOOD_AS.partition("{")[0] in again
    assert await stage.texts(ann.says("/new")) == [texts.NEW]
    (anew,) = await stage.texts(ann.says("Who is he?"))
    assert texts.UNDERSTOOD_AS.partition("{")[0] not in anew


async def test_a_reply_to_an_answer_goes_on_from_that_answer(stage: Stage) -> None:
    ann = stage.person()
    (first,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    await stage.take(ann.says("/new"))
    (other,) = await stage.take(ann.says("Who led the work on the tunnel?"))
    await stage.take(ann.says("Who is Irma Toll?"))
    (understood,) = await stage.texts(ann.says("Who is he?", reply_to=other.body["message_id"]))
    assert "Pavel Brandt" in understood
    assert first.body["message_id"] != other.body["message_id"]


@pytest.mark.parametrize(
    "typed", ["/quote " + LED, f"/quote “{LED}”", f"“{LED}”", f'"{LED}"', f"/QUOTE@Verbatim_Bot {LED}"]
)
async def test_a_quotation_is_checked_not_answered(stage: Stage, typed: str) -> None:
    (text,) = await stage.texts(stage.person().says(typed))
    assert text.startswith(texts.QUOTE_CHECKS["exact"])
    assert LED in text


async def test_a_wrong_quotation_is_put_right(stage: Stage) -> None:
    (text,) = await stage.texts(
        stage.person().says("/quote The tunnel is 5 kilometres long and replaces two ferries.")
    )
    assert text.startswith(texts.QUOTE_CHECKS["near"])
    assert "you wrote “5”, the article says “4”" in text
    assert LENGTH in text


async def test_what_was_written_otherwise_is_underlined_in_the_articles_words(stage: Stage) -> None:
    typed = "/quote The tunnel is 5 kilometres long and replaces ferries."
    (shown,) = await stage.take(stage.person().says(typed))
    text = shown.body["text"]
    spans = [e for e in shown.body["entities"] if e["type"] == "underline"]
    assert [text[e["offset"] : e["offset"] + e["length"]] for e in spans] == ["4", "two"]


async def test_a_text_of_many_sentences_is_checked_one_by_one(stage: Stage) -> None:
    typed = f"/quote {LED} The moon is made of cheese, said the baker. {LENGTH}"
    (text,) = await stage.texts(stage.person().says(typed))
    assert text.count(texts.QUOTE_CHECKS["exact"]) == 2
    assert text.count(texts.QUOTE_CHECKS["absent"]) == 1


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("/ask", texts.ASK_WHAT),
        ("/quote", texts.QUOTE_WHAT),
        ("/start s_01234567_0", texts.LINK_CHANGED),
        ("/start q_!", texts.LINK_UNKNOWN),
        ("/nothing", texts.NO_SUCH_COMMAND),
    ],
)
async def test_what_is_missing_or_unknown_is_told_in_a_line(stage: Stage, typed: str, reply: str) -> None:
    assert await stage.texts(stage.person().says(typed)) == [reply]


@pytest.mark.parametrize(
    "typed", ["/ask@another_bot Who led the work?", "/start@another_bot", "/nothing@another_bot"]
)
async def test_a_command_for_another_bot_is_left_to_it(stage: Stage, typed: str) -> None:
    assert await stage.take(stage.person().says(typed)) == []


async def test_every_command_of_the_menu_is_answered(stage: Stage) -> None:
    ann = stage.person()
    for name in texts.PRIVATE_MENU:
        assert len(await stage.take(ann.says(f"/{name}"))) == 1, name


async def test_the_first_screen_offers_three_starting_points_at_most(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().says("/start"))
    rows = shown.body["reply_markup"]["inline_keyboard"]
    assert [row[0]["text"] for row in rows] == list(stage.desk.story.corpus.questions)
    assert len(shown.body["text"].splitlines()) <= 4


async def test_sources_lists_every_article_and_sends_it(stage: Stage) -> None:
    ann = stage.person()
    (shown,) = await stage.take(ann.says("/sources"))
    for source in stage.desk.story.corpus.sources:
        assert source.file in shown.body["text"]
    (_, file) = await stage.take(ann.presses(shown.body["message_id"], "002"))
    assert file.body["document"]["file_name"] == "002_costs.txt"


async def test_privacy_says_how_long_and_whether_it_is_recorded(staging: Staging, tmp_path: Path) -> None:
    async with staging() as stage:
        (bare,) = await stage.texts(stage.person().says("/privacy"))
    async with staging(state_dir=tmp_path, record_dir=tmp_path) as stage:
        (kept,) = await stage.texts(stage.person().says("/privacy"))
    assert texts.PRIVACY_NOT_RECORDED in bare
    assert texts.PRIVACY_LINKS_MEMORY in bare
    assert texts.PRIVACY_RECORDED in kept
    assert "30 days" in kept


async def test_forgetting_forgets_on_disk_too(staging: Staging, tmp_path: Path) -> None:
    async with staging(state_dir=tmp_path) as stage:
        ann = stage.person()
        asked = ann.says("Who led the work on the tunnel?")
        await stage.take(asked)
        await stage.take(ann.says("/new"))
        (shown,) = await stage.take(ann.edits(asked["message"]["message_id"], "How long is the tunnel?"))
    assert shown.kind == "message"


async def test_a_permalink_shows_its_quote(stage: Stage) -> None:
    number = next(s.number for s in stage.desk.story.corpus.sentences if s.text == LENGTH)
    payload = sentence_payload(stage.desk.story.corpus.digest, number)
    (text,) = await stage.texts(stage.person().says(f"/start {payload}"))
    assert LENGTH in text


async def test_a_question_in_a_link_is_answered_under_its_words(stage: Stage) -> None:
    payload = question_payload("How long is the tunnel?")
    (text,) = await stage.texts(stage.person().says(f"/start {payload}"))
    assert text.startswith("How long is the tunnel?\n")
    assert LENGTH in text


@pytest.mark.parametrize(
    "content",
    [
        {
            "sticker": {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1}
            | {"is_animated": False, "is_video": False}
        },
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
)
async def test_what_is_no_text_gets_one_friendly_line(stage: Stage, content: dict[str, Any]) -> None:
    assert await stage.texts(stage.person().sends(**content)) == [texts.NO_TEXT]


async def test_an_album_gets_one_line_not_one_a_picture(stage: Stage) -> None:
    ann = stage.person()
    picture: dict[str, Any] = {
        "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}],
        "media_group_id": "a",
    }
    shown = [text for _ in range(3) for text in await stage.texts(ann.sends(**picture))]
    assert shown == [texts.NO_TEXT]


async def test_the_words_under_a_picture_are_a_question(stage: Stage) -> None:
    picture: dict[str, Any] = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
    (text,) = await stage.texts(stage.person().sends(caption="How long is the tunnel?", **picture))
    assert LENGTH in text


async def test_a_service_message_is_no_question(stage: Stage) -> None:
    ann = stage.person()
    pinned = ann.says("Who led the work?")["message"]
    assert await stage.take(ann.sends(pinned_message=pinned)) == []


async def test_only_those_let_in_are_answered(staging: Staging) -> None:
    async with staging(allowed=frozenset({ANN})) as stage:
        ann, bob = stage.person(), stage.person(BOB, "Bob")
        assert LENGTH in (await stage.texts(ann.says("How long is the tunnel?")))[0]
        for typed in ("How long is the tunnel?", "/sources", f"/quote {LED}", "/start"):
            assert await stage.texts(bob.says(typed)) == [texts.NOT_ALLOWED]


async def test_too_many_questions_get_one_please_slow_down(staging: Staging) -> None:
    async with staging(user_rate=1.0) as stage:
        ann = stage.person()
        replies = [await stage.texts(ann.says("How long is the tunnel?")) for _ in range(14)]
        assert [reply for reply in replies if reply == [texts.SLOW_DOWN]] == [[texts.SLOW_DOWN]]
        assert sum(LENGTH in reply[0] for reply in replies if reply) == 10
        assert LENGTH in (await stage.texts(stage.person(BOB, "Bob").says("How long is the tunnel?")))[0]


async def test_commands_are_no_questions_and_leave_all_of_them(staging: Staging) -> None:
    async with staging(user_rate=1.0) as stage:
        ann = stage.person()
        commands = [await stage.texts(ann.says("/privacy")) for _ in range(13)]
        assert commands[0] not in ([], [texts.SLOW_DOWN])
        assert commands == 13 * commands[:1]
        replies = [await stage.texts(ann.says("/ask How long is the tunnel?")) for _ in range(11)]
        assert replies[10] == [texts.SLOW_DOWN]
        assert LENGTH in replies[9][0]
        assert await stage.texts(ann.says("/privacy")) == commands[0]


async def test_a_question_behind_a_link_counts_once(staging: Staging) -> None:
    async with staging(user_rate=1.0) as stage:
        ann = stage.person()
        link = question_payload("How long is the tunnel?")
        assert link is not None
        replies = [await stage.texts(ann.says(f"/start {link}")) for _ in range(11)]
        assert LENGTH in replies[9][0]
        assert replies[10] == [texts.SLOW_DOWN]


async def test_a_hint_is_edited_into_the_answer(stage: Stage) -> None:
    ann = stage.person()
    asked = ann.says("/ask")
    (hint,) = await stage.take(asked)
    (shown,) = await stage.take(ann.edits(asked["message"]["message_id"], "/ask How long is the tunnel?"))
    assert (shown.kind, shown.body["message_id"]) == ("edit", hint.body["message_id"])
    (again,) = await stage.take(ann.edits(asked["message"]["message_id"], "/ask"))
    assert (again.kind, again.body["text"]) == ("edit", texts.ASK_WHAT)


async def test_a_blocked_bot_and_an_unknown_chat_are_counted_and_live_on(stage: Stage) -> None:
    ann = stage.person()
    stage.telegram.blocked.add(ANN)
    assert await stage.take(ann.says("How long is the tunnel?")) == []
    stage.telegram.blocked.clear()
    del stage.telegram.chats[ANN]
    update = ann.says("How long is the tunnel?")
    del stage.telegram.chats[ANN]
    assert await stage.take(update) == []
    assert stage.desk.counters["refused_forbidden"] == 1
    assert stage.desk.counters["refused_bad_request"] == 1
    assert LENGTH in (await stage.texts(ann.says("How long is the tunnel?")))[0]


async def test_what_was_shown_is_handed_to_the_recorder(stage: Stage) -> None:
    ann = stage.person()
    asked = ann.says("Who led the work on the tunnel?")
    (shown,) = await stage.take(asked)
    await stage.take(ann.edits(asked["message"]["message_id"], "How long is the tunnel?"))
    await stage.take(ann.presses(shown.body["message_id"], "Source"))
    await stage.take(ann.says("/help"))
    turns = [(turn.kind, turn.text, turn.answer is not None) for turn in stage.recorded]
    assert turns == [
        ("says", "Who led the work on the tunnel?", True),
        ("edits", "How long is the tunnel?", True),
        ("presses", "Source", False),
        ("says", "/help", False),
    ]
    assert stage.recorded[0].replies == (shown.body["text"],)
    assert stage.recorded[0].names == ("Ann",)
