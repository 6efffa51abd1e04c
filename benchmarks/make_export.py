"""Write an export of Telegram Desktop as large as wanted, to measure how replaying one does.

python benchmarks/make_export.py 200 /tmp/result.json; then, with the peak of memory on the last line:
/usr/bin/time -v python -m bot replay /tmp/result.json
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.articles.corpus import read_corpus

_MEGABYTE = 1 << 20
_START = 1_700_000_000
"""In November 2023. The questions are further apart than a conversation is remembered: each stands alone."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="An export of Telegram Desktop, made up.")
    parser.add_argument("megabytes", type=float)
    parser.add_argument("target", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args()
    quotes = [
        (sentence.text, sentence.file, sentence.paragraph)
        for sentence in read_corpus(options.corpus).sentences
    ]
    size = int(options.megabytes * _MEGABYTE)
    with options.target.open("w", encoding="utf-8") as file:
        written = file.write(
            '{"about": "Here is the data you requested.", "chats": {"list": [\n'
            ' {"name": "Verbatim", "type": "bot_chat", "id": 999, "messages": [\n'
        )
        first = True
        for message in _messages(quotes):
            written += file.write(
                ("" if first else ",\n") + json.dumps(message, ensure_ascii=False, indent=1)
            )
            first = False
            if written > size:
                break
        file.write("\n]}]}}\n")


def _messages(quotes: list[tuple[str, str, int]]) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    number = 0
    while True:
        text, file, paragraph = chance.choice(quotes)
        words = text.split()
        start = chance.randrange(max(1, len(words) - 5))
        number += 2
        moment = _START + number * 700
        yield _message(number, moment, "Ann", "user5", [" ".join(words[start : start + 6]) + "?"])
        reply = [{"type": "blockquote", "text": text}, f"\n{file} · paragraph {paragraph}"]
        yield _message(number + 1, moment + 1, "Verbatim", "user999", reply, number)


def _message(
    number: int, moment: int, name: str, sender: str, text: list[Any], reply_to: int | None = None
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": "2024-01-01T00:00:00",
        "date_unixtime": str(moment),
        "from": name,
        "from_id": sender,
        "text": text,
        "text_entities": [
            part if isinstance(part, dict) else {"type": "plain", "text": part} for part in text
        ],
    }
    if reply_to is not None:
        made["reply_to_message_id"] = reply_to
    return made


if __name__ == "__main__":
    main()
