"""What was said before, by speaker and by answer; bounded in time and in number."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from bot.answering.answer import Answer
from bot.answering.conversation import Conversation

# Ten minutes: whoever comes back later begins anew.
KEPT_SECONDS = 600
_MOST_KEPT = 10_000
_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person in one topic (0 where there are none) of one chat, who has a conversation of their own."""

    chat: int
    topic: int
    person: int


@dataclass(frozen=True, slots=True)
class _Kept:
    speaker: Speaker
    at: float
    before: Conversation
    after: Conversation
    message: int


class ConversationMemory:
    """Remembers the last turns of each speaker, and those before each answer that may be gone on from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._current: OrderedDict[Speaker, _Kept] = OrderedDict()
        self._by_message: OrderedDict[tuple[int, int], _Kept] = OrderedDict()

    def before(self, speaker: Speaker, replied: int | None = None) -> Conversation:
        """What was said before a question; a reply to an answer, by its message, goes on from that one."""
        kept = self._by_message.get((speaker.chat, replied)) if replied is not None else None
        kept = self._fresh(kept) or self._fresh(self._current.get(speaker))
        return kept.after if kept is not None else Conversation()

    def before_message(self, chat: int, message: int) -> Conversation | None:
        """What was said before the question that this message answers, if that is known."""
        kept = self._fresh(self._by_message.get((chat, message)))
        return kept.before if kept is not None else None

    def remember(self, speaker: Speaker, message: int, before: Conversation, answer: Answer) -> None:
        """Keep a turn: `message` is the answer's. One that was answered anew takes the place of the old."""
        kept = _Kept(speaker, self._clock(), before, before.after(answer), message)
        current = self._current.get(speaker)
        anew = (speaker.chat, message) in self._by_message
        self._put(self._by_message, (speaker.chat, message), kept)
        if not anew or (current is not None and current.message == message):
            self._put(self._current, speaker, kept)

    def forget(self, speaker: Speaker) -> None:
        """Forget what a speaker asked, and its answers."""
        self._current.pop(speaker, None)
        for answer in [answer for answer, kept in self._by_message.items() if kept.speaker == speaker]:
            del self._by_message[answer]

    def forget_chat(self, chat: int) -> None:
        """Forget what anybody said in a chat, and its answers."""
        for speaker in [speaker for speaker in self._current if speaker.chat == chat]:
            del self._current[speaker]
        for answer in [answer for answer in self._by_message if answer[0] == chat]:
            del self._by_message[answer]

    def sweep(self) -> None:
        """Let go of what is too old to be gone on from, also where nobody asks any more."""
        self._drop_old(self._current)
        self._drop_old(self._by_message)

    def move(self, old: int, new: int) -> None:
        """Go on in another chat with what was said in the old one; its messages have other numbers there."""
        for speaker in [speaker for speaker in self._current if speaker.chat == old]:
            kept = self._current.pop(speaker)
            self._put(self._current, Speaker(new, speaker.topic, speaker.person), kept)

    def _fresh(self, kept: _Kept | None) -> _Kept | None:
        return kept if kept is not None and self._clock() - kept.at <= KEPT_SECONDS else None

    def _put(self, where: OrderedDict[_K, _Kept], key: _K, kept: _Kept) -> None:
        where[key] = kept
        where.move_to_end(key)
        self._drop_old(where)

    def _drop_old(self, where: OrderedDict[_K, _Kept]) -> None:
        oldest = self._clock() - KEPT_SECONDS
        while where and (len(where) > _MOST_KEPT or next(iter(where.values())).at < oldest):
            where.popitem(last=False)
