from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.frontends.terminal.prompt import history_file

TOP_LEVEL = Path(__file__).parents[3]
CORPUS = TOP_LEVEL / "tests" / "corpora" / "bridge"
PATIENCE = 30
UP, INTERRUPT, END = b"\x1b[A", b"\x03", b"\x04"


class Window:
    """A terminal window with the chat in it."""

    def __init__(self, state: Path) -> None:
        self._ours, theirs = pty.openpty()
        self._unread = ""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        environment |= {"XDG_STATE_HOME": str(state), "TERM": "xterm", "NO_COLOR": "1"}
        self.bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat", "--corpus", str(CORPUS)],
            cwd=TOP_LEVEL,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            # Ctrl-C reaches a process through its controlling terminal alone.
            preexec_fn=_take_the_terminal,
        )
        os.close(theirs)

    def type(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def read_to(self, wanted: str) -> str:
        """What is shown up to and with `wanted`; fails when the window closes before."""
        while wanted not in self._unread:
            if not select.select([self._ours], [], [], PATIENCE)[0]:
                pytest.fail(f"{wanted!r} is not in {self._unread!r}")
            try:
                self._unread += os.read(self._ours, 1024).decode()
            except OSError:
                pytest.fail(f"the window closed after {self._unread!r}")
        before, _, self._unread = self._unread.partition(wanted)
        return before + wanted

    def close(self) -> None:
        if self.bot.poll() is None:
            self.bot.kill()
        self.bot.wait()
        os.close(self._ours)


def _take_the_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def test_a_person_is_welcomed_asks_and_leaves_with_the_end_of_input(window: Window) -> None:
    assert "2 articles from" in window.read_to("? ")
    window.type(b"What will repairs cost?\n")
    assert "3 million crowns" in window.read_to("herald.txt")
    window.read_to("? ")
    window.type(END)
    assert window.bot.wait(PATIENCE) == 0


def test_an_interrupt_leaves_with_130(window: Window) -> None:
    window.read_to("? ")
    # Between showing the prompt and waiting for keys Python's readline notes a signal and goes on waiting.
    for _ in range(PATIENCE):
        window.type(INTERRUPT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            window.bot.wait(1)
            break
    assert window.bot.returncode == 130


def test_what_was_asked_comes_back_in_the_next_session(window: Window, tmp_path: Path) -> None:
    window.read_to("? ")
    window.type(b"What will repairs cost?\n")
    window.read_to("herald.txt")
    window.type(b"/quit\n")
    assert window.bot.wait(PATIENCE) == 0
    history = tmp_path / "verbatim" / "history"
    assert history.stat().st_mode & 0o077 == 0
    later = Window(tmp_path)
    later.read_to("? ")
    later.type(UP + UP)
    later.read_to("What will repairs cost?")
    later.close()


@pytest.mark.parametrize(
    ("environment", "file"),
    [
        ({"HOME": "/home/ann"}, "/home/ann/.local/state/verbatim/history"),
        ({"HOME": "/home/ann", "XDG_STATE_HOME": "/var/state"}, "/var/state/verbatim/history"),
        ({"HOME": "/home/ann", "XDG_STATE_HOME": "state"}, "/home/ann/.local/state/verbatim/history"),
        ({}, None),
    ],
)
def test_the_history_stands_where_the_xdg_specification_says(
    environment: dict[str, str], file: str | None
) -> None:
    assert history_file(environment) == (file and Path(file))
