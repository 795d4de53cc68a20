"""Overlap: which competencies tasks share, and how alike every two tasks are.

With N(t) the competencies that task t requires:

- shared(a, b) = N(a) ∩ N(b)
- jaccard(a, b) = |N(a) ∩ N(b)| / |N(a) ∪ N(b)|, symmetric, 0 … 1 (Jaccard 1912)
- a_in_b = |N(a) ∩ N(b)| / |N(a)|: the part of a's competencies that b needs too; b_in_a likewise.
  Containment is not symmetric: who masters b has a_in_b of what a needs.

0 / 0 is nan: the containment of a task that requires nothing, and the Jaccard index of two such
tasks. JSON exports write it as null.

A class holds the competencies that exactly the same tasks require: taught together or apart,
they open the same tasks. (In the terms of formal concept analysis: equal attribute extents.)

The graph given is not checked: it must be bipartite between tasks and competencies.

References
----------
P. Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11(2), 1912, 37-50.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class SharedCompetency:
    """A competency (its code) and the tasks that require it, in document order."""

    code: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tasks, a before b in the document; `shared` are codes in document order."""

    a: str
    b: str
    shared: tuple[str, ...]
    jaccard: float
    a_in_b: float
    b_in_a: float


@dataclass(frozen=True, slots=True)
class CompetencyClass:
    """All competencies that exactly these tasks require; both in document order."""

    tasks: tuple[str, ...]
    competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What tasks share.

    `competencies`: by number of tasks, most first, then document order. `pairs`: every two tasks
    in document order, also those that share nothing. `classes`: by number of tasks, most first,
    then by their first competency; a class of one competency is a class too.
    """

    competencies: tuple[SharedCompetency, ...]
    pairs: tuple[Pair, ...]
    classes: tuple[CompetencyClass, ...]


def overlap(graph: nx.Graph[str]) -> Overlap:
    """Return which competencies the tasks of `graph` share.

    `graph`: task nodes (`kind` "task") and competency nodes (any other `kind`), inserted in
    document order; an edge says that the task requires the competency. A competency that no task
    requires is listed last, with no tasks.

    Time: n(n-1)/2 intersections of bit sets for n tasks (networkx's projected graph holds no zero
    pairs and is far slower).
    """
    tasks = [node for node in graph if graph.nodes[node]["kind"] == "task"]
    codes = [node for node in graph if graph.nodes[node]["kind"] != "task"]
    place = {task: number for number, task in enumerate(tasks)}
    needed_by = {code: tuple(sorted(graph[code], key=place.__getitem__)) for code in codes}
    most_first = sorted(codes, key=lambda code: -len(needed_by[code]))  # stable: document order
    return Overlap(
        competencies=tuple(SharedCompetency(code, needed_by[code]) for code in most_first),
        pairs=_pairs(graph, tasks, codes),
        classes=_classes(most_first, needed_by),
    )


def _pairs(graph: nx.Graph[str], tasks: Sequence[str], codes: Sequence[str]) -> tuple[Pair, ...]:
    bit = {code: 1 << number for number, code in enumerate(codes)}
    needs = {task: sum(bit[code] for code in graph[task]) for task in tasks}
    return tuple(_pair(a, b, needs[a], needs[b], codes) for a, b in combinations(tasks, 2))


def _pair(a: str, b: str, needs_a: int, needs_b: int, codes: Sequence[str]) -> Pair:
    both = needs_a & needs_b
    return Pair(
        a,
        b,
        shared=_codes_of(both, codes),
        jaccard=_ratio(both, needs_a | needs_b),
        a_in_b=_ratio(both, needs_a),
        b_in_a=_ratio(both, needs_b),
    )


def _codes_of(bits: int, codes: Sequence[str]) -> tuple[str, ...]:
    found = []
    while bits:
        lowest = bits & -bits
        found.append(codes[lowest.bit_length() - 1])
        bits ^= lowest
    return tuple(found)


def _ratio(part: int, whole: int) -> float:
    return part.bit_count() / whole.bit_count() if whole else math.nan


def _classes(
    codes: Sequence[str], needed_by: Mapping[str, tuple[str, ...]]
) -> tuple[CompetencyClass, ...]:
    members: dict[tuple[str, ...], list[str]] = {}
    for code in codes:
        members.setdefault(needed_by[code], []).append(code)
    return tuple(CompetencyClass(tasks, tuple(found)) for tasks, found in members.items())
