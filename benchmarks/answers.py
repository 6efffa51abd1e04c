"""How good the answers are, beside plain BM25, and what each feature of the ranking gains.

    python -m benchmarks.answers [FOLDER[=CORPUS]…] [--limit N] [--json] [--docs FILE]

Without FOLDER: the small set of the project's own. A FOLDER (or folders in it) holds questions as
benchmarks/questions.py reads them, and their articles in `corpus/` unless CORPUS is given. Nothing is
downloaded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.baselines import stemmed, tutorial
from benchmarks.feature_table import feature_rows, feature_table, write_table
from benchmarks.measures import auroc, calibration_error, hit_at, interval, reciprocal
from benchmarks.questions import Case, Folder, read_folders
from bot.answering.answering import Story, answer
from bot.answering.conversation import Conversation
from bot.articles.article import Sentence
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Hit

_FIGURES = (
    *("shown and right", "answerable refused", "unanswerable refused"),
    *("auroc", "expected calibration error"),
)
SMALL = Path(__file__).parent / "small"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered to one question: whether it was refused, the confidence, its best sentence right."""

    refused: bool
    confidence: float
    right: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every folder and print the tables; 2 when a folder has no questions."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers", description=__doc__)
    parser.add_argument("folders", nargs="*", default=[str(SMALL)], metavar="FOLDER[=CORPUS]")
    parser.add_argument("--limit", type=int, default=0, help="ask every k-th question, about so many in all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--docs", type=Path, help="write the table of features into this document")
    options = parser.parse_args(argv)
    try:
        folders = [folder for path in options.folders for folder in _read(path)]
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    ranked = {folder.name: _ranked(folder, options.limit) for folder in folders}
    result = {folder.name: measure(folder, options.limit, ranked[folder.name]) for folder in folders}
    rows = feature_rows({name: [(c, h) for c, h in r if c.answerable] for name, r in ranked.items()})
    if options.docs is not None:
        write_table(options.docs, rows)
    if options.json:
        print(json.dumps({"folders": result, "features": rows}, ensure_ascii=False))
    else:
        for name, figures in result.items():
            print(_quality(name, figures))
        print(feature_table(rows))
    return 0


def measure(folder: Folder, limit: int, ranked: Sequence[tuple[Case, list[Hit]]]) -> dict[str, Any]:
    """The figures of a folder: ours, both baselines, refusals and confidence."""
    sentences = folder.corpus.sentences
    cases = [case for case, _ in ranked if case.answerable]
    systems = {"rank_bm25 as in tutorials": tutorial(sentences), "stemmed BM25": stemmed(sentences)}
    figures: dict[str, Any] = {"questions": len(ranked), "answerable": len(cases), "systems": {}}
    for name, order in systems.items():
        figures["systems"][name] = _hits([_place(case, order(case.question)) for case in cases])
    ours = [_place(case, [h.sentence for h in hits]) for case, hits in ranked if case.answerable]
    figures["systems"]["Verbatim"] = _hits(ours)
    figures.update(_confidence(folder, [case for case, _ in ranked]))
    return figures


def _read(told: str) -> list[Folder]:
    folder, _, corpus = told.partition("=")
    return read_folders(Path(folder), Path(corpus) if corpus else None)


def _ranked(folder: Folder, limit: int) -> list[tuple[Case, list[Hit]]]:
    cases = folder.cases
    if limit and limit < len(cases):
        cases = tuple(cases[i * len(cases) // limit] for i in range(limit))
    retriever = MemoryRetriever(folder.corpus.sentences)
    return [(case, rank(read_question(case.question, retriever), retriever)) for case in cases]


def _place(case: Case, ranking: Sequence[Sentence]) -> int | None:
    return next((n for n, sentence in enumerate(ranking, 1) if case.fits(sentence)), None)


def _hits(places: Sequence[int | None]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, values in (
        ("hit@1", hit_at(places, 1)),
        ("hit@3", hit_at(places, 3)),
        ("mrr@10", reciprocal(places, DEPTH)),
    ):
        low, high = interval(values)
        figures[name] = round(float(values.mean()), 4) if len(values) else None
        figures[name + " interval"] = [round(low, 4), round(high, 4)]
    return figures


def _confidence(folder: Folder, cases: Sequence[Case]) -> dict[str, Any]:
    """Refusals, and whether the confidence means what it says.

    The event of the calibration error: the best quote, shown or the first of the nearest, is right, which
    it never is where there is no answer.
    """
    story = Story(folder.corpus, MemoryRetriever(folder.corpus.sentences))
    by_span = {(s.file, s.start): s for s in folder.corpus.sentences}
    yes: list[Told] = []
    no: list[Told] = []
    for case in cases:
        told = answer(case.question, Conversation(), story)
        refused = told.status in ("not_found", "greeting")
        best = told.nearest[:1] if refused else told.claims[0].quotes[:1]
        right = any(case.fits(by_span[q.file, q.start]) for q in best)
        (yes if case.answerable else no).append(Told(refused, told.confidence, right))
    return {
        "answerable refused": _share([t.refused for t in yes]),
        "unanswerable refused": _share([t.refused for t in no]),
        "shown and right": _share([t.right and not t.refused for t in yes]),
        "auroc": auroc([t.confidence for t in yes], [t.confidence for t in no]),
        "expected calibration error": calibration_error(
            [t.confidence for t in yes + no], [t.right for t in yes + no]
        ),
    }


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _quality(name: str, figures: dict[str, Any]) -> str:
    lines = [f"\n{name}: {figures['questions']} questions, {figures['answerable']} with an answer"]
    lines.append(f"{'':28}" + "".join(f"{head:>24}" for head in ("hit@1", "hit@3", "mrr@10")))
    for system, hits in figures["systems"].items():
        cells = [
            f"{hits[head]:.3f} ({hits[head + ' interval'][0]:.3f}–{hits[head + ' interval'][1]:.3f})"
            for head in ("hit@1", "hit@3", "mrr@10")
        ]
        lines.append(f"{system:28}" + "".join(f"{cell:>24}" for cell in cells))
    for key in _FIGURES:
        if figures[key] is not None:
            lines.append(f"{key:28}{figures[key]:>10.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
