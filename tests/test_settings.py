from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UnusableError
from bot.settings import described, load_settings, unknown_names, unread_lines

TOKEN = "123456:AAsecretsecretsecret-_x"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name, _ in described():
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.corpus == Path("corpus")
    assert (settings.send_rate, settings.user_rate) == (30, 30)
    assert settings.allowed == frozenset()
    assert (settings.log_level, settings.log_format) == ("info", "text")


def test_the_command_line_wins_over_the_environment_over_dotenv_over_the_folder_of_secrets(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = folder / "secrets"
    secrets.mkdir()
    monkeypatch.setenv("BOT_SECRETS_DIR", str(secrets))
    (secrets / "bot_corpus").write_text(" from-secrets \n")
    assert load_settings().corpus == Path("from-secrets")
    (folder / ".env").write_text("BOT_CORPUS=from-dotenv\n")
    assert load_settings().corpus == Path("from-dotenv")
    monkeypatch.setenv("BOT_CORPUS", "from-environment")
    assert load_settings().corpus == Path("from-environment")
    assert load_settings(Path("typed")).corpus == Path("typed")


def test_a_secret_is_read_from_its_file_without_the_blanks_around_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bot_token").write_text(f"\n {TOKEN}\n\n")
    monkeypatch.setenv("BOT_SECRETS_DIR", str(folder))
    token = load_settings().token
    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_value_counts_as_not_set(folder: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    (folder / "bot_token").write_text(empty)
    (folder / ".env").write_text("BOT_USER_RATE=\nBOT_STATE_DIR=\n")
    for name, _ in described():
        monkeypatch.setenv(name, empty)
    monkeypatch.setenv("BOT_SECRETS_DIR", str(folder))
    settings = load_settings()
    assert (settings.token, settings.state_dir, settings.user_rate) == (None, None, 30)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("BOT_TOKEN", "12345", "digits, a colon"),
        ("BOT_TOKEN", "12345:has blanks", "digits, a colon"),
        ("BOT_TOKEN", "١٢٣:abc", "digits, a colon"),
        ("BOT_MODE", "webhook", "'polling'"),
        ("BOT_ALLOWED", "17, ann", "whole numbers"),
        ("BOT_API_URL", "localhost:8081", "http://"),
        ("BOT_API_URL", "http://[::1", "http://"),
        ("BOT_API_URL", "http://localhost:99999", "http://"),
        ("BOT_API_URL", "http://local host", "http://"),
        ("BOT_API_URL", "http://:8081", "http://"),
        ("BOT_SEND_RATE", "-1", "0"),
        ("BOT_USER_RATE", "nan", "a finite number"),
        ("BOT_USER_RATE", "many", "allowed is a number"),
        ("BOT_TAKE_OVER", "perhaps", "boolean"),
        ("BOT_LOG_LEVEL", "loud", "'debug', 'info', 'warning', 'error' or 'critical'"),
        ("BOT_LOG_FORMAT", "xml", "'text' or 'json'"),
    ],
)
def test_a_wrong_value_is_told_by_its_variable_and_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UnusableError) as told:
        load_settings()
    line = str(told.value)
    assert line.startswith(f"{name}: allowed is ")
    assert allowed in line
    assert value not in line


def test_a_wrong_token_stands_neither_in_the_error_nor_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", f"{TOKEN} and more")
    with pytest.raises(UnusableError) as told:
        load_settings()
    assert TOKEN not in repr(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


def test_a_token_is_not_shown_by_printing_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert TOKEN not in f"{load_settings()} {load_settings()!r} {load_settings().model_dump()}"


def test_every_wrong_value_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_LOG_LEVEL", "loud")
    monkeypatch.setenv("BOT_SEND_RATE", "-1")
    with pytest.raises(UnusableError) as told:
        load_settings()
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == ["BOT_SEND_RATE", "BOT_LOG_LEVEL"]


def test_ids_are_read_with_commas_and_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ALLOWED", "17, -100200,3 ")
    assert load_settings().allowed == {17, -100200, 3}


def test_the_address_of_a_server_is_kept_without_its_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://localhost:8081/")
    assert load_settings().api_url == "http://localhost:8081"


def test_a_folder_of_secrets_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SECRETS_DIR", "nowhere")
    with pytest.raises(UnusableError, match="BOT_SECRETS_DIR: there is no folder nowhere"):
        load_settings()


def test_a_dotenv_that_is_no_text_is_an_error(folder: Path) -> None:
    (folder / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe")
    with pytest.raises(UnusableError, match=r"\.env"):
        load_settings()


def test_a_folder_in_the_place_of_a_secret_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "bot_token").mkdir()
    monkeypatch.setenv("BOT_SECRETS_DIR", str(folder))
    with pytest.raises(UnusableError, match="BOT_SECRETS_DIR: bot_token is no file"):
        load_settings()


def test_lines_of_dotenv_that_cannot_be_read_are_known_by_their_number(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / ".env").write_text("# mine\nBOT_CORPUS=here\nBOT TOKEN = x\nBOT_USER_RATE=3\n")
    assert load_settings().user_rate == 3
    assert unread_lines() == [3]
    assert capfd.readouterr().err == ""


def test_names_that_mean_nothing_are_found_wherever_they_are_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bot_tokn").write_text("x")
    (folder / ".env").write_text("BOT_CORPSE=x\nOTHER=x\n")
    monkeypatch.setenv("BOT_ALOWED", "1")
    monkeypatch.setenv("BOT_SECRETS_DIR", str(folder))
    assert unknown_names() == ["BOT_ALOWED", "BOT_CORPSE", "BOT_TOKN"]
    assert load_settings().corpus == Path("corpus")
