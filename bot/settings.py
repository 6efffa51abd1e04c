"""Every BOT_… variable: one class, one docstring line each."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv.parser import Binding, parse_stream
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from bot.errors import UnusableError

PREFIX = "BOT_"
ENV_FILE = Path(".env")
# https://core.telegram.org/bots/api#authorizing-your-bot
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return frozenset(int(word) for word in value.replace(",", " ").split())
    except ValueError:
        raise ValueError("whole numbers, separated by commas") from None


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What the environment, `.env` and the folder of secrets say, in this order; then the defaults."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )

    token: SecretStr | None = None
    """The bot's token from BotFather; a secret."""
    mode: Annotated[Literal["polling"], BeforeValidator(_lower)] = "polling"
    """How updates come in: `polling` (the default) is what there is so far."""
    allowed: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    """User and chat ids, comma-separated, that may ask; empty: everybody."""
    api_url: str | None = None
    """Base address of the Bot API server; empty: Telegram's own."""
    corpus: Path = Path("corpus")
    """Folder of articles, default `corpus`."""
    state_dir: Path | None = None
    """Folder for what must survive a crash; empty: nothing is written."""
    send_rate: float = Field(30, ge=0, allow_inf_nan=False)
    """Messages a second over all chats, default 30 (Telegram's limit); 0: no limit."""
    user_rate: float = Field(30, ge=0, allow_inf_nan=False)
    """Questions a minute and person, default 30, bursts of 10; 0: no limit."""
    take_over: bool = False
    """`true`: polling may remove a webhook that is set."""
    record_dir: Path | None = None
    """Folder for recorded conversations, without names; empty: nothing is recorded."""
    secrets_dir: Path | None = None
    """Folder of files that each hold one setting (`bot_token`); environment only."""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error", "critical"], BeforeValidator(_lower)
    ] = "info"
    """What is logged, from `debug`, `info` (the default), `warning`, `error` or `critical` on."""
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_lower)] = "text"
    """`text` (the default), or `json`: one object a line."""

    @model_validator(mode="before")
    @classmethod
    def _blank_is_not_set(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in values.items() if not (isinstance(v, str) and not v.strip())}

    @field_validator("token")
    @classmethod
    def _as_botfather_gives_it(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("digits, a colon, then letters, digits, - and _, as BotFather gives it")
        return token

    @field_validator("api_url")
    @classmethod
    def _an_address(cls, url: str | None) -> str | None:
        if url is not None and not _is_address(url):
            raise ValueError("an address that begins with http:// or https://")
        return url and url.rstrip("/")


def load_settings(corpus: Path | None = None) -> Settings:
    """Read the settings; `corpus` is the folder given on the command line, which wins.

    Raises:
        UnusableError: a value is not allowed, or `.env` or the folder of secrets can't be read; the message
            names the variable and what is allowed, and never the value.
    """
    secrets = os.environ.get(f"{PREFIX}SECRETS_DIR", "").strip() or None
    if secrets is not None and not Path(secrets).is_dir():
        raise UnusableError(f"{PREFIX}SECRETS_DIR: there is no folder {secrets}")
    # Lines that can't be read are told by `unread_lines`, once and with the file's name.
    logging.getLogger("dotenv").setLevel(logging.ERROR)
    given: dict[str, Any] = {"_secrets_dir": secrets}
    if corpus is not None:
        given["corpus"] = corpus
    try:
        for name in _secret_names():
            if name.upper() in _known() and not Path(secrets or "", name).is_file():
                raise UnusableError(f"{PREFIX}SECRETS_DIR: {name} is no file")
        return Settings(**given)
    except ValidationError as error:
        lines = [
            f"{PREFIX}{str(mistake['loc'][0]).upper()}: {_allowed(mistake['msg'])}"
            for mistake in error.errors(include_input=False, include_url=False)
        ]
        raise UnusableError("\n".join(dict.fromkeys(lines))) from None
    except (SettingsError, UnicodeDecodeError, OSError) as error:
        where = ".env" if secrets is None else f".env or {PREFIX}SECRETS_DIR"
        raise UnusableError(f"{where} can't be read: {type(error).__name__}") from None


def described() -> list[tuple[str, str]]:
    """Every variable with its docstring line, in their order."""
    fields = Settings.model_fields.items()
    return [(f"{PREFIX}{name.upper()}", field.description or "") for name, field in fields]


def unknown_names() -> list[str]:
    """BOT_… names that are set somewhere and mean nothing, upper case, sorted; most are typing mistakes."""
    names = {name.upper() for name in [*os.environ, *_secret_names()]}
    names.update(one.key.upper() for one in _env_file() if one.key)
    return sorted(name for name in names - _known() if name.startswith(PREFIX))


def unread_lines() -> list[int]:
    """The lines of `.env`, from 1, at which something begins that is no setting and no comment."""
    return [one.original.line for one in _env_file() if one.error]


def _known() -> set[str]:
    return {name for name, _ in described()}


def _secret_names() -> list[str]:
    secrets = os.environ.get(f"{PREFIX}SECRETS_DIR", "").strip()
    return sorted(path.name for path in Path(secrets).iterdir()) if secrets else []


def _env_file() -> list[Binding]:
    if not ENV_FILE.is_file():
        return []
    with ENV_FILE.open(encoding="utf-8-sig") as file:
        return list(parse_stream(file))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Reading the port is what checks it.
        usable = parts.port != 0 and parts.hostname
    except ValueError:
        return False
    return bool(usable) and parts.scheme in ("http", "https") and not re.search(r"[\s\x00]", url)


def _allowed(message: str) -> str:
    """Pydantic's message as what is allowed: `input should be …` and `value error, …` are its openings."""
    said = re.sub(r"^(?:Value error, |Input should be )|, unable to .*|\bvalid ", "", message)
    return f"allowed is {said}"
