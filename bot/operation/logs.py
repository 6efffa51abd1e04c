"""Logging to stderr, as text or JSON; a secret never gets into a line at any level."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, TextIO

# A token as it stands in addresses and messages: `bot<token>/method` too.
_TOKEN = re.compile(r"\d{3,}(?::|%3A)[A-Za-z0-9_-]{10,}")
_HIDDEN = "<secret>"
# These say every request at level info; below warning they drown what the bot itself has to say.
_CHATTY = ("httpx", "httpcore")


def set_up_logs(
    level: str, form: Literal["text", "json"], secrets: Sequence[str] = (), stream: TextIO | None = None
) -> None:
    """Log everything from `level` on to `stream` (stderr), with each of `secrets` blotted out.

    Tracebacks are written at level `debug` alone; above it stands the kind of error.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    formatter = (JsonFormatter if form == "json" else TextFormatter)(traces=level == "debug")
    handler.setFormatter(Redacting(formatter, secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "debug" else logging.WARNING)
    logging.captureWarnings(True)


class Redacting(logging.Formatter):
    """Wraps a formatter and blots out secrets in the finished line, traceback and all.

    A filter on the record would come before the traceback and the arguments are put into words.
    """

    def __init__(self, formatter: logging.Formatter, secrets: Sequence[str]) -> None:
        super().__init__()
        self._formatter = formatter
        parts = [
            part
            for secret in secrets
            for part in (secret, json.dumps(secret, ensure_ascii=False)[1:-1])
            if part
        ]
        # The longest first: one secret may be the beginning of another.
        known = sorted(set(parts), key=len, reverse=True)
        self._secret = re.compile("|".join([*map(re.escape, known), _TOKEN.pattern]))

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return self._secret.sub(_HIDDEN, self._formatter.format(record))


class TracedFormatter(logging.Formatter):
    """What both forms have in common: whether an error comes with its traceback or its name alone."""

    def __init__(self, *, traces: bool) -> None:
        super().__init__()
        self._traces = traces

    def message(self, record: logging.LogRecord) -> str:
        """The message; without tracebacks the kind of error is added to it."""
        kind = record.exc_info[0] if record.exc_info else None
        return record.getMessage() + (f" ({kind.__name__})" if kind and not self._traces else "")

    def trace(self, record: logging.LogRecord) -> str:
        """The traceback, or nothing."""
        return self.formatException(record.exc_info) if self._traces and record.exc_info else ""


class TextFormatter(TracedFormatter):
    """`2026-01-31T12:00:00.000Z info bot.operation: message`, a traceback on the lines after it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        line = f"{_moment(record)} {record.levelname.lower()} {record.name}: {self.message(record)}"
        trace = self.trace(record)
        return f"{line}\n{trace}" if trace else line


class JsonFormatter(TracedFormatter):
    """One object a line: `time`, `level`, `logger`, `message`, and `trace` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        fields = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self.message(record),
        }
        trace = self.trace(record)
        if trace:
            fields["trace"] = trace
        return json.dumps(fields, ensure_ascii=False)


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
