"""Everything the bot says in Telegram in its own words."""

from __future__ import annotations

from bot.answering.answer import Greeting
from bot.answering.checking.quote_check import QuoteStatus

START = """\
Ask the story, get the quotes: I answer questions about {articles} with their own sentences, word for word, \
and say where each one stands.

Type a question, or begin with one of these:"""
START_BARE = """\
Ask the story, get the quotes: I answer questions about {articles} with their own sentences, word for word, \
and say where each one stands.

Type a question."""
HELP = """\
Type a question about the articles. I quote the sentence that answers it, with its file and paragraph; I \
never write anything of my own about the story. If the articles do not say, I tell you so.

• A follow-up (“and when?”) is understood from what was asked before.
• Edit your question, and my answer changes with it.
• A text between quotation marks, or after /quote, is checked: is it really in the articles?
• In groups: /ask and a question, or mention me, or reply to me. As a reply to somebody's message, /ask \
takes that message as the question and /quote checks it.
{inline}
/sources lists the articles
/disagreements lists what they disagree about
/new begins a new conversation
/privacy says what I keep"""
HELP_INLINE = "• In any chat: @{username} and a question.\n"
GREETINGS: dict[Greeting, str] = {
    "hello": "Hello! Ask me about the articles, and I answer with their own sentences.",
    "thanks": "You're welcome. What else would you like to know?",
    "goodbye": "Goodbye!",
    "help": "Ask a question about the articles, and I quote the sentences that answer it and say where they"
    " stand. I add nothing of my own. /help says what else I can do.",
}
PRIVACY = """\
What I keep, and for how long:

• Your last questions and my answers to them, so that follow-ups are understood: in memory, {minutes} \
minutes after the last one, then they are gone.
• What I have looked up lately, so that I need not read it anew: in memory, without who asked, until other \
questions take its place or I am restarted.
• Which of my messages answers which of yours (numbers, no text), so that an edited question edits its \
answer: {links}.
• {recording}
• My log holds counts and errors, never what you wrote.

/new forgets this conversation at once.{forget}"""
PRIVACY_LINKS_MEMORY = "in memory, until I am restarted"
PRIVACY_LINKS_DISK = "{days} days"
PRIVACY_NOT_RECORDED = "Conversations are not recorded."
PRIVACY_RECORDED = (
    "Conversations are recorded to test my answers: what is asked and answered, with names and"
    " numbers of people replaced."
)
PRIVACY_FORGET_RECORDED = " What was recorded before stays, without your name."
QUOTE_CHECKS: dict[QuoteStatus, str] = {
    "exact": "Word for word in the articles:",
    "near": "Not quite what the articles say:",
    "absent": "That is not in the articles.",
}
# By whether something was written, and whether something stands there instead.
QUOTE_CHANGES: dict[tuple[bool, bool], str] = {
    (True, True): "you wrote “{written}”, the article says “{stands}”",
    (True, False): "you wrote “{written}”, which the article does not have",
    (False, True): "you left out “{stands}”",
}
QUOTE_CHECKED = "“{text}”"
QUOTE_PART = "part of a sentence"
QUOTE_REST = "The rest does not fit into one message; check it by itself."

NEW = "A new conversation: I have forgotten what was said before."

SOURCES = "{articles}, {sentences} that can be quoted:"
SOURCE_UNUSABLE = "not read: {error}"
DISAGREEMENT = "What the articles do not agree about ({number} of {count}):"
NO_DISAGREEMENTS = "I find nothing that the articles disagree about."

UNDERSTOOD_AS = "Understood as: {question}"
SEARCHED_FOR = "Searched for {searched} (you wrote {typed})"
ALSO_IN = "also in {names}"
PARAGRAPH = "paragraph {number}"
DIFFERENT_FIGURES = "The articles give different figures:"
DIFFERENT_WORDS = "The articles do not say the same:"
SIDE = "{letter}: "
NEAREST = "What comes nearest, which is no answer:"
TOO_LONG = "The sentence is too long for one message; the button sends the file it stands in."
ALTERED = (
    "Telegram cannot show every character of this quote (tabs, control characters, line marks); the file"
    " has them all."
)
MORE_QUOTES = "More from the articles:"
ALSO_QUOTES = "The same in other words:"
AROUND = "Around the quote (underlined):"
PERMALINK = "Here is the quote:"

BUTTON_MORE = "More ({count})"
BUTTON_CONTEXT = "Context"
BUTTON_ALSO = "Also in {names}"
BUTTON_SOURCE = "Source"
BUTTON_COPY = "Copy citation"
BUTTON_SHARE = "Share"
BUTTON_OPEN = "Ask the articles"
BUTTON_NEXT = "Next ›"
BUTTON_BACK = "‹ Back"
BUTTON_OF_SIDE = "{letter}: {label}"

NO_TEXT = "I can only read text: type a question about the articles."
ASK_WHAT = "Put a question after /ask, or send /ask as a reply to one."
ASK_WHAT_GUEST = "Put a question after my name, and I answer with a quote from the articles."
QUOTE_WHAT = (
    "Put a text after /quote, or send /quote as a reply to a message, and I check whether it is in the"
    " articles."
)
NO_SUCH_COMMAND = "There is no such command here; /help lists what there is."
SLOW_DOWN = "That is faster than I can answer: please slow down a little and ask again in a minute."
NOT_ALLOWED = "This bot answers only people who were let in by its owner."
ARTICLES_CHANGED = "The articles have changed since then. Please ask again."
UNKNOWN_BUTTON = "That button is not one of mine, or it comes from an older version. Please ask again."
LINK_CHANGED = "That link belongs to other articles than those I have now. Ask me about these instead."
LINK_UNKNOWN = "I cannot read that link. Type a question instead."
FAILED = "I am sorry, something went wrong with that one. Please ask again."
HELLO_GROUP = (
    "Hello! Ask me about the articles with /ask and a question, by mentioning me, or by replying to me."
)
FILE_GONE = "The file cannot be sent just now."

INLINE_NOTHING = "Nothing found. Ask me here"
INLINE_PRIVATE = "This bot is not open to everybody"
INLINE_ASK_MORE = "Ask me in our own chat"

# What the menu shows for each command, at most 256 characters: https://core.telegram.org/bots/api#botcommand
COMMANDS: dict[str, str] = {
    "start": "Begin",
    "help": "What I can do",
    "ask": "Ask a question about the articles",
    "sources": "The articles",
    "disagreements": "What the articles disagree about",
    "quote": "Is this text really in the articles?",
    "privacy": "What I keep, and how to forget it",
    "new": "Begin a new conversation",
}
# Shown in an empty chat, at most 512 characters: https://core.telegram.org/bots/api#setmydescription
DESCRIPTION = """\
Ask the story, get the quotes.

I answer questions about a collection of news articles with their own sentences, word for word, and say \
where each one stands. Where they disagree I show both sides; what they do not say I do not answer."""
# Shown on the profile, at most 120 characters: https://core.telegram.org/bots/api#setmyshortdescription
SHORT_DESCRIPTION = "Answers questions about news articles with their own sentences, word for word."
PRIVATE_MENU = ("start", "help", "ask", "sources", "disagreements", "quote", "privacy", "new")
GROUP_MENU = ("ask", "quote", "sources")


def counted(count: int, one: str, many: str) -> str:
    """`count` with its noun: 1 article, 5 articles."""
    return f"{count:,} {one if count == 1 else many}"
