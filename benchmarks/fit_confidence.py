"""Fit the weights behind the confidence of an answer on public questions.

    python -m benchmarks.fit_confidence FOLDER… [--write]

Each FOLDER, or the folders in it, hold `corpus/` and questions as benchmarks/questions.py reads them: public
ones first, then the project's own, benchmarks/news and benchmarks/small. Three kinds of questions are learned
from: answerable ones (the best sentence is right or wrong), impossible ones, and answerable ones whose answer
was taken out of the corpus. The first folder with impossible questions is the one that calibrates. The same
folders give the same table. Nothing is downloaded.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import bot.answering.refusing.confidence as confidence
from benchmarks.measures import auroc, calibration_error
from benchmarks.questions import Case, Folder, read_folders
from bot.answering.refusing.evidence import evidence_of
from bot.articles.article import Sentence
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank
from bot.retrieval.retriever import Retriever

# So many parts of the answerable questions lose their answers apart: a corpus is to keep most sentences.
PARTS = 4
RIDGE = 2.0
# What a question counts: the model is for news, the public sets keep it from habits of those who wrote the
# news questions; one without its answer counts less, for it was made, not asked. Chosen by leaving out one
# story at a time.
NEWS, PUBLIC, TAKEN_OUT = 1.0, 0.1, 0.4
STEPS = 3000
FOLDS = 8
Matrix = npt.NDArray[np.float64]

# What a feature may do at all: one against its sign would be chance in the data or a habit of its authors.
FOR = ("covered", "words", "pairs", "words_asked", "score", "yes_no", "counted", "rare_kind_shown")
# What a sentence that can't be the answer, or says the contrary, must at least cost before it is calibrated:
# such sentences are few in the data, and the penalty on large weights would forgive them. Six points more of
# the near misses of stories left out are refused.
AT_MOST = {"unmet": -5.0, "contradicted": -3.0, "denied_outright": -3.0, "relations_missing": -2.0}


@dataclass(frozen=True, slots=True)
class Example:
    """A question's features, whether its best sentence is right, and where it comes from.

    `made`: "answerable", "impossible" or "taken out". `group`: what is left out together: the article of its
    answer or best sentence, a story whole.
    """

    folder: str
    group: str
    made: str
    features: dict[str, float]
    right: bool
    news: bool


def main() -> None:
    """Read the folders, say how the fit does on articles left out, and print or write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_confidence", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="replace bot/answering/words/confidence.txt")
    options = parser.parse_args()
    folders = [folder for path in options.folders for folder in read_folders(path)]
    examples = [example for folder in folders for example in examples_of(folder)]
    names = sorted({name for example in examples for name in example.features})
    target = next((e.folder for e in examples if e.made == "impossible"), examples[0].folder)
    report(examples, names, target)
    table = fit(examples, names, target)
    for name, weight in sorted(table.items(), key=lambda item: -abs(item[1])):
        print(f"  {name:22}{weight:+.4f}")
    if options.write:
        write(table)


def examples_of(folder: Folder) -> list[Example]:
    """The questions of one folder as they are, and the answerable ones without their answers."""
    sentences = folder.corpus.sentences
    retriever = MemoryRetriever(sentences)
    # Only the project's own questions name whole sentences.
    news = any(gold.sentence is not None for case in folder.cases for gold in case.gold)
    examples = [
        _example(case, retriever, folder.name, "answerable" if case.answerable else "impossible", news)
        for case in folder.cases
    ]
    answerable = [case for case in folder.cases if case.answerable]
    for part in range(PARTS):
        asked = answerable[part::PARTS]
        kept = [s for s in sentences if not any(case.fits(s) for case in asked)]
        renumbered = [Sentence(s.article, s.start, s.end, s.paragraph, n) for n, s in enumerate(kept)]
        without = MemoryRetriever(renumbered)
        examples += [_example(case, without, folder.name, "taken out", news) for case in asked]
    return examples


