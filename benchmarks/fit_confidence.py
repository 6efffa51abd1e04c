"""Fit the weights behind the confidence of an answer on public questions.

    python benchmarks/fit_confidence.py [--write] FOLDER…

Each FOLDER holds `corpus/` and `questions.jsonl` (`question`, `answerable`, `gold`: `file`, `start`, `end`).
Three kinds of questions are learned from: answerable ones (the best sentence is right or wrong), impossible
ones, and answerable ones whose answer was taken out of the corpus. The first folder with impossible questions
calibrates. The same folders give the same table. Nothing is downloaded.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import bot.answering.confidence as confidence
from bot.answering.evidence import evidence_of
from bot.articles.article import Sentence
from bot.articles.corpus import read_corpus
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Retriever

# So many parts of the answerable questions lose their answers apart: a corpus is to keep most sentences.
PARTS = 4
RIDGE = 3.0
STEPS = 3000
BINS = 10
Matrix = npt.NDArray[np.float64]

# What a feature may do at all: one against its sign would be chance in the data or a habit of its authors.
FOR = ("covered", "margin", "pairs", "words_asked", "score", "yes_no")
# On news a contradiction tells more than on encyclopedia questions; judged on two stories.
AT_MOST = {
    "contradicted": -1.5,
    "speech_missing": -4.0,
    "relations_missing": -1.6,
    "place_absent": -0.5,
    "time_absent": -0.7,
    "person_absent": -0.4,
    "identity_absent": -3.5,
    "name_far": -1.5,
}
LARGEST = 4.0
# What may be a habit of those who wrote impossible questions ("before" for "after"), or of encyclopedias.
NO_LESS = {"small_opposite": -1.0, "by_other_words": -0.6, "reason_absent": -0.3}
AT_LEAST = {"yes_no": 0.5}


@dataclass(frozen=True, slots=True)
class Case:
    """A question's features, whether its best sentence is right, and where it comes from."""

    question: str
    folder: str
    group: str
    made: str
    features: dict[str, float]
    right: bool


def main() -> None:
    """Read the folders, say how the fit does on articles left out, and print or write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="replace bot/answering/confidence.txt")
    options = parser.parse_args()
    cases = [case for folder in options.folders for case in read_cases(folder)]
    names = sorted({name for case in cases for name in case.features})
    target = next((c.folder for c in cases if c.made == "impossible"), cases[0].folder)
    report(cases, names, target)
    table = fit(cases, names, target)
    for name, weight in sorted(table.items(), key=lambda item: -abs(item[1])):
        print(f"  {name:22}{weight:+.4f}")
    if options.write:
        write(table)


def read_cases(folder: Path) -> list[Case]:
    """All cases of one folder: its questions as they are, and the answerable ones without their answers."""
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").split("\n") if line]
    sentences = read_corpus(folder / "corpus").sentences
    retriever = MemoryRetriever(sentences)
    cases = [
        _case(row, retriever, folder, "answerable" if row["answerable"] else "impossible") for row in rows
    ]
    answerable = [row for row in rows if row["answerable"]]
    for part in range(PARTS):
        asked = answerable[part::PARTS]
        gold = [span for row in asked for span in row["gold"]]
        kept = [s for s in sentences if not any(_holds(s, span) for span in gold)]
        renumbered = [Sentence(s.article, s.start, s.end, s.paragraph, n) for n, s in enumerate(kept)]
        without = MemoryRetriever(renumbered)
        cases += [_case(row, without, folder, "taken out") for row in asked]
    return cases


def _case(row: dict[str, object], retriever: Retriever, folder: Path, made: str) -> Case:
    gold = row["gold"]
    assert isinstance(gold, list)
    text = str(row["question"])
    question = read_question(text, retriever)
    hits = rank(question, retriever)
    group = str(gold[0]["file"]) if gold else (hits[0].sentence.file if hits else "")
    if not hits:
        return Case(text, folder.name, group, made, {}, right=False)
    right = any(_holds(hits[0].sentence, span) for span in gold)
    return Case(text, folder.name, group, made, evidence_of(question, hits, retriever), right)


def _holds(sentence: Sentence, span: dict[str, object]) -> bool:
    return (
        sentence.file == span["file"]
        and sentence.start <= int(str(span["start"]))
        and int(str(span["end"])) <= sentence.end
    )


def fit(cases: list[Case], names: list[str], target: str) -> dict[str, float]:
    """The weights of a logistic model on all cases, scaled so that the folder `target` calibrates it."""
    table = _logistic(cases, names)
    real = [case for case in cases if case.folder == target and case.made != "taken out" and case.features]
    scale, shift = _calibrate(
        np.array([confidence.evidence_sum(case.features, table) for case in real]),
        np.array([float(case.right) for case in real]),
    )
    scaled = {name: weight * scale for name, weight in table.items()}
    scaled["bias"] += shift
    return scaled


def _logistic(cases: list[Case], names: list[str]) -> dict[str, float]:
    used = [case for case in cases if case.features]
    raw = np.array([[case.features.get(name, 0.0) for name in names] for case in used])
    right = np.array([float(case.right) for case in used])
    mean, spread = raw.mean(0), raw.std(0) + 1e-6
    scaled = (raw - mean) / spread
    lowest = np.array(
        [AT_LEAST.get(name, 0.0) if name in FOR else NO_LESS.get(name, -LARGEST) for name in names]
    )
    highest = np.array([np.inf if name in FOR else AT_MOST.get(name, 0.0) for name in names])
    lowest, highest = lowest * spread, np.minimum(highest, LARGEST) * spread
    weights, bias, step = np.zeros(len(names)), 0.0, 1.0
    curvature = float(np.linalg.eigvalsh(scaled.T @ scaled / len(used)).max()) / 4 + 1.0
    for _ in range(STEPS):
        error = right - _squash(scaled @ weights + bias)
        weights = weights + step / curvature * (scaled.T @ error - RIDGE * weights) / len(used)
        weights = np.clip(weights, lowest, highest)
        bias += step / curvature * error.mean()
    unscaled = weights / spread
    table = dict(zip(names, map(float, unscaled), strict=True))
    table["bias"] = float(bias - unscaled @ mean)
    return table


def _calibrate(sums: Matrix, right: Matrix) -> tuple[float, float]:
    """Scale and shift that make the sums log odds (Platt 1999), by Newton's method."""
    design = np.stack([sums, np.ones_like(sums)], axis=1)
    found = np.array([1.0, 0.0])
    for _ in range(50):
        chance = _squash(design @ found)
        hessian = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-9 * np.eye(2)
        found = found + np.linalg.solve(hessian, design.T @ (right - chance))
    return float(found[0]), float(found[1])


