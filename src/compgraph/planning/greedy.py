"""Greedy: always the task that gives most for the time it still takes.

A yardstick, not an answer: it looks one task ahead and does not see that two tasks share
what makes each of them dear. It has no constant guarantee for this objective.
"""

from __future__ import annotations

from fractions import Fraction

from compgraph.planning.cost import Amounts, Needs


def greedy(amounts: Amounts, needs: Needs) -> tuple[int, ...]:
    """Return the order that takes the greatest w_t / p(still missing) next, ties by document order.

    A task that takes no time comes at once. Time: n² looks at a task for n tasks.
    """
    left = dict(needs)
    learnt: frozenset[int] = frozenset()
    order: list[int] = []

    def worth(task: int) -> tuple[bool, Fraction]:
        time = amounts.time(left[task] - learnt)
        return (True, Fraction(0)) if not time else (False, Fraction(amounts.weights[task], time))

    while left:
        task = max(left, key=worth)  # the first of equals
        learnt |= left.pop(task)
        order.append(task)
    return tuple(order)
