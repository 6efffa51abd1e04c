"""Make recordings of an export: one for each chat and topic, with stand-ins for the people."""

from __future__ import annotations

import os
from pathlib import Path

from bot.conversations.attachments import attachment
from bot.conversations.exports.comparing import recorded
from bot.conversations.exports.held import OpenChat
from bot.conversations.exports.mended import Mended
from bot.conversations.exports.message import Message
from bot.conversations.exports.pairing import Pair
from bot.conversations.exports.reading import Owner, read_export
from bot.conversations.exports.replaying import Export
from bot.conversations.names import StandIns
from bot.conversations.statement import ANYTHING
from bot.conversations.transcript import ALONE, SUFFIX, plain, turn_lines
from bot.errors import UnusableError


def people_in(stream: Mended, name: str) -> frozenset[str]:
    """The names of everybody who says something in an export, as far as it can be read."""
    owner = Owner()
    names: set[str] = set()
    try:
        for _, message in read_export(stream, name, owner):
            names.update(who for who in (message.name, message.forwarded_from) if who)
    except UnusableError:
        # Told when the export is read for its questions, after what comes before the damage.
        return frozenset(names | set(owner.names))
    return frozenset(names | set(owner.names))


class Converter:
    """Writes the recordings of one export into a folder, as the messages come.

    `kept` are words of the articles: see StandIns. `people` are all names in the export. The files are
    numbered, on from `after`.
    """

    def __init__(
        self,
        export: Export,
        folder: Path,
        corpus: Path,
        kept: frozenset[str],
        people: frozenset[str],
        after: int = 0,
    ) -> None:
        self._export = export
        self._folder = folder
        self._corpus = corpus
        self._kept = kept
        self._everybody = people
        self._stand_ins = StandIns(kept)
        self._chat: object = None
        self._paths: dict[str, Path] = {}
        self._after = after
        self._written = 0

    def convert(self) -> int:
        """Write them all, and say how many there are.

        Raises:
            UnusableError: the export can't be read; what came before is written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        for current, pair in self._export.pairs(self._meet):
            self._write(current, pair)
        return self._written

    def _meet(self, current: OpenChat, message: Message) -> None:
        if current.chat is not self._chat:
            self._chat, self._paths = current.chat, {}
            self._stand_ins = StandIns(self._kept)
        if message.sender and not message.service and not current.whose(message):
            names = [message.name, message.sender.removeprefix("user")]
            if message.sender == self._export.owner.id:
                names += self._export.owner.names
            self._stand_ins.of(message.sender, names)
        if message.forwarded_from and not current.whose.is_named(message.forwarded_from):
            self._stand_ins.hide([message.forwarded_from], "somebody")

    def _write(self, current: OpenChat, pair: Pair) -> None:
        said = self._said(current, pair)
        if said is None:
            return
        lines = turn_lines(self._speaker(current, pair), said)
        for form in recorded(pair.reply, self._export.quoted).forms() or [ANYTHING]:
            lines += turn_lines("bot", form)
        with self._path(pair.topic).open("a", encoding="utf-8") as file:
            file.write("\n" + "".join(lines))

    def _said(self, current: OpenChat, pair: Pair) -> str | None:
        # Whoever has spoken has a stand-in of their own by now.
        self._stand_ins.hide(self._everybody - self._bot_names(current), "somebody")
        text = self._stand_ins.hidden(pair.text)
        media = pair.question.media
        if media and attachment(media) is not None:
            return f"[{media}] {text}".strip()
        if not text:
            return None
        in_group = current.pairing.group and not text.startswith("/")
        return f"/ask {text}" if in_group else plain(text, reply=False)

    def _bot_names(self, current: OpenChat) -> set[str]:
        return {name for name in self._everybody if current.whose.is_named(name)}

    def _speaker(self, current: OpenChat, pair: Pair) -> str:
        return self._stand_ins.of(pair.question.sender) if current.pairing.group else ALONE

    def _path(self, topic: str) -> Path:
        if topic not in self._paths:
            self._written += 1
            self._paths[topic] = self._folder / f"{self._after + self._written:03}{SUFFIX}"
            corpus = Path(os.path.relpath(self._corpus.resolve(), self._folder.resolve())).as_posix()
            self._paths[topic].write_text(f"# corpus: {corpus}\n", "utf-8")
        return self._paths[topic]
