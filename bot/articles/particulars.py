"""What `sources.toml` says about the articles: title, publisher, date, url, and questions to begin with."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from bot.articles.folder import SOURCES_FILE
from bot.errors import UnusableError

KEYS = ("title", "publisher", "date", "url")
# Front ends link to it: nothing that would run or that no browser opens.
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Particulars:
    """`files` maps an article's name to what is known of it; `warnings` are lines for people."""

    files: dict[str, dict[str, str]] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_particulars(folder: Path) -> Particulars:
    """The `sources.toml` of a folder; empty when there is none.

    Raises:
        UnusableError: it can't be read, is no TOML, or a value is not what its key takes.
    """
    path = folder / SOURCES_FILE
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError:
        return Particulars()
    except OSError as error:
        raise UnusableError(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UnusableError(f"{path} is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UnusableError(f"{path} is not TOML: {error}") from None
    except RecursionError:
        raise UnusableError(f"{path} is not TOML: lists in lists, deeper than can be read") from None
    unknown = [f"{path}: {key} means nothing here" for key in said if key not in ("files", "questions")]
    questions = said.get("questions", [])
    if not isinstance(questions, list) or not all(isinstance(one, str) and one.strip() for one in questions):
        raise UnusableError(f"{path}: questions must be a list of texts")
    tables = said.get("files", {})
    if not isinstance(tables, dict):
        raise UnusableError(f'{path}: files must be tables, each as [files."NAME"]')
    files: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        where = f'{path}: [files."{name}"]'
        if not isinstance(table, dict):
            raise UnusableError(f"{where} must be a table with {', '.join(KEYS)}")
        unknown += [f"{where}: {key} means nothing here" for key in table if key not in KEYS]
        files[name] = {key: _text(table[key], f"{where} {key}") for key in KEYS if key in table}
        if not _ADDRESS.fullmatch(files[name].get("url", "https://of.none")):
            raise UnusableError(f"{where} url must be an address that begins with http:// or https://")
    return Particulars(files, tuple(questions), tuple(unknown))


def _text(value: object, where: str) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        raise UnusableError(f"{where} must be a text between quotation marks")
    return value.strip()
