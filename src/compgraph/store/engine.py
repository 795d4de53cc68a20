"""What keeps the statements: Oxigraph in this process, or an endpoint in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from compgraph.store.remote import RemoteEngine

Engine = ox.Store | RemoteEngine


def holders(engine: Engine, triples: Iterable[ox.Triple]) -> Iterator[tuple[ox.Triple, str]]:
    """Yield each of the triples with every named graph that says it."""
    if isinstance(engine, RemoteEngine):  # one question for many
        yield from engine.holders(triples)
        return
    for triple in triples:
        for quad in engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield triple, quad.graph_name.value
