"""What is installed is whole: word lists and all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP_LEVEL = Path(__file__).parent.parent
CORPUS = Path(__file__).parent / "corpora" / "bridge"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package installed from its wheel; the dependencies are those of this Python."""
    # Built from a copy: setuptools leaves its own files in the folder that it builds.
    folder = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(["git", "ls-files", "bot"], cwd=TOP_LEVEL, capture_output=True, text=True)
    names = listed.stdout.splitlines() or [
        str(p.relative_to(TOP_LEVEL)) for p in (TOP_LEVEL / "bot").rglob("*.*")
    ]
    for name in ("pyproject.toml", "README.md", *names):
        if (TOP_LEVEL / name).is_file() and "__pycache__" not in name:
            (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / name).write_bytes((TOP_LEVEL / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    install = [
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        "installed",
    ]
    subprocess.run([*pip, *install, "./source"], cwd=folder, check=True, capture_output=True)
    return folder / "installed"


def _verbatim(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return subprocess.run(
        [sys.executable, installed / "bin" / "verbatim", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
    )


def test_the_installed_command_answers_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = _verbatim(installed, tmp_path, "ask", "--json", "--corpus", str(CORPUS), "What will repairs cost?")
    assert done.stderr == ""
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["claims"][0]["quotes"][0]["file"] == "herald.txt"


def test_every_file_of_the_package_is_installed(installed: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "bot"], cwd=TOP_LEVEL, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    there = [name for name in listed.stdout.splitlines() if (TOP_LEVEL / name).is_file()]
    assert [name for name in there if not (installed / name).is_file()] == []


def test_the_installed_package_makes_recordings_tests(installed: Path, tmp_path: Path) -> None:
    recording = tmp_path / "repairs.chat.txt"
    recording.write_text("you> What will repairs cost?\nbot> quotes herald\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "--rootdir=.", f"--chat-corpus={CORPUS}", recording.name],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert "PASSED repairs.chat.txt::telegram" in done.stdout
    assert "PASSED repairs.chat.txt::terminal" in done.stdout
