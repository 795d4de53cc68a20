"""Blank nodes: which can be written in place, and names for the others that never change.

Our own statements have none; a hand-written ontology, shapes or somebody else's RDF may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from rdflib import RDF, BNode, Graph

from compgraph.rdf.terms import Graphs

if TYPE_CHECKING:
    from rdflib.term import Node

_DEEPEST = 30

Colours = dict[BNode, str]


class BlankNodes:
    """The blank nodes of some graphs that are written into one Turtle or TriG file.

    `inline` are those written in place, between brackets: mentioned exactly once, not part of a
    circle, not nested deeper than a reader can follow. `lists` gives the members of each node
    that begins a well-formed RDF list; `hidden` are the nodes that are nobody's subject in the
    file. Nodes that are never mentioned need no name; all others have a label.
    """

    def __init__(self, graphs: Graphs) -> None:
        self._graphs = graphs
        self._homes: dict[BNode, list[Graph]] = {}
        self._mentions: Counter[BNode] = Counter()
        self._find()
        once = {node for node in self._homes if self._mentions[node] == 1 and self._home(node)}
        self.lists = dict(self._list_heads(once))
        self.inline = self._reached(once) if self._homes else set()
        self.hidden = self.inline | self._cells()
        named = [n for n in self._homes if n not in self.hidden and not self.anonymous(n)]
        self._labels = labels(graphs, named) if named else {}
        self._signatures: dict[BNode, str] = {}

    def anonymous(self, node: BNode) -> bool:
        """Tell whether the node is written as `[]`: no statement mentions it."""
        return self._mentions[node] == 0 and self._home(node) is not None

    def label(self, node: BNode) -> str:
        """Return the node's name in the file, without `_:`."""
        return self._labels[node]

    def order(self, node: BNode) -> str:
        """Return a sort key that depends on what is said of the node, not on its chance name."""
        if node in self._labels:
            return f"_:{self._labels[node]}"
        if node not in self._signatures:
            self._signatures[node] = self._signature(node)
        return self._signatures[node]

    def _find(self) -> None:
        for graph in self._graphs.values():
            here: dict[BNode, None] = {}
            for subject, _, value in graph:
                if isinstance(subject, BNode):
                    here[subject] = None
                if isinstance(value, BNode):
                    self._mentions[value] += 1
                    here[value] = None
            for node in here:
                self._homes.setdefault(node, []).append(graph)

    def _home(self, node: BNode) -> Graph | None:
        homes = self._homes.get(node, [])
        return homes[0] if len(homes) == 1 else None

    def _said(self, node: BNode) -> list[tuple[Node, Node]]:
        home = self._home(node)
        return [] if home is None else list(home.predicate_objects(node))

    def _signature(self, node: BNode) -> str:
        if node in self.lists:
            return f"({' '.join(map(self._key, self.lists[node]))})"
        return f"[{'; '.join(sorted(f'{p} {self._key(value)}' for p, value in self._said(node)))}]"

    def _key(self, value: Node) -> str:
        return self.order(value) if isinstance(value, BNode) else _ground(value)

    def _list_heads(self, once: set[BNode]) -> Iterator[tuple[BNode, list[Node]]]:
        cells: dict[Node, tuple[Node, Node]] = {}
        for node in once:
            said = self._said(node)
            parts = dict(said)
            if len(said) == 2 and set(parts) == {RDF.first, RDF.rest}:
                cells[node] = (parts[RDF.first], parts[RDF.rest])
        continued = {rest for _, rest in cells.values()}
        for head in cells.keys() - continued:
            members: list[Node] = []
            cell = head
            while cell in cells:
                member, cell = cells[cell]
                members.append(member)
            if cell == RDF.nil and isinstance(head, BNode):
                yield head, members

    def _reached(self, once: set[BNode]) -> set[BNode]:
        """Return the nodes of `once` that are met on the way down from anything else."""
        waiting = [
            (subject, graph, 0)
            for graph in self._graphs.values()
            for subject in set(graph.subjects())
            if subject not in once
        ]
        reached: set[BNode] = set()
        while waiting:
            node, graph, depth = waiting.pop()
            for value in self._below(node, graph):
                if isinstance(value, BNode) and value in once and depth < _DEEPEST:
                    reached.add(value)
                    waiting.append((value, graph, depth + 1))
        return reached

    def _below(self, node: Node, graph: Graph) -> Iterable[Node]:
        if isinstance(node, BNode) and node in self.lists:
            return self.lists[node]
        return graph.objects(node)

    def _cells(self) -> set[BNode]:
        """Return the inner cells of the lists that are written in place."""
        cells: set[BNode] = set()
        for head in self.lists.keys() & self.inline:
            cell = dict(self._said(head))[RDF.rest]
            while isinstance(cell, BNode):
                cells.add(cell)
                cell = dict(self._said(cell))[RDF.rest]
        return cells


def labels(graphs: Graphs, nodes: Iterable[BNode] | None = None) -> dict[BNode, str]:
    """Return names b1, b2 … for these blank nodes (all of them by default).

    They follow from what the graphs say of the nodes: every node is coloured by its statements,
    then by the colours of its neighbours, until nothing changes; of nodes that still look the
    same one is told apart and the colouring goes on.
    """
    quads = [
        (f"{name} {predicate}", subject, value)
        for name, graph in graphs.items()
        for subject, predicate, value in graph
        if isinstance(subject, BNode) or isinstance(value, BNode)
    ]
    ends = {end for _, subject, value in quads for end in (subject, value)}
    colours: Colours = {node: "" for node in ends if isinstance(node, BNode)}
    while True:
        colours = _refined(quads, colours)
        alike: dict[str, list[BNode]] = {}
        for node, colour in colours.items():
            alike.setdefault(colour, []).append(node)
        tied = min((colour for colour, group in alike.items() if len(group) > 1), default=None)
        if tied is None:
            break
        colours[alike[tied][0]] = _digest(f"first of {tied}")
    wanted = sorted(colours if nodes is None else nodes, key=colours.__getitem__)
    return {node: f"b{number}" for number, node in enumerate(wanted, start=1)}


def _refined(quads: list[tuple[str, Node, Node]], colours: Colours) -> Colours:
    count = len(set(colours.values()))
    while True:
        seen: dict[BNode, list[str]] = {node: [] for node in colours}
        for label, subject, value in quads:
            if isinstance(subject, BNode):
                other = "self" if value == subject else _look(value, colours)
                seen[subject].append(f"> {label} {other}")
            if isinstance(value, BNode):
                seen[value].append(f"< {label} {_look(subject, colours)}")
        colours = {
            node: _digest("\n".join([colours[node], *sorted(lines)]))
            for node, lines in seen.items()
        }
        refined = len(set(colours.values()))
        if refined == count:
            return colours
        count = refined


def _look(node: Node, colours: Colours) -> str:
    return f"_:{colours[node]}" if isinstance(node, BNode) else _ground(node)


def _ground(node: Node) -> str:
    return f"{type(node).__name__} {node.n3() if hasattr(node, 'language') else node}"


def _digest(look: str) -> str:
    return sha256(look.encode("utf-8", "surrogatepass")).hexdigest()
