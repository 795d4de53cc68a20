"""A copy of a store that another process opens, and what that process asks it.

Nothing here needs rdflib: the process that runs a stranger's query starts with this module, the
engine and the standard library.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

# A term on the wire: kind (u IRI, b blank node, l literal), text, language, datatype.
WireTerm = list[str | None]

# The type of the engine, for those who may not know which one it is.
Engine = ox.Store


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a query is about, by their IRIs: those of its default graph, those with names."""

    default: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replica:
    """Where the copy is: a file of N-Quads, or the folder of a store.

    `ours` is what has to be deleted when nobody needs the copy any more.
    """

    path: Path
    folder: bool
    ours: Path | None

    def forget(self) -> None:
        """Delete the copy, where it was made for this purpose."""
        if self.ours is not None:
            shutil.rmtree(self.ours, ignore_errors=True)


def replicated(engine: ox.Store, location: Path | None, *, read_only: bool) -> Replica:
    """Return a copy of the store as it is now.

    A folder opened read-only is its own copy. A folder open for writing is copied beside itself
    by hard links, since opening it a second time would be undefined. Memory becomes N-Quads,
    sorted: an engine in memory answers in the order in which it was filled, so the same content
    gives the same answers, whatever the hash seed and the history of the store were.
    """
    if location is not None and read_only:
        return Replica(location, folder=True, ours=None)
    if location is None:
        ours = Path(tempfile.mkdtemp(prefix="compgraph-"))
        path = ours / "store.nq"
        path.write_bytes(_sorted_quads(engine))
        return Replica(path, folder=False, ours=ours)
    ours = _beside(location)
    path = ours / "store"
    engine.flush()
    engine.backup(str(path))
    return Replica(path, folder=True, ours=ours)


def _sorted_quads(engine: ox.Store) -> bytes:
    """Return the quads from last to first: the engine in memory gives the latest one first."""
    lines = (engine.dump(format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")
    return b"".join(line + b"\n" for line in sorted(lines, reverse=True) if line)


def _beside(location: Path) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix=f".{location.name[:40]}.", dir=location.parent))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="compgraph-"))


def opened_replica(path: str, *, folder: bool) -> ox.Store:
    """Return the engine over a copy, in the process that asks."""
    if folder:
        return ox.Store.read_only(path)
    engine = ox.Store()
    engine.load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
    return engine


def evaluated(
    engine: ox.Store,
    query: str,
    prefixes: Mapping[str, str],
    dataset: Dataset | None = None,
    base: str | None = None,
) -> tuple[Any, Iterator[Any]]:
    """Return the header of an answer, and its rows (or triples) as lists of terms.

    The header is {"kind", "variables"} or {"kind": "ask", "boolean"}. A `dataset` goes before the
    one that the query itself names; without a `base` a query may not hold relative IRIs. Raises
    SyntaxError where the engine does not take the query.
    """
    results = engine.query(query, base_iri=base, prefixes=dict(prefixes), **_named(dataset))
    if isinstance(results, ox.QueryBoolean):
        return {"kind": "ask", "boolean": bool(results)}, iter(())
    if isinstance(results, ox.QueryTriples):
        return {"kind": "construct"}, ([_wire(term) for term in triple] for triple in results)
    header = {"kind": "select", "variables": [variable.value for variable in results.variables]}
    return header, ([_wire(term) for term in solution] for solution in results)


def _named(dataset: Dataset | None) -> dict[str, Any]:
    if dataset is None:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in dataset.default],
        "named_graphs": [ox.NamedNode(iri) for iri in dataset.named],
    }


def _wire(term: Any) -> WireTerm | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ["u", term.value]
    if isinstance(term, ox.BlankNode):
        return ["b", term.value]
    if isinstance(term, ox.Literal):
        return ["l", term.value, term.language, term.datatype.value]
    raise TypeError(f"a term SPARQL 1.1 has no word for: {term}")
