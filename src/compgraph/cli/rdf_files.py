"""RDF files as sources: the standards in one, or its graphs as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.model import Standard

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

_KEPT = ("course", "entailed", "hypothesis", "reviewed")
"""Kinds of graphs of an RDF file that go into the store as they are."""


def decoded(path: Path) -> tuple[list[Standard], dict[URIRef, Graph]]:
    """Return the standards of an RDF file (there may be none), and its graphs to keep as they are.

    Kept are the places of items and what was derived or supposed; concepts and schemes are made
    anew. Whatever else a file holds counts as asserted, in whichever graph it stands.
    """
    from rdflib import Graph

    from compgraph.rdf.decode import decode, standards_in
    from compgraph.rdf.parse import parse
    from compgraph.rdf.vocab import shared_graph_named

    asserted = Graph()
    kept: dict[URIRef, Graph] = {}
    for name, graph in parse(path).items():
        shared = shared_graph_named(name or "")
        if name and (name.endswith("/source") or shared in _KEPT):
            _refuse_blank_nodes(graph, name, path)
            kept[name] = graph
        elif shared is None:
            for triple in graph:
                asserted.add(triple)
    codes = standards_in(asserted)
    return [decode(asserted, code, source=str(path)) for code in codes], kept


def graphs_of(path: Path, *, named: bool) -> Mapping[URIRef | None, Graph] | None:
    """Return the graphs of an RDF file as they stand, None for one in a folder without a standard.

    Raises SourceRefused for a file that cannot be parsed, or was named and holds no standard.
    """
    from compgraph.rdf.decode import standards_in
    from compgraph.rdf.parse import parse

    graphs = parse(path)
    if any(standards_in(graph) for graph in graphs.values()):
        return graphs
    if named:
        raise no_standard(path)
    return None


def _refuse_blank_nodes(graph: Graph, name: str, path: Path) -> None:
    from rdflib import BNode

    if any(isinstance(term, BNode) for triple in graph for term in triple):
        raise SourceRefused(
            "rdf-blank-node",
            text("rdf.blank-node", graph=name),
            text("rdf.blank-node-remedy"),
            source=str(path),
        )


def no_standard(path: Path) -> SourceRefused:
    """Return the refusal of a file that was named and holds no standard."""
    said, remedy = text("rdf.no-standard"), text("rdf.no-standard-remedy")
    return SourceRefused("rdf-no-standard", said, remedy, source=str(path))
