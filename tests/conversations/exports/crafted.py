"""An export with every trap that versions of Telegram Desktop have set."""

from __future__ import annotations

import json
from typing import Any

ALIVE = "Nobody was killed."
LED = "The inquiry is led by Jonas Lindqvist of the maritime authority."
BUILT = "The Marlin was built in 1987 and refitted in 2009."
HE = "He expects results before the end of the year."


def person(number: int, text: Any, **other: Any) -> dict[str, Any]:
    made = {
        "id": number,
        "type": "message",
        "date": "2024-05-01T10:00:00",
        "date_unixtime": str(1714550400 + number),
        "from": "Hedwig Kronenberg",
        "from_id": "user77001",
        "text": text,
    }
    return {key: value for key, value in (made | other).items() if value != "absent"}


def bot(number: int, text: Any, **other: Any) -> dict[str, Any]:
    return person(number, text, **({"from": "Verbatim", "from_id": "user999"} | other))


def quoting(sentence: str, file: str) -> list[Any]:
    return [
        "",
        {"type": "blockquote", "text": sentence},
        f"\n{file} · paragraph 3",
        {"type": "bold", "text": ""},
    ]


PRIVATE: dict[str, Any] = {
    "name": "Verbatim",
    "type": "bot_chat",
    "id": 999,
    "messages": [
        {"id": 1, "type": "service", "action": "create_chat", "actor": None, "text": ""},
        person(2, [{"type": "bot_command", "text": "/start"}]),
        bot(3, "Ask the story, get the quotes."),
        # A text in pieces; the reply is told by what it replies to.
        person(4, ["Was ", {"type": "bold", "text": "anybody"}, " killed?"]),
        bot(5, quoting(ALIVE, "01-harbour-news.txt"), reply_to_message_id=4),
        # Edited; the reply says nobody's name but has the number of the chat.
        person(6, "Who leads the inquiry?", edited="2024-05-01T10:01:00", edited_unixtime="1714550470"),
        bot(7, LED + "\n03-island-post.txt · paragraph 4", **{"from": None}),
        # A follow-up, whose reply lacks all that can lack.
        person(8, "When does he expect results?"),
        bot(9, HE, **{"from": "absent", "date_unixtime": "absent"}),
        # Stickers, media placeholders, numbers of another kind.
        person(
            10,
            "",
            media_type="sticker",
            file="(File not included. Change data exporting settings to download.)",
        ),
        bot(11, "I can only read text.", id="11"),
        person(12, "", photo="photos/1.jpg", width="800", height=600),
        bot(13, "I can only read text."),
        # Forwarded by the person: asked like any other; forwarded from the bot: not.
        person(14, "When was the Marlin built?", forwarded_from="Somebody Else"),
        bot(15, quoting(BUILT, "03-island-post.txt")),
        person(16, LED, forwarded_from="Verbatim"),
        bot(17, quoting(LED, "03-island-post.txt")),
        # Other sentence, lost, gained.
        person(18, "How large is the damage?"),
        bot(19, quoting(BUILT, "03-island-post.txt")),
        person(20, "Who is the mayor of Greywick?"),
        bot(
            21,
            quoting("Lifeboats from Port Ansel and Greywick took part in the rescue.", "02-coast-daily.txt"),
        ),
        person(22, "Was anybody killed at all?"),
        bot(23, "I found nothing."),
        # A refusal then and now, with the nearest sentence shown then.
        person(24, "Who is the mayor of Greywick?"),
        bot(
            25,
            [
                "The articles never mention “mayor”.\n\nNearest:\n",
                {
                    "type": "blockquote",
                    "text": "Lifeboats from Port Ansel and Greywick took part in the rescue.",
                },
            ],
        ),
        # No question, and one that nobody answered.
        person(26, "“Nobody was killed.”"),
        bot(27, "Word for word in the articles."),
        person(28, None, poll={"question": "?"}),
        person(29, 17),
        person(30, "Who was the captain?"),
        "what is no object",
        {"id": None, "type": "message", "text": ["a", 1, None, {"type": "link"}], "from": 5, "from_id": [1]},
    ],
}

GROUP: dict[str, Any] = {
    "name": "Harbour friends",
    "type": "private_supergroup",
    "id": 4711,
    "messages": [
        {
            "id": 50,
            "type": "service",
            "action": "topic_created",
            "actor": "Hedwig Kronenberg",
            "title": "News",
        },
        person(51, "Nice weather.", reply_to_message_id=50),
        person(52, "Who leads the inquiry?", reply_to_message_id=50, **{"from": "Otto", "from_id": "user8"}),
        person(53, "/ask@harbour_bot Was anybody killed?", reply_to_message_id=50),
        bot(54, quoting(ALIVE, "01-harbour-news.txt"), reply_to_message_id=53, **{"from": "Harbour Bot"}),
        person(55, "@harbour_bot, who leads the inquiry?", reply_to_message_id="50"),
        bot(56, quoting(LED, "03-island-post.txt"), reply_to_message_id=50, **{"from": "Harbour Bot"}),
        person(60, quoting(ALIVE, "01-harbour-news.txt"), via_bot="@harbour_bot"),
        person(58, "/ask Who is Otto?", reply_to_message_id=50),
        bot(59, "The articles never mention “Otto”.", reply_to_message_id=58, **{"from": "Harbour Bot"}),
        person(57, "Thanks, hedwig@example.com or +49 170 1234567", **{"from": None, "from_id": "user9"}),
    ],
}

FAMILY: dict[str, Any] = {
    "type": "saved_messages",
    "messages": [person(70, "milk, bread")],
}


def account() -> dict[str, Any]:
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 77001, "first_name": "Hedwig", "last_name": "Kronenberg"},
        "contacts": {"list": [{"first_name": "X"}]},
        "chats": {"about": "", "list": [PRIVATE, GROUP]},
        "left_chats": {"list": [FAMILY]},
    }


def as_bytes(export: Any) -> bytes:
    return json.dumps(export, ensure_ascii=False, indent=1).encode()
