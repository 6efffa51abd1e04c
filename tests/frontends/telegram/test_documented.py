"""docs/telegram.md and the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

from bot.frontends.telegram import texts
from bot.operation.person_limits import BURST
from bot.operation.state import KEPT_DAYS

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs" / "telegram.md").read_text("utf-8")
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot/frontends/telegram").glob("*.py"))


def test_every_count_is_documented_and_every_documented_one_is_counted() -> None:
    counted = set(re.findall(r'count\(\s*f?"([a-z_]+)', CODE)) | set(re.findall(r'name = "([a-z_]+)"', CODE))
    counted |= set(
        re.findall(r'= \("([a-z]+)", "([a-z]+)"\) if private else \("([a-z]+)", "([a-z]+)"\)', CODE)[0]
    )
    line = DOCS[DOCS.index("The counts in the log") :].partition("\n\n")[0]
    documented = {name.rstrip("…") for name in re.findall(r"`([a-z_]+…?)`", line)}
    assert counted == documented


def test_every_button_is_documented() -> None:
    for label in (texts.BUTTON_MORE, texts.BUTTON_CONTEXT, texts.BUTTON_ALSO, texts.BUTTON_SOURCE):
        assert f"| {label.partition(' {')[0].partition(' (')[0]}" in DOCS
    assert f"| {texts.BUTTON_COPY} |" in DOCS
    assert f"| {texts.BUTTON_SHARE} |" in DOCS


def test_every_module_that_is_named_exists() -> None:
    for name in re.findall(r"`(\w+\.py)`", DOCS):
        assert (ROOT / "bot/frontends/telegram" / name).is_file(), name


def test_limits_are_as_documented() -> None:
    assert f"bursts of {BURST}" in DOCS
    assert f"{KEPT_DAYS} days" in DOCS
