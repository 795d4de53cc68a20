"""Statements as bytes in the notations of RDF, from our own writers: the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rdflib import BNode, Graph, URIRef

from compgraph.rdf.answer import literal, quiet
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.rdfxml import to_rdfxml
from compgraph.rdf.terms import Graphs
from compgraph.rdf.turtle import to_trig, to_turtle
from compgraph.serve.tables import Written

if TYPE_CHECKING:
    from rdflib.term import Node

Cell = Sequence[Any]


def statements(
    form: str, triples: Iterable[Sequence[Cell]], most: int, size: int, name: str | None = None
) -> Written:
    """Return at most `most` different statements, and about `size` bytes of terms, as `form`.

    `name` is the graph they stand in, for the notations that can say so. Raises SourceRefused
    where the notation cannot hold a term of them.
    """
    graph = Graph(bind_namespaces="none")
    cut = ""
    with quiet():
        for cells in triples:
            subject, predicate, value = (_node(*cell) for cell in cells)
            if (subject, predicate, value) in graph:
                continue
            size -= sum(len(cell[1]) for cell in cells)
            if len(graph) >= most or size < 0:
                cut = "rows" if size >= 0 else "size"
                break
            graph.add((subject, predicate, value))
    return Written(written(form, graph, name).encode(), len(graph), cut)


def written(form: str, graph: Graph, name: str | None = None) -> str:
    """Return a graph as `form`, in the graph called `name` where the notation can say so."""
    if form in _WITH_NAMES:
        return _WITH_NAMES[form]({None if name is None else URIRef(name): graph})
    return _WITHOUT[form](graph)


_WITH_NAMES: dict[str, Callable[[Graphs], str]] = {"trig": to_trig, "nquads": to_nquads}
_WITHOUT: dict[str, Callable[[Graph], str]] = {
    "turtle": to_turtle,
    "ntriples": to_nquads,  # N-Triples is N-Quads of the default graph alone
    "jsonld": to_jsonld,
    "rdfxml": to_rdfxml,
}


@lru_cache(maxsize=4096)
def _node(kind: str, value: str, language: str | None = None, type_: str | None = None) -> Node:
    if kind == "u":
        return URIRef(value)
    return BNode(value) if kind == "b" else literal(value, language, type_)
