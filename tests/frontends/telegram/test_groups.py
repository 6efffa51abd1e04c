"""Groups: when the bot is meant, and when it is silent."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.frontends.telegram import texts

from .conftest import ANN, BOB, GROUP, Stage, Staging

QUESTION = "How long is the tunnel?"
ANSWER = "The tunnel is 4 kilometres long and replaces two ferries."


@pytest.mark.parametrize(
    "typed",
    [
        f"/ask {QUESTION}",
        f"/ask@verbatim_bot {QUESTION}",
        f"@verbatim_bot {QUESTION}",
        f"@Verbatim_Bot, {QUESTION}",
        f"{QUESTION} @verbatim_bot",
        f"🌉 @verbatim_bot: {QUESTION}",
    ],
)
async def test_a_command_or_a_mention_is_answered(stage: Stage, typed: str) -> None:
    asked = stage.person(group=GROUP).says(typed)
    (shown,) = await stage.take(asked)
    assert ANSWER in shown.body["text"]
    assert shown.body["chat"]["id"] == GROUP
    assert shown.body["reply_to_message"]["message_id"] == asked["message"]["message_id"]


async def test_half_a_character_in_a_message_is_no_reason_to_fail(stage: Stage) -> None:
    typed = f"\ud83c @verbatim_bot {QUESTION} 🌉"
    link = {"type": "bold", "offset": len(typed) - 1, "length": 1}
    mention = {"type": "mention", "offset": 2, "length": 13}
    group = stage.person(group=GROUP)
    (text,) = await stage.texts(group.sends(text=typed, entities=[link, mention]))
    assert ANSWER in text
    (text,) = await stage.texts(stage.person().says(f"\udf09 {QUESTION}"))
    assert ANSWER in text
    assert stage.desk.counters["errors"] == 0


async def test_a_reply_to_the_bot_is_answered(stage: Stage) -> None:
    ann, bob = stage.person(group=GROUP), stage.person(BOB, "Bob", group=GROUP)
    (shown,) = await stage.take(ann.says("/ask Who led the work on the tunnel?"))
    (text,) = await stage.texts(bob.says(QUESTION, reply_to=shown.body["message_id"]))
    assert ANSWER in text


@pytest.mark.parametrize("typed", ["/ask", "/ask@verbatim_bot", "@verbatim_bot"])
async def test_as_a_reply_to_somebody_that_message_is_the_question(stage: Stage, typed: str) -> None:
    said = stage.person(group=GROUP).says(QUESTION)["message"]["message_id"]
    (shown,) = await stage.take(stage.person(BOB, "Bob", group=GROUP).says(typed, reply_to=said))
    assert ANSWER in shown.body["text"]
    assert shown.body["reply_to_message"]["message_id"] == said


async def test_the_part_chosen_of_a_message_is_the_question(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    said = ann.says(f"Nice weather. {QUESTION} And what about tea?")["message"]["message_id"]
    chosen: dict[str, Any] = {"quote": {"text": QUESTION, "position": 14, "is_manual": True}}
    (text,) = await stage.texts(ann.says("/ask", reply_to=said, **chosen))
    assert ANSWER in text


async def test_quote_as_a_reply_checks_that_message(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    said = ann.says("The tunnel is 5 kilometres long and replaces two ferries.")["message"]["message_id"]
    (text,) = await stage.texts(stage.person(BOB, "Bob", group=GROUP).says("/quote", reply_to=said))
    assert "you wrote “5”, the article says “4”" in text


@pytest.mark.parametrize(
    "typed", [QUESTION, f"/ask@another_bot {QUESTION}", f"@another_bot {QUESTION}", "“Quoted.”", "/unknown"]
)
async def test_other_chatter_is_left_alone(stage: Stage, typed: str) -> None:
    assert await stage.take(stage.person(group=GROUP).says(typed)) == []


async def test_a_reply_to_somebody_else_is_left_alone(stage: Stage) -> None:
    said = stage.person(group=GROUP).says(QUESTION)["message"]["message_id"]
    assert await stage.take(stage.person(BOB, "Bob", group=GROUP).says("Long!", reply_to=said)) == []


_CHANNEL = {"id": -100_900, "type": "channel", "title": "News"}
_BOT = {"id": 77, "is_bot": True, "first_name": "Other", "username": "other_bot"}


@pytest.mark.parametrize(
    "sender",
    [
        {"from": _BOT},
        {"sender_chat": _CHANNEL},
        {"sender_chat": _CHANNEL, "is_automatic_forward": True},
        {"via_bot": _BOT},
    ],
)
async def test_bots_channels_and_forwards_are_not_answered(stage: Stage, sender: dict[str, Any]) -> None:
    asked = stage.person(group=GROUP).says(f"/ask {QUESTION}", **sender)
    assert await stage.take(asked) == []


async def test_an_anonymous_admin_is_a_person(stage: Stage) -> None:
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    group = {"id": GROUP, "type": "supergroup", "title": "Group"}
    sender: dict[str, Any] = {"from": bot, "sender_chat": group}
    asked = stage.person(group=GROUP).says(f"/ask {QUESTION}", **sender)
    assert ANSWER in (await stage.texts(asked))[0]


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post", "business_message"])
async def test_posts_and_business_messages_are_not_answered(stage: Stage, kind: str) -> None:
    said = stage.person().says(f"/ask {QUESTION}")
    update = {"update_id": said["update_id"], kind: said["message"]}
    assert await stage.take(update) == []


async def test_answers_stay_in_their_topic(stage: Stage) -> None:
    ann = stage.person(group=GROUP, topic=55)
    (shown,) = await stage.take(ann.says(f"/ask {QUESTION}"))
    assert shown.body["message_thread_id"] == 55
    (_, more) = await stage.take(ann.presses(shown.body["message_id"], "More"))
    assert more.body["message_thread_id"] == 55


async def test_conversations_of_two_people_do_not_mix(stage: Stage) -> None:
    ann, bob = stage.person(group=GROUP), stage.person(BOB, "Bob", group=GROUP)
    await stage.take(ann.says("/ask Who led the work on the tunnel?"))
    (mine,) = await stage.texts(ann.says("/ask Who is he?"))
    (other,) = await stage.texts(bob.says("/ask Who is he?"))
    assert "Pavel Brandt" in mine
    assert not other.startswith(texts.UNDERSTOOD_AS.partition("{")[0])


async def test_an_edited_question_edits_its_answer_in_a_group(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    asked = ann.says("/ask Who led the work on the tunnel?")["message"]["message_id"]
    await stage.take({"update_id": 1, "message": stage.telegram.messages[GROUP, asked]})
    (shown,) = await stage.take(ann.edits(asked, f"/ask {QUESTION}"))
    assert shown.kind == "edit"
    assert ANSWER in shown.body["text"]


def _membership(old: str, new: str, chat: dict[str, Any]) -> dict[str, Any]:
    bot = {"id": 1, "is_bot": True, "first_name": "Verbatim"}
    ends = {"until_date": 0}
    states = [{"status": status, "user": bot} | (ends if status == "kicked" else {}) for status in (old, new)]
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    change = {
        "chat": chat,
        "from": person,
        "date": 0,
        "old_chat_member": states[0],
        "new_chat_member": states[1],
    }
    return {"update_id": 5, "my_chat_member": change}


async def test_added_to_a_group_it_says_how_to_ask(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    assert await stage.texts(_membership("left", "member", ann.chat)) == [texts.HELLO_GROUP]
    assert await stage.take(_membership("member", "kicked", ann.chat)) == []
    assert (stage.desk.counters["added"], stage.desk.counters["removed"]) == (1, 1)


async def test_blocked_and_unblocked_by_a_person_is_counted(stage: Stage) -> None:
    ann = stage.person()
    assert await stage.take(_membership("member", "kicked", ann.chat)) == []
    assert await stage.take(_membership("kicked", "member", ann.chat)) == []
    assert (stage.desk.counters["blocked"], stage.desk.counters["unblocked"]) == (1, 1)


async def test_a_group_that_is_let_in_lets_in_its_members(staging: Staging) -> None:
    async with staging(allowed=frozenset({GROUP})) as stage:
        ann = stage.person(group=GROUP)
        assert ANSWER in (await stage.texts(ann.says(f"/ask {QUESTION}")))[0]
        assert await stage.texts(stage.person().says(QUESTION)) == [texts.NOT_ALLOWED]


async def test_commands_of_other_bots_are_left_alone_where_not_everybody_may_ask(staging: Staging) -> None:
    async with staging(allowed=frozenset({ANN})) as stage:
        bob = stage.person(BOB, "Bob", group=GROUP)
        assert await stage.take(bob.says("/unknown")) == []
        assert await stage.texts(bob.says(f"/ask {QUESTION}")) == [texts.NOT_ALLOWED]


async def test_who_is_not_let_in_is_told_so_ten_times_at_most_in_a_row(staging: Staging) -> None:
    async with staging(allowed=frozenset({ANN}), user_rate=1.0) as stage:
        bob = stage.person(BOB, "Bob")
        shown = [await stage.texts(bob.says(QUESTION)) for _ in range(20)]
    assert shown[:10] == [[texts.NOT_ALLOWED]] * 10
    assert shown[11:] == [[]] * 9


async def test_a_group_that_moves_takes_its_conversation_along(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    await stage.take(ann.says("/ask Who led the work on the tunnel?"))
    await stage.take(ann.sends(migrate_to_chat_id=GROUP - 1))
    (text,) = await stage.texts(stage.person(group=GROUP - 1).says("/ask Who is he?"))
    assert "Pavel Brandt" in text


async def test_commands_of_the_group_menu_work_with_and_without_the_name(stage: Stage) -> None:
    ann = stage.person(group=GROUP)
    for name in texts.GROUP_MENU:
        assert len(await stage.take(ann.says(f"/{name}"))) == 1, name
        assert len(await stage.take(ann.says(f"/{name}@verbatim_bot"))) == 1, name


def test_only_kinds_of_update_that_are_handled_are_asked_for() -> None:
    from bot.frontends.telegram.application import ALLOWED_UPDATES

    assert set(ALLOWED_UPDATES) <= set(Update.ALL_TYPES)
    assert not {"channel_post", "business_message", "message_reaction"} & set(ALLOWED_UPDATES)
