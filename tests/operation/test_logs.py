from __future__ import annotations

import io
import json
import logging

import pytest

from bot.operation.logs import set_up_logs

TOKEN = "123456:AAsecretsecretsecret-_x"
ANOTHER = "987654:BBanothersecretsecret"


def _logged(level: str, form: str, secrets: tuple[str, ...] = (TOKEN, 'pass"wörd')) -> io.StringIO:
    stream = io.StringIO()
    set_up_logs(level, "json" if form == "json" else "text", secrets, stream)
    return stream


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_a_secret_is_in_no_line_at_any_level(form: str, level: str) -> None:
    stream = _logged(level, form)
    log = logging.getLogger("httpx")
    log.error("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.error("POST https://api.telegram.org/bot%s/getMe", TOKEN.replace(":", "%3A"))
    log.error('a secret of several kinds of characters: pass"wörd, and one never told: %s', ANOTHER)
    try:
        raise ValueError(f"in the exception {TOKEN}")
    except ValueError:
        log.exception("what went wrong with %s", {"token": TOKEN})
    told = stream.getvalue()
    assert "api.telegram.org/bot<secret>/getMe" in told
    for secret in (TOKEN, TOKEN.replace(":", "%3A"), "pass", "wörd", ANOTHER):
        assert secret not in told


def test_a_traceback_is_told_at_level_debug_alone() -> None:
    for level, traced in (("debug", True), ("info", False)):
        stream = _logged(level, "text")
        try:
            raise KeyError("what a person wrote")
        except KeyError:
            logging.getLogger("bot").exception("update 17 failed")
        assert ("Traceback" in stream.getvalue()) is traced
        assert ("what a person wrote" in stream.getvalue()) is traced
        assert "update 17 failed" in stream.getvalue()
        assert "KeyError" in stream.getvalue()


def test_json_lines_are_one_object_each_even_with_a_traceback() -> None:
    stream = _logged("debug", "json")
    try:
        raise KeyError("x")
    except KeyError:
        logging.getLogger("bot").exception("two\nlines")
    logging.getLogger("bot").info("three")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["level"], first["logger"], first["message"]) == ("error", "bot", "two\nlines")
    assert first["trace"].startswith("Traceback")
    assert second["message"] == "three"
    assert "trace" not in second


def test_what_is_less_weighty_than_the_level_is_not_logged() -> None:
    stream = _logged("warning", "text")
    logging.getLogger("bot").info("quiet")
    logging.getLogger("bot").warning("heard")
    assert stream.getvalue().endswith("Z warning bot: heard\n")
    assert "quiet" not in stream.getvalue()
