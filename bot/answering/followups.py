"""Complete a follow-up ("and the dead?") from the conversation."""

from __future__ import annotations

from bot.answering.conversation import Conversation
from bot.retrieval.retriever import Retriever


def complete(question: str, conversation: Conversation, retriever: Retriever) -> str | None:
    """The question as it was meant, or None when it stands alone."""
    return None
