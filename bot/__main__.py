"""Commands; the only place where parts are put together.

Each command imports what it needs when it runs: `ask` starts without the Telegram library, and a Ctrl-C
during the imports, of the standard library too, finds `main` ready for it.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.answering.answering import Story
    from bot.articles.article import Corpus
    from bot.frontends.turn import Record
    from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what goes wrong is told in one line on stderr."""

    def work() -> int:
        from bot.command_line import build_parser

        parser = build_parser(COMMANDS)
        options = parser.parse_args(arguments)
        if options.run is None:
            _say(parser.format_help().rstrip())
            return 0
        status: int = options.run(options)
        return status

    return _status_of(work)


def run() -> int:
    """Serve Telegram if there is a token, else open the conversation in the terminal: `make run`."""
    return _status_of(_serve_or_chat)


def serve(options: argparse.Namespace) -> int:
    """The Telegram bot, until it is told to stop."""
    from bot.frontends.telegram.serve import serve as serve_telegram

    settings = _settings(options)
    story = _story(settings)
    record = None
    if settings.record_dir is not None:
        from bot.conversations.recording import recorder_to_folder

        record = recorder_to_folder(settings.record_dir, story)
    return serve_telegram(settings, story, record=record)


def ask(options: argparse.Namespace) -> int:
    """One question, or one a line from stdin, each on its own."""
    from bot.answering.answering import answer
    from bot.answering.checking.quotation import quotation
    from bot.answering.conversation import Conversation
    from bot.command_line import TOP
    from bot.frontends.json import answer_line
    from bot.frontends.lines import given_or_read
    from bot.frontends.terminal import texts
    from bot.frontends.terminal.rendering import answer_text, question_text, quotes_text, remaining
    from bot.frontends.terminal.style import style_of

    story = _story(_settings(options))
    style = style_of(sys.stdout, os.environ)
    # Whoever types sees what they ask; in a pipe only the answers would be left.
    repeated = options.question is None and not sys.stdin.isatty()
    for number, question in enumerate(given_or_read(options.question, "ask")):
        answered = answer(question, Conversation(), story, options.top or TOP)
        if options.json:
            _say(answer_line(answered))
            continue
        if quotation(question) is not None:
            print(f"verbatim: {texts.QUOTED_QUESTION}", file=sys.stderr)
        heading = question_text(question, style) + "\n" if repeated else ""
        _say(("\n" if number else "") + heading + answer_text(answered, style))
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

    if options.disagreements:
        return _disagreements(options)
    corpus = _corpus(_settings(options).corpus)
    if options.json:
        for source in corpus.sources:
            _say(source_line(source))
    else:
        _say(sources_text(corpus))
    return 0


def quote(options: argparse.Namespace) -> int:
    """Whether a text is really in the articles: exit status 1 when any is not, word for word."""
    from bot.answering.checking.quote_check import check
    from bot.frontends.json import check_line
    from bot.frontends.lines import given_or_read
    from bot.frontends.terminal.checked import check_text
    from bot.frontends.terminal.style import style_of

    story = _story(_settings(options))
    style = style_of(sys.stdout, os.environ)
    status = 0
    for text in given_or_read(options.text, "check"):
        checked = check(text, story.retriever)
        _say(check_line(checked) if options.json else check_text(checked, style))
        status = max(status, int(checked.status != "exact"))
    return status


def replay(options: argparse.Namespace) -> int:
    """Recorded conversations played again; exit status 1 when a reply differs from the recorded one."""
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
        junit=options.junit,
        bot=options.bot,
        convert=options.convert,
        report=options.report,
    )
    colour = style_of(sys.stdout, os.environ).colour
    return replay(wanted, _story_of, sys.stdout, sys.stderr, colour=colour)


COMMANDS = (serve, ask, chat, quote, sources, replay)


def _status_of(work: Callable[[], int]) -> int:
    try:
        from bot.ending import status_of
    except KeyboardInterrupt:
        return 130
    return status_of(work)


def _disagreements(options: argparse.Namespace) -> int:
    from bot.answering.comparing.all_disputes import disputed_claims
    from bot.frontends.json import dispute_line
    from bot.frontends.terminal.rendering import disputes_text
    from bot.frontends.terminal.style import style_of

    disputes = disputed_claims(_story(_settings(options)))
    if options.json:
        for claims in disputes:
            _say(dispute_line(claims))
    else:
        _say(disputes_text(disputes, style_of(sys.stdout, os.environ)))
    return 0


def _chat(options: argparse.Namespace) -> int:
    from bot.frontends.lines import input_lines
    from bot.frontends.terminal import texts
    from bot.frontends.terminal.chat import TerminalChat
    from bot.frontends.terminal.prompt import typed_lines
    from bot.frontends.terminal.style import style_of
    from bot.frontends.turn import Turn

    story = _story(_settings(options))
    record = _recorder(options.record, story)
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
        if record is not None:
            record(Turn("terminal", "person", line, answer=reply.answer, replies=(reply.text,)))
    return 0


def _chat_json(options: argparse.Namespace) -> int:
    from bot.answering.answering import answer
    from bot.answering.conversation import Conversation
    from bot.command_line import TOP
    from bot.frontends.json import answer_line
    from bot.frontends.lines import input_lines
    from bot.frontends.turn import Turn

    story = _story(_settings(options))
    record = _recorder(options.record, story)
    conversation = Conversation()
    for line in input_lines(sys.stdin.buffer):
        answered = None
        if line == "/new":
            conversation = Conversation()
        else:
            answered = answer(line, conversation, story, TOP)
            conversation = conversation.after(answered)
            _say(answer_line(answered))
        if record is not None:
            record(Turn("terminal", "person", line, answer=answered, replies=(line,)))
    return 0


def _recorder(file: Path | None, story: Story) -> Record | None:
    if file is None:
        return None
    from bot.conversations.recording import recorder_to_file

    return recorder_to_file(file, story)


def _serve_or_chat() -> int:
    from bot.command_line import build_parser
    from bot.settings import load_settings

    if load_settings().token is not None:
        return serve(build_parser(COMMANDS).parse_args(["serve"]))
    from bot.frontends.terminal.texts import NO_TOKEN

    print(NO_TOKEN, file=sys.stderr, flush=True)
    return chat(build_parser(COMMANDS).parse_args(["chat"]))


def _settings(options: argparse.Namespace) -> Settings:
    import logging

    from bot.operation.logs import set_up_logs
    from bot.settings import load_settings, unknown_names, unread_lines

    settings = load_settings(options.corpus)
    secrets = [settings.token.get_secret_value()] if settings.token else []
    set_up_logs(settings.log_level, settings.log_format, secrets)
    log = logging.getLogger(__name__)
    for name in unknown_names():
        log.warning("%s is set and means nothing", name)
    for line in unread_lines():
        log.warning(".env, line %d: can't be read", line)
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

    story = tell(_corpus(folder))
    # What was made so far stays to the end: no collection needs to look at it again.
    gc.freeze()
    gc.enable()
    return story


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
