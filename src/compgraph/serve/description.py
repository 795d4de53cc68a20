"""What this service is, in RDF: SPARQL 1.1 Service Description, W3C Recommendation, 2013."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdflib import DCTERMS, RDF, RDFS, VOID, Graph, Literal, Namespace, URIRef

from compgraph.messages import text
from compgraph.rdf.dataset import DATASET
from compgraph.rdf.vocab import LANGUAGE
from compgraph.serve.formats import GRAPHS, TABLES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
MOST_NAMED = 1000


def service(endpoint: str, graphs: Sequence[str], triples: int) -> Graph:
    """Return the description of the service at `endpoint`.

    `graphs` are the names of its named graphs, of which the first MOST_NAMED are described, and
    `triples` says how large its default graph is.
    """
    here = URIRef(endpoint)
    itself, dataset, default = (URIRef(f"{here}#{part}") for part in ("service", "data", "default"))
    described = Graph(bind_namespaces="none")
    add = described.add
    add((itself, RDF.type, SD.Service))
    add((itself, SD.endpoint, here))
    add((itself, SD.supportedLanguage, SD.SPARQL11Query))
    for form in (*TABLES, *GRAPHS):
        add((itself, SD.resultFormat, URIRef(form.uri)))
    for key, subject in (("service", itself), ("default-graph", default)):
        said = text(f"serve.described-{key}")
        add((subject, DCTERMS.description, Literal(said.zh, lang=LANGUAGE)))
        add((subject, DCTERMS.description, Literal(said.en, lang="en")))
    add((itself, SD.defaultDataset, dataset))
    add((dataset, RDF.type, SD.Dataset))
    add((dataset, RDFS.seeAlso, DATASET))
    add((dataset, SD.defaultGraph, default))
    add((default, RDF.type, SD.Graph))
    add((default, VOID.triples, Literal(triples)))
    for triple in _named(here, dataset, graphs[:MOST_NAMED]):
        add(triple)
    return described


def _named(
    here: URIRef, dataset: URIRef, graphs: Iterable[str]
) -> Iterable[tuple[URIRef, URIRef, URIRef]]:
    for number, name in enumerate(graphs, start=1):
        node = URIRef(f"{here}#graph-{number}")
        yield dataset, SD.namedGraph, node
        yield node, RDF.type, SD.NamedGraph
        yield node, SD.name, URIRef(name)
