"""Write into the documents what the program says: settings, and the conversation that opens the README."""

from __future__ import annotations

import re
from pathlib import Path

from bot.settings import described

TOP_LEVEL = Path(__file__).parent.parent


def refresh() -> None:
    """Rewrite the README's first block and table of settings, and `.env.example`."""
    readme = TOP_LEVEL / "README.md"
    text = readme.read_text("utf-8")
    opening = f"```\n{conversation()}\n```"
    text = re.sub(r"```\n.*?\n```", lambda _: opening, text, count=1, flags=re.DOTALL)
    rows = "".join(f"| `{name}` | {about} |\n" for name, about in described())
    text = re.sub(r"(?:\| `BOT_.*\n)+", lambda _: rows, text)
    readme.write_text(text, "utf-8")
    (TOP_LEVEL / ".env.example").write_text(example(), "utf-8")


def conversation() -> str:
    """The turns of the recording that the README opens with."""
    recording = (TOP_LEVEL / "tests" / "conversations" / "readme.chat.txt").read_text("utf-8")
    return "\n".join(line for line in recording.splitlines() if not line.startswith("#")).strip()


def example() -> str:
    """`.env.example`: every setting with what it means, and none of them set."""
    return "\n\n".join(f"# {about}\n{name}=" for name, about in described()) + "\n"


if __name__ == "__main__":
    refresh()
