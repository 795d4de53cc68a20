"""Graphs that are in no store: one alone, or those of files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import Graph, URIRef

from compgraph.checks.fault import Fault, Places
from compgraph.checks.stored import Checked
from compgraph.checks.sweep import Moved, Sweep
from compgraph.checks.tidy import tidied
from compgraph.codes import order
from compgraph.finding import Finding, ordered
from compgraph.rdf.decode import standards_in
from compgraph.rdf.vocab import graph as graph_named
from compgraph.rdf.vocab import shared_graph, shared_graph_named, standard_of
from compgraph.store import Store, open_store

Graphs = Mapping[URIRef | None, Graph]
"""The graphs of a file by name, the default graph under None."""

_CHECKED = "urn:compgraph:checked:"
_SCHEMES = shared_graph("schemes")
_SHARED = ("concepts", "reviewed")


def check(
    graph: Graph, *, source: str | None = None, spans: Places | None = None
) -> tuple[Finding, ...]:
    """Return what the shapes and the violation queries find in a graph, in order.

    `source` names the graph in the findings; `spans` gives line and span of things in the
    document, by `ISD3512-001v3/K01`. The graph is not changed.
    """
    with open_store() as store:
        gathered = _Gathered(store)
        gathered.add(source, None, graph)
        found = dict.fromkeys(fault for _, fault in gathered.faults())
    return ordered(fault.placed(source, spans or {}) for fault in found)


def check_files(
    files: Iterable[tuple[str, Graphs]],
    *,
    places: Mapping[str, Places] | None = None,
    moved: Moved | None = None,
) -> Checked:
    """Return what the rules find in the graphs of files, (name, graphs), by the code of a standard.

    Every graph that is named after a standard is looked at for itself, the others of a file (but
    for derived and supposed statements) as one. Every standard that is described has its entry;
    what concerns none of them stands under "", which comes last. `places` gives line and span of
    things by standard; `moved` is told of the progress.
    """
    with open_store() as store:
        gathered = _Gathered(store)
        for source, graphs in files:
            for name, graph in _apart(graphs).items():
                gathered.add(source, name, graph)
        found: dict[str, dict[tuple[str | None, Fault], None]] = defaultdict(dict)
        for place, fault in gathered.faults(moved):
            code = place.home or standard_of(fault.subject) or ""
            found[code if code in gathered.codes else ""][place.source, fault] = None
    placed = places or {}
    return {
        code: ordered(
            fault.placed(source, placed.get(code, {})) for source, fault in found.get(code, ())
        )
        for code in (*sorted(gathered.codes, key=lambda code: (order(code), code)), "")
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a graph comes from; `own` is the standard that it is named after.

    `home` is the standard that its faults are told of: its own one, or the only one it describes.
    """

    source: str | None
    name: URIRef | None = None
    own: str | None = None
    home: str | None = None


@dataclass
class _Gathered:
    """Graphs in a store under names of their own: two files may have graphs of one name."""

    store: Store
    codes: set[str] = field(default_factory=set)
    _places: dict[str, _Place] = field(default_factory=dict)
    _refused: list[tuple[_Place, Fault]] = field(default_factory=list)

    def add(self, source: str | None, name: URIRef | None, graph: Graph) -> None:
        """Put a graph into the store, and note what cannot be put there."""
        alias = f"{_CHECKED}{len(self._places)}"
        tidy, refused = tidied(graph)
        codes, own = standards_in(tidy), _own(name)
        place = _Place(source, name, own, own or (codes[0] if len(codes) == 1 else None))
        self._refused += ((place, fault) for fault in refused)
        self._places[alias] = place
        self.codes.update(codes)
        self.store.put_graph(URIRef(alias), tidy)

    def faults(self, moved: Moved | None = None) -> list[tuple[_Place, Fault]]:
        """Return what is found, and in which graph."""
        beside = {
            alias: place.own or ""
            for alias, place in self._places.items()
            if place.name and (place.own is None or place.name.endswith("/source"))
        }
        asserted = {
            alias: place.own for alias, place in self._places.items() if alias not in beside
        }
        sweep = Sweep(self.store, asserted, beside, self._together())
        several = _Place(self._source())
        found = ((self._places.get(graph, several), one) for graph, one in sweep.faults(moved))
        return [*self._refused, *found]

    def _source(self) -> str | None:
        """Return the file that all graphs are from, None where there are several."""
        sources = {place.source for place in self._places.values()}
        return sources.pop() if len(sources) == 1 else None

    def _together(self) -> str:
        """Return the clauses that make all graphs the default graph of a question."""
        clauses = [f"FROM <{alias}> FROM NAMED <{alias}>" for alias in self._places]
        return " ".join((*clauses, f"FROM NAMED <{_SCHEMES}>"))


def _apart(graphs: Graphs) -> Graphs:
    """Return the graphs to look at: those of standards and what they share, the rest as one."""
    apart: dict[URIRef | None, Graph] = {}
    rest = Graph()
    for name, graph in graphs.items():
        kind = shared_graph_named(name or "")
        if _own(name) is not None or kind in _SHARED:
            apart[name] = graph
        elif kind is None:
            for statement in graph:
                rest.add(statement)
    return {None: rest, **apart}


def _own(name: str | None) -> str | None:
    """Return the standard that a graph is named after, or whose places it holds."""
    code = standard_of(name) if name else None
    ours = code is not None and name in (graph_named(code), graph_named(code, "source"))
    return code if ours else None
