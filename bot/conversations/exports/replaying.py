"""Replay an export: each question again, and today's answer beside the reply it got then."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.answering.answer import Answer
from bot.answering.answering import Story, answer
from bot.answering.conversation import Conversation
from bot.conversations.exports.comparing import Recorded, Verdict, compare, recorded
from bot.conversations.exports.held import Held, OpenChat
from bot.conversations.exports.mended import Mended
from bot.conversations.exports.message import Message
from bot.conversations.exports.pairing import Pair, Pairing, no_question
from bot.conversations.exports.reading import Chat, Owner, read_export
from bot.conversations.exports.whose import Whose
from bot.conversations.quoted import Quoted
from bot.errors import UnusableError
from bot.operation.memory import KEPT_SECONDS

_ANSWERS_KEPT = 5000
"""People ask the same things; an answer is some kilobytes."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question of an export: what was quoted then, and the answer of today."""

    pair: Pair
    then: Recorded
    now: Answer
    verdict: Verdict


@dataclass(slots=True)
class Counted:
    """What an export held besides: what wasn't compared, by reason, and who the bot was taken to be."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    bots: set[str] = field(default_factory=set)


class Export:
    """One export being read; `counted` grows while `pairs` or `compared` is used up.

    Without `bot` the bot is guessed in each chat; in the export of an account, chats where nobody quotes the
    articles are some other bot's.
    """

    def __init__(
        self, stream: Mended, name: str, story: Story, quoted: Quoted, bot: str | None = None
    ) -> None:
        self.counted = Counted()
        self.owner = Owner()
        self.quoted = quoted
        self._stream = stream
        self._name = name
        self._story = story
        self._bot = bot
        self._files = frozenset(source.file for source in story.corpus.sources)
        self._answers: OrderedDict[tuple[object, ...], Answer] = OrderedDict()

    def pairs(
        self, seen: Callable[[OpenChat, Message], None] = lambda _chat, _message: None
    ) -> Iterator[tuple[OpenChat, Pair]]:
        """Each question with its reply; `seen` is told of every message before.

        Raises:
            UnusableError: it isn't an export, it is damaged, or nobody in it is the bot.
        """
        held = Held(sure=self._bot is not None)
        try:
            for current, pair in self._all_pairs(seen):
                evidence = bool(recorded(pair.reply, self.quoted).shown)
                yield from self._bots_own(held.add(current, pair, evidence=evidence))
        except UnusableError:
            yield from self._bots_own(held.rest())
            raise
        yield from self._bots_own(held.rest())
        if held.dropped:
            self.counted.skipped["replies of other bots"] += held.dropped
        if not self.counted.bots:
            wanted = (
                f"nobody is called {self._bot}" if self._bot else "can't tell which messages are the bot's"
            )
            raise UnusableError(f"{self._name}: {wanted}; --bot NAME says who it is")

    def compared(self) -> Iterator[Compared]:
        """Each question that can be asked again, with today's answer.

        Raises:
            UnusableError: as `pairs`.
        """
        talks: dict[tuple[str, str], tuple[int, Conversation]] = {}
        chat: Chat | None = None
        for current, pair in self.pairs():
            if current.chat is not chat:
                chat, talks = current.chat, {}
            key = (pair.topic, pair.question.sender)
            if pair.text.split("@")[0] == "/new":
                talks.pop(key, None)
            forwarded = pair.question.forwarded_from
            own = forwarded is not None and current.whose.is_named(forwarded)
            why = no_question(pair.question, pair.text, from_bot=own)
            if why is not None:
                self.counted.skipped[why] += 1
                continue
            time = pair.question.time
            at, talk = talks.get(key, (time or 0, Conversation()))
            if time is not None and time - at > KEPT_SECONDS:
                talk = Conversation()
            now = self._answer(pair.text, talk)
            talks[key] = (time or 0, talk.after(now))
            then = recorded(pair.reply, self.quoted)
            verdict = compare(pair.reply, then, now)
            self.counted.verdicts[verdict] += 1
            yield Compared(pair, then, now, verdict)

    def _all_pairs(self, seen: Callable[[OpenChat, Message], None]) -> Iterator[tuple[OpenChat, Pair]]:
        current: OpenChat | None = None
        try:
            for chat, message in read_export(self._stream, self._name, self.owner):
                if current is None or current.chat is not chat:
                    self._close(current)
                    whose = Whose(chat, self._bot, self.quoted, self._files)
                    current = OpenChat(chat, whose, Pairing(chat, whose))
                seen(current, message)
                pair = current.pairing.add(message)
                if pair is not None:
                    yield current, pair
        finally:
            self._close(current)

    def _bots_own(self, pairs: list[tuple[OpenChat, Pair]]) -> Iterator[tuple[OpenChat, Pair]]:
        for current, pair in pairs:
            self.counted.bots.add(current.whose.name)
            yield current, pair

    def _answer(self, text: str, talk: Conversation) -> Answer:
        key = (text, *((turn.question, turn.understood_as) for turn in talk.turns))
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        if len(self._answers) >= _ANSWERS_KEPT:
            self._answers.popitem(last=False)
        self._answers[key] = answer(text, talk, self._story)
        return self._answers[key]

    def _close(self, current: OpenChat | None) -> None:
        if current is None:
            return
        if current.whose.name:
            self.counted.skipped.update(current.pairing.skipped)
        else:
            self.counted.skipped["chats without the bot"] += 1
