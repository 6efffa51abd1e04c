"""The pytest plugin, in a pytest of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conversations.plays import FERRY

ROOT = Path(__file__).parents[2]
PLUGIN = "bot.conversations.pytest_plugin"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("talks")
    (folder / "pytest.ini").write_text(
        "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
    )
    (folder / "good.chat.txt").write_text("you> Was anybody killed?\nbot> quotes 01\n")
    (folder / "group.chat.txt").write_text("ann> /ask Was anybody killed?\nbot> quotes 01\n")
    (folder / "bad.chat.txt").write_text('you> Was anybody killed?\nbot> quotes 01: "Nobody was hurt."\n')
    (folder / "broken.chat.txt").write_text("nonsense\n")
    (folder / "notes.txt").write_text("not a recording")
    (folder / "test_beside.py").write_text("async def test_it() -> None: ...\n")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            PLUGIN,
            "-n",
            "2",
            "-rA",
            f"--chat-corpus={FERRY}",
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        timeout=120,
        check=False,
    )
    return run.stdout + run.stderr


@pytest.mark.parametrize(
    "line",
    [
        "PASSED good.chat.txt::telegram",
        "PASSED good.chat.txt::terminal",
        "PASSED group.chat.txt::telegram",
        "only Telegram has groups",
        "FAILED bad.chat.txt::telegram",
        "FAILED bad.chat.txt::terminal",
        'quotes 01: "Nobody was [-hurt-]{+killed+}."',
        "ERROR broken.chat.txt",
        "broken.chat.txt:1: expected",
        "PASSED test_beside.py::test_it",
        "2 failed, 4 passed, 1 skipped, 1 error",
    ],
)
def test_recordings_are_tests_beside_others_and_on_several_workers(told: str, line: str) -> None:
    assert line in told


def test_a_failure_shows_no_code(told: str) -> None:
    assert "Traceback" not in told
    assert "RepliesDifferError" not in told
