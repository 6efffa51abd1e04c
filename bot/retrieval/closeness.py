"""How close together matched words stand."""

from __future__ import annotations

from collections.abc import Sequence


def closeness(places: Sequence[tuple[int, ...]]) -> float:
    """The number of words over the length of the smallest window that has one place of each; 1 at most.

    `places`: for each of two or more words where it stands.
    """
    need = len(places)
    if sum(map(len, places)) == need:
        at = [p[0] for p in places]
        return need / max(need, max(at) - min(at) + 1)
    events = sorted((place, which) for which, found in enumerate(places) for place in found)
    have = [0] * need
    missing, first, best = need, 0, events[-1][0] + 1
    for place, which in events:
        missing -= not have[which]
        have[which] += 1
        while not missing:
            start, leaving = events[first]
            best = min(best, place - start + 1)
            have[leaving] -= 1
            missing += not have[leaving]
            first += 1
    return need / max(need, best)
