"""Figures of merit, with the interval in which chance moves them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_DRAWS = 2000
_SEED = 20250305


def hit_at(ranks: Sequence[int | None], depth: int) -> Numbers:
    """1 for each question whose first right sentence is at `depth` or before, else 0."""
    return np.array([float(rank is not None and rank <= depth) for rank in ranks])


def reciprocal(ranks: Sequence[int | None], depth: int = 10) -> Numbers:
    """1/rank of the first right sentence, 0 beyond `depth`."""
    return np.array([1 / rank if rank is not None and rank <= depth else 0.0 for rank in ranks])


def interval(values: Numbers, of: Callable[[Numbers], float] | None = None) -> tuple[float, float]:
    """The middle 95 % of the mean (or of `of`) over bootstrap samples of the questions."""
    if not len(values):
        return 0.0, 0.0
    draw = np.random.default_rng(_SEED).integers(0, len(values), (_DRAWS, len(values)))
    means = values[draw].mean(axis=1) if of is None else np.array([of(values[d]) for d in draw])
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def auroc(above: Sequence[float], below: Sequence[float]) -> float | None:
    """The chance that one of `above` is greater than one of `below`, ties counting half."""
    if not above or not below:
        return None
    a, b = np.array(above)[:, None], np.array(below)[None, :]
    return float(((a > b) + 0.5 * (a == b)).mean())


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float | None:
    """Expected calibration error over bins of equal width."""
    if not confidence:
        return None
    said, held = np.array(confidence), np.array(right, dtype=np.float64)
    which = np.minimum((said * bins).astype(int), bins - 1)
    parts = [(which == b) for b in range(bins)]
    return float(sum(p.sum() * abs(said[p].mean() - held[p].mean()) for p in parts if p.any()) / len(said))
