"""What the GraphML of a projection says of a standard: read from the file alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from compgraph.exports.facts import Fact, order, row
from compgraph.exports.losses import Held
from compgraph.exports.remarks import titled

_LISTS = {
    "version": "versions",
    "duty": "duties",
    "task": "tasks",
    "output": "outputs",
    "indicator": "indicators",
    "knowledge": "knowledge",
    "skill": "skills",
    "attitude": "attitudes",
    "requirement": "requirements",
    "term": "terms",
    "note": "notes",
}
_CLASSIFICATIONS = ("category", "occupation", "industry")
_COMPETENCIES = ("knowledge", "skill", "attitude")
_TEXTS = ("indicator", "requirement", "note")
_EDGES = {
    "inDuty": "task.duty",
    "hasOutput": "task.output",
    "hasIndicator": "task.indicator",
    "requiresKnowledge": "task.requires",
    "requiresSkill": "task.requires",
    "explains": "term.indicator",
}


def held_by_graphml(graphml: str, code: str, facts: Iterable[Fact]) -> Held:
    """Return what the file holds of the standard with this code, alone in it or among others."""
    graph: nx.DiGraph[str] = nx.DiGraph(nx.parse_graphml(graphml))
    reading = _Drawing(graph, code)
    name = str(graph.nodes[code].get("name") or "")
    return Held(frozenset(reading.exact()), titled(tuple(facts), name))


class _Drawing:
    """One standard of a GraphML graph on its way back to facts."""

    def __init__(self, graph: nx.DiGraph[str], code: str) -> None:
        self.code = code
        kinds = [attributes["kind"] for _, attributes in graph.nodes(data=True)]
        alone = kinds.count("standard") == 1
        self.nodes: dict[str, dict[str, Any]] = {}
        names: dict[str, str] = {}
        for node, attributes in graph.nodes(data=True):
            ours = node == code or alone or node.startswith(f"{code}/")
            if ours and attributes["kind"] != "concept":
                names[node] = "" if node == code else node.removeprefix(f"{code}/")
                self.nodes[names[node]] = attributes
        self.said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other, attributes in graph.edges(data=True):
            if one in names and other in names:
                self.said[attributes["relation"]].append((names[one], names[other]))

    def exact(self) -> Iterator[Fact]:
        """Yield what nodes, edges and positions say."""
        yield Fact("standard.code", "", self.code)
        yield Fact("standard.level", "", str(self.nodes[""].get("level") or ""))
        yield Fact("standard.description", "", str(self.nodes[""].get("description") or ""))
        for id_, node in self.nodes.items():
            yield from self._thing(id_, node) if id_ else ()
        for relation, name in _EDGES.items():
            yield from (Fact(name, one, other) for one, other in self.said[relation])
        for kind, plural in _LISTS.items():
            yield order(plural, self._of(kind))
        yield order("classifications", self._of(*_CLASSIFICATIONS))
        for block in self._of("block"):
            yield Fact("block.row", block, self._row(block))

    def _thing(self, id_: str, node: dict[str, Any]) -> Iterator[Fact]:
        kind = node["kind"]
        named = kind
        if kind in (*_CLASSIFICATIONS, *_COMPETENCIES):
            named = "competency" if kind in _COMPETENCIES else "classification"
            yield Fact(f"{named}.kind", id_, kind)
        yield Fact(f"{named}.code", id_, node.get("code") or "")
        yield Fact(f"{named}.{'text' if kind in _TEXTS else 'name'}", id_, node.get("name") or "")
        described = "note" if kind == "version" else "description"
        yield Fact(f"{named}.{described}", id_, node.get("description") or "")
        if kind == "task":
            levels = node.get("levels") or str(node.get("level") or "")
            yield from (Fact("task.level", id_, level) for level in levels.split())

    def _row(self, block: str) -> str:
        listed = {other for one, other in self.said["lists"] if one == block}
        covered = {other for one, other in self.said["coversTask"] if one == block}
        return row(
            [task for task in self._of("task") if task in covered],
            [name for name in self._of("output") if name in listed],
            [name for name in self._of("indicator") if name in listed],
            str(self.nodes[block].get("level") or ""),
            [name for kind in ("knowledge", "skill") for name in self._of(kind) if name in listed],
        )

    def _of(self, *kinds: str) -> list[str]:
        """Return the things of these kinds in the order of their positions."""
        found = [id_ for id_, node in self.nodes.items() if node["kind"] in kinds]
        return sorted(found, key=lambda id_: self.nodes[id_].get("position", 0))
