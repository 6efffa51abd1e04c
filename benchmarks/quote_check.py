"""How well the quote check tells exact, altered and foreign sentences apart.

    python benchmarks/quote_check.py DATA… [--sentences 200] [--json]

DATA is a folder of texts, or one with a folder `corpus` of them. Its files are dealt into two halves:
altered sentences are checked against the half that they come from; as they are, against the other half,
which must not have them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.checking.quote_check import check
from bot.articles.article import Sentence
from bot.articles.corpus import read_corpus
from bot.retrieval.memory import MemoryRetriever

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does)\b"
)
_NEGATION = re.compile(r"\b(?:not|never|no longer) ")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"(?<![\w.,])\d+(?![\w]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?|\d+")
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": "«", '"': "”", "’": "'", "'": "’", "—": "–", "–": "-", "-": "‑", " ": "  "}
)


@dataclass(frozen=True, slots=True)
class Altered:
    """A text, and the words that the check must name: those written and those that stand in the article."""

    text: str
    written: str
    stands: str


Alteration = Callable[[str, Sequence[str], random.Random], Altered | None]


def number(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """Another figure."""
    found = chance.choice(list(_FIGURE.finditer(text)) or [None])
    if found is None:
        return None
    other = str(int(found.group()) + chance.choice([1, 2, 10]))
    return Altered(text[: found.start()] + other + text[found.end() :], other, found.group())


def name(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """Another name, taken from elsewhere."""
    found = chance.choice(list(_NAME.finditer(text)) or [None])
    others = [other for other in names if other not in text]
    if found is None or not others:
        return None
    other = chance.choice(others)
    return Altered(text[: found.start()] + other + text[found.end() :], other, found.group())


def negation(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """A "not" more or less."""
    found = _NEGATION.search(text)
    if found is not None:
        return Altered(text[: found.start()] + text[found.end() :], "", found.group().strip())
    found = _AUXILIARY.search(text)
    return found and Altered(text[: found.end()] + " not" + text[found.end() :], "not", "")


def order(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """Two words have changed places."""
    spans = list(_WORD.finditer(text))
    pairs = [(a, b) for a, b in zip(spans, spans[2:], strict=False) if a.group().lower() != b.group().lower()]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    swapped = text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]
    return Altered(swapped, "", "")


def typography(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """Other quote marks, apostrophes, dashes and blanks, and another case of the first letter."""
    return Altered(text[0].swapcase() + text[1:].translate(_TYPOGRAPHY), "", "")


def part(text: str, names: Sequence[str], chance: random.Random) -> Altered | None:
    """A run of its words."""
    words = text.split(" ")
    if len(words) < 4:
        return None
    first = chance.randrange(len(words) - 3)
    return Altered(" ".join(words[first : chance.randrange(first + 3, len(words))]), "", "")


ALTERATIONS: dict[Alteration, str] = {
    number: "near",
    name: "near",
    negation: "near",
    order: "near",
    typography: "exact",
    part: "exact",
}


def main() -> int:
    """Print the table of every DATA folder; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    missed = False
    for folder in options.data:
        figures = measure(folder / "corpus" if (folder / "corpus").is_dir() else folder, options.sentences)
        missed = missed or figures["all"]["status right"] < 0.99 or figures["all"]["change named"] < 1
        if options.json:
            print(json.dumps({"data": folder.name, **figures}))
            continue
        print(f"{folder.name:24} {'cases':>6} {'status right':>13} {'change named':>13}")
        for kind, row in figures.items():
            print(f"  {kind:22} {row['cases']:6.0f} {row['status right']:13.3f} {row['change named']:13.3f}")
    return int(missed)


def measure(folder: Path, wanted: int) -> dict[str, dict[str, float]]:
    """The figures of each kind of alteration, of foreign sentences, and of all cases."""
    chance = random.Random(5)
    corpus = read_corpus(folder)
    halves = []
    for half in range(2):
        sources = [source for i, source in enumerate(corpus.sources) if i % 2 == half]
        own = [sentence for source in sources for sentence in source.sentences]
        halves.append([Sentence(s.article, s.start, s.end, s.paragraph, i) for i, s in enumerate(own)])
    retrievers = [MemoryRetriever(half) for half in halves]
    names = sorted({found for half in halves for s in half for found in _NAME.findall(s.text)})
    pool = [(half, s.text) for half in range(2) for s in halves[half]]
    sample = chance.sample(pool, min(wanted, len(pool)))
    rows: dict[str, list[tuple[bool, bool]]] = {}
    for half, text in sample:
        for alter, expected in ALTERATIONS.items():
            altered = alter(text, names, chance)
            if altered is not None:
                found = check(altered.text, retrievers[half])
                right = found.status == expected
                rows.setdefault(alter.__name__, []).append(
                    (right, _named(altered, found.status, text, retrievers[half]))
                )
                if not right:
                    print(
                        f"{alter.__name__}: {found.status}, not {expected}: {altered.text}", file=sys.stderr
                    )
        found = check(text, retrievers[1 - half])
        rows.setdefault("foreign", []).append((found.status == "absent", True))
        if found.status != "absent":
            print(f"foreign: {found.status}: {text}\n  {found.matches}", file=sys.stderr)
    rows["all"] = [row for kind in list(rows) for row in rows[kind]]
    return {
        kind: {
            "cases": len(found),
            "status right": sum(right for right, _ in found) / len(found),
            "change named": sum(named for _, named in found) / len(found),
        }
        for kind, found in rows.items()
    }


def _named(altered: Altered, status: str, text: str, retriever: MemoryRetriever) -> bool:
    """Whether the diffs of what was found name the words that were changed."""
    if status != "near":
        return not (altered.written or altered.stands)
    checked = check(altered.text, retriever)
    diffs = [part for one in (checked.sentences or (checked,)) for m in one.matches[:1] for part in m.diff]
    written = " ".join(words for op, words in diffs if op == "-")
    stands = " ".join(words for op, words in diffs if op == "+")
    return altered.written in written and altered.stands in stands and bool(written or stands)


if __name__ == "__main__":
    sys.exit(main())
