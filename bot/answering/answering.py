"""The product: `answer(question, conversation, story)`, pure and synchronous."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice

from bot.answering.answer import Answer, Claim, Quote, Reason, quote_of
from bot.answering.comparing.agreement import agreeing, without_repeats
from bot.answering.comparing.disagreement import Side, disagreeing
from bot.answering.comparing.disputes import disagreements, dispute_among
from bot.answering.comparing.outright import asked_outright
from bot.answering.completing.followups import complete, goes_on
from bot.answering.completing.going_on import going_on, granted
from bot.answering.conversation import Conversation
from bot.answering.greetings import greeting, without_greeting
from bot.answering.overview import asks_for_overview, openings
from bot.answering.refusing.refusal import judge
from bot.answering.standing import context_of
from bot.answering.two_questions import also_asked, part_answered
from bot.articles.article import Corpus
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import Question, read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Hit, Retriever
from bot.retrieval.small_phrases import without_aside

# Twice the longest message of Telegram: nobody asks more at once, and what takes the time of every word
# with every other stays under a second.
LONGEST_READ = 8192
# How surely the opening of an article says what the story is about: nearly always.
OVERVIEW = 0.9
# How many sentences are compared while somebody waits: a few seconds' worth. `sources` compares all. What is
# longer than so many characters is a table.
COMPARED_AT_ONCE, LONGEST_COMPARED = 5000, 1000


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

    `top` (1 or more) bounds the quotes: claims are never cut, `more` fills up to it. Of a text longer than
    LONGEST_READ characters the beginning is read.
    """
    read = text[:LONGEST_READ]
    small_talk = greeting(read)
    if small_talk is not None:
        return Answer(text, "greeting", greeting=small_talk)
    asked = without_aside(without_greeting(read))
    if asks_for_overview(asked, conversation) and story.corpus.sentences:
        return _overview(text, story, top)
    understood_as = complete(asked, conversation, story.retriever)
    outright = asked_outright(understood_as or asked)
    if outright == "":
        return _everything_disputed(text, understood_as, story, top)
    question = read_question(outright or understood_as or asked, story.retriever)
    hits = rank(question, story.retriever)
    completed = understood_as is not None or goes_on(asked, conversation, story.retriever)
    hits = going_on(hits, asked, question, conversation, story.retriever, completed=completed)
    # What tells of something else than the follow-up is no other side of it.
    told = [hit for hit in hits if not hit.features.get("own_missing")]
    dispute = cache(partial(disagreeing, question, told, story.retriever))
    judged = granted(question, asked) if completed else question
    verdict = judge(judged, hits, story.retriever, disputed=lambda: bool(dispute()))
    part = part_answered(question, story.retriever) if verdict.reason is not None else None
    if part is not None:
        question, hits, verdict = part
        dispute = cache(partial(disagreeing, question, hits, story.retriever))
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
    sides = dispute()
    if outright and not sides:
        sides = dispute_among(hits, question, story.retriever)
    if sides:
        claims = tuple(Claim(tuple(_quotes(side.hits, question, story)), side.differs) for side in sides)
        shown = [hit for side in sides for hit in side.hits]
    else:
        shown = [hits[0], *agreeing(hits[0], hits, question, story.retriever)]
        claims = (Claim(tuple(_quotes(shown, question, story))),)
    room = max(0, top - len(claims))
    also = also_asked(understood_as or asked, shown, story.retriever)[:room]
    more = without_repeats(hits, [*shown, *also], room - len(also), question, story.retriever)
    return Answer(
        text,
        "disputed" if sides else "answered",
        understood_as=understood_as,
        confidence=verdict.confidence,
        repaired=question.repaired,
        claims=claims,
        more=tuple(_quotes([*also, *more], question, story)),
        shown_more=len(also),
    )


def _overview(text: str, story: Story, top: int) -> Answer:
    """What the articles open with: the most common of it as the answer, the others as more."""
    question = read_question("", story.retriever)
    first, *others = _quotes(openings(story.retriever)[:top], question, story)
    return Answer(text, "answered", confidence=OVERVIEW, claims=(Claim((first,)),), more=tuple(others))


def _everything_disputed(text: str, understood_as: str | None, story: Story, top: int) -> Answer:
    """The surest of the disagreements as the claims, a quote of each of the others as more."""
    found = _all_disagreements(story.retriever)
    question = read_question("", story.retriever)
    if not found:
        reason = Reason("not_stated", "I found nothing that the articles disagree about.")
        return Answer(text, "not_found", understood_as=understood_as, reason=reason)
    first, *others = found
    claims = tuple(Claim(tuple(_quotes(side.hits, question, story)), side.differs) for side in first)
    shown = {quote.number for claim in claims for quote in claim.quotes}
    more = [
        hit for sides in others for side in sides for hit in side.hits[:1] if hit.sentence.number not in shown
    ]
    distinct = list({hit.sentence.number: hit for hit in more}.values())[: max(0, top - len(claims))]
    return Answer(
        text,
        "disputed",
        understood_as=understood_as,
        confidence=1.0,
        claims=claims,
        more=tuple(_quotes(distinct, question, story)),
    )


@lru_cache(2)
def _all_disagreements(retriever: Retriever) -> list[tuple[Side, ...]]:
    sentences = (s for s in retriever.sentences if s.end - s.start <= LONGEST_COMPARED)
    return disagreements(retriever, islice(sentences, COMPARED_AT_ONCE))


def _quotes(hits: Iterable[Hit], question: Question, story: Story) -> Iterable[Quote]:
    for hit in hits:
        found = {*question.terms, *(term for key in hit.matched for term in key.split(" "))}
        profile = story.retriever.profile(hit.sentence)
        places = sorted(at for term in found & profile.positions.keys() for at in profile.positions[term])
        matched = tuple((profile.tokens[at].start, profile.tokens[at].end) for at in places)
        yield quote_of(hit.sentence, context=context_of(hit.sentence, story.corpus), matched=matched)
