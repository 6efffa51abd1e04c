"""What a replay adds up to, for the report: how questions were answered, and from which sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.answering.answer import Answer
from bot.articles.article import Corpus
from bot.conversations.shown import also_in, leads

_MOST_KEPT = 500
"""Changed replies and questions that the report shows; more would make a page that no browser scrolls."""
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A reply that is not the recorded one; `where` is the file and the line or message."""

    where: str
    question: str
    then: str
    now: str
    kind: str = "changed"


@dataclass(slots=True)
class Missing:
    """A word that the articles lack, or that they don't say this of: how often it was asked for, and how."""

    word: str
    asked: int = 0
    questions: list[str] = field(default_factory=list)


class Tally:
    """Counts answers as they are given; sentences are counted by (file, start, text)."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.missing: dict[str, Missing] = {}
        self.sentences: Counter[tuple[str, int, str]] = Counter()
        self.articles: Counter[str] = Counter()
        self.changes: list[Change] = []
        self.further_changes = 0

    def know(self, corpus: Corpus) -> None:
        """Take the articles into account, so that those which are never quoted show."""
        for source in corpus.sources:
            if source.article is not None:
                self.articles[source.file] += 0

    def count(self, answer: Answer) -> None:
        """Count one answer."""
        self.statuses[answer.status] += 1
        for quote in (*leads(answer), *also_in(answer)):
            self.articles[quote.file] += 1
        for quote in leads(answer):
            self.sentences[quote.file, quote.start, quote.text] += 1
        if answer.status == "not_found":
            terms = answer.reason.terms if answer.reason else ()
            for term in terms or ("",):
                self._miss(term, answer.question)

    def changed(self, change: Change) -> None:
        """Keep a reply that is not the recorded one."""
        if len(self.changes) < _MOST_KEPT:
            self.changes.append(change)
        else:
            self.further_changes += 1

    def _miss(self, term: str, question: str) -> None:
        if term.casefold() not in self.missing and len(self.missing) >= _MOST_KEPT:
            term = ""
        missing = self.missing.setdefault(term.casefold(), Missing(term))
        missing.asked += 1
        if len(missing.questions) < _EXAMPLES and question not in missing.questions:
            missing.questions.append(question)
