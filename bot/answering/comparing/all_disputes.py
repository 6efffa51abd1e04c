"""Everything that the articles of a story disagree about, as claims to show."""

from __future__ import annotations

from bot.answering.answer import Claim, quote_of
from bot.answering.answering import Story
from bot.answering.comparing.disputes import disagreements
from bot.answering.standing import context_of


def disputed_claims(story: Story) -> list[tuple[Claim, ...]]:
    """The claims of each disagreement, two or more, the surest disagreement first."""
    return [
        tuple(
            Claim(
                tuple(
                    quote_of(hit.sentence, context=context_of(hit.sentence, story.corpus))
                    for hit in side.hits
                ),
                side.differs,
            )
            for side in sides
        )
        for sides in disagreements(story.retriever)
    ]
