"""The manifests of the W3C suite: which tests there are, of which kind, and what each is made of.

The suite itself (W3C SPARQL 1.1 test suite, github.com/w3c/rdf-tests) is outside data and is read
where it lies; nothing of it is copied here but the names of its tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Node

# The address the suite calls itself by: its files are loaded under their names there.
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")


@dataclass(frozen=True)
class Exchange:
    """One request of a protocol test, and what its response must be.

    `statuses` are classes (2 for 2xx); `boolean` and `form` are None where nothing is asked.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[int]
    boolean: bool | None
    form: str | None


@dataclass(frozen=True)
class Entry:
    """One test: `group` is its folder, `kind` its class; the other fields where it has them.

    `data` and `named` are addresses of files for the default graph and for named graphs; in a
    protocol test `named` pairs them with the names their graphs have.
    """

    group: str
    name: str
    kind: str
    query: str = ""
    data: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    result: str = ""
    exchanges: tuple[Exchange, ...] = ()

    @property
    def key(self) -> str:
        """Group and name: names alone come in several groups."""
        return f"{self.group}/{self.name}"


@dataclass(frozen=True)
class Suite:
    """The unpacked suite and the tests that its index lists."""

    root: Path
    entries: tuple[Entry, ...]

    def file(self, address: str) -> Path:
        """Return the file with this address."""
        return self.root / address.removeprefix(BASE)

    def text(self, address: str) -> str:
        """Return the text of the file with this address, its line ends as they are."""
        return self.file(address).read_bytes().decode()

    def of(self, group: str, *kinds: str) -> tuple[Entry, ...]:
        """Return the tests of a group that are of these kinds."""
        return tuple(one for one in self.entries if one.group == group and one.kind in kinds)


def suite(root: Path) -> Suite:
    """Return the suite unpacked in `root`, as its index (manifest-all.ttl) lists it."""
    return Suite(root, tuple(_entries(root, "manifest-all.ttl")))


def _entries(root: Path, name: str) -> Iterator[Entry]:
    graph = Graph(bind_namespaces="none")
    graph.parse(data=(root / name).read_bytes(), format="turtle", publicID=BASE + name)
    here = URIRef(BASE + name)
    for included in graph.objects(here, MF.include):
        for manifest in Collection(graph, included):
            yield from _entries(root, str(manifest).removeprefix(BASE))
    for listed in graph.objects(here, MF.entries):
        for test in Collection(graph, listed):
            yield _entry(graph, test, name.partition("/")[0])


def _entry(graph: Graph, test: Node, group: str) -> Entry:
    action = graph.value(test, MF.action)
    named = [(str(file), str(file)) for file in graph.objects(action, QT.graphData)]
    named += [
        (str(graph.value(part, UT.graph)), str(graph.value(part, RDFS.label)))
        for part in graph.objects(test, UT.graphData)
    ]
    kind = str(graph.value(test, RDF.type)).partition("#")[2]
    asked = graph.value(action, QT.query) or graph.value(action, UT.request) or action
    return Entry(
        group,
        str(test).partition("#")[2],
        kind,
        str(asked) if isinstance(asked, URIRef) else "",
        tuple(sorted(map(str, graph.objects(action, QT.data)))),
        tuple(sorted(named)),
        str(graph.value(test, MF.result) or ""),
        tuple(_exchanges(graph, action)) if kind == "ProtocolTest" else (),
    )


def _exchanges(graph: Graph, action: Node | None) -> Iterator[Exchange]:
    requests: Any = graph.value(action, HT.requests)
    for request in Collection(graph, requests) if requests is not None else ():
        headers: Any = graph.value(request, HT.headers)
        body, response = graph.value(request, HT.body), graph.value(request, HT.resp)
        boolean, form = (
            graph.value(response, MF[part]) for part in ("expectedBoolean", "expectedFormat")
        )
        yield Exchange(
            str(graph.value(request, HT.methodName)),
            str(graph.value(request, HT.absolutePath)),
            tuple(
                (str(graph.value(one, HT.fieldName)), str(graph.value(one, HT.fieldValue)))
                for one in (Collection(graph, headers) if headers is not None else ())
            ),
            None
            if body is None
            else str(graph.value(body, CNT.chars)).encode(
                str(graph.value(body, CNT.characterEncoding))
            ),
            frozenset(
                int(str(status).partition("StatusCode")[2][0])
                for status in graph.objects(response, MF.expectedStatus)
            ),
            None if boolean is None else str(boolean) == "true",
            None if form is None else str(form),
        )
