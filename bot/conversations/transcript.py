"""A recorded conversation as a file: what people did, and what the bot is to reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.conversations.attachments import KINDS, attachment
from bot.conversations.statement import Statement, StatementError, read_statement
from bot.errors import UnusableError
from bot.frontends.turn import Kind

SUFFIX = ".chat.txt"
ALONE = "you"
"""The person of a private conversation; any other name makes it a group."""
INDENT = "     "
"""What continues a text stands under its beginning: as wide as `bot> `."""

_PLAIN = "\\"
_KINDS: dict[str, Kind] = {"press": "presses", "edit": "edits", "inline": "inline"}
_TURN = re.compile(r"([^\W\d_][\w-]*)>[ \t]*(.*)")
_HEADER = re.compile(r"#\s*(corpus|title)\s*:\s*(.*)")
_OTHER = re.compile(r"\[([^\]]+)\]\s*(.*)", re.DOTALL)
_REPLY = re.compile(r"reply(?: to ([^\W\d_][\w-]*))?")
_OTHERS = "[reply], " + ", ".join(f"[{kind}]" for kind in KINDS) + " or [file NAME]"


class TranscriptError(UnusableError):
    """A recording that can't be read: the message gives file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One `bot>` of a transcript: lines `first` up to (not including) `last`, counted from 0."""

    text: str
    statement: Statement | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one person did, and what the bot is to reply to it; nothing expected means silence.

    `text` is the message, the label of the button, or the inline query. `other` is what was sent instead of
    text (`sticker`, `file notes.pdf`), `text` then its caption. `replies_to` is whose message it answers.
    `last` is the line after what was said, counted from 0: where a reply would be written.
    """

    line: int
    last: int
    person: str
    kind: Kind
    text: str
    other: str | None = None
    replies_to: str | None = None
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """One recording; `lines` are the file's, with their ends, so that rewriting keeps the others."""

    path: Path
    lines: tuple[str, ...]
    corpus: Path | None
    title: str | None
    exchanges: tuple[Exchange, ...]

    @property
    def group(self) -> bool:
        """Whether several people talk, so that it can't be played in a terminal."""
        return any(exchange.person != ALONE for exchange in self.exchanges)