def _example(case: Case, retriever: Retriever, folder: str, made: str, news: bool) -> Example:
    question = read_question(case.question, retriever)
    hits = rank(question, retriever)
    group = "" if news else case.gold[0].file if case.gold else hits[0].sentence.file if hits else ""
    features = evidence_of(question, hits, retriever) if hits else {}
    return Example(folder, group, made, features, bool(hits) and case.fits(hits[0].sentence), news)


def fit(examples: list[Example], names: list[str], target: str) -> dict[str, float]:
    """The weights of a logistic model on all cases, scaled so that the folder `target` calibrates it."""
    table = _logistic(examples, names)
    real = [e for e in examples if e.folder == target and e.made != "taken out" and e.features]
    scale, shift = _calibrate(
        np.array([confidence.evidence_sum(e.features, table) for e in real]),
        np.array([float(e.right) for e in real]),
    )
    scaled = {name: weight * scale for name, weight in table.items()}
    scaled["bias"] += shift
    return scaled


def _logistic(examples: list[Example], names: list[str]) -> dict[str, float]:
    used = [example for example in examples if example.features]
    count = np.array(
        [(NEWS if e.news else PUBLIC) * (TAKEN_OUT if e.made == "taken out" else 1.0) for e in used]
    )
    raw = np.array([[e.features.get(name, 0.0) for name in names] for e in used])
    right = np.array([float(e.right) for e in used])
    mean, spread = raw.mean(0), raw.std(0) + 1e-6
    scaled = (raw - mean) / spread
    lowest = np.array([0.0 if name in FOR else -np.inf for name in names])
    highest = np.array([np.inf if name in FOR else AT_MOST.get(name, 0.0) for name in names]) * spread
    weights, bias, step = np.zeros(len(names)), 0.0, 1.0
    curvature = float(np.linalg.eigvalsh((scaled * count[:, None]).T @ scaled / len(used)).max()) / 4 + 1.0
    for _ in range(STEPS):
        error = count * (right - _squash(scaled @ weights + bias))
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


def report(examples: list[Example], names: list[str], target: str) -> None:
    """How the confidence does on articles and stories that it was not fitted on, an eighth at a time."""
    groups = sorted({(example.folder, example.group) for example in examples})
    folds = {group: place % FOLDS for place, group in enumerate(groups)}
    told: list[tuple[Example, float]] = []
    for fold in range(FOLDS):
        inside = [e for e in examples if folds[e.folder, e.group] != fold]
        table = fit(inside, names, target)
        told += [
            (e, confidence.confidence_of(e.features, table) if e.features else 0.0)
            for e in examples
            if folds[e.folder, e.group] == fold
        ]
    for folder in sorted({example.folder for example in examples}):
        here = [(example, value) for example, value in told if example.folder == folder]
        yes = [value for example, value in here if example.made == "answerable"]
        hit = [value for example, value in here if example.made == "answerable" and example.right]
        for made in ("impossible", "taken out"):
            no = [value for example, value in here if example.made == made]
            if no:
                print(f"{folder}, {made}: auroc {auroc(yes, no):.3f}, auroc_hit {auroc(hit, no):.3f}")
        if folder != target:
            continue
        real = [(example, value) for example, value in here if example.made != "taken out"]
        error = calibration_error([value for _, value in real], [example.right for example, _ in real])
        print(f"{folder}: expected calibration error {error:.3f}")


def _squash(values: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)


def write(table: dict[str, float]) -> None:
    """Replace the table of the package."""
    head = "# What each feature of the evidence adds to the log odds that the best sentence is the answer.\n"
    head += (
        "# Written by benchmarks/fit_confidence.py; features that the fit left at nothing are not listed.\n\n"
    )
    lines = [f"{name} {weight:.4f}" for name, weight in sorted(table.items()) if abs(weight) >= 0.00005]
    path = Path(confidence.__file__).parents[1] / "words" / "confidence.txt"
    path.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
