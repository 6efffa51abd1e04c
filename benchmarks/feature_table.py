"""What each feature of the ranking gains: every folder ranked with it and without it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measures import hit_at, interval
from benchmarks.questions import Case
from bot.retrieval.ranking import weights
from bot.retrieval.retriever import Hit

REASONS = Path(__file__).parent / "features.txt"
BEGIN, END = "<!-- features: begin -->", "<!-- features: end -->"

Ranked = Sequence[tuple[Case, list[Hit]]]


def feature_rows(ranked: Mapping[str, Ranked]) -> list[dict[str, Any]]:
    """For each feature its reason and, by folder, the change of hit@1 when it is added to all others.

    Each change comes with the middle 95 % of bootstrap samples of the questions.
    """
    rows = []
    whole = {name: hit_at(_places(cases, frozenset()), 1) for name, cases in ranked.items()}
    for name, reason in _reasons():
        off = frozenset(f for f in weights() if f == name or (name[-1] == "*" and f.startswith(name[:-1])))
        gains = {}
        for folder, cases in ranked.items():
            change = whole[folder] - hit_at(_places(cases, off), 1)
            low, high = interval(change)
            gain = float(change.mean()) if len(change) else 0.0
            gains[folder] = {"gain": round(gain, 4), "interval": [round(low, 4), round(high, 4)]}
        rows.append({"feature": name, "reason": reason, "gains": gains})
    return rows


def feature_table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as a Markdown table, in points of hit@1."""
    folders = list(rows[0]["gains"]) if rows else []
    lines = [
        "| feature | for | " + " | ".join(folders) + " |",
        "|---|---|" + "---|" * len(folders),
    ]
    for row in rows:
        cells = []
        for folder in folders:
            gain = row["gains"][folder]
            low, high = (100 * v for v in gain["interval"])
            cells.append(f"{100 * gain['gain']:+.1f} ({low:+.1f} … {high:+.1f})")
        lines.append(f"| {row['feature']} | {row['reason']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_table(document: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Put the table between the two marks of a document.

    Raises:
        ValueError: the document has no such marks.
    """
    text = document.read_text("utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{document}: no place for the table ({BEGIN} … {END})")
    made = f"{BEGIN}\n{feature_table(rows)}\n{END}"
    document.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: made, text, flags=re.DOTALL), "utf-8")


def _places(cases: Ranked, off: frozenset[str]) -> list[int | None]:
    table = {name: value for name, value in weights().items() if name not in off}
    places = []
    for case, hits in cases:
        scored = sorted(
            (-sum(v * table.get(f, 0.0) for f, v in hit.features.items()), hit.sentence.number, at)
            for at, hit in enumerate(hits)
        )
        found = (n for n, (_, _, at) in enumerate(scored, 1) if case.fits(hits[at].sentence))
        places.append(next(found, None))
    return places


def _reasons() -> list[tuple[str, str]]:
    lines = REASONS.read_text("utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if line.strip() and not line.startswith("#"))
    return [(name, reason) for name, reason in pairs]
