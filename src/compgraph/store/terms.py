"""Terms and answers of Oxigraph as those of rdflib, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from compgraph.rdf.answer import Answer, in_order, literal, quiet

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_Row = tuple[Node | None, ...]


def into_engine(term: Node) -> Term:
    """Return the engine's term. Raises ValueError for an IRI that is not one."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if not isinstance(term, Literal):
        raise TypeError(f"not a term of a graph: {term!r}")
    if term.language:
        return ox.Literal(str(term), language=term.language)
    if term.datatype is not None:
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
    return ox.Literal(str(term))


def from_engine(term: Any) -> Node:
    """Return rdflib's term, language tags in their usual case."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        return literal(term.value, term.language, term.datatype.value)
    raise TypeError(f"a term rdflib has no word for: {term}")


def triples_of(statements: Iterable[tuple[Node, Node, Node]]) -> set[ox.Triple]:
    """Return statements of rdflib (a graph, a list) as the engine's."""
    return {
        ox.Triple(*(into_engine(term) for term in statement))  # type: ignore[arg-type]
        for statement in statements
    }


def graph_of(triples: Iterable[ox.Triple | ox.Quad], identifier: URIRef | None = None) -> Graph:
    """Return the engine's statements as an rdflib graph."""
    graph = Graph(identifier=identifier)
    with quiet():
        for triple in triples:
            graph.add(_terms(triple))
    return graph


def answer_of(results: Any) -> Answer:
    """Return the engine's query results as an Answer."""
    if isinstance(results, ox.QueryBoolean):
        return Answer("ask", boolean=bool(results))
    with quiet():
        if isinstance(results, ox.QueryTriples):
            return Answer("construct", triples=in_order(map(_terms, results)))
        variables = tuple(variable.value for variable in results.variables)
        return Answer("select", variables, tuple(_rows(results)))


def _terms(triple: ox.Triple | ox.Quad) -> tuple[Node, Node, Node]:
    return from_engine(triple.subject), from_engine(triple.predicate), from_engine(triple.object)


def _rows(solutions: Any) -> Iterator[_Row]:
    made = _Made()
    for solution in solutions:
        yield tuple(made[term] for term in solution)


class _Made(dict[Any, "Node | None"]):
    """The terms of one answer: making one of rdflib's takes longer than finding it again."""

    def __missing__(self, term: Any) -> Node | None:
        self[term] = made = None if term is None else from_engine(term)
        return made
