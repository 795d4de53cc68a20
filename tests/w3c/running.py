"""One test of the suite, asked of the engine behind the guard or of the endpoint, and the verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from compgraph.errors import CompgraphError
from compgraph.queries.guard import examine
from compgraph.rdf.terms import PREFIXES
from compgraph.store.replica import evaluated
from serving import Served
from w3c.comparing import by_value, same
from w3c.manifest import Entry, Suite
from w3c.results import Result, parsed, wired

if TYPE_CHECKING:
    import httpx

# A graph with nothing in it. The protocol tests name it and nobody has its file any more.
EMPTY = "http://kasei.us/2009/09/sparql/data/data0.rdf"
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
_MEDIA = {
    "application/sparql-results+xml": "srx",
    "application/sparql-results+json": "srj",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
_SUFFIX = {notation: media for media, notation in _MEDIA.items()}

# A way to ask: takes the text of a query, returns the result or raises Refused.
Asking = Callable[[str], Result]


class Refused(Exception):
    """The query was not answered; `by` is `guard`, `engine`, or `endpoint`, which is both."""

    def __init__(self, by: str, why: object) -> None:
        super().__init__(f"{by}: {why}")
        self.by = by


def loaded(store: ox.Store, suite: Suite, address: str, name: str | None = None) -> None:
    """Load a file of the suite into the graph of that name, or into the default graph."""
    graph = ox.DefaultGraph() if name is None else ox.NamedNode(name)
    if name is not None:
        store.add_graph(ox.NamedNode(name))
    file = suite.file(address)
    store.load(path=str(file), format=_FORMATS[file.suffix], base_iri=address, to_graph=graph)


def engine_of(suite: Suite, entry: Entry) -> ox.Store:
    """Return an engine in memory with the data set of a test."""
    store = ox.Store()
    for address in entry.data:
        loaded(store, suite, address)
    for address, name in entry.named:
        loaded(store, suite, address, name)
    return store


def behind_the_guard(store: ox.Store) -> Asking:
    """Return the way a stranger's query goes in this process: examined, then evaluated."""
    known = [graph.value for graph in store.named_graphs()]

    def ask(query: str) -> Result:
        try:
            verdict = examine(query, known)
        except CompgraphError as error:
            raise Refused("guard", error) from error
        try:
            return wired(*evaluated(store, verdict.text, PREFIXES))
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise Refused("engine", error) from error

    return ask


def at_the_endpoint(client: httpx.Client, server: Served, entry: Entry, notation: str) -> Asking:
    """Return the way over HTTP: the data set by the protocol's parameters, the notation by Accept.

    The data set of a query that names its own (FROM) is left to it.
    """
    fields = {
        "default-graph-uri": entry.data or (EMPTY,),
        "named-graph-uri": tuple(name for _, name in entry.named),
    }

    def ask(query: str) -> Result:
        response = client.post(
            server.endpoint,
            data={"query": query, **({} if "FROM" in query else fields)},
            headers={"Accept": f"{_SUFFIX[notation]}, text/turtle;q=0.9"},
        )
        if response.status_code != 200:
            raise Refused("endpoint", f"{response.status_code} {response.text}")
        return parsed(response.content, notation_of(response))

    return ask


def notation_of(response: httpx.Response) -> str:
    """Return in which notation a response says it is, as the suffix of such files; else ""."""
    return _MEDIA.get(response.headers["Content-Type"].partition(";")[0], "")


def with_base(address: str, query: str) -> str:
    """Return a query with a line before it that makes its relative IRIs whole; a BASE of its own wins."""
    return f"BASE <{address}>\n{query}"


def verdict(suite: Suite, entry: Entry, ask: Asking) -> tuple[str, str]:
    """Return how a test went, as `exceptions.KINDS` names it or `pass`, and what was amiss."""
    query = suite.text(entry.query)
    suffix = suite.file(entry.result).suffix[1:]
    expected = parsed(suite.file(entry.result).read_bytes(), suffix, entry.result)
    outcome = _compared(query, expected, ask)
    if outcome[0] in {"pass", "spelling"}:
        return outcome
    again, _ = _compared(with_base(entry.query, query), expected, ask)
    return ("base", outcome[1]) if again in {"pass", "spelling"} else outcome


def _compared(query: str, expected: Result, ask: Asking) -> tuple[str, str]:
    try:
        result = ask(query)
    except Refused as error:
        return error.by, str(error)
    if same(result, expected):
        return "pass", ""
    kind = "spelling" if same(by_value(result), by_value(expected)) else "engine"
    return kind, f"{result}\n  is not {expected}"
