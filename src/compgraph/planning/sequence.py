"""The earliest-unlock order of all tasks: free ones first, then segment by segment.

Tasks that take no time come first. The others with a weight are ordered segment by segment
(`closure.py`, `segments.py`). Tasks of weight 0 never change the cost if they come where they
delay nobody: as soon as everything they need is learnt, else at the end.
"""

from __future__ import annotations

from dataclasses import replace

from compgraph.planning.closure import decomposition
from compgraph.planning.cost import Amounts, Found, Needs, everything, joined
from compgraph.planning.segments import LINKS, Segments


def sequence(amounts: Amounts, needs: Needs, links: int = LINKS) -> Found:
    """Return the cheapest order of all tasks of `needs`, proven unless a segment is too large.

    `links` limits the work on large segments (see `segments.py`). `unique` is about sequences:
    tasks that open at the same moment may change places, and so may a task of weight 0 with any
    task that it does not delay.
    """
    timed = {
        task: frozenset(one for one in missing if amounts.times[one])
        for task, missing in needs.items()
    }
    free = tuple(task for task, missing in timed.items() if not missing)
    paid = {task: missing for task, missing in timed.items() if missing and amounts.weights[task]}
    idle = {task: timed[task] for task in timed if timed[task] and not amounts.weights[task]}
    ordered = _ordered(amounts, paid, links)
    order = _with_idle((*free, *ordered.order), timed, idle)
    settled = _free_forced(amounts, free, len(needs)) and _idle_forced(paid, idle)
    return Found(order, ordered.cost, ordered.bound, ordered.unique if settled else False)


def _ordered(amounts: Amounts, paid: Needs, links: int) -> Found:
    """Return the order of tasks that all have a weight and miss something that takes time."""
    same: dict[frozenset[int], list[int]] = {}
    for task, missing in paid.items():
        same.setdefault(missing, []).append(task)
    weights = list(amounts.weights)
    for first, *others in same.values():
        weights[first] += amounts.weight(others)
    merged = replace(amounts, weights=tuple(weights))
    whole = decomposition(merged, {tasks[0]: missing for missing, tasks in same.items()})
    segments = Segments(merged, links)
    found = joined(merged, whole.segments, [segments.best(part) for part in whole.segments])
    order = tuple(task for first in found.order for task in same[paid[first]])
    alone = whole.forced and all(len(tasks) == 1 for tasks in same.values())
    return Found(order, found.cost, found.bound, found.unique if alone else False)


def _with_idle(order: tuple[int, ...], timed: Needs, idle: Needs) -> tuple[int, ...]:
    """Return `order` with the tasks of weight 0 where they delay nobody."""
    waiting = dict(idle)
    learnt: frozenset[int] = frozenset()
    whole: list[int] = []

    def follow() -> None:
        for task in [task for task, missing in waiting.items() if missing <= learnt]:
            whole.append(task)
            del waiting[task]

    for task in order:
        learnt |= timed[task]
        whole.append(task)
        follow()
    while waiting:
        task = next(iter(waiting))
        learnt |= waiting[task]
        follow()
    return tuple(whole)


def _free_forced(amounts: Amounts, free: tuple[int, ...], count: int) -> bool:
    """Tell whether the tasks that take no time have only one place in orders of least cost."""
    if len(free) != 1 or count == 1:
        return len(free) <= 1
    return amounts.weights[free[0]] > 0


def _idle_forced(paid: Needs, idle: Needs) -> bool:
    """Tell whether the tasks of weight 0 have only one place in orders of least cost.

    At the end they delay nobody, in any order among themselves. So there is one place only for a
    single one, and only if it would delay the last of the others when it came before that.
    """
    if len(idle) != 1 or not paid:
        return len(idle) <= 1
    return not everything(idle) <= everything(paid)
