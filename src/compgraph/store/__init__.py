"""The store: standards as named graphs in Oxigraph, in memory or in a folder.

This is the only room that knows Oxigraph. Its names load when they are asked for, so the
process that runs strangers' queries imports the engine and nothing else.

Named graphs: `…/graph/<code>` holds one standard, `…/graph/<code>/source` where its items stand,
`…/graph/concepts` what competencies of several standards share, `…/graph/schemes` the shipped code
lists (levels, occupations, industries, job categories), `…/graph/entailed/<rule>` and others what
was derived.
The default graph is the union of the standards, the concepts and accepted reviews, kept as
statements of its own so that a lookup reads one index. Source, schemes and everything derived
are reached by GRAPH.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compgraph.store.location import open_store, restore
    from compgraph.store.naming import labels
    from compgraph.store.store import Store

__all__ = ["Store", "labels", "open_store", "restore"]

_HOME = {
    "Store": "compgraph.store.store",
    "labels": "compgraph.store.naming",
    "open_store": "compgraph.store.location",
    "restore": "compgraph.store.location",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