def report(cases: list[Case], names: list[str], target: str) -> None:
    """How the confidence does on articles that it was not fitted on, each left out in turn."""
    groups = sorted({(case.folder, case.group) for case in cases})
    folds: dict[tuple[str, str], int] = {group: place % 8 for place, group in enumerate(groups)}
    told: list[tuple[Case, float]] = []
    for fold in range(8):
        inside = [case for case in cases if folds[case.folder, case.group] != fold]
        table = fit(inside, names, target)
        told += [
            (case, confidence.confidence_of(case.features, table) if case.features else 0.0)
            for case in cases
            if folds[case.folder, case.group] == fold
        ]
    for folder in sorted({case.folder for case in cases}):
        here = [(case, value) for case, value in told if case.folder == folder]
        yes = np.array([value for case, value in here if case.made == "answerable"])
        hit = np.array([value for case, value in here if case.made == "answerable" and case.right])
        for made in ("impossible", "taken out"):
            no = np.array([value for case, value in here if case.made == made])
            if len(no):
                print(f"{folder}, {made}: auroc {auroc(yes, no):.3f}, auroc_hit {auroc(hit, no):.3f}")
        real = [(value, float(case.right)) for case, value in here if case.made != "taken out"]
        error = calibration_error(np.array([v for v, _ in real]), np.array([r for _, r in real]))
        print(f"{folder}: expected calibration error {error:.3f}")


def auroc(above: Matrix, below: Matrix) -> float:
    """The chance that one of `above` is higher than one of `below`; ties count half."""
    difference = above[:, None] - below[None, :]
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def calibration_error(told: Matrix, right: Matrix) -> float:
    """Expected calibration error over ten equal bins (Naeini et al. 2015)."""
    places = np.minimum((told * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(told[places == place].mean() - right[places == place].mean()) * (places == place).mean()
            for place in set(places.tolist())
        )
    )


def _squash(values: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)


def write(table: dict[str, float]) -> None:
    """Replace the table of the package."""
    head = "# What each feature of the evidence adds to the log odds that the best sentence is the answer.\n"
    head += (
        "# Written by benchmarks/fit_confidence.py; features that the fit left at nothing are not listed.\n\n"
    )
    lines = [f"{name} {weight:.4f}" for name, weight in sorted(table.items()) if abs(weight) >= 0.00005]
    path = Path(confidence.__file__).with_name("confidence.txt")
    path.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
