"""Inline queries and guest messages."""

from __future__ import annotations

import pytest

from bot.answering.answer import Answer, Claim, quote_of
from bot.frontends.telegram import texts
from bot.frontends.telegram.deep_links import question_of

from .conftest import ANN, BOB, Stage, Staging

LENGTH = "The tunnel is 4 kilometres long and replaces two ferries."


async def test_results_are_quotes_with_their_source(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline("How long is the tunnel?"))
    first = shown.body["results"][0]
    assert first["title"] == LENGTH
    assert first["input_message_content"]["message_text"].startswith(f"{LENGTH}\n")
    assert "001_tunnel.txt" in first["description"]
    button = first["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"].startswith("https://t.me/verbatim_bot?start=s_")
    assert shown.body["cache_time"] == 300
    assert not shown.body.get("is_personal")


async def test_a_side_of_a_dispute_does_not_pass_for_the_whole(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = stage.desk.story.corpus.sentences
    costs = [quote_of(s) for s in sentences if "310 million" in s.text or "345 million" in s.text]
    claims = (Claim((costs[0],), ("310 million",)), Claim((costs[1],), ("345 million",)))
    disputed = Answer("What did it cost?", "disputed", claims=claims)
    monkeypatch.setattr("bot.frontends.telegram.inline.answer", lambda *_: disputed)
    (shown,) = await stage.take(stage.person().types_inline("What did it cost?"))
    for result in shown.body["results"]:
        message = result["input_message_content"]["message_text"]
        assert message.endswith("The articles give different figures: 310 million | 345 million")


async def test_ids_are_the_same_for_everybody_and_after_a_restart(staging: Staging) -> None:
    ids = []
    for person in (ANN, BOB):
        async with staging() as stage:
            (shown,) = await stage.take(stage.person(person).types_inline("tunnel"))
            ids.append([result["id"] for result in shown.body["results"]])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


async def test_pages_follow_each_other_without_repeating(stage: Stage) -> None:
    ann = stage.person()
    titles: list[str] = []
    offset = ""
    for _ in range(5):
        (shown,) = await stage.take(ann.types_inline("Who led the work on the tunnel?", offset))
        titles += [result["id"] for result in shown.body["results"]]
        offset = shown.body.get("next_offset") or ""
        if not offset:
            break
    assert not offset
    assert len(titles) == len(set(titles))


async def test_nothing_typed_shows_starting_points(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline(""))
    titles = [result["title"] for result in shown.body["results"]]
    assert titles == list(stage.desk.story.corpus.questions)
    first = shown.body["results"][0]["input_message_content"]["message_text"]
    assert first.startswith(titles[0])


async def test_nothing_found_leads_into_the_private_chat_with_the_question(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline("Who is Macron?"))
    assert shown.body["results"] == []
    button = shown.body["button"]
    assert button["text"] == texts.INLINE_NOTHING
    assert question_of(button["start_parameter"]) == "Who is Macron?"


async def test_half_a_character_in_a_query_is_no_reason_to_fail(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline("\ud83c Who is Macron?"))
    assert question_of(shown.body["button"]["start_parameter"]) == "\ufffd Who is Macron?"


async def test_a_question_too_long_for_a_link_leads_into_the_private_chat_all_the_same(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline("Who is Macron" + " really" * 20 + "?"))
    assert shown.body["button"]["start_parameter"] == "inline"


async def test_who_is_not_let_in_sees_nothing_and_nothing_of_others_is_cached(staging: Staging) -> None:
    async with staging(allowed=frozenset({BOB})) as stage:
        (shown,) = await stage.take(stage.person().types_inline("How long is the tunnel?"))
        assert shown.body["results"] == []
        assert shown.body["button"]["start_parameter"] == "inline"
        assert shown.body["is_personal"] is True
        (shown,) = await stage.take(stage.person(BOB, "Bob").types_inline("How long is the tunnel?"))
        assert shown.body["results"]
        assert shown.body["is_personal"] is True


async def test_a_query_that_was_typed_over_is_no_error(stage: Stage) -> None:
    update = stage.person().types_inline("How long is the tunnel?")
    stage.telegram.open_queries.clear()
    assert await stage.take(update) == []
    assert stage.desk.counters["errors"] == 0
    assert stage.desk.counters["inline_late"] == 1


async def test_a_strange_offset_is_the_first_page(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person().types_inline("How long is the tunnel?", "x"))
    assert shown.body["results"][0]["title"] == LENGTH


async def test_what_was_sent_inline_is_not_answered_again(stage: Stage) -> None:
    sent = stage.person().says(LENGTH, via_bot=stage.telegram.me)
    assert await stage.take(sent) == []


async def test_a_guest_is_answered_with_a_quote(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person(group=-5).asks_a_guest("@verbatim_bot How long is the tunnel?"))
    assert shown.kind == "guest"
    assert LENGTH in shown.body["result"]["input_message_content"]["message_text"]


async def test_a_guest_who_asks_nothing_is_told_how(stage: Stage) -> None:
    (shown,) = await stage.take(stage.person(group=-5).asks_a_guest("@verbatim_bot"))
    assert shown.body["result"]["input_message_content"]["message_text"] == texts.ASK_WHAT_GUEST


async def test_a_guest_who_is_not_let_in_gets_one_line(staging: Staging) -> None:
    async with staging(allowed=frozenset({BOB})) as stage:
        (shown,) = await stage.take(stage.person(group=-5).asks_a_guest("@verbatim_bot How long is it?"))
    assert shown.body["result"]["input_message_content"]["message_text"] == texts.NOT_ALLOWED
