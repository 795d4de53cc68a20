"""Which tasks are worth learning for first: the densest closures, by minimum cuts.

A closure is a set of tasks with everything they need; its density is its weight divided by its
time, w(S) / p(needs of S). Sidney: some cheapest order takes a closure of greatest density first,
and then again in what remains. The resulting segments have falling densities, and the cost of the
whole is the sum of the segments' own costs and of the waiting between them.

Method. For a density d, the closure that maximises w(S) - d · p(S) is a minimum cut (Picard). With
d = density of the whole (Dinkelbach's first step) either no closure is denser, or the cut separates
the dense part from the rest, and both parts are split again in the same way. A part that no cut
separates may still fall into segments of one density: these are the strong components of the
residual network of the maximum flow, whatever the flow was (Picard & Queyranne). Capacities are
whole numbers, so no density is ever rounded.

Requires positive weights and times, and every task to miss something. With these, segments of
different density have the same tasks in every cheapest order; segments of equal density may
change places where neither needs the other.

References
----------
J. B. Sidney, "Decomposition algorithms for single-machine sequencing with precedence relations and
deferral costs", Operations Research 23(2), 1975, 283-298.
W. Dinkelbach, "On nonlinear fractional programming", Management Science 13(7), 1967, 492-498.
J.-C. Picard, "Maximal closure of a graph and applications to combinatorial problems", Management
Science 22(11), 1976, 1268-1272.
J.-C. Picard, M. Queyranne, "On the structure of all minimum cuts in a network and applications",
Mathematical Programming Study 13, 1980, 8-16.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx
from networkx.algorithms.flow import boykov_kolmogorov

from compgraph.planning.cost import Amounts, Needs, everything

_SOURCE = -1
_SINK = -2


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Segments in the order to take them; what earlier ones teach is not missing in later ones.

    `forced`: no two segments may change places without making the order dearer. Where they may,
    the one with the earliest task in the document comes first.
    """

    segments: tuple[Needs, ...]
    forced: bool


def decomposition(amounts: Amounts, needs: Needs) -> Decomposition:
    """Return the segments of Sidney's decomposition, as fine as it goes.

    Takes at most two minimum cuts a segment; the networks get smaller with every cut.
    """
    segments: list[Needs] = []
    forced = True
    waiting = [needs] if needs else []
    while waiting:
        part = waiting.pop()
        if len(part) == 1:
            segments.append(part)
            continue
        residual = _residual(amounts, part)
        dense = _source_side(residual, part)
        if len(dense) < len(part):
            learnt = everything({task: part[task] for task in dense})
            rest = {task: part[task] - learnt for task in part if task not in dense}
            waiting += [rest, {task: part[task] for task in part if task in dense}]
            continue
        even = _even_segments(residual, part)
        segments += even.segments
        forced = forced and even.forced
    return Decomposition(tuple(segments), forced)


def _residual(amounts: Amounts, part: Needs) -> nx.DiGraph[int]:
    """Return the residual network of a maximum flow at the density of the whole part.

    Nodes: tasks as numbers, competencies after them. Capacities are multiplied by the time of the
    part, which turns w - d · p into whole numbers.
    """
    competencies = everything(part)
    weight, time = amounts.weight(part), amounts.time(competencies)
    first = len(amounts.weights)
    network: nx.DiGraph[int] = nx.DiGraph()
    for task, missing in part.items():
        network.add_edge(_SOURCE, task, capacity=amounts.weights[task] * time)
        network.add_edges_from((task, first + competency) for competency in sorted(missing))
    for competency in sorted(competencies):
        network.add_edge(first + competency, _SINK, capacity=amounts.times[competency] * weight)
    residual: nx.DiGraph[int] = boykov_kolmogorov(network, _SOURCE, _SINK, value_only=False)
    return residual


def _source_side(residual: nx.DiGraph[int], part: Needs) -> set[int]:
    """Return the tasks of the largest minimum cut: those from which the sink is out of reach.

    All of them when the flow leaves no closure denser than the whole.
    """
    reaching = {_SINK}
    front = [_SINK]
    while front:
        node = front.pop()
        for before, arc in residual.pred[node].items():
            if before not in reaching and _open(arc):
                reaching.add(before)
                front.append(before)
    return {task for task in part if task not in reaching}


def _even_segments(residual: nx.DiGraph[int], part: Needs) -> Decomposition:
    """Return the segments of a part in which no closure is denser than the whole."""
    arcs: nx.DiGraph[int] = nx.DiGraph()
    arcs.add_nodes_from(node for node in residual if node >= 0)
    arcs.add_edges_from(
        (node, other)
        for node, other, arc in residual.edges(data=True)
        if node >= 0 and other >= 0 and _open(arc)
    )
    components = nx.condensation(arcs)
    tasks = {
        name: sorted(task for task in components.nodes[name]["members"] if task in part)
        for name in components
    }
    order = list(
        nx.lexicographical_topological_sort(
            components.reverse(copy=False), key=lambda name: tasks[name][0]
        )
    )
    segments: list[Needs] = []
    learnt: frozenset[int] = frozenset()
    for name in order:
        segments.append({task: part[task] - learnt for task in tasks[name]})
        learnt |= everything(segments[-1])
    forced = all(components.has_edge(later, earlier) for earlier, later in pairwise(order))
    return Decomposition(tuple(segments), forced)


def _open(arc: dict[str, Any]) -> bool:
    return bool(arc["flow"] < arc["capacity"])
