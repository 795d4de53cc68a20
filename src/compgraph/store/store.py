"""A store of standards: put, get, list, remove, ask."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef

from compgraph import codes, resources
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text
from compgraph.model import Standard
from compgraph.rdf.answer import Answer
from compgraph.rdf.concepts import concepts
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode, encode_source
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
from compgraph.store.opening import Claim, opened
from compgraph.store.replica import Replica, replicated
from compgraph.store.terms import answer_of, graph_of, triples_of


def open_store(location: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open the store in the folder `location` (made when missing), or a new one in memory.

    `read_only` never writes into the folder and sees it as it is now. Close the store, or use it
    in a `with` statement: until then no other program can open the folder for writing.

    Raises UsageError when `location` is no store and cannot become one, LimitReached when
    another program is writing into it.
    """
    if isinstance(location, str) and "://" in location:
        raise UsageError(text("store.address", address=location), text("store.address-remedy"))
    if location is None and read_only:
        raise UsageError(text("store.nothing-to-read"), text("store.missing-remedy"))
    return Store(None if location is None else Path(location), read_only=read_only)


class Store:
    """Standards as named graphs, the default graph their union (see `compgraph.store`).

    Every change is one transaction: it happens whole, or an exception leaves the store as it was.
    """

    def __init__(self, location: Path | None, *, read_only: bool) -> None:
        self.location = location
        self.read_only = read_only
        self._engine: ox.Store | None = None
        self._graphs: tuple[URIRef, ...] | None = None
        self._replica: Replica | None = None
        self._forget_replica: Callable[[], object] = _nothing
        self._claim = None if location is None else Claim.made(location, read_only=read_only)
        try:
            self._engine = opened(location, read_only=read_only)
            if not read_only:
                self._load_schemes()
        except BaseException:
            self._engine = None
            self._unclaimed()
            raise

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
        """Give the folder back. Closing twice is no fault; every other use afterwards is."""
        self._forgotten()
        if self._engine is not None and self.location is not None and not self.read_only:
            self._engine.flush()
        self._engine = None
        self._unclaimed()

    # what is in it

    def list(self) -> tuple[str, ...]:
        """Return the codes of the standards, in natural order."""
        stored = (standard_named(iri) for iri in self.graphs())
        return tuple(code for code in stored if code)

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

    def put_graph(self, iri: URIRef, statements: Graph) -> None:
        """Store a derived named graph, replacing the one of that name; an empty one removes it.

        It stays out of the default graph. Raises ValueError for the name of a graph that the
        store keeps itself, and for blank nodes, which our data never has.
        """
        if in_default(iri) or iri == SCHEMES:
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

    def replica(self) -> Replica:
        """Return a copy of the store as it is now, for another process to open read-only.

        It is renewed when the store has changed, and gone when the store is closed.
        """
        if self._replica is None:
            self._replica = replicated(self._open(), self.location, read_only=self.read_only)
            self._forget_replica = weakref.finalize(self, self._replica.forget)
        return self._replica

    def snapshot(self, path: str | Path) -> None:
        """Write a copy of the whole store into the new folder `path`.

        Raises UsageError when something is there already.
        """
        target = Path(path)
        if target.exists():
            raise UsageError(text("store.taken", folder=target), text("store.taken-remedy"))
        engine = self._open()
        if self.location is not None and not self.read_only:
            engine.flush()
            engine.backup(str(target))
            return
        copy = opened(target, read_only=False)
        copy.extend(engine)
        copy.flush()

    # inside

    def _open(self) -> ox.Store:
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

    def _load_schemes(self) -> None:
        shipped = sorted((resources.ontology() / "schemes").glob("*.ttl"))
        triples = {
            quad.triple
            for path in shipped
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        }
        self._replace({SCHEMES: triples})

    def _write(
        self,
        wanted: dict[URIRef, set[ox.Triple]],
        *,
        without: Iterable[str],
        and_: Iterable[Standard] = (),
    ) -> None:
        engine = self._open()
        standards = [*named_competencies(engine, without), *and_]
        wanted[CONCEPTS] = triples_of(concepts(sorted(standards, key=_by_code)))
        self._replace(wanted)

    def _replace(self, wanted: Contents) -> None:
        self._writable()
        self._forgotten()
        replace(self._open(), wanted)

    def _writable(self) -> None:
        if self.read_only:
            raise UsageError(text("store.read-only"), text("store.read-only-remedy"))

    def _unclaimed(self) -> None:
        if self._claim is not None:
            self._claim.end()
        self._claim = None

    def _forgotten(self) -> None:
        """Drop what was remembered of the content, before it changes."""
        self._graphs = None
        self._replica = None
        self._forget_replica()
        self._forget_replica = _nothing


def _nothing() -> None:
    """Stand for the copy that was never made."""


def _by_code(standard: Standard) -> tuple[codes.Order, str]:
    return codes.order(standard.id), standard.id


def _listed(stored: Iterable[str], most: int = 12) -> str:
    listed = list(stored)
    rest = f" … ({len(listed)})" if len(listed) > most else ""
    return ", ".join(listed[:most]) + rest
