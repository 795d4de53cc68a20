"""The protocol tests of the W3C suite, and those of the service description, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from serving import Served
from w3c.exceptions import as_listed, kind_of
from w3c.manifest import Entry, Exchange, Suite
from w3c.results import parsed
from w3c.running import notation_of, with_base

pytestmark = pytest.mark.long

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
DIRECT = ("content-type", "application/sparql-query")
# By expectedFormat, as the suite's test names list them; RDFa is left out: we have none.
NOTATIONS = {
    "boolean": {"srx", "srj"},
    "tabular": {"srx", "srj", "csv", "tsv"},
    "RDF": {"rdf", "ttl", "nt"},
}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Return a client that adds as little to a request as it can."""
    with httpx.Client(timeout=60) as opened:
        yield opened


def exchanged(client: httpx.Client, server: Served, exchange: Exchange) -> httpx.Response:
    """Return the response to a request of a test, as its manifest writes it."""
    return client.request(
        exchange.method,
        f"{server.address}{exchange.path}",
        headers=dict(exchange.headers),
        content=exchange.body,
    )


def amiss(exchange: Exchange, response: httpx.Response) -> str:
    """Return what of a response is not as expected, "" when all is."""
    if response.status_code // 100 not in exchange.statuses:
        return f"status {response.status_code}: {response.text}"
    notation = notation_of(response)
    if exchange.form is not None and notation not in NOTATIONS[exchange.form]:
        return f"{response.headers['Content-Type']} is not {exchange.form}"
    if exchange.boolean is not None:
        said = parsed(response.content, notation).boolean
        return "" if said is exchange.boolean else f"{said} is not {exchange.boolean}"
    if exchange.form is not None:
        parsed(response.content, notation)
    return ""


def outcome(client: httpx.Client, server: Served, entry: Entry) -> tuple[str, str]:
    """Return how a test went: `pass`, `base` when its query needs a BASE, or `endpoint`."""
    faults = [amiss(one, exchanged(client, server, one)) for one in entry.exchanges]
    if not any(faults):
        return "pass", ""
    based = [
        replace(one, body=with_base(server.endpoint, one.body.decode()).encode())
        for one in entry.exchanges
        if one.body is not None and DIRECT in one.headers
    ]
    again = [amiss(one, exchanged(client, server, one)) for one in based]
    return ("base" if again and not any(again) else "endpoint"), "; ".join(faults)


def protocol_tests(suite: Suite) -> list[Entry]:
    """Return the protocol tests that apply."""
    entries = suite.of("protocol", "ProtocolTest")
    return [entry for entry in entries if kind_of(entry.key) != "not-applicable"]


def test_the_endpoint_answers_as_the_protocol_says(
    suite: Suite, server: Served, client: httpx.Client
) -> None:
    """Queries by GET, by form and as the body itself, data sets, media types, and what is refused."""
    entries = protocol_tests(suite)
    assert len(entries) == 34 - 7
    surprises = []
    for entry in entries:
        kind, why = outcome(client, server, entry)
        if not as_listed(entry.key, kind):
            surprises.append(f"{entry.key} is {kind}, not {kind_of(entry.key)}: {why}")
    assert not surprises, "\n".join(surprises)


def test_no_update_by_protocol_is_taken(suite: Suite, server: Served, client: httpx.Client) -> None:
    """The suite's updates are refused, and what they would have written is not there."""
    updates = [
        one
        for entry in suite.of("protocol", "ProtocolTest")
        if entry.name.startswith("update_")
        for one in entry.exchanges
        if b"ASK" not in (one.body or b"") and b"SELECT" not in (one.body or b"")
    ]
    assert len(updates) >= 7
    for one in updates:
        assert exchanged(client, server, one).status_code == 403
    there = server.ask("ASK { GRAPH ?g { ?s a <http://purl.org/dc/terms/BibliographicResource> } }")
    assert there.json() == {"head": {}, "boolean": False}


@pytest.fixture(scope="module")
def described(suite: Suite, server: Served, client: httpx.Client) -> Graph:
    """Return the description of the service: what it says when it is asked nothing."""
    response = client.get(server.endpoint)
    assert response.status_code == 200
    assert notation_of(response) == "ttl"
    return Graph(bind_namespaces="none").parse(data=response.content, format="turtle")


def test_the_service_describes_itself_in_rdf(described: Graph) -> None:
    """returns-rdf: a GET without a query gives statements."""
    assert len(described)


def test_the_description_names_the_endpoint(described: Graph, server: Served) -> None:
    """has-endpoint-triple: with the address it was asked at."""
    assert (None, SD.endpoint, URIRef(server.endpoint)) in described


# SPARQL 1.1 Service Description § 3.2 and § 3.4: the properties, and the class of what they belong
# to and, where it is a class of that vocabulary whose instances a description types, point to.
SCHEMA = {
    SD.endpoint: (SD.Service, None),
    SD.feature: (SD.Service, None),
    SD.defaultEntailmentRegime: (SD.Service, None),
    SD.defaultSupportedEntailmentProfile: (SD.Service, None),
    SD.entailmentRegime: (SD.NamedGraph, None),
    SD.supportedEntailmentProfile: (SD.NamedGraph, None),
    SD.extensionFunction: (SD.Service, None),
    SD.extensionAggregate: (SD.Service, None),
    SD.languageExtension: (SD.Service, None),
    SD.supportedLanguage: (SD.Service, None),
    SD.propertyFeature: (SD.Service, None),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.availableGraphs: (SD.Service, SD.GraphCollection),
    SD.resultFormat: (SD.Service, None),
    SD.inputFormat: (SD.Service, None),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
    SD.graph: (SD.NamedGraph, SD.Graph),
}


def test_the_description_keeps_to_the_schema(described: Graph) -> None:
    """conforms-to-schema: only properties there are, between things of the classes they ask for."""
    of_schema = [one for one in described if one[1].startswith(SD)]
    assert of_schema
    for subject, predicate, value in of_schema:
        domain, values = SCHEMA[predicate]
        assert (subject, RDF.type, domain) in described, predicate
        assert values is None or (value, RDF.type, values) in described, predicate
    for service in described.subjects(RDF.type, SD.Service):
        assert len(list(described.objects(service, SD.endpoint))) == 1
        assert len(list(described.objects(service, SD.defaultDataset))) == 1
    for named in described.subjects(RDF.type, SD.NamedGraph):
        assert len(list(described.objects(named, SD.name))) == 1
