"""N-Quads, sorted: one statement a line, made to be compared line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef

from compgraph.rdf.blank import labels
from compgraph.rdf.terms import Graphs, as_graphs, datatype, language_tag, legal, quoted

if TYPE_CHECKING:
    from rdflib.term import Node


def to_nquads(graphs: Graph | Graphs) -> str:
    """Return the graphs as N-Quads in the order of their lines; None names the default graph.

    Raises SourceRefused when an IRI of a graph is none.
    """
    named = as_graphs(graphs)
    blank = labels(named)
    written: dict[Node, str] = {}

    def term(node: Node) -> str:
        if node not in written:
            written[node] = _term(node, blank)
        return written[node]

    lines = set()
    for name, graph in named.items():
        tail = " ." if name is None else f" <{legal(name)}> ."
        for subject, predicate, value in graph:
            lines.add(f"{term(subject)} {term(predicate)} {term(value)}{tail}\n")
    return "".join(sorted(lines))


def _term(node: Node, blank: dict[BNode, str]) -> str:
    if isinstance(node, BNode):
        return f"_:{blank[node]}"
    if isinstance(node, URIRef):
        return f"<{legal(node)}>"
    if not isinstance(node, Literal):
        raise TypeError(f"neither IRI, literal nor blank node: {node!r}")
    if node.language:
        return f"{quoted(str(node))}@{language_tag(node.language)}"
    kind = datatype(node)
    return quoted(str(node)) if kind is None else f"{quoted(str(node))}^^<{legal(kind)}>"
