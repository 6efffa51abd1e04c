"""What a replay found as one page that needs no network: how questions were answered, and from what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from bot.conversations.tally import Change, Tally
from bot.conversations.word_diff import word_changes
from bot.errors import UnusableError

_STATUSES = {
    "answered": "answered",
    "disputed": "disputed",
    "not_found": "not found",
    "greeting": "small talk",
}
_ROWS = 20
"""Rows of a chart: more are no picture any more."""


def write_report(tally: Tally, target: Path, *, passed: int, failed: int) -> None:
    """Write the page.

    Raises:
        UnusableError: the file can't be written.
    """
    try:
        target.write_text(report_page(tally, passed=passed, failed=failed), "utf-8", "replace", "\n")
    except OSError as error:
        raise UnusableError(f"{target}: {error.strerror or error}") from None


def report_page(tally: Tally, *, passed: int, failed: int) -> str:
    """The page as HTML, styles and charts included."""
    style = (files("bot.conversations") / "report.css").read_text("utf-8")
    sections = [_shares(tally), _missing(tally), _sentences(tally), _articles(tally), _changes(tally)]
    body = "\n".join(part for section in sections for part in section)
    asked = _many(tally.statuses.total(), "question")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Replay report</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>What was asked, and what the articles say</h1>
<p class="soft">{asked} replayed · {passed:,} passed, {failed:,} failed</p>
{body}
</main>
</body>
</html>
"""


def _shares(tally: Tally) -> Iterator[str]:
    yield "<h2>How questions were answered</h2>"
    total = tally.statuses.total()
    if not total:
        yield "<p>Nothing was looked up.</p>"
        return
    counts = [(status, name, tally.statuses[status]) for status, name in _STATUSES.items()]
    label = ", ".join(f"{_percent(count, total)} {name}" for _, name, count in counts)
    parts = "".join(
        f'<span class="{status}" style="flex: {count}"></span>' for status, _, count in counts if count
    )
    yield f'<div class="shares" role="img" aria-label="{label}">{parts}</div>'
    yield '<ul class="legend">'
    for status, name, count in counts:
        yield f'<li><i class="{status}"></i>{name}: {count:,} <small>({_percent(count, total)})</small></li>'
    yield "</ul>"


def _missing(tally: Tally) -> Iterator[str]:
    yield "<h2>Asked and not found: what do the articles lack?</h2>"
    rows = sorted(tally.missing.items(), key=lambda item: (-item[1].asked, item[0]))
    if not rows:
        yield "<p>Every question found something.</p>"
        return
    most = rows[0][1].asked
    yield '<ol class="bars">'
    for _, missing in rows[:_ROWS]:
        name = f"<b>{escape(missing.word)}</b>" if missing.word else "no single word"
        asked = "".join(f"<li>{escape(question)}</li>" for question in missing.questions)
        yield _row(name, missing.asked, most, kind="missing", below=f'<ul class="asked">{asked}</ul>')
    yield "</ol>"
    yield from _left_out(len(rows) - _ROWS, "word")


def _sentences(tally: Tally) -> Iterator[str]:
    yield "<h2>The sentences quoted most</h2>"
    rows = tally.sentences.most_common()
    if not rows:
        yield "<p>No sentence was quoted.</p>"
        return
    yield '<ol class="bars">'
    for (file, _, text), count in rows[:_ROWS]:
        below = f"<small>{escape(file)}</small>"
        yield _row(f"“{escape(' '.join(text.split()))}”", count, rows[0][1], below=below)
    yield "</ol>"
    yield from _left_out(len(rows) - _ROWS, "sentence")


def _articles(tally: Tally) -> Iterator[str]:
    yield "<h2>The articles, by how often they were quoted</h2>"
    quoted = [(file, count) for file, count in tally.articles.most_common() if count]
    never = sorted(file for file, count in tally.articles.items() if not count)
    most = max(tally.articles.values(), default=0) or 1
    yield '<ol class="bars">'
    for file, count in quoted[:_ROWS]:
        yield _row(f'<span class="name">{escape(file)}</span>', count, most)
    for file in never[:_ROWS]:
        yield _row(f'<span class="name">{escape(file)}</span>', 0, most, never=True)
    yield "</ol>"
    yield from _left_out(max(0, len(quoted) - _ROWS) + max(0, len(never) - _ROWS), "article")


def _changes(tally: Tally) -> Iterator[str]:
    yield "<h2>Replies that changed since the recording</h2>"
    if not tally.changes:
        yield "<p>None.</p>"
    for change in tally.changes:
        yield from _change(change)
    yield from _left_out(tally.further_changes, "reply", "replies")


def _change(change: Change) -> Iterator[str]:
    runs = word_changes(change.then, change.now)
    yield "<article>"
    yield f"<h3>{escape(change.question)}</h3>"
    yield f"<small>{escape(change.where)} · {escape(change.kind)}</small>"
    yield '<div class="sides">'
    yield f"<div><h4>recorded</h4><p>{_marked(runs, '-', 'del') or '(nothing)'}</p></div>"
    yield f"<div><h4>now</h4><p>{_marked(runs, '+', 'ins') or '(nothing)'}</p></div>"
    yield "</div>"
    yield "</article>"


def _marked(runs: Iterable[tuple[str, str]], kind: str, tag: str) -> str:
    words = [(run, escape(text)) for run, text in runs if run in ("=", kind)]
    return "".join(text if run == "=" else f"<{tag}>{text}</{tag}>" for run, text in words)


def _row(name: str, count: int, most: int, *, kind: str = "", below: str = "", never: bool = False) -> str:
    width = 100 * count / most
    return (
        f"<li{' class=never' if never else ''}>"
        f'<div class="row"><span>{name}</span><span class="count">{count:,}</span></div>'
        f'<svg class="bar {kind}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{width:.2f}" height="1"/></svg>{below}</li>'
    )


def _left_out(count: int, one: str, several: str = "") -> Sequence[str]:
    return [f'<p class="soft">and {_many(count, one, several)} more</p>'] if count > 0 else []


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _percent(count: int, total: int) -> str:
    return "under 1 %" if 0 < 100 * count < total else f"{100 * count / total:.0f} %"
