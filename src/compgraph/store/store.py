"""A store of standards: put, get, list, remove, ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef

from compgraph import codes
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text
from compgraph.model import Standard
from compgraph.rdf.answer import Answer
from compgraph.rdf.concepts import Name, names, statements
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode
from compgraph.rdf.reviews import GRAPHS, Review
from compgraph.rdf.source import encode_source
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import graph
from compgraph.reading.record import Reading
from compgraph.store.bulk import Bulk
from compgraph.store.contents import (
    CONCEPTS,
    SCHEMES,
    Contents,
    in_default,
    named_competencies,
    replace,
    standard_named,
)
from compgraph.store.engine import Engine
from compgraph.store.replica import Replica
from compgraph.store.reviews import accepted_concepts, stored_reviews, with_reviews
from compgraph.store.terms import answer_of, graph_of, triples_of

_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many statements there are: by named graph in natural order, and in the default graph."""

    graphs: Mapping[URIRef, int]
    default: int


class Store:
    """Standards as named graphs, the default graph their union (see `compgraph.store`).

    What every store can do stands here; `open_store` gives one in memory, in a folder or on a
    server, and `abilities` tells what else it can do.

    Every change is one transaction: it happens whole, or an exception leaves the store as it was.
    """

    abilities: ClassVar[frozenset[str]] = frozenset()
    """What only some stores can do: "replica", "snapshot", "optimise"."""

    location: Path | None = None
    """The folder of a store in a folder."""

    def __init__(self, engine: Engine, *, read_only: bool) -> None:
        self.read_only = read_only
        self._engine: Engine | None = engine
        self._graphs: tuple[URIRef, ...] | None = None
        self._codes: tuple[tuple[URIRef, ...], tuple[str, ...]] = ((), ())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the place back. Closing twice is no fault; every other use afterwards is."""
        self._forgotten()
        self._engine = None

    # what is in it

    def list(self) -> tuple[str, ...]:
        """Return the codes of the standards, in natural order."""
        graphs = self.graphs()
        if graphs is not self._codes[0]:  # every lookup asks: 2,000 names take 5 ms
            stored = (standard_named(iri) for iri in graphs)
            self._codes = graphs, tuple(code for code in stored if code)
        return self._codes[1]

    def pick(self, standard: str | None = None) -> str:
        """Return the code of the standard that is meant: the one named, else the only one.

        Raises UnknownCode for one that is not stored, UsageError when there is none, or when
        there are several and none is named.
        """
        stored = self.list()
        if standard is not None:
            return self._known(standard, stored)
        if not stored:
            raise UsageError(text("store.empty"), text("store.empty-remedy"))
        if len(stored) > 1:
            raise UsageError(
                text("store.several", codes=_listed(stored)), text("store.several-remedy")
            )
        return stored[0]

    def get(self, code: str) -> Standard:
        """Return the standard with this code. Raises UnknownCode when it is not stored."""
        self._known(code, self.list())
        return decode(self.graph(graph(code)), code)

    def graphs(self) -> tuple[URIRef, ...]:
        """Return the IRIs of the named graphs, in natural order."""
        engine = self._open()
        if self._graphs is None:
            names = (str(name.value) for name in engine.named_graphs())
            self._graphs = tuple(URIRef(name) for name in sorted(names, key=codes.order))
        return self._graphs

    def graph(self, iri: URIRef | None = None) -> Graph:
        """Return a copy of one named graph; without an IRI, of the default graph.

        Raises UsageError when there is no graph of that name.
        """
        engine = self._open()
        name = ox.DefaultGraph() if iri is None else ox.NamedNode(str(iri))
        if isinstance(name, ox.NamedNode) and not engine.contains_named_graph(name):
            raise UsageError(text("store.no-graph", iri=iri), text("store.no-graph-remedy"))
        return graph_of(engine.quads_for_pattern(None, None, None, name), iri)

    def names(self) -> tuple[Name, ...]:
        """Return the names that competencies of the standards have, and where each stands."""
        return names(named_competencies(self._open(), ()))

    def reviews(self) -> tuple[Review, ...]:
        """Return what was decided about names that look alike, by kind and names."""
        return stored_reviews(self._open())

    # changing it

    def put(self, *items: Reading | Standard) -> None:
        """Store standards; one that is stored already under its code is replaced.

        A Reading brings the graph that says where its items stand; a Standard alone has none.
        The concepts are renewed once for all `items`, so many at a time cost less. Raises
        UsageError for a code that would be the name of another graph of the store.
        """
        standards = [item.standard if isinstance(item, Reading) else item for item in items]
        wanted: dict[URIRef, set[ox.Triple]] = {}
        for item, standard in zip(items, standards, strict=True):
            if standard_named(graph(standard.id)) != standard.id:
                raise UsageError(
                    text("store.reserved", code=standard.id), text("store.reserved-remedy")
                )
            wanted[graph(standard.id)] = triples_of(encode(standard))
            source = encode_source(item) if isinstance(item, Reading) else Graph()
            wanted[graph(standard.id, "source")] = triples_of(source)
        latest = {standard.id: standard for standard in standards}
        self._write(wanted, without=latest, and_=latest.values())

    def remove(self, code: str) -> None:
        """Remove a standard and its source graph. Raises UnknownCode when it is not stored."""
        self._known(code, self.list())
        self._write({graph(code): set(), graph(code, "source"): set()}, without=(code,))

    def put_reviews(self, *reviews: Review) -> tuple[Review, ...]:
        """Store decisions about names; return those that changed something (see `reviews.renewed`).

        They outlast the standards they were made on. Raises UsageError when decisions contradict
        each other, the stored ones included.
        """
        contents, changed = with_reviews(self._open(), reviews)
        if changed:
            self._replace(contents)
        return changed

    def put_graph(self, iri: URIRef, statements: Graph) -> None:
        """Store a derived named graph, replacing the one of that name; an empty one removes it.

        It stays out of the default graph. Raises ValueError for the name of a graph that the
        store keeps itself, and for blank nodes, which our data never has.
        """
        if in_default(iri) or iri in {SCHEMES, *GRAPHS.values()}:
            raise ValueError(f"not the name of a derived graph: {iri}")
        if any(isinstance(term, BNode) for statement in statements for term in statement):
            raise ValueError(f"blank nodes in {iri}")
        self._replace({iri: triples_of(statements)})

    def bulk(self) -> Bulk:
        """Return the way in for many documents that other processes have encoded."""
        self._writable()
        return Bulk(self._open, self._forgotten)

    # asking it

    def query(self, question: str) -> Answer:
        """Return the answer to a query of ours, run in this process without any limit.

        Our prefixes need no declaration. Text of strangers goes to `compgraph.queries.ask`.
        """
        return answer_of(self._open().query(question, prefixes=PREFIXES))

    def statistics(self) -> Statistics:
        """Return how many statements each named graph holds, and the default graph."""
        counts: Any = self._open().query(_COUNTS)
        graphs = {URIRef(name.value): int(count.value) for name, count in counts}
        whole: Any = self._open().query(_COUNT)
        ((count,),) = whole
        in_order = sorted(graphs, key=codes.order)
        return Statistics({name: graphs[name] for name in in_order}, int(count.value))

    # what only some stores can do

    def replica(self) -> Replica:
        """Return a copy of the store as it is now, for another process to open read-only."""
        raise self._unable("replica")

    def snapshot(self, path: str | Path) -> None:  # noqa: ARG002 - the stores that can need it
        """Write a copy of the whole store into the new folder `path`.

        Raises UsageError when something is there already, and for a store on a server.
        """
        raise self._unable("snapshot")

    def optimise(self) -> None:
        """Let the engine rewrite its files, so that later reading is faster.

        Raises UsageError for a store on a server.
        """
        raise self._unable("optimise")

    # inside

    def _unable(self, what: str) -> UsageError:
        return UsageError(
            text("store.remote-cannot", what=text(f"store.ability-{what}")),
            text("store.remote-cannot-remedy"),
        )

    def _open(self) -> Engine:
        if self._engine is None:
            raise ValueError("the store is closed")
        return self._engine

    def _known(self, code: str, stored: tuple[str, ...]) -> str:
        if code in stored:
            return code
        raise UnknownCode(
            code,
            codes.nearest(code, stored),
            text("store.unknown", code=code),
            text("store.unknown-remedy", codes=_listed(stored)) if stored else None,
        )

    def _write(
        self,
        wanted: dict[URIRef, set[ox.Triple]],
        *,
        without: Iterable[str],
        and_: Iterable[Standard] = (),
    ) -> None:
        engine = self._open()
        standards = [*named_competencies(engine, without), *and_]
        wanted[CONCEPTS] = triples_of(statements(standards, accepted_concepts(engine)))
        self._replace(wanted)

    def _replace(self, wanted: Contents) -> None:
        self._writable()
        self._forgotten()
        replace(self._open(), wanted)

    def _writable(self) -> None:
        if self.read_only:
            raise UsageError(text("store.read-only"), text("store.read-only-remedy"))

    def _forgotten(self) -> None:
        """Drop what was remembered of the content, before it changes."""
        self._graphs = None


def _listed(stored: Iterable[str], most: int = 12) -> str:
    listed = list(stored)
    rest = f" … ({len(listed)})" if len(listed) > most else ""
    return ", ".join(listed[:most]) + rest
