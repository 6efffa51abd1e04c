"""Lines typed at a prompt, with editing and a history that outlives the session."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

try:
    import readline
except ImportError:  # some builds of Python come without it; lines can be typed all the same
    readline = None  # type: ignore[assignment]

# A year of questions, and still read in a blink.
_HISTORY_LINES = 2000


def typed_lines(prompt: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Each line typed until the end of input (Ctrl-D); with the arrow keys earlier ones come back."""
    history = history_file(environment)
    if readline is not None:
        readline.set_history_length(_HISTORY_LINES)
        readline.set_auto_history(True)
        if history is not None:
            with contextlib.suppress(OSError):
                readline.read_history_file(history)
    try:
        while True:
            try:
                line = input(prompt)
            except EOFError:
                print()
                return
            yield line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    finally:
        if readline is not None and history is not None:
            _keep(history)


def history_file(environment: Mapping[str, str]) -> Path | None:
    """Where the history stands, after the XDG base directory specification; None without a home."""
    state = environment.get("XDG_STATE_HOME", "")
    home = environment.get("HOME", "")
    # The specification: relative paths are to be ignored.
    if Path(state).is_absolute():
        return Path(state, "verbatim", "history")
    return Path(home, ".local", "state", "verbatim", "history") if Path(home).is_absolute() else None


def _keep(history: Path) -> None:
    # A read-only home is no reason to complain at the end of a conversation.
    with contextlib.suppress(OSError):
        history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        readline.write_history_file(history)
        history.chmod(0o600)
