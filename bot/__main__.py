"""Commands; the only place where parts are put together.

Each command imports what it needs when it runs: `ask` starts without the Telegram library, and a Ctrl-C
during the imports finds `main` ready for it.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UnusableError, VerbatimError

if TYPE_CHECKING:
    from bot.answering.answering import Story
    from bot.articles.article import Corpus
    from bot.settings import Settings

TOP = 5
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what goes wrong is told in one line on stderr."""
    return _told(lambda: _command(_parser().parse_args(arguments)))


def run() -> int:
    """Serve Telegram if there is a token, else open the conversation in the terminal: `make run`."""
    return _told(_serve_or_chat)


def serve(options: argparse.Namespace) -> int:
    """The Telegram bot, until it is told to stop."""
    from bot.frontends.telegram.serve import serve as serve_telegram

    settings = _settings(options)
    return serve_telegram(settings, _story(settings))


def ask(options: argparse.Namespace) -> int:
    """One question, or one a line from stdin, each on its own."""
    from bot.answering.answering import answer
    from bot.answering.conversation import Conversation
    from bot.frontends.json import answer_line
    from bot.frontends.terminal.rendering import answer_text, quotes_text, remaining
    from bot.frontends.terminal.style import style_of

    story = _story(_settings(options))
    style = style_of(sys.stdout, os.environ)
    for question in _given_or_read(options.question):
        answered = answer(question, Conversation(), story, options.top or TOP)
        if options.json:
            _say(answer_line(answered))
            continue
        _say(answer_text(answered, style))
        if options.top and remaining(answered):
            _say("\n" + quotes_text(remaining(answered), style))
    return 0


def chat(options: argparse.Namespace) -> int:
    """The conversation in the terminal."""
    return _chat_json(options) if options.json else _chat(options)


def sources(options: argparse.Namespace) -> int:
    """The articles, and what of them can be quoted."""
    from bot.frontends.json import source_line
    from bot.frontends.terminal.sources import sources_text

    corpus = _corpus(_settings(options).corpus)
    if options.json:
        for source in corpus.sources:
            _say(source_line(source))
    else:
        _say(sources_text(corpus))
    return 0


def replay(options: argparse.Namespace) -> int:
    """Play recorded conversations, and show where the replies differ from the recorded ones."""
    from bot.conversations.replay import Wanted, replay
    from bot.conversations.stage import FRONT_ENDS
    from bot.frontends.terminal.style import style_of

    settings = _settings(options)
    wanted = Wanted(
        options.paths,
        corpus=options.corpus,
        otherwise=settings.corpus,
        through=FRONT_ENDS if options.through == "both" else (options.through,),
        words=options.words,
        rewrite=options.rewrite,
    )
    colour = style_of(sys.stdout, os.environ).colour
    return replay(wanted, _story_of, sys.stdout, sys.stderr, colour=colour)


def _chat(options: argparse.Namespace) -> int:
    from bot.frontends.lines import input_lines
    from bot.frontends.terminal import texts
    from bot.frontends.terminal.chat import TerminalChat
    from bot.frontends.terminal.prompt import typed_lines
    from bot.frontends.terminal.style import style_of

    story = _story(_settings(options))
    conversation = TerminalChat(story, style=style_of(sys.stdout, os.environ))
    person = sys.stdin.isatty() and sys.stdout.isatty()
    if person:
        _say(texts.welcome(story.corpus))
    for line in typed_lines(texts.PROMPT, os.environ) if person else input_lines(sys.stdin.buffer):
        if person and not line.strip():
            continue
        reply = conversation.reply(line)
        _say(reply.text + "\n")
        if reply.leaves:
            break
    return 0


def _chat_json(options: argparse.Namespace) -> int:
    from bot.answering.answering import answer
    from bot.answering.conversation import Conversation
    from bot.frontends.json import answer_line
    from bot.frontends.lines import input_lines

    story = _story(_settings(options))
    conversation = Conversation()
    for line in input_lines(sys.stdin.buffer):
        if line == "/new":
            conversation = Conversation()
            continue
        answered = answer(line, conversation, story, TOP)
        conversation = conversation.after(answered)
        _say(answer_line(answered))
    return 0


