"""A graph as it can be stored: no blank nodes, no address that no RDF notation can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef

from compgraph.checks.fault import BLANK, Fault
from compgraph.errors import SourceRefused
from compgraph.rdf.blank import labels
from compgraph.rdf.terms import legal

if TYPE_CHECKING:
    from rdflib.term import Node


def tidied(graph: Graph) -> tuple[Graph, list[Fault]]:
    """Return the graph with names for blank nodes, without the statements that hold a fault."""
    blank = {node: URIRef(f"{BLANK}{name}") for node, name in labels({None: graph}).items()}
    refused = _refused(graph)
    if not blank and not refused:
        return graph, []
    tidy = Graph(bind_namespaces="none")
    for triple in graph:
        if not any(address in refused for term in triple for address in _addresses(term)):
            subject, predicate, value = (
                blank[term] if isinstance(term, BNode) else term for term in triple
            )
            tidy.add((subject, predicate, value))
    return tidy, [refused[address] for address in sorted(refused)]


def _addresses(term: Node) -> tuple[URIRef, ...]:
    """Return the addresses in a term: an IRI is one, a literal may have a datatype."""
    if isinstance(term, URIRef):
        return (term,)
    datatype = term.datatype if isinstance(term, Literal) else None
    return () if datatype is None else (datatype,)


def _refused(graph: Graph) -> dict[URIRef, Fault]:
    refused: dict[URIRef, Fault] = {}
    for address in {one for triple in graph for term in triple for one in _addresses(term)}:
        try:
            legal(address)
        except SourceRefused as error:
            said = str(address).encode("utf-8", "backslashreplace").decode()
            refused[address] = Fault(
                "illegal-iri", "violation", error.message, error.remedy, said, said
            )
    return refused
