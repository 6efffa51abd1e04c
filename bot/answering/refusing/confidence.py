"""How sure it is that the best sentence answers the question: a small logistic model over the evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from bot.answering.word_lists import read_lists
from bot.articles.word_file import Reading


def confidence_of(features: Mapping[str, float], table: Mapping[str, float] | None = None) -> float:
    """The chance (0 to 1) that the sentence with these features is the answer.

    `table` holds the weights by feature and a `bias`; without it those of confidence.txt, fitted and
    calibrated on public questions by benchmarks/fit_confidence.py.
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence_sum(features, table or _weights())))))


def evidence_sum(features: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The weighted sum of the features, the log odds when the table is calibrated."""
    return table.get("bias", 0.0) + sum(
        table.get(name, 0.0) * value for name, value in sorted(features.items())
    )


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = {}
    for entry in read_lists("confidence.txt")["weights"]:
        with Reading(entry):
            name, value = entry.split()
            weights[name] = float(value)
    return weights