def _serve_or_chat() -> int:
    from bot.frontends.terminal.texts import NO_TOKEN

    options = _parser().parse_args(["chat"])
    print(NO_TOKEN, file=sys.stderr, flush=True)
    return chat(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verbatim",
        description="Ask a folder of news articles; the answer is what they say, word for word.",
    )
    parser.set_defaults(run=None, help=parser.format_help)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def command(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        about = (run.__doc__ or "").rstrip(".")
        made = commands.add_parser(run.__name__, help=about, description=f"{about}.", allow_abbrev=False)
        made.set_defaults(run=run)
        made.add_argument(
            "--corpus", type=_folder, metavar="DIR", help="folder of articles (wins over BOT_CORPUS)"
        )
        return made

    command(serve)
    made = command(ask)
    made.add_argument("question", nargs="?", metavar="QUESTION", help="without it one a line from stdin")
    made.add_argument("--json", action="store_true", help="one JSON object per question")
    made.add_argument("--top", type=_count, metavar="N", help=f"show up to N quotes (default {TOP})")
    made = command(chat)
    made.add_argument("--json", action="store_true", help="one JSON object per line; /new starts anew")
    made = command(sources)
    made.add_argument("--json", action="store_true", help="one JSON object per file")
    made = command(replay)
    made.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help="recordings: *.chat.txt")
    made.add_argument("--rewrite", action="store_true", help="accept the new replies: write them back")
    made.add_argument(
        "--through",
        choices=["telegram", "terminal", "both"],
        default="both",
        help="the front ends to play through (default both)",
    )
    made.add_argument("-k", dest="words", default="", metavar="WORDS", help="only recordings named like this")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("must name a folder")
    return Path(text)


def _command(options: argparse.Namespace) -> int:
    if options.run is None:
        _say(options.help().rstrip())
        return 0
    status: int = options.run(options)
    return status


def _settings(options: argparse.Namespace) -> Settings:
    from bot.operation.logs import set_up_logs
    from bot.settings import load_settings, unknown_names

    settings = load_settings(options.corpus)
    secrets = [settings.token.get_secret_value()] if settings.token else []
    set_up_logs(settings.log_level, settings.log_format, secrets)
    for name in unknown_names():
        logging.getLogger(__name__).warning("%s is set and means nothing", name)
    return settings


def _corpus(folder: Path) -> Corpus:
    from bot.articles.corpus import read_corpus

    corpus = read_corpus(folder)
    for warning in corpus.warnings:
        print(f"verbatim: {warning}", file=sys.stderr)
    return corpus


def _story(settings: Settings) -> Story:
    return _story_of(settings.corpus)


def _story_of(folder: Path) -> Story:
    from bot.answering.answering import tell

    corpus = _corpus(folder)
    if not any(source.article for source in corpus.sources):
        raise UnusableError(f"there is no article in {corpus.folder} that can be read")
    return tell(corpus)


def _given_or_read(text: str | None) -> Iterator[str]:
    """The text of the command line, or each line of stdin."""
    from bot.frontends.lines import input_lines

    if text is None:
        yield from input_lines(sys.stdin.buffer)
    else:
        # Bytes that are not UTF-8 come in as surrogates, which nothing could print.
        yield text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _say(text: str) -> None:
    print(text, flush=True)


def _told(work: Callable[[], int]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return work()
    except VerbatimError as error:
        print(f"verbatim: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has seen enough; the interpreter would fail once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        logging.getLogger(__name__).debug("what went wrong", exc_info=True)
        # The kind alone: the message of an unforeseen error may hold anything.
        print(
            f"verbatim: an error inside, {type(error).__name__}; BOT_LOG_LEVEL=debug tells where",
            file=sys.stderr,
        )
        return UnusableError.status


if __name__ == "__main__":
    sys.exit(main())
