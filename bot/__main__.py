"""Commands; the only place where parts are put together."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.answering.answering import answer, tell
from bot.answering.conversation import Conversation
from bot.articles.corpus import read_corpus
from bot.frontends.json import answer_line


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="verbatim")
    parser.add_argument("command", choices=["ask", "chat"])
    parser.add_argument("question", nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args(argv)
    story = tell(read_corpus(options.corpus))
    conversation = Conversation()
    for line in [options.question] if options.question else sys.stdin:
        if options.command == "chat" and line.rstrip("\n") == "/new":
            conversation = Conversation()
            continue
        reply = answer(line.rstrip("\n"), conversation, story, options.top)
        if options.command == "chat":
            conversation = conversation.after(reply)
        print(answer_line(reply), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
