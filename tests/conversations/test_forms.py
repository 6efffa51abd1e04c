"""The short forms, each where it holds and where it doesn't, and what is said instead."""

from __future__ import annotations

import pytest

from bot.conversations.statement import StatementError, read_statement
from tests.conversations.plays import played, recording

INQUIRY = "Who leads the inquiry?"
TAKEN = "How many passengers were taken to hospital?"
MAYOR = "Who is the mayor of Greywick?"
TYPO = "How many pasengers does the ferry carry?"
HE = "Who leads the inquiry?\nbot> …\nyou> When does he expect results?"
LINDQVIST = 'quotes 03: "The inquiry is led by Jonas Lindqvist of the maritime authority."'

# What is asked, what is expected, and what is true instead where that doesn't hold.
CASES = [
    (INQUIRY, "…", None),
    (INQUIRY, "...", None),
    (INQUIRY, "answered", None),
    (INQUIRY, "silence", LINDQVIST),
    (INQUIRY, "quotes 03", None),
    (INQUIRY, "quotes 03-island-post.txt", None),
    (INQUIRY, "quotes 3", LINDQVIST),
    (INQUIRY, 'quotes: "The inquiry is led by …"', None),
    (INQUIRY, "quotes 03: “The inquiry … authority.”", None),
    (INQUIRY, 'quotes 03: "The inquiry is led by"', LINDQVIST),
    (INQUIRY, 'quotes 02: "The inquiry …"', LINDQVIST),
    (INQUIRY, "not found", LINDQVIST),
    (INQUIRY, "not found: inquiry", LINDQVIST),
    (INQUIRY, "disputed: a | b", LINDQVIST),
    (INQUIRY, "greeting", LINDQVIST),
    (INQUIRY, "also in no other", None),
    (INQUIRY, "also in 02", "also in no other"),
    (INQUIRY, "understood: as asked", None),
    (INQUIRY, 'understood: "Who leads it?"', "understood: as asked"),
    (INQUIRY, "context: none", None),
    (INQUIRY, 'context: "He …"', "context: none"),
    (INQUIRY, "buttons: Source | Context", None),
    (INQUIRY, 'says "paragraph 4"', None),
    (INQUIRY, "repaired: inquery → inquiry", LINDQVIST),
    (TAKEN, "disputed: Nine | Eleven", None),
    (TAKEN, "disputed: Eleven | nine", None),
    (TAKEN, "disputed", None),
    (TAKEN, "quotes 01", None),
    (TAKEN, 'quotes 02: "Eleven passengers …"', None),
    (TAKEN, "answered", "disputed: Eleven | Nine"),
    (TAKEN, "disputed: Nine | Ten", "disputed: Eleven | Nine"),
    (TAKEN, "disputed: Nine", "disputed: Eleven | Nine"),
    (TAKEN, "disputed: Nine | Nine", "disputed: Eleven | Nine"),
    (TAKEN, 'quotes 01: "Ten …"', 'quotes 01: "Nine passengers were taken to hospital with broken bones."'),
    (MAYOR, "not found", None),
    (MAYOR, "not found: Mayor", None),
    (MAYOR, "not found: Greywick, mayor", "not found: mayor"),
    (MAYOR, "quotes 02", "not found: mayor"),
    (TYPO, "repaired: pasengers -> passengers", None),
    (TYPO, "repaired: pasengers → messengers", "repaired: pasengers → passengers"),
    (HE, 'context 03: "The inquiry …"', None),
    (HE, "context: none", 'context 03: "The inquiry is led by Jonas Lindqvist of the maritime authority."'),
    ("thanks", "greeting", None),
    ("thanks", "greeting: thanks", None),
    ("thanks", "greeting: hello", "greeting: thanks"),
    ("thanks", 'says "welcome"', None),
    ("/new", 'says "new conversation"', None),
]


@pytest.mark.parametrize(("asked", "form", "truth"), CASES)
async def test_a_form_holds_or_tells_what_is_true_instead(asked: str, form: str, truth: str | None) -> None:
    result = await played(recording(f"you> {asked}\nbot> {form}\n"), ("telegram",))
    told = [sides_sorted(difference.now) for difference in result.played[0].differences]
    assert told == ([] if truth is None else [truth])


def sides_sorted(form: str) -> str:
    word, _, sides = form.partition("disputed: ")
    return form if word or not sides else "disputed: " + " | ".join(sorted(sides.split(" | ")))


@pytest.mark.parametrize("truth", sorted({truth for _, _, truth in CASES if truth}))
def test_what_is_true_instead_is_a_form_itself(truth: str) -> None:
    assert read_statement(truth) is not None


@pytest.mark.parametrize("form", ["buttons: More", "sends 03", "edits its reply"])
async def test_forms_about_telegram_alone_hold_in_a_terminal(form: str) -> None:
    result = await played(recording(f"you> {INQUIRY}\nbot> {form}\n"), ("terminal",))
    assert result.passed


@pytest.mark.parametrize("text", ["The articles never mention Macron.", "quotesmith is a word", "“quotes”"])
def test_other_replies_are_whole_ones(text: str) -> None:
    assert read_statement(text) is None


def test_a_form_with_a_mistake_is_no_reply() -> None:
    with pytest.raises(StatementError, match="expected"):
        read_statement("quotes:")
