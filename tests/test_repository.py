"""What stands in the repository works on any machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

TOP_LEVEL = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_a_hash_for_each_package_and_no_address(lock: str) -> None:
    text = (TOP_LEVEL / lock).read_text("utf-8")
    assert not re.search(r"^\s*-(?!-hash)|://|file:|@ ", text, re.MULTILINE)
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    pinned = [package for package in packages if "==" in package]
    assert len(pinned) > 5
    assert all("--hash=sha256:" in package for package in pinned)


def test_the_locks_agree() -> None:
    runtime, development = (
        dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP_LEVEL / lock).read_text("utf-8"), re.MULTILINE))
        for lock in LOCKS
    )
    assert runtime.items() <= development.items()


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=TOP_LEVEL, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    personal = re.compile(rb"/(?:home|Users|root|work)/[A-Za-z]")
    files = [TOP_LEVEL / name for name in listed.stdout.splitlines() if not name.startswith("corpus/")]
    # The home of an invented person, in the test of where the history stands.
    found = [
        file.name
        for file in files
        if file.is_file() and personal.search(file.read_bytes().replace(b"/home/ann", b""))
    ]
    assert found == []
