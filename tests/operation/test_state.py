"""Small facts, in memory and on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UnusableError
from bot.operation.state import KEPT_DAYS, DiskState, MemoryState, State


@pytest.fixture(params=["memory", "disk"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> State:
    return MemoryState() if request.param == "memory" else DiskState(tmp_path)


async def test_the_last_value_is_remembered(state: State) -> None:
    assert await state.get("kind", "owner", "key") is None
    await state.put("kind", "owner", "key", "old")
    await state.put("kind", "owner", "key", "new")
    assert await state.get("kind", "owner", "key") == "new"
    await state.close()


async def test_one_owner_is_forgotten_as_a_whole(state: State) -> None:
    await state.put("kind", "ann", "1", "a")
    await state.put("kind", "ann", "2", "a")
    await state.put("other", "ann", "1", "a")
    await state.put("kind", "bob", "1", "b")
    await state.forget("kind", "ann")
    assert await state.get("kind", "ann", "1") is None
    assert await state.get("kind", "ann", "2") is None
    assert await state.get("other", "ann", "1") == "a"
    assert await state.get("kind", "bob", "1") == "b"
    await state.close()


async def test_what_is_on_disk_outlives_the_process(tmp_path: Path) -> None:
    first = DiskState(tmp_path / "new" / "folder")
    await first.put("kind", "owner", "key", "value")
    await first.close()
    second = DiskState(tmp_path / "new" / "folder")
    assert await second.get("kind", "owner", "key") == "value"
    await second.close()


async def test_what_is_too_old_is_gone(tmp_path: Path) -> None:
    now = 1_000_000.0
    state = DiskState(tmp_path, lambda: now)
    await state.put("kind", "owner", "key", "value")
    now += KEPT_DAYS * 86400
    assert await state.get("kind", "owner", "key") == "value"
    now += 1
    assert await state.get("kind", "owner", "key") is None
    await state.close()


def test_a_folder_that_cannot_be_used_is_told_by_its_variable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UnusableError, match="BOT_STATE_DIR"):
        DiskState(tmp_path / "file")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_text("not a database at all, only words " * 50)
    with pytest.raises(UnusableError, match=r"state\.sqlite"):
        DiskState(tmp_path)


async def test_a_disk_in_trouble_is_a_warning_not_an_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state = DiskState(tmp_path)
    state._connection.execute("DROP TABLE facts")
    await state.put("kind", "owner", "key", "value")
    assert await state.get("kind", "owner", "key") is None
    assert "state folder" in caplog.text
    await state.close()
