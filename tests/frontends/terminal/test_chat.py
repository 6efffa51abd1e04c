from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.answering import Story, tell
from bot.articles.corpus import read_corpus
from bot.frontends.terminal import texts
from bot.frontends.terminal.chat import TerminalChat

CORPUS = Path(__file__).parents[2] / "corpora" / "bridge"


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(read_corpus(CORPUS))


@pytest.fixture
def chat(story: Story) -> TerminalChat:
    return TerminalChat(story)


def test_a_question_is_answered_with_its_answer_beside_the_text(chat: TerminalChat) -> None:
    reply = chat.reply("What will repairs cost?")
    assert reply.answer is not None
    assert reply.answer.status == "answered"
    assert reply.answer.claims[0].quotes[0].text in reply.text


def test_more_shows_what_else_matched(chat: TerminalChat) -> None:
    assert chat.reply("/more").text == texts.NOT_ASKED_YET
    reply = chat.reply("the flood in Torvald")
    assert reply.answer is not None
    assert reply.answer.more
    assert f"/more shows {len(reply.answer.more)} more." in reply.text
    chat.reply("thank you")
    more = chat.reply("/more").text
    assert all(quote.text in more for quote in reply.answer.more)


def test_there_is_nothing_more_when_everything_was_shown(story: Story) -> None:
    chat = TerminalChat(story, top=1)
    chat.reply("What will repairs cost?")
    assert chat.reply("/more").text == texts.NOTHING_MORE


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("“We have never seen so much water”", "Word for word in the articles:"),
        ("/quote We have never seen so much water", "Word for word in the articles:"),
        ('/quote "Forty people were at the market"', "That is not in the articles."),
        ("/quote The fire brigade brought 70 people to safety.", "you wrote “70”, the article says “60”"),
    ],
)
def test_a_quotation_is_checked(chat: TerminalChat, typed: str, told: str) -> None:
    reply = chat.reply(typed)
    assert told in reply.text
    assert reply.answer is None


def test_each_sentence_of_a_quotation_is_checked_by_itself(chat: TerminalChat) -> None:
    told = chat.reply("“The fire brigade brought 60 people to safety. The mayor wept at the market.”").text
    assert told.index("Word for word") < told.index("That is not in the articles.")


def test_a_new_conversation_forgets_what_was_asked(chat: TerminalChat) -> None:
    chat.reply("What will repairs cost?")
    assert chat.reply("/new").text == texts.NEW
    assert chat.reply("/more").text == texts.NOT_ASKED_YET


def test_sources_lists_the_articles(chat: TerminalChat) -> None:
    assert "gazette.txt" in chat.reply("/sources").text


def test_help_names_every_command_and_each_of_them_works(chat: TerminalChat) -> None:
    help_text = chat.reply("/help").text
    commands = [word for word in help_text.split() if word.startswith("/")]
    assert {"/more", "/sources", "/quote", "/new", "/quit"} <= set(commands)
    for command in commands:
        assert chat.reply(command).text != texts.NO_SUCH_COMMAND.format(command=command)


def test_an_unknown_command_is_told_and_case_does_not_matter(chat: TerminalChat) -> None:
    assert chat.reply("/fly away").text == "There is no /fly here; /help lists what there is."
    assert chat.reply("/HELP").text == texts.HELP


def test_quit_leaves(chat: TerminalChat) -> None:
    assert chat.reply("/quit").leaves
    assert not chat.reply("quit").leaves


def test_disagreements_are_listed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The flood in Torvald on Monday killed 12 people, the police said.")
    told = TerminalChat(tell(read_corpus(tmp_path))).reply("/disagreements").text
    assert told == texts.NO_DISAGREEMENTS
    (tmp_path / "two.txt").write_text("The flood in Torvald on Monday killed 15 people, the mayor said.")
    told = TerminalChat(tell(read_corpus(tmp_path))).reply("/disagreements").text
    assert told.startswith("The articles give different figures:")
    assert "killed 12 people" in told
    assert "killed 15 people" in told
