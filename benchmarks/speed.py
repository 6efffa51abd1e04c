"""How long a question takes, beside plain rank_bm25 measured in the same minute.

    python -m benchmarks.speed [FOLDER[=CORPUS]] [--rounds N]

Prints the median of each and their ratio, which depends less on the machine than the times do.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.baselines import stemmed, tutorial
from benchmarks.questions import Folder, read_folders
from bot.answering.answering import answer, tell
from bot.answering.conversation import Conversation
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

SMALL = Path(__file__).parent / "small"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print one line for each system."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(SMALL), metavar="FOLDER[=CORPUS]")
    parser.add_argument("--rounds", type=int, default=20, help="how often every question is asked")
    options = parser.parse_args(argv)
    folder, _, corpus = options.folder.partition("=")
    for part in read_folders(Path(folder), Path(corpus) if corpus else None):
        times = measure(part, options.rounds)
        plain = times["rank_bm25 as in tutorials"]
        print(f"{part.name}: {len(part.corpus.sentences)} sentences, {len(part.cases)} questions")
        for name, took in times.items():
            print(f"  {name:28}{1000 * took:8.3f} ms   {took / plain:6.1f} x")
    return 0


def measure(folder: Folder, rounds: int) -> dict[str, float]:
    """The median seconds that each system takes for a question; the systems take turns."""
    story = tell(folder.corpus)
    retriever = story.retriever
    order, stems = tutorial(folder.corpus.sentences), stemmed(folder.corpus.sentences)
    systems: dict[str, Callable[[str], object]] = {
        "rank_bm25 as in tutorials": order,
        "stemmed BM25": stems,
        "Verbatim, ranking": lambda q: rank(read_question(q, retriever), retriever),
        "Verbatim, answer": lambda q: answer(q, Conversation(), story),
    }
    took: dict[str, list[float]] = {name: [] for name in systems}
    for _ in range(rounds):
        for case in folder.cases:
            for name, system in systems.items():
                start = time.perf_counter()
                system(case.question)
                took[name].append(time.perf_counter() - start)
    return {name: median(each) for name, each in took.items()}


if __name__ == "__main__":
    raise SystemExit(main())
