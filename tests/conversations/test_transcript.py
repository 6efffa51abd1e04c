"""The transcript format: what is read, what is refused and how, and what is written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.transcript import TranscriptError, load_transcript, plain, read_transcript, turn_lines

PATH = Path("talks/one.chat.txt")

# What is wrong, the line that is told, and words of what was expected.
MISTAKES = [
    ("you> hello\nbot greeting\n", 2, "expected “you> …”, “bot> …” or an indented line"),
    ("bot> hello\n", 1, "expected what somebody says before"),
    ("     and more\n", 1, "expected a turn like “you> …” before a continued line"),
    ("you>\nbot> …\n", 1, "expected something after “you>”"),
    ("you> hello\nbot>\n", 2, "“bot> …” stands for any, “bot> silence” for none"),
    ("press> More\n", 1, "expected a question before “press>”"),
    ("\n# a note\nedit> What?\n", 3, "expected a question before “edit>”"),
    ("you> a\nbot> silence\nbot> …\n", 2, "“silence” alone"),
    ("you> [hologram]\nbot> …\n", 1, "expected [reply], [sticker], [photo]"),
    ("ann> [reply to bob] and?\nbot> …\n", 1, "somebody who said something before, found “bob”"),
    ("ann> [reply]\nbot> …\n", 1, "expected a text after [reply]"),
    ('you> a\nbot> quotes "unclosed\n', 2, 'expected “quotes FILE: "the sentence …"”'),
    ("you> a\nbot> also in\n", 2, "expected “also in FILE, FILE”"),
    ("you> a\nbot> greeting: ahoy\n", 2, "expected “greeting”"),
    ("you> a\nbot> says hello\n", 2, "expected “says"),
    ("you> a\nbot> repaired: teh\n", 2, "expected “repaired: AS TYPED → AS SEARCHED”"),
    ("you> a\nbot> silence please\n", 2, "expected “silence” and nothing else"),
    ("# corpus: x\n", 2, "expected at least one turn"),
    ("", 1, "expected at least one turn"),
]


@pytest.mark.parametrize(("text", "line", "expected"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_what_was_expected(text: str, line: int, expected: str) -> None:
    with pytest.raises(TranscriptError) as told:
        read_transcript(text, PATH)
    assert str(told.value).startswith(f"{PATH}:{line}: expected ")
    assert expected in str(told.value)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "x.chat.txt"
    path.write_bytes(b"you> hello\nbot> caf\xe9\n")
    with pytest.raises(TranscriptError, match=r"x\.chat\.txt:2: expected UTF-8 text, found the byte 0xe9"):
        load_transcript(path)


def test_headers_turns_and_continued_lines_are_read() -> None:
    transcript = read_transcript(
        "# title: A talk\n# corpus: ../news\n# by hand\n\n"
        "ann> One,\n     two\n\n     three.\nbot> whole\n       indented\n\n"
        "bob> [file a b.pdf] look\n# a note\npress> More\nbot> …\nedit> \\[x]\n"
        "ann> [reply to bob] /ask\nbot> silence\n",
        PATH,
    )
    assert transcript.title == "A talk"
    assert transcript.corpus == Path("talks/../news")
    assert transcript.group
    first, second, third, fourth, last = transcript.exchanges
    assert (first.person, first.kind, first.text) == ("ann", "says", "One,\ntwo\n\nthree.")
    assert [expected.text for expected in first.expected] == ["whole\n  indented"]
    assert (second.other, second.text, second.expected) == ("file a b.pdf", "look", ())
    assert (third.person, third.kind, third.text) == ("bob", "presses", "More")
    assert (fourth.kind, fourth.text) == ("edits", "\\[x]")
    assert (last.replies_to, last.text, last.line) == ("bob", "/ask", 17)


def test_headers_count_only_above_the_first_turn() -> None:
    assert read_transcript("you> a\nbot> …\n# corpus: x\n", PATH).corpus is None


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text('you>bt[]# \n\t:"…|,', max_size=60)
)
def test_any_text_is_a_transcript_or_a_told_mistake(text: str) -> None:
    with suppress(TranscriptError):
        assert "".join(read_transcript(text, PATH).lines) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(str.strip).filter(bool))
def test_what_is_written_is_read_back_as_it_was(text: str) -> None:
    question = "".join(turn_lines("you", plain(text, reply=False)))
    reply = "".join(turn_lines("bot", plain(text, reply=True)))
    exchange = read_transcript(question + reply, PATH).exchanges[0]
    said = "\n".join(line.rstrip() for line in text.split("\n"))
    assert exchange.other is None
    assert exchange.text == said
    assert exchange.expected[0].statement is None
    assert exchange.expected[0].text == plain(said, reply=True)
