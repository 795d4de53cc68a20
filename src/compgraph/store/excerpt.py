"""A part of a store, copied into memory: for many questions to a few of its graphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from compgraph.store.location import open_store
from compgraph.store.store import Store

if TYPE_CHECKING:
    from rdflib import URIRef


def excerpt(store: Store, graphs: Iterable[URIRef]) -> Store:
    """Return a new store in memory that holds these named graphs of a store as they are now.

    A graph that is not there is left out; the default graph of the copy is empty. Questions to
    graphs in memory take a third of the time that they take in a folder.
    """
    copy = open_store()
    engine, target = store._open(), copy._open()  # noqa: SLF001  # rooms of one house
    if not isinstance(target, ox.Store):
        raise TypeError(f"not in memory: {target!r}")
    for name in map(ox.NamedNode, graphs):
        if isinstance(engine, ox.Store):  # both steps leave Python to other threads meanwhile
            lines = engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            target.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=name, lenient=True)
        else:
            target.bulk_extend(engine.quads_for_pattern(None, None, None, name))
    return copy
