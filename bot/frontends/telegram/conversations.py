"""Which conversation a message belongs to, and what was said in it so far."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from bot.answering.answer import Answer
from bot.answering.conversation import Conversation
from bot.frontends.telegram.address import Person, Place

# Ten minutes: whoever comes back later begins anew.
KEPT_SECONDS = 600
_MOST_KEPT = 10_000
_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Kept:
    at: float
    before: Conversation
    after: Conversation
    message: int


class Conversations:
    """Remembers the last turns of each person in each place, and of each answer that may be replied to."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._current: OrderedDict[tuple[str, int], _Kept] = OrderedDict()
        self._by_message: OrderedDict[tuple[int, int], _Kept] = OrderedDict()

    def before(self, place: Place, person: Person, replied: int | None = None) -> Conversation:
        """What was said before a question; a reply to an answer goes on from that message."""
        kept = self._by_message.get((place.chat, replied)) if replied is not None else None
        kept = self._fresh(kept) or self._fresh(self._current.get((place.key, person.id)))
        return kept.after if kept is not None else Conversation()

    def before_message(self, place: Place, message: int) -> Conversation | None:
        """What was said before the question that this message of the bot answers, if that is known."""
        kept = self._fresh(self._by_message.get((place.chat, message)))
        return kept.before if kept is not None else None

    def remember(
        self, place: Place, person: Person, message: int, before: Conversation, answer: Answer
    ) -> None:
        """Keep a turn: `message` is the answer's. One that was answered anew takes the place of the old."""
        kept = _Kept(self._clock(), before, before.after(answer), message)
        current = self._current.get((place.key, person.id))
        anew = (place.chat, message) in self._by_message
        self._put(self._by_message, (place.chat, message), kept)
        if not anew or (current is not None and current.message == message):
            self._put(self._current, (place.key, person.id), kept)

    def forget(self, place: Place, person: Person) -> None:
        """Begin anew; answers given before are no longer gone on from."""
        self._current.pop((place.key, person.id), None)
        if not place.group:
            for key in [key for key in self._by_message if key[0] == place.chat]:
                del self._by_message[key]

    def forget_place(self, place: Place) -> None:
        """Forget everybody's conversations of a chat that the bot is no longer in."""
        for key in [key for key in self._current if key[0].partition(":")[0] == str(place.chat)]:
            del self._current[key]
        for answer in [answer for answer in self._by_message if answer[0] == place.chat]:
            del self._by_message[answer]

    def move(self, old: int, new: int) -> None:
        """Go on in a supergroup with what was said in the group; its messages have other numbers there."""
        for key in [key for key in self._current if key[0].partition(":")[0] == str(old)]:
            _, _, topic = key[0].partition(":")
            self._current[f"{new}:{topic}", key[1]] = self._current.pop(key)

    def _fresh(self, kept: _Kept | None) -> _Kept | None:
        return kept if kept is not None and self._clock() - kept.at <= KEPT_SECONDS else None

    def _put(self, where: OrderedDict[_K, _Kept], key: _K, kept: _Kept) -> None:
        where[key] = kept
        where.move_to_end(key)
        oldest = self._clock() - KEPT_SECONDS
        while where and (len(where) > _MOST_KEPT or next(iter(where.values())).at < oldest):
            where.popitem(last=False)
