"""What several tests make: a standard's graph and its chapter, as a build makes them."""

from __future__ import annotations

import networkx as nx

from compgraph.analysis.overlap import overlap
from compgraph.exports.chapter import Chapter
from compgraph.finding import Finding
from compgraph.model import Standard
from compgraph.planning.order import earliest_unlock


def bipartite(standard: Standard) -> nx.Graph[str]:
    """Return the graph of tasks and the competencies they require, without a store."""
    graph: nx.Graph[str] = nx.Graph()
    for place, task in enumerate(standard.tasks, start=1):
        graph.add_node(task.id, kind="task", name=task.name, position=place)
    for place, item in enumerate(standard.competencies, start=1):
        graph.add_node(item.id, kind=item.kind, name=item.name, position=place)
    graph.add_edges_from((task, need) for task, needs in standard.needs().items() for need in needs)
    return graph


def chapter_of(standard: Standard, *findings: Finding, source: str = "file.txt") -> Chapter:
    """Return a standard with its answers."""
    graph = bipartite(standard)
    return Chapter(standard, overlap(graph), earliest_unlock(graph), findings, source)
