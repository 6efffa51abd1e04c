"""The documents and the program name the same settings, commands, options and files."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.answering.answering import LONGEST_READ
from bot.command_line import build_parser
from bot.frontends.telegram import texts as telegram_texts
from bot.frontends.terminal import texts as terminal_texts
from bot.operation.memory import KEPT_SECONDS
from bot.settings import Settings, described

TOP_LEVEL = Path(__file__).parent.parent
README = (TOP_LEVEL / "README.md").read_text("utf-8")
CONTRIBUTING = (TOP_LEVEL / "CONTRIBUTING.md").read_text("utf-8")


def _section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def _rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads; a bar inside a cell has a backslash."""
    cells = [
        re.split(r"(?<!\\)\|", line)[1:-1]
        for line in text.splitlines()
        if re.match(r"\| (?!command|typed|vari|pack)", line)
    ]
    return [[cell.strip() for cell in row] for row in cells]


def _commands() -> dict[str, argparse.ArgumentParser]:
    parser = build_parser(COMMANDS)
    [action] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(action.choices)


def test_the_readme_has_every_setting_in_the_words_of_the_program() -> None:
    assert [(name.strip("`"), about) for name, about in _rows(_section("Settings"))] == described()


def test_the_example_of_an_environment_has_every_setting_and_sets_none() -> None:
    wanted = "\n\n".join(f"# {about}\n{name}=" for name, about in described()) + "\n"
    assert (TOP_LEVEL / ".env.example").read_text("utf-8") == wanted


def test_the_help_has_every_command_and_setting() -> None:
    text = build_parser(COMMANDS).format_help()
    for name, about in described():
        assert re.search(rf"^  {name} +{re.escape(about)}$", text, re.MULTILINE)
    for name in _commands():
        assert re.search(rf"^    {name} ", text, re.MULTILINE)


def test_the_readme_has_every_command_with_every_option_of_it() -> None:
    table = {
        row[0].strip("`").split()[0]: row
        for row in _rows(_section("Commands").split("In a conversation:")[0])
    }
    assert list(table) == list(_commands())
    for name, parser in _commands().items():
        options = {max(action.option_strings, key=len) for action in parser._actions if action.option_strings}
        documented = set(re.findall(r"(?<![\w-])--?[a-z]+", table[name][2]))
        assert documented == options - {"--help", "--corpus"}, name


def test_every_command_takes_a_corpus_as_the_readme_says() -> None:
    assert "Every command takes `--corpus DIR`" in README
    assert all("--corpus" in parser.format_help() for parser in _commands().values())


def test_the_readme_has_every_command_of_a_conversation_where_it_works() -> None:
    rows = _rows(_section("Commands").split("In a conversation:")[1])
    typed = {where: set() for where in ("everywhere", "terminal", "Telegram")}  # type: dict[str, set[str]]
    for commands, _, where in rows:
        typed[where] |= set(re.findall(r"`(/[a-z]+)", commands))
    terminal = set(re.findall(r"^ +(/[a-z]+)", terminal_texts.HELP, re.MULTILINE)) | {"/help"}
    telegram = {f"/{name}" for name in telegram_texts.COMMANDS}
    assert typed["everywhere"] | typed["terminal"] == terminal
    assert typed["everywhere"] | typed["Telegram"] == telegram


def test_the_readme_opens_with_a_recording_that_a_test_replays() -> None:
    recording = (TOP_LEVEL / "tests/conversations/readme.chat.txt").read_text("utf-8")
    turns = "\n".join(line for line in recording.splitlines() if not line.startswith("#"))
    assert README.split("```")[1].strip() == turns.strip()


@pytest.mark.parametrize(
    "document", [*TOP_LEVEL.glob("*.md"), *TOP_LEVEL.glob("docs/*.md")], ids=lambda path: str(path.name)
)
def test_what_a_document_links_to_is_there(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8")):
        assert target.startswith("https://") or (document.parent / target).exists(), target


def test_what_the_documents_call_with_make_are_targets() -> None:
    makefile = (TOP_LEVEL / "Makefile").read_text("utf-8")
    called = re.findall(r"(?:^|`)make ([a-z-]+)", README + CONTRIBUTING, re.MULTILINE)
    assert set(called) >= {"run", "test"}
    for target in called:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((TOP_LEVEL / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    reasons = CONTRIBUTING.split("\n## Dependencies\n")[1]
    told = {name for row in _rows(reasons) for name in re.findall(r"`([^`]+)`", row[0])}
    assert told == {re.match(r"[\w-]+", line)[0] for line in wanted}  # type: ignore[index]


def test_each_list_of_words_is_named_under_its_folder() -> None:
    words = CONTRIBUTING.split("- **Words.**")[1].split("- **Texts.**")[0]
    told = {
        line[1 : line.index("`:")]: set(re.findall(r"`([a-z_]+\.txt)`", line))
        for line in words.split("\n  - ")[1:]
    }
    assert set(told) >= {"bot/articles/", "bot/retrieval/", "bot/answering/words/"}
    for folder, names in told.items():
        assert {path.name for path in (TOP_LEVEL / folder).glob("*.txt")} == names, folder


def test_the_readme_has_the_limits_of_the_program() -> None:
    text = " ".join(README.split())
    assert f"longer than {LONGEST_READ:,} characters" in text
    assert f"forgotten after {KEPT_SECONDS // 60} minutes" in text
    assert f"may ask {Settings.model_fields['user_rate'].default} questions a minute" in text


def test_each_folder_of_the_project_is_in_its_layout() -> None:
    layout = CONTRIBUTING.split("\n## The layout\n")[1].split("\n## ")[0]
    for folder in (*(TOP_LEVEL / "bot").iterdir(), *TOP_LEVEL.iterdir()):
        tracked = folder.is_dir() and folder.name[0] not in "._" and folder.name not in ("build", "dist")
        if tracked and folder.name != "bot" and not folder.name.endswith(".egg-info"):
            assert f"`{folder.relative_to(TOP_LEVEL)}/" in layout, folder
