"""The cheapest order of a few tasks, by dynamic programming over all subsets of them.

togo(U) = least cost of the tasks outside U once those of U are open
        = min over t outside U of w_t · p(needs of U + t) + togo(U + t);   togo(all) = 0

After M. Held, R. M. Karp, "A dynamic programming approach to sequencing problems", Journal of the
Society for Industrial and Applied Mathematics 10(1), 1962, 196-210. Subsets are bit masks; all
subsets of one size are computed at once. Time n · 2^n, memory 2^n numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from compgraph.planning.cost import Amounts, Found, Needs, everything

_WIDEST = 2**62  # larger costs do not fit into a machine number: Python's own integers then

Numbers = npt.NDArray[Any]


def cheapest(amounts: Amounts, needs: Needs) -> Found:
    """Return the cheapest order of `needs`; of equal ones, the first in document order."""
    tasks = sorted(needs)
    weights = [amounts.weights[task] for task in tasks]
    spent = _spent(amounts, needs, tasks)
    togo = _togo(weights, spent)
    order: list[int] = []
    unique = True
    opened = 0
    while len(order) < len(tasks):
        best = [
            place
            for place in range(len(tasks))
            if not opened >> place & 1
            and weights[place] * spent[opened | 1 << place] + togo[opened | 1 << place]
            == togo[opened]
        ]
        unique = unique and len(best) == 1
        order.append(tasks[best[0]])
        opened |= 1 << best[0]
    least = int(togo[0])
    return Found(tuple(order), least, least, unique)


def _spent(amounts: Amounts, needs: Needs, tasks: Sequence[int]) -> Numbers:
    """Return, for every subset, the time that everything it needs takes.

    Counted from the other side: a competency is spared by the subsets of the tasks that do
    without it; the sums over all supersets spread that in one pass for each task.
    """
    competencies = everything(needs)
    time = amounts.time(competencies)
    fits = amounts.weight(tasks) * time < _WIDEST
    spared: Numbers = np.zeros(1 << len(tasks), dtype=np.int64 if fits else object)
    for competency in sorted(competencies):
        without = sum(1 << i for i, task in enumerate(tasks) if competency not in needs[task])
        spared[without] += amounts.times[competency]
    for place in range(len(tasks)):
        halves = spared.reshape(-1, 2, 1 << place)
        halves[:, 0] += halves[:, 1]
    return time - spared


def _togo(weights: Sequence[int], spent: Numbers) -> Numbers:
    count = len(weights)
    sizes = np.zeros(1 << count, dtype=np.int8)
    for place in range(count):
        sizes[1 << place : 2 << place] = sizes[: 1 << place] + 1
    by_size = np.argsort(sizes, kind="stable")
    ends = np.searchsorted(sizes[by_size], np.arange(count + 1), side="right")
    togo: Numbers = np.zeros_like(spent)
    for size in range(count - 1, -1, -1):
        subsets = by_size[ends[size - 1] if size else 0 : ends[size]]
        least = np.full(len(subsets), sum(weights) * spent[-1], dtype=spent.dtype)
        for place, weight in enumerate(weights):
            outside = np.flatnonzero(subsets >> place & 1 == 0)
            grown = subsets[outside] | 1 << place
            least[outside] = np.minimum(least[outside], weight * spent[grown] + togo[grown])
        togo[subsets] = least
    return togo
