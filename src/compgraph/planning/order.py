"""The earliest-unlock order: in which order to learn so that tasks open as early as possible.

A learner studies one competency after the other. A task opens once everything it requires is
learnt. With R_t the competencies that task t still misses, p_c the hours of competency c and w_t
the weight of task t, the order minimises

    Σ_t w_t · p(R_1 ∪ … ∪ R_t)    over the tasks in the order

that is, the weighted sum of the times at which tasks open: the minimum latency set cover problem
(Hassin & Levin 2005), which is the scheduling problem 1|prec|Σ w_j C_j with competencies before
tasks. It is strongly NP-hard; Sidney's decomposition and a search inside its segments solve what
standards print exactly (up to 17 tasks whatever they need, and far beyond where the needs differ
in weight and time), and else give an order with a bound (`closure.py`, `segments.py`).

It is a choice of objective, not a fact of the standard: a standard prints almost no order.
`text("planning.choice")` says so and belongs beside every output.

The graph given is not checked: it must be bipartite between tasks and competencies.

References
----------
R. Hassin, A. Levin, "An approximation algorithm for the minimum latency set cover problem",
European Symposium on Algorithms (ESA) 2005, LNCS 3669, 726-733.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from compgraph.planning.amounts import Scale, given, known, number, scale
from compgraph.planning.cost import Found, Needs, cost
from compgraph.planning.greedy import greedy
from compgraph.planning.sequence import sequence

if TYPE_CHECKING:
    import networkx as nx

OBJECTIVE = "earliest-unlock"
LAYERS = ("asserted",)  # what the document prints; no derived or hypothetical prerequisite


@dataclass(frozen=True, slots=True)
class Step:
    """Learn `new` (codes in document order), then `task` opens.

    `time` is what the new competencies take, `opens_at` the sum up to here. A task that needs
    nothing new opens at once: `new` is empty and `time` 0.
    """

    task: str
    new: tuple[str, ...]
    time: float
    opens_at: float


@dataclass(frozen=True, slots=True)
class Order:
    """An order of tasks with its proof. Numbers are ints where they are whole.

    - `cost`: Σ w_t · opens_at. `lower_bound`: no order costs less. `optimal`: the two are equal.
    - `unique`: no other sequence of these tasks costs as little; False as soon as two tasks may
      change places at no cost (they open at the same moment, or one has no weight); None where
      the order is not proven.
    - `document_order`, `greedy`: what those orders of the same tasks cost.
    - `layers`: the layers of evidence used. `unit`: of times, "competencies" when no hours were
      given (each counts 1), else "hours"; `assumed`: codes in the steps that then counted as 1
      because no hours were given for them.
    - `have`, `targets`: as asked for.
    """

    objective: str
    cost: float
    optimal: bool
    lower_bound: float
    unique: bool | None
    layers: tuple[str, ...]
    steps: tuple[Step, ...]
    document_order: float
    greedy: float
    unit: Literal["competencies", "hours"] = "competencies"
    assumed: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def earliest_unlock(
    graph: nx.Graph[str],
    *,
    hours: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
    have: Collection[str] = (),
    targets: Collection[str] = (),
) -> Order:
    """Return the order of tasks that opens them earliest.

    `graph`: task nodes (`kind` "task") and competency nodes (any other `kind`), inserted in
    document order; an edge says that the task requires the competency. `hours`: of competencies,
    1 where not given. `weights`: of tasks, 1 where not given. Both may be 0. `have`: competencies
    already learnt. `targets`: tasks to reach; the order then holds the tasks whose missing
    competencies are all among those that the targets miss (targets, and what opens on the way
    without learning anything more). Without targets it holds all tasks.
    Of several cheapest orders the result is one and the same on every machine. Raises UnknownCode
    for a code that is not in the graph, UsageError for a negative or not finite amount.
    """
    tasks, codes = _nodes(graph)
    learnt, wanted = known(have, codes), known(targets, tasks)
    measure = scale(given(weights, tasks), given(hours, codes))
    needs = _scope(_missing(graph, tasks, codes, learnt), [tasks.index(task) for task in wanted])
    found = sequence(measure.amounts, needs)
    steps = _steps(found, needs, measure, tasks, codes)
    return Order(
        objective=OBJECTIVE,
        cost=number(found.cost * measure.cost),
        optimal=found.proven,
        lower_bound=number(found.bound * measure.cost),
        unique=found.unique,
        layers=LAYERS,
        steps=steps,
        document_order=_cost(measure, needs, tuple(needs)),
        greedy=_cost(measure, needs, greedy(measure.amounts, needs)),
        unit="competencies" if hours is None else "hours",
        assumed=() if hours is None else _assumed(steps, codes, hours),
        have=learnt,
        targets=wanted,
    )


def _nodes(graph: nx.Graph[str]) -> tuple[list[str], list[str]]:
    """Return the tasks and the competencies of the graph."""
    tasks = [node for node in graph if graph.nodes[node]["kind"] == "task"]
    return tasks, [node for node in graph if graph.nodes[node]["kind"] != "task"]


def _assumed(
    steps: Sequence[Step], codes: Sequence[str], hours: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the codes learnt on the way whose hours are not given."""
    used = {code for step in steps for code in step.new}
    return tuple(code for code in codes if code in used and code not in hours)


def _missing(
    graph: nx.Graph[str], tasks: Sequence[str], codes: Sequence[str], learnt: Collection[str]
) -> Needs:
    place = {code: number for number, code in enumerate(codes)}
    return {
        number: frozenset(place[code] for code in graph[task] if code not in learnt)
        for number, task in enumerate(tasks)
    }


def _scope(needs: Needs, targets: Sequence[int]) -> Needs:
    """Return the needs of the tasks that open once everything the targets need is learnt."""
    if not targets:
        return needs
    learning = frozenset().union(*(needs[task] for task in targets))
    return {task: missing for task, missing in needs.items() if missing <= learning}


def _cost(measure: Scale, needs: Needs, order: tuple[int, ...]) -> float:
    return number(cost(measure.amounts, needs, order) * measure.cost)


def _steps(
    found: Found, needs: Needs, measure: Scale, tasks: Sequence[str], codes: Sequence[str]
) -> tuple[Step, ...]:
    learnt: set[int] = set()
    spent = Fraction(0)
    steps: list[Step] = []
    for task in found.order:
        new = sorted(needs[task] - learnt)
        time = measure.amounts.time(new) * measure.time
        spent += time
        learnt.update(new)
        names = tuple(codes[one] for one in new)
        steps.append(Step(tasks[task], names, number(time), number(spent)))
    return tuple(steps)
