"""What a conversation remembers of its last turns."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answer import Answer

TURNS_KEPT = 6


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last answers of one conversation, oldest first; each holds its question."""

    turns: tuple[Answer, ...] = ()

    def after(self, answer: Answer) -> Conversation:
        """The conversation with one more turn; only the last `TURNS_KEPT` are kept."""
        return Conversation((*self.turns, answer)[-TURNS_KEPT:])
