"""One conversation in the terminal: a line in, what is shown for it out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answer import Answer
from bot.answering.answering import Story, answer
from bot.answering.checking.quotation import quotation
from bot.answering.checking.quote_check import check
from bot.answering.comparing.all_disputes import disputed_claims
from bot.answering.conversation import Conversation
from bot.frontends.terminal import texts
from bot.frontends.terminal.checked import check_text
from bot.frontends.terminal.rendering import answer_text, disputes_text, quotes_text, remaining
from bot.frontends.terminal.sources import sources_text
from bot.frontends.terminal.style import PLAIN, Style


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown for a line: `text` without a final newline, and the `answer` in it to a question.

    `leaves`: the line ends the conversation.
    """

    text: str
    answer: Answer | None = None
    leaves: bool = False


class TerminalChat:
    """A conversation about one story; remembers its turns and what `/more` would show."""

    def __init__(self, story: Story, *, top: int = 5, style: Style = PLAIN) -> None:
        self._story = story
        self._top = top
        self._style = style
        self._conversation = Conversation()

    def reply(self, line: str) -> Reply:
        """Answer a question, check a quoted text, or obey a command (`/help` and its like)."""
        command, _, rest = line.strip().partition(" ")
        if command.startswith("/") and len(command) > 1:
            return self._obey(command.lower(), rest.strip())
        quoted = quotation(line)
        return self._answer(line) if quoted is None else self._check(quoted)

    def _answer(self, line: str) -> Reply:
        answered = answer(line, self._conversation, self._story, self._top)
        self._conversation = self._conversation.after(answered)
        text = answer_text(answered, self._style)
        waiting = len(remaining(answered))
        if waiting:
            text += "\n" + self._style.dim("  " + texts.MORE_WAITING.format(count=waiting))
        return Reply(text, answered)

    def _check(self, text: str) -> Reply:
        return Reply(check_text(check(text, self._story.retriever), self._style))

    def _obey(self, command: str, rest: str) -> Reply:
        match command:
            case "/help" | "/start":
                return Reply(texts.HELP)
            case "/more":
                return Reply(self._more())
            case "/sources":
                return Reply(sources_text(self._story.corpus))
            case "/disagreements":
                return Reply(disputes_text(disputed_claims(self._story), self._style))
            case "/quote":
                return self._check(quotation(rest) or rest) if rest else Reply(texts.QUOTE_WHAT)
            case "/new":
                self._conversation = Conversation()
                return Reply(texts.NEW)
            case "/quit" | "/exit":
                return Reply(texts.GREETINGS["goodbye"], leaves=True)
        return Reply(texts.NO_SUCH_COMMAND.format(command=command))

    def _more(self) -> str:
        asked = [turn for turn in self._conversation.turns if turn.greeting is None]
        if not asked:
            return texts.NOT_ASKED_YET
        quotes = remaining(asked[-1])
        return quotes_text(quotes, self._style) if quotes else texts.NOTHING_MORE
