"""Everything the terminal says in its own words."""

from __future__ import annotations

from bot.answering.answer import Greeting
from bot.answering.checking.quote_check import QuoteStatus
from bot.articles.article import Corpus

WELCOME = "{articles} from {folder}/, {sentences}. Ask about them; /help says what else there is."
PROMPT = "? "
NO_TOKEN = "BOT_TOKEN is not set, so Telegram has to wait: this is the conversation in the terminal."

GREETINGS: dict[Greeting, str] = {
    "hello": "Hello! Ask me about the articles, and I answer with their own sentences.",
    "thanks": "You're welcome. What else would you like to know?",
    "goodbye": "Goodbye!",
    "help": "Ask a question about the articles, and I quote the sentences that answer it and say where they"
    " stand. I add nothing of my own. /help lists the commands.",
}

HELP = """\
Type a question; the answer is quoted from the articles, word for word.
A text between quotation marks is checked: is it really in the articles?

  /more           what else matched the last question
  /sources        the articles
  /disagreements  what the articles disagree about
  /quote TEXT     is this text really in the articles?
  /new            forget the conversation
  /quit           leave (or Ctrl-D)"""

NO_SUCH_COMMAND = "There is no {command} here; /help lists what there is."
NEW = "A new conversation."
NOTHING_MORE = "There is nothing more."
NOT_ASKED_YET = "There is nothing yet to show more of: ask something first."

SEARCHED_FOR = "Searched for {searched} (you wrote {typed})."
UNDERSTOOD_AS = "Understood as: {question}"
ALSO_IN = "also in {places}"
PLACE = "{file} · paragraph {paragraph}"
DIFFERENT_FIGURES = "The articles give different figures:"
DIFFERENT_WORDS = "The articles do not say the same:"
NO_DISAGREEMENTS = "I find nothing that the articles disagree about."
BEFORE_IT = "before it: {text}"
NEAREST = "What comes nearest, which is no answer:"

CHECKS: dict[QuoteStatus, str] = {
    "exact": "Word for word in the articles:",
    "near": "Not quite what the articles say:",
    "absent": "That is not in the articles.",
}
# By whether something was written, and whether something stands there instead.
CHANGES: dict[tuple[bool, bool], str] = {
    (True, True): "you wrote “{written}”, the article says “{stands}”",
    (True, False): "you wrote “{written}”, which the article does not have",
    (False, True): "you left out “{stands}”",
}
CHECKED = "“{text}”"
PART_OF_SENTENCE = "part of a sentence"
QUOTE_WHAT = "Put the text after /quote, or type it between quotation marks."

ASKED = "? {question}"
NOTHING_GIVEN = "nothing to {command}: stdin is empty"
QUOTED_QUESTION = "answered as a question; whether a text is really in the articles says: verbatim quote TEXT"
NOTHING_TO_CHECK = "There is nothing to check."

MORE_WAITING = "/more shows {count} more."


def counted(count: int, one: str, many: str) -> str:
    """`count` with its noun: 1 article, 5 articles."""
    return f"{count:,} {one if count == 1 else many}"


def welcome(corpus: Corpus) -> str:
    """The first line of a conversation with a person."""
    served = sum(1 for source in corpus.sources if source.article is not None)
    return WELCOME.format(
        articles=counted(served, "article", "articles"),
        folder=corpus.folder.rstrip("/"),
        sentences=counted(len(corpus.sentences), "sentence", "sentences"),
    )
