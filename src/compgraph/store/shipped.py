"""The shipped code lists in a store: loaded as one piece, and anew when the files have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import OWL

from compgraph import resources
from compgraph.errors import LimitReached
from compgraph.messages import text
from compgraph.store.contents import SCHEMES
from compgraph.store.engine import Engine

_SCHEMES = ox.NamedNode(SCHEMES)
_EDITION = ox.NamedNode(OWL.versionInfo)


def load_schemes(engine: Engine) -> None:
    """Bring the graph of schemes to the shipped files; nothing happens where it holds them.

    The digest of the files stands in the graph itself, and comes with their statements or not at
    all. Comparing it costs a millisecond, comparing the statements would cost every opening fifty.
    Raises LimitReached when the disk refuses.
    """
    files = sorted((resources.ontology() / "schemes").glob("*.ttl"))
    contents = [path.read_bytes() for path in files]
    stated = _stated(contents)
    if stated in engine:
        return
    try:
        engine.update(f"DROP SILENT GRAPH {_SCHEMES}")
        lines = b"".join((*contents, f"{stated.triple} .\n".encode()))
        # each file sets its own prefixes and base, so one after the other is one file
        engine.bulk_load(lines, format=ox.RdfFormat.TURTLE, to_graph=_SCHEMES, lenient=True)
    except OSError as error:
        raise LimitReached(
            text("store.not-written", reason=error), text("store.not-written-remedy")
        ) from error


def _stated(contents: Iterable[bytes]) -> ox.Quad:
    """Return the statement that says which edition of the files the graph holds."""
    digest = hashlib.sha256(b"\0".join(contents)).hexdigest()
    return ox.Quad(_SCHEMES, _EDITION, ox.Literal(digest), _SCHEMES)
