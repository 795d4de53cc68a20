"""The protocol and service description tests of the W3C's SPARQL 1.1 suite, run as they are.

This endpoint is read-only: the tests that expect an update to succeed do not apply, those that
expect one to fail do. A graph that a query names must be stored, so the graph that one test
names without giving it (data0.rdf) is stored with a statement of ours.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection

from compgraph.store import open_store
from serving import Served, served

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UPDATES = {
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
}
BASE = "http://kasei.us/2009/09/sparql/data/data"
BOOLEAN = ("application/sparql-results+json", "application/sparql-results+xml")


@pytest.fixture(scope="module")
def suite(outside: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the protocol tests, unpacked."""
    folder = tmp_path_factory.mktemp("w3c")
    with tarfile.open(outside / "w3c" / "sparql11.tar.gz") as archive:
        members = [one for one in archive.getmembers() if "/protocol/" in one.name]
        archive.extractall(folder, members, filter="data")
    return folder / "sparql" / "sparql11" / "protocol"


@pytest.fixture(scope="module")
def endpoint(suite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server over the graphs that the tests name."""
    from compgraph import resources
    from compgraph.reading import read

    folder = tmp_path_factory.mktemp("w3c-store") / "store"
    with open_store(folder) as store:
        store.put(read(resources.shipped_standard()))
        for number in range(1, 4):
            graph = Graph().parse(suite / f"data{number}.nt", format="nt")
            store.put_graph(URIRef(f"{BASE}{number}.rdf"), graph)
        ours = Graph().add((URIRef(f"{BASE}0.rdf"), RDF.type, URIRef("https://example.org/Data")))
        store.put_graph(URIRef(f"{BASE}0.rdf"), ours)
    with served(folder, "--processes", "1") as running:
        yield running


@pytest.fixture(scope="module")
def manifest(suite: Path) -> Graph:
    """Return the manifest."""
    return Graph().parse(suite / "manifest.ttl", format="turtle", publicID="http://manifest/")


def test_the_protocol_tests_that_apply(manifest: Graph, endpoint: Served) -> None:
    """27 of the 34 tests run unmodified and pass; the other 7 expect updates to succeed."""
    (head,) = manifest.subjects(RDF.type, MF.Manifest)
    entries = list(Collection(manifest, manifest.value(head, MF.entries)))
    assert len(entries) == 34
    names = [str(entry).rpartition("#")[2].rpartition("/")[2] for entry in entries]
    assert set(names) >= UPDATES
    failed = {
        name: why
        for name, entry in zip(names, entries, strict=True)
        if name not in UPDATES and (why := _failure(manifest, entry, endpoint))
    }
    assert failed == {}
    assert len(names) - len(UPDATES) == 27


def _failure(manifest: Graph, entry: Any, endpoint: Served) -> str:
    action = manifest.value(entry, MF.action)
    for request in Collection(manifest, manifest.value(action, HT.requests)):
        fields = manifest.value(request, HT.headers)
        headers = {
            str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue))
            for one in (Collection(manifest, fields) if fields else ())
        }
        body = manifest.value(request, HT.body)
        coding = str(manifest.value(body, CNT.characterEncoding) or "utf-8") if body else "utf-8"
        sent = str(manifest.value(body, CNT.chars)).encode(coding) if body else None
        answer = endpoint.client.request(
            str(manifest.value(request, HT.methodName)),
            str(manifest.value(request, HT.absolutePath)),
            content=sent,
            headers=headers,
        )
        why = _difference(manifest, manifest.value(request, HT.resp), answer)
        if why:
            return f"{why}: {answer.text[:200]}"
    return ""


def _difference(manifest: Graph, expected: Any, answer: Any) -> str:
    statuses = {
        str(one).rpartition("StatusCode")[2][0]
        for one in manifest.objects(expected, MF.expectedStatus)
    }
    if str(answer.status_code)[0] not in statuses:
        return f"status {answer.status_code}"
    media = answer.headers.get("content-type", "").partition(";")[0]
    form = str(manifest.value(expected, MF.expectedFormat) or "")
    if form in {"boolean", "tabular"} and media not in BOOLEAN:
        return f"type {media}"
    if form == "RDF" and media != "text/turtle":
        return f"type {media}"
    truth = manifest.value(expected, MF.expectedBoolean)
    if truth is not None and answer.json()["boolean"] != truth.toPython():
        return "another answer"
    return ""


def test_the_service_description_tests(endpoint: Served) -> None:
    """All 3: a GET gives RDF, it names this endpoint, and its terms are those of the vocabulary.

    The third test compares with a schema; here each property has a subject of the class that
    SPARQL 1.1 Service Description § 3 gives it.
    """
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    answer = endpoint.get("/sparql/")
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=answer.text, format="turtle")
    assert (None, sd.endpoint, URIRef(endpoint.endpoint)) in graph
    domains = {
        sd.endpoint: sd.Service,
        sd.supportedLanguage: sd.Service,
        sd.resultFormat: sd.Service,
        sd.defaultDataset: sd.Service,
        sd.defaultGraph: sd.Dataset,
        sd.namedGraph: sd.Dataset,
        sd.name: sd.NamedGraph,
    }
    used = {predicate for predicate in graph.predicates() if str(predicate).startswith(str(sd))}
    assert used == set(domains)
    for predicate, domain in domains.items():
        for subject in graph.subjects(predicate):
            assert (subject, RDF.type, domain) in graph
