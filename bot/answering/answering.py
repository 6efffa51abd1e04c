"""The product: `answer(question, conversation, story)`, pure and synchronous."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.agreement import agreeing
from bot.answering.answer import Answer, Claim, Quote, quote_of
from bot.answering.conversation import Conversation
from bot.answering.disagreement import disagreeing
from bot.answering.followups import complete
from bot.answering.greetings import greeting, without_greeting
from bot.answering.refusal import judge
from bot.answering.standing import context_of
from bot.articles.article import Corpus
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import Question, read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.terms import tokens


@dataclass(frozen=True, slots=True)
class Story:
    """What answers are drawn from: the articles and the retriever over their sentences."""

    corpus: Corpus
    retriever: Retriever


def tell(corpus: Corpus) -> Story:
    """Make a story of a corpus, with the retriever in memory."""
    return Story(corpus, MemoryRetriever(corpus.sentences))


def answer(text: str, conversation: Conversation, story: Story, top: int = 5) -> Answer:
    """Answer one question from the story: the same arguments give the same answer.

    `top` (1 or more) bounds the quotes: claims are never cut, `more` fills up to it.
    """
    small_talk = greeting(text)
    if small_talk is not None:
        return Answer(text, "greeting", greeting=small_talk)
    asked = without_greeting(text)
    understood_as = complete(asked, conversation, story.retriever)
    question = read_question(understood_as or asked, story.retriever)
    hits = rank(question, story.retriever)
    verdict = judge(question, hits, story.retriever)
    if verdict.reason is not None:
        return Answer(
            text,
            "not_found",
            understood_as=understood_as,
            reason=verdict.reason,
            confidence=verdict.confidence,
            repaired=question.repaired,
            nearest=tuple(_quotes(verdict.nearest[:top], question, story)),
        )
    sides = disagreeing(question, hits, story.retriever)
    if sides:
        claims = tuple(Claim(tuple(_quotes(side.hits, question, story)), side.differs) for side in sides)
        shown = [hit for side in sides for hit in side.hits]
    else:
        shown = [hits[0], *agreeing(hits[0], hits, question, story.retriever)]
        claims = (Claim(tuple(_quotes(shown, question, story))),)
    told = {hit.sentence for hit in shown}
    more = _distinct((hit for hit in hits if hit.sentence not in told), question, story.retriever)
    return Answer(
        text,
        "disputed" if sides else "answered",
        understood_as=understood_as,
        confidence=verdict.confidence,
        repaired=question.repaired,
        claims=claims,
        more=tuple(_quotes(more[: max(0, top - len(claims))], question, story)),
    )


def _distinct(hits: Iterable[Hit], question: Question, retriever: Retriever) -> list[Hit]:
    """Without the later ones of several hits that say the same."""
    remaining = list(hits)
    kept = []
    while remaining:
        first, *remaining = remaining
        kept.append(first)
        same = {hit.sentence for hit in agreeing(first, remaining, question, retriever)}
        remaining = [hit for hit in remaining if hit.sentence not in same]
    return kept


def _quotes(hits: Iterable[Hit], question: Question, story: Story) -> Iterable[Quote]:
    asked = frozenset(question.terms)
    for hit in hits:
        matched = tuple((t.start, t.end) for t in tokens(hit.sentence.text) if t.term in asked)
        yield quote_of(hit.sentence, context=context_of(hit.sentence, story.corpus), matched=matched)
