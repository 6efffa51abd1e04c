"""The export that is made up for measuring is one that can be replayed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from benchmarks.make_export import main
from bot.conversations.replay import Wanted, replay
from tests.conversations.plays import FERRY, stories


def test_an_export_of_the_wanted_size_is_replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "result.json"
    monkeypatch.setattr("sys.argv", ["make_export", "0.1", str(target), "--corpus", str(FERRY)])
    main()
    assert 100_000 < target.stat().st_size < 110_000
    out = io.StringIO()
    replay(Wanted([target], otherwise=FERRY), stories, out, out)
    assert "the bot is “Verbatim”" in out.getvalue()
    assert " same, " in out.getvalue()
