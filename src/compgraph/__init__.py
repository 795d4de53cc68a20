"""compgraph: occupational competency standards (職能基準) as a knowledge graph.

The names below are the whole public interface; each is loaded when it is first used, so
importing the package loads the standard library only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from compgraph._version import __version__

if TYPE_CHECKING:
    from compgraph.analysis.overlap import overlap
    from compgraph.checks import check
    from compgraph.errors import (
        CompgraphError,
        LimitReached,
        SourceRefused,
        UnknownCode,
        UsageError,
    )
    from compgraph.exports.printing import printed
    from compgraph.finding import Finding
    from compgraph.model import Standard
    from compgraph.planning.order import earliest_unlock
    from compgraph.projection import project
    from compgraph.queries import ask
    from compgraph.rdf.decode import decode
    from compgraph.rdf.encode import encode
    from compgraph.reading import read
    from compgraph.resources import shipped_standard
    from compgraph.store import open_store

__all__ = [
    "CompgraphError",
    "Finding",
    "LimitReached",
    "SourceRefused",
    "Standard",
    "UnknownCode",
    "UsageError",
    "__version__",
    "ask",
    "check",
    "decode",
    "earliest_unlock",
    "encode",
    "open_store",
    "overlap",
    "printed",
    "project",
    "read",
    "shipped_standard",
]

_ROOMS = {
    "CompgraphError": "errors",
    "Finding": "finding",
    "LimitReached": "errors",
    "SourceRefused": "errors",
    "Standard": "model",
    "UnknownCode": "errors",
    "UsageError": "errors",
    "ask": "queries",
    "check": "checks",
    "decode": "rdf.decode",
    "earliest_unlock": "planning.order",
    "encode": "rdf.encode",
    "open_store": "store",
    "overlap": "analysis.overlap",
    "printed": "exports.printing",
    "project": "projection",
    "read": "reading",
    "shipped_standard": "resources",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'compgraph' has no attribute {name!r}")
    return getattr(import_module(f"compgraph.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
