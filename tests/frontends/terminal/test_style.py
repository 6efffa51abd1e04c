from __future__ import annotations

import io

import pytest

from bot.frontends.terminal.style import PLAIN, Style, harmless, style_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_there_is_colour_in_a_terminal_unless_it_is_not_wanted(
    stream: io.StringIO, environment: dict[str, str], coloured: bool
) -> None:
    assert style_of(stream, environment).colour is coloured


def test_lines_are_broken_in_a_terminal_alone() -> None:
    assert style_of(io.StringIO(), {}).width is None
    assert style_of(Terminal(), {}).width


def test_plain_text_is_left_alone() -> None:
    assert PLAIN.bold("x") + PLAIN.dim("x") + PLAIN.marked("x", [(0, 1)]) == "xxx"


def test_words_are_marked_where_they_stand_and_overlapping_ones_once() -> None:
    assert Style(colour=True).marked("one two three", [(4, 7), (5, 9), (0, 3)]) == (
        "\x1b[1mone\x1b[0m \x1b[1mtwo\x1b[0m three"
    )


def test_characters_that_a_terminal_would_obey_are_replaced_one_for_one() -> None:
    wicked = "\x1b[31mred\x1b[0m \u202eevil\u202c \x9b2J\x07 tab\tline\n"
    shown = harmless(wicked)
    assert len(shown) == len(wicked)
    assert not set("\x1b\u202e\u202c\x9b\x07") & set(shown)
    assert shown.endswith("tab\tline\n")
