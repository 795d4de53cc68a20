"""What an order of tasks costs: Σ w_t · (time spent when task t's turn comes).

Everything here counts in whole numbers, so that equal costs are equal: `amounts.py` turns hours
and weights into them. Tasks and competencies are numbers from 0 in document order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Needs = dict[int, frozenset[int]]
"""Task → the competencies that it still misses (tasks in document order)."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much each task counts and how long each competency takes, in whole units."""

    weights: tuple[int, ...]
    times: tuple[int, ...]

    def weight(self, tasks: Iterable[int]) -> int:
        """Return how much these tasks count together."""
        return sum(self.weights[task] for task in tasks)

    def time(self, competencies: Iterable[int]) -> int:
        """Return how long these competencies take together."""
        return sum(self.times[competency] for competency in competencies)


@dataclass(frozen=True, slots=True)
class Found:
    """An order of tasks, its cost, and what is proven: no order costs less than `bound`.

    `unique`: no other order of these tasks costs as little; None when that is not known.
    """

    order: tuple[int, ...]
    cost: int
    bound: int
    unique: bool | None

    @property
    def proven(self) -> bool:
        """Whether the order is proven to be a cheapest one."""
        return self.bound == self.cost


def everything(needs: Needs) -> frozenset[int]:
    """Return all competencies that some task misses."""
    return frozenset().union(*needs.values())


def after(needs: Needs, learnt: frozenset[int]) -> Needs:
    """Return what is still missing once `learnt` is learnt; tasks that then are open drop out."""
    left = {task: missing - learnt for task, missing in needs.items()}
    return {task: missing for task, missing in left.items() if missing}


def cost(amounts: Amounts, needs: Needs, order: Iterable[int]) -> int:
    """Return Σ w_t · p(union of the needs of the tasks up to and including t)."""
    learnt: set[int] = set()
    spent = total = 0
    for task in order:
        new = needs[task] - learnt
        learnt |= new
        spent += amounts.time(new)
        total += amounts.weights[task] * spent
    return total


def delayed(amounts: Amounts, segments: Sequence[Needs]) -> int:
    """Return what it costs that each segment waits for those before it, Σ_{i<j} p_i · w_j."""
    spent = total = 0
    for segment in segments:
        total += amounts.weight(segment) * spent
        spent += amounts.time(everything(segment))
    return total


def joined(amounts: Amounts, segments: Sequence[Needs], found: Sequence[Found]) -> Found:
    """Return the order that takes the segments one after the other.

    `unique` says whether every part is; whether the segments may change places is not looked at.
    """
    waiting = delayed(amounts, segments)
    answers = [part.unique for part in found]
    return Found(
        order=tuple(task for part in found for task in part.order),
        cost=waiting + sum(part.cost for part in found),
        bound=waiting + sum(part.bound for part in found),
        unique=False if False in answers else None if None in answers else True,
    )
