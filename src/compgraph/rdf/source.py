"""Where the things of a standard stand in its document, as a graph of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, Graph, Literal

from compgraph._version import __version__
from compgraph.rdf.encode import Triple, graph_of
from compgraph.rdf.places import in_tables, places
from compgraph.rdf.vocab import CG, graph, thing

if TYPE_CHECKING:
    from rdflib.term import Node

    from compgraph.reading.record import Reading


def encode_source(reading: Reading) -> Graph:
    """Return the graph that says where each item stands, `…/icap/graph/<code>/source`.

    A span counts characters of the source's text from 0, `120-133`, several with a space between;
    so do the places, page/table/row, where the format has pages or tables.
    """
    return graph_of(graph(reading.standard.id, "source"), source_statements(reading))


def source_statements(reading: Reading, literal: Callable[[str], Node] = Literal) -> list[Triple]:
    """Return the triples of `encode_source` without a graph around them.

    `literal` makes the literal of a string; every value is one.
    """
    standard, source = reading.standard, reading.source
    origin = thing(standard.id, "source")
    found: list[Triple] = [
        (origin, RDF.type, CG.Source),
        (origin, CG.fileName, literal(source.name)),
        (origin, CG.sha256, literal(source.sha256)),
        (origin, CG.readerVersion, literal(__version__)),
        (thing(standard.id), DCTERMS.source, origin),
    ]
    for name, spans in places(standard).items():
        if not spans:
            continue
        iri = thing(standard.id, name)
        where = " ".join(f"{span.start}-{span.end}" for span in spans)
        found.append((iri, CG.span, literal(where)))
        printed = in_tables(source, spans)
        if printed:
            found.append((iri, CG.place, literal(printed)))
    return found
