"""The commands and their options, as they are typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

TOP = 5
_DIGITS = 9

Command = Callable[[argparse.Namespace], int]


def build_parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """A parser whose result holds the chosen command as `run` (None without one), next to its options.

    A command's name is that of its function, and what it does the first line of its docstring.
    """
    parser = _Parser(
        prog="verbatim",
        description="Ask a folder of news articles; the answer is what they say, word for word.",
    )
    parser.set_defaults(run=None)
    made = parser.add_subparsers(metavar="COMMAND", title="commands")
    for run in commands:
        about = (run.__doc__ or "").splitlines()[0].rstrip(".")
        command = made.add_parser(run.__name__, help=about, description=f"{about}.")
        command.set_defaults(run=run)
        command.add_argument(
            "--corpus", type=_folder, metavar="DIR", help="folder of articles (wins over BOT_CORPUS)"
        )
        _OPTIONS[run.__name__](command)
    return parser


class _Parser(argparse.ArgumentParser):
    """Options are written out in full; the help of the whole ends with the environment."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, allow_abbrev=False)  # type: ignore[arg-type]

    def format_help(self) -> str:
        text = super().format_help()
        if " " in self.prog:
            return text
        # Imported when it is asked for: reading the settings' docstrings takes longer than most answers.
        from bot.settings import described

        width = max(len(name) for name, _ in described())
        lines = "\n".join(f"  {name:<{width}}  {about}" for name, about in described())
        return (
            f"{text}\nenvironment (also from .env, and from files in the folder BOT_SECRETS_DIR):\n{lines}\n"
        )


def _serve(command: argparse.ArgumentParser) -> None:
    """`serve` is told everything by the environment."""


def _ask(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", nargs="?", metavar="QUESTION", help="without it one a line from stdin")
    command.add_argument("--json", action="store_true", help="one JSON object per question")
    command.add_argument(
        "--top",
        type=_count,
        metavar="N",
        help=f"up to N quotes (default: {TOP} as JSON, else the answer alone)",
    )


def _chat(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object per line; /new starts anew")
    command.add_argument("--record", type=Path, metavar="FILE", help="write the conversation to a recording")


def _quote(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="?", metavar="TEXT", help="without it one a line from stdin")
    command.add_argument("--json", action="store_true", help="one JSON object per text")


def _sources(command: argparse.ArgumentParser) -> None:
    command.add_argument("--disagreements", action="store_true", help="what the articles disagree about")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _replay(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE|FOLDER",
        help="recordings (*.chat.txt), or the result.json of an export of Telegram Desktop",
    )
    command.add_argument("--rewrite", action="store_true", help="accept the new replies: write them back")
    command.add_argument(
        "--through",
        choices=["telegram", "terminal", "both"],
        default="both",
        help="the front ends to play through (default both)",
    )
    command.add_argument("-k", dest="words", default="", metavar="WORDS", help="only recordings called so")
    command.add_argument("--junit", type=Path, metavar="FILE", help="write the results as JUnit XML")
    command.add_argument("--report", type=Path, metavar="FILE", help="write a page about the answers as HTML")
    command.add_argument("--bot", metavar="NAME", help="whose messages of an export are the bot's")
    command.add_argument("--convert", type=Path, metavar="DIR", help="make recordings of an export there")


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "serve": _serve,
    "ask": _ask,
    "chat": _chat,
    "quote": _quote,
    "sources": _sources,
    "replay": _replay,
}


def _count(text: str) -> int:
    if not text.isdecimal() or not text.strip("0"):
        raise argparse.ArgumentTypeError("must be a whole number, 1 or more")
    # More would be asked for than any corpus has; and of very many digits Python reads no number.
    return int(text) if len(text) < _DIGITS else 10**_DIGITS


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("must name a folder")
    return Path(text)
