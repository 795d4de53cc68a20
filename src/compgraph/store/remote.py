"""A SPARQL 1.1 endpoint in the place of the engine: what `Store` asks of one, over HTTP.

Everything is a query or an update of the SPARQL 1.1 Protocol, so any server that speaks it will do
(tested with `oxigraph serve`). Two rules keep a store on a server the same as one in a folder: its
default graph repeats what the folder's repeats, written by the same updates, and an update is one
request, which the server runs whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.store.endpoint import Endpoint, Refusal

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_AT_ONCE = 500
"""Triples asked about in one query: some 100 kB of text."""

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


class RemoteEngine:
    """The part of `pyoxigraph.Store` that a store needs, answered by an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def query(self, question: str, prefixes: Mapping[str, str] | None = None) -> Any:
        """Return what `pyoxigraph.Store.query` would: solutions, a boolean, or triples.

        Raises UsageError when the server does not take the query, LimitReached when it does not
        answer.
        """
        head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
        try:
            kind, content = self.endpoint.query(head + question, f"{_ROWS}, {_TRIPLES};q=0.9")
        except Refusal as refusal:
            raise UsageError(
                text("store.remote-refused", address=self.endpoint.address, reason=refusal.reason),
                text("store.remote-refused-remedy"),
            ) from refusal
        try:
            if kind == _ROWS:
                return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
            if kind == _TRIPLES:
                copy = ox.Store()
                copy.load(content, format=ox.RdfFormat.N_TRIPLES)
                return copy.query("CONSTRUCT WHERE { ?s ?p ?o }")
        except (SyntaxError, ValueError) as error:
            raise self._strange(kind) from error
        raise self._strange(kind)

    def update(self, request: str) -> None:
        """Run an update, whole or not at all. Raises LimitReached when the server does not."""
        try:
            self.endpoint.update(request)
        except Refusal as refusal:
            raise LimitReached(
                text("store.remote-kept", address=self.endpoint.address, reason=refusal.reason),
                text("store.remote-kept-remedy"),
            ) from refusal

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the names of the graphs that hold anything."""
        for (name,) in self.query(_GRAPHS):
            if isinstance(name, ox.NamedNode):
                yield name

    def contains_named_graph(self, name: ox.NamedNode) -> bool:
        """Whether the graph holds anything."""
        return bool(self.query(f"ASK {{ GRAPH {name} {{ ?s ?p ?o }} }}"))

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: _Term | None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the statements with these terms; None stands for any, also for any graph."""
        terms = (("s", subject), ("p", predicate), ("o", value))
        pattern = " ".join(str(term) if term is not None else f"?{name}" for name, term in terms)
        in_default, in_named = f"{{ {pattern} }}", f"{{ GRAPH ?g {{ {pattern} }} }}"
        if isinstance(graph, ox.NamedNode):
            where = f"GRAPH {graph} {{ {pattern} }}"
        elif graph is None:
            where = f"{in_default} UNION {in_named}"
        else:
            where = pattern
        asked = [name for name, term in terms if term is None]
        names = [*asked, "g"] if graph is None else asked
        if not names:  # every term is given: there is one such statement or none
            found = [()] if self.query(f"ASK {{ {where} }}") else []
        else:
            found = self.query(
                f"SELECT {' '.join(f'?{name}' for name in names)} WHERE {{ {where} }}"
            )
        for solution in found:
            got: dict[str, Any] = dict(zip(names, solution, strict=True))
            fixed: list[Any] = [got[name] if term is None else term for name, term in terms]
            home = (got["g"] or ox.DefaultGraph()) if graph is None else graph
            yield ox.Quad(fixed[0], fixed[1], fixed[2], home)

    def holders(self, triples: Iterable[ox.Triple]) -> Iterator[tuple[ox.Triple, str]]:
        """Yield each of the triples with every named graph that says it."""
        waiting = list(triples)
        for start in range(0, len(waiting), _AT_ONCE):
            rows = "\n".join(
                f"({one.subject} {one.predicate} {one.object})"
                for one in waiting[start : start + _AT_ONCE]
            )
            found = self.query(
                f"SELECT ?s ?p ?o ?g WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            )
            for subject, predicate, value, name in found:
                yield ox.Triple(subject, predicate, value), name.value

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether this very statement is there."""
        name = quad.graph_name
        said = f"{quad.subject} {quad.predicate} {quad.object}"
        where = f"GRAPH {name} {{ {said} }}" if isinstance(name, ox.NamedNode) else said
        return bool(self.query(f"ASK {{ {where} }}"))

    def bulk_load(
        self,
        content: bytes,
        *,
        format: ox.RdfFormat,  # noqa: A002 - as the engine calls it
        to_graph: ox.NamedNode | None = None,
        lenient: bool = False,
    ) -> None:
        """Add the statements of a file in one update, all to one graph where it is given."""
        quads = ox.parse(content, format=format, lenient=lenient)
        if to_graph is not None:
            quads = (ox.Quad(one.subject, one.predicate, one.object, to_graph) for one in quads)  # type: ignore[assignment]
        self.bulk_extend(quads)

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add statements in one update."""
        homes: dict[str, list[str]] = {}
        for quad in quads:
            name = quad.graph_name
            home = f"GRAPH {name}" if isinstance(name, ox.NamedNode) else ""
            said = f"{quad.subject} {quad.predicate} {quad.object} .\n"
            homes.setdefault(home, []).append(said)
        if homes:
            blocks = (
                f"{home} {{ {''.join(said)} }}" if home else "".join(said)
                for home, said in homes.items()
            )
            self.update(f"INSERT DATA {{ {' '.join(blocks)} }}")

    def flush(self) -> None:
        """Do nothing: the server keeps what it has answered for."""

    def _strange(self, kind: str) -> LimitReached:
        return LimitReached(
            text("store.remote-strange", address=self.endpoint.address, kind=kind or "–"),
            text("store.remote-strange-remedy"),
        )