def load_transcript(path: Path) -> Transcript:
    """Read a recording.

    Raises:
        TranscriptError: the file can't be read, isn't UTF-8, or isn't a transcript.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TranscriptError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TranscriptError(
            f"{path}:{line}: expected UTF-8 text, found the byte {error.object[error.start]:#04x}"
        ) from None
    return read_transcript(text, path)


def read_transcript(text: str, path: Path) -> Transcript:
    """Read a recording's text; `path` is for messages and for the corpus, which is relative to its folder.

    Raises:
        TranscriptError: with file, line and what was expected.
    """
    lines = tuple(re.findall(r"[^\n]*\n|[^\n]+", text))
    headers: dict[str, str] = {}
    blocks: list[tuple[int, int, str, str]] = []
    for number, whole in enumerate(lines):
        line = whole.rstrip()
        if not line:
            continue
        if line.startswith("#"):
            header = _HEADER.fullmatch(line)
            if header and not blocks:
                headers.setdefault(header[1], header[2])
            continue
        if line[0] in " \t":
            if not blocks:
                raise _error(
                    path,
                    number,
                    f"expected a turn like “you> …” before a continued line, found “{_short(line)}”",
                )
            first, last, word, said = blocks[-1]
            gap = "\n" * (sum(not lines[i].startswith("#") for i in range(last, number)) + 1)
            blocks[-1] = (first, number + 1, word, said + gap + _dedent(line))
            continue
        turn = _TURN.fullmatch(line)
        if turn is None:
            raise _error(
                path,
                number,
                f"expected “you> …”, “bot> …” or an indented line that continues one, found “{_short(line)}”",
            )
        blocks.append((number, number + 1, turn[1], turn[2]))
    if not blocks:
        raise _error(path, len(lines), "expected at least one turn like “you> …”, found the end")
    corpus = headers.get("corpus")
    return Transcript(
        path,
        lines,
        (path.parent / corpus) if corpus else None,
        headers.get("title"),
        _exchanges(blocks, path),
    )


def turn_lines(word: str, text: str, end: str = "\n") -> list[str]:
    """A turn as lines of a transcript; `text` stands there as it is."""
    first, *others = text.strip("\n").split("\n")
    return [f"{word}> {first}".rstrip() + end, *((INDENT + line).rstrip() + end for line in others)]


def plain(text: str, *, reply: bool) -> str:
    """A text marked so that it is read as nothing but a text: not as a short form, nor as a `[sticker]`."""
    if text.startswith(_PLAIN) or (_is_form(text) if reply else text.startswith("[")):
        return _PLAIN + text
    return text


def _exchanges(blocks: list[tuple[int, int, str, str]], path: Path) -> tuple[Exchange, ...]:
    exchanges: list[Exchange] = []
    speaker = ALONE
    spoke: set[str] = set()
    position = 0
    while position < len(blocks):
        first, last, word, said = blocks[position]
        position += 1
        if word == "bot":
            raise _error(path, first, "expected what somebody says before what the bot replies")
        if not said.strip() and word != "inline":
            raise _error(path, first, f"expected something after “{word}>”")
        kind = _KINDS.get(word, "says")
        if kind == "says":
            speaker = word
        elif kind in ("edits", "presses") and speaker not in spoke:
            raise _error(path, first, f"expected a question before “{word}>”")
        person = speaker
        other, text = _what(said) if kind == "says" else (None, said)
        replies_to = None
        if other is not None and (reply := _REPLY.fullmatch(other)):
            other, replies_to = None, reply[1] or "bot"
            if replies_to != "bot" and replies_to not in spoke:
                raise _error(
                    path,
                    first,
                    f"expected the name of somebody who said something before, found “{replies_to}”",
                )
            if not text:
                raise _error(path, first, "expected a text after [reply]")
        if other is not None and attachment(other) is None:
            raise _error(path, first, f"expected {_OTHERS}, found “[{other}]”")
        if kind == "says":
            spoke.add(person)
        replies = []
        while position < len(blocks) and blocks[position][2] == "bot":
            replies.append(_expected(blocks[position], path))
            position += 1
        _fits(replies, path)
        exchanges.append(Exchange(first + 1, last, person, kind, text, other, replies_to, tuple(replies)))
    return tuple(exchanges)


def _what(said: str) -> tuple[str | None, str]:
    if said.startswith(_PLAIN):
        return None, said.removeprefix(_PLAIN)
    found = _OTHER.fullmatch(said)
    return (found[1].strip(), found[2]) if found else (None, said)


def _expected(block: tuple[int, int, str, str], path: Path) -> Expected:
    first, last, _, said = block
    if not said.strip():
        raise _error(
            path, first, "expected a reply after “bot>”; “bot> …” stands for any, “bot> silence” for none"
        )
    if said.startswith(_PLAIN):
        return Expected(said, None, first, last)
    try:
        return Expected(said, read_statement(said), first, last)
    except StatementError as error:
        raise _error(path, first, str(error)) from None


def _is_form(text: str) -> bool:
    try:
        return read_statement(text) is not None
    except StatementError:
        return True


def _fits(replies: list[Expected], path: Path) -> None:
    silent = [reply for reply in replies if reply.text == "silence"]
    if silent and len(replies) > 1:
        raise _error(
            path, silent[0].first, "expected “silence” alone: it means that the bot says nothing at all"
        )


def _dedent(line: str) -> str:
    return line[len(INDENT) :] if line.startswith(INDENT) else line.lstrip()


def _short(line: str) -> str:
    return line.strip() if len(line) <= 60 else line.strip()[:57] + "…"


def _error(path: Path, number: int, message: str) -> TranscriptError:
    return TranscriptError(f"{path}:{number + 1}: {message}")
