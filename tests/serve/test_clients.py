"""Clients that people have: rdflib's SPARQLStore, SPARQLWrapper, curl."""

from __future__ import annotations

import csv
import io
import subprocess

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

from serving import Served

PREFIX = "PREFIX cg: <https://w3id.org/compgraph/ontology#> "
DUTIES = PREFIX + "SELECT ?s WHERE { ?s a cg:Duty ; cg:code 'T1' } ORDER BY ?s"
EXPECTED = [
    f"https://w3id.org/compgraph/icap/{code}/T1" for code in ("ISD3512-001v3", "ISD9999-001v1")
]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_sparqlstore(server: Served, method: str, form: str) -> None:
    """rdflib asks the endpoint as if it were a graph, by every method and in every format."""
    graph = Graph(SPARQLStore(server.endpoint, method=method, returnFormat=form))
    assert [str(row[0]) for row in graph.query(DUTIES)] == EXPECTED


def test_sparqlstore_by_triples(server: Served) -> None:
    """The patterns of rdflib's own interface are queries as well."""
    graph = Graph(SPARQLStore(server.endpoint))
    item = URIRef(EXPECTED[0])
    code = URIRef("https://w3id.org/compgraph/ontology#code")
    assert list(graph.objects(item, code)) == [Literal("T1")]
    assert (item, code, Literal("T1")) in graph
    assert (item, code, Literal("T2")) not in graph


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_tables(server: Served, method: str, form: str) -> None:
    """Rows in the formats it knows."""
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery(DUTIES)
    wrapper.setMethod(method)
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    if form == JSON:
        assert [row["s"]["value"] for row in found["results"]["bindings"]] == EXPECTED
    elif form == XML:
        assert all(iri in found.toxml() for iri in EXPECTED)
    else:
        assert [row[0] for row in csv.reader(io.StringIO(found.decode()))] == ["s", *EXPECTED]


@pytest.mark.parametrize(
    ("form", "media"),
    [(TURTLE, "text/turtle"), (RDFXML, "application/rdf+xml"), (JSONLD, "application/ld+json")],
)
def test_sparqlwrapper_graphs(server: Served, form: str, media: str) -> None:
    """Statements in the notations it knows."""
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery(PREFIX + "CONSTRUCT { ?s a cg:Duty } WHERE { ?s a cg:Duty }")
    wrapper.setReturnFormat(form)
    answer = wrapper.query()
    assert answer.info()["content-type"].startswith(media)
    assert b"ISD3512-001v3" in answer.response.read()


def test_sparqlwrapper_errors(server: Served) -> None:
    """A bad query is a bad query to it, a stopped one an error of the endpoint."""
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery("ASK {")
    with pytest.raises(QueryBadFormed, match="line 1"):
        wrapper.query()
    wrapper.setQuery(
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a < ?l) }"
    )
    with pytest.raises(EndPointInternalError):
        wrapper.query()


@pytest.mark.parametrize(
    "words",
    [
        ["-H", "Accept: text/csv", "--data-urlencode", f"query={DUTIES}"],
        ["-H", "Accept: text/csv", "-H", "Content-Type: application/sparql-query", "-d", DUTIES],
        ["-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={DUTIES}"],
        ["-G", "-d", "format=csv", "--data-urlencode", f"query={DUTIES}"],
    ],
)
def test_curl(server: Served, words: list[str]) -> None:
    """The commands of the README."""
    done = subprocess.run(
        ["curl", "--silent", "--noproxy", "*", *words, server.endpoint],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().split("\r\n") == ["s", *EXPECTED, ""]
