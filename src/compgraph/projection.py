"""Store → networkx: which things are nodes, which statements are edges, in which order.

Nodes stand in the document's order (kinds as in `KINDS`, then `cg:position`), edges in the order of
their ends: measures follow the order of insertion, so the same store gives the same numbers.

An edge points as the statement does (task –requiresSkill→ skill); its `relation` is the property's
name in the vocabulary. `cg:requires` has no edges of its own beside its two sub-properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx
from rdflib import URIRef

from compgraph.codes import order
from compgraph.rdf.answer import serialised
from compgraph.rdf.vocab import CG, item_id, short, standard_of, thing
from compgraph.store.store import Store

if TYPE_CHECKING:
    from scipy.sparse import csr_array

KINDS = {
    "standard": CG.Standard,
    "category": CG.Category,
    "occupation": CG.Occupation,
    "industry": CG.Industry,
    "version": CG.VersionEntry,
    "duty": CG.Duty,
    "task": CG.Task,
    "block": CG.Block,
    "output": CG.Output,
    "indicator": CG.Indicator,
    "knowledge": CG.Knowledge,
    "skill": CG.Skill,
    "attitude": CG.Attitude,
    "requirement": CG.EntryRequirement,
    "term": CG.Term,
    "note": CG.Note,
    "concept": CG.Concept,
}
_KIND_OF = {iri: kind for kind, iri in KINDS.items()}
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_RELATIONS = (
    CG.inStandard,
    CG.hasClassification,
    CG.inDuty,
    CG.coversTask,
    CG.lists,
    CG.hasOutput,
    CG.hasIndicator,
    CG.requiresKnowledge,
    CG.requiresSkill,
    CG.explains,
    CG.hasConcept,
)
_NODES = """
SELECT ?thing ?class ?code ?name ?position ?level ?description WHERE {
  { VALUES ?standard { %s } ?thing cg:inStandard ?standard } UNION { VALUES ?thing { %s } }
  ?thing a ?class .
  OPTIONAL { ?thing cg:code ?code }
  OPTIONAL { ?thing rdfs:label ?name }
  OPTIONAL { ?thing cg:position ?position }
  OPTIONAL { ?thing cg:level ?level }
  OPTIONAL { ?thing dcterms:description|skos:definition|cg:updateNote ?description }
}
"""
_EDGES = """
SELECT ?from ?relation ?to WHERE {
  { VALUES ?standard { %s } ?from cg:inStandard ?standard } UNION { VALUES ?from { %s } }
  VALUES ?relation { %r }
  ?from ?relation ?to .
}
"""
_CONCEPTS = """
SELECT ?thing ?class ?code ?name ?position ?level ?description WHERE {
  ?thing a cg:Concept ; a ?class ; rdfs:label ?name .
}
"""


@dataclass(frozen=True)
class Projection:
    """One standard as graphs.

    `graph`: everything in it; nodes are ids within the standard (`T1.1`, `K01`, `block/3`; the
    standard itself by its code) with `kind`, `name` and, where there are, `code`, `position`,
    `level` (1-6), `description`; a task with several levels has `levels` ("3 4") instead.
    `tasks_and_competencies`: the bipartite graph of tasks and the knowledge and skills they require.
    """

    standard: str
    graph: nx.DiGraph[str]
    tasks_and_competencies: nx.Graph[str]

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """The rows of `matrix`: tasks in document order."""
        return self._of("task")

    @cached_property
    def competencies(self) -> tuple[str, ...]:
        """The columns of `matrix`: knowledge, then skills, in document order."""
        return self._of("knowledge", "skill")

    @cached_property
    def matrix(self) -> csr_array[Any]:
        """The task × competency matrix: 1 where the task requires the competency, else 0."""
        # Loading scipy takes a fifth of a second; only those who ask for the matrix wait for it.
        from scipy.sparse import csr_array  # noqa: PLC0415

        column = {name: place for place, name in enumerate(self.competencies)}
        rows: list[int] = []
        columns: list[int] = []
        for row, task in enumerate(self.tasks):
            needed = sorted(column[name] for name in self.tasks_and_competencies[task])
            rows.extend(row for _ in needed)
            columns.extend(needed)
        shape = (len(self.tasks), len(self.competencies))
        return csr_array(([1] * len(rows), (rows, columns)), shape=shape)

    def _of(self, *kinds: str) -> tuple[str, ...]:
        nodes = self.tasks_and_competencies.nodes
        return tuple(name for name in nodes if nodes[name]["kind"] in kinds)


def project(store: Store, standard: str | None = None) -> Projection:
    """Return the projection of one standard: the one named, else the only one of the store.

    Raises UnknownCode for one that is not stored, UsageError where none or several are and none
    is named.
    """
    code = store.pick(standard)
    graph = _graph(
        _described(store, _NODES, [code]),
        _said(store, [code]),
        lambda iri: item_id(code, iri) or (code if iri == str(thing(code)) else None),
    )
    return Projection(code, graph, _bipartite(graph))


def project_all(store: Store) -> nx.DiGraph[str]:
    """Return everything in all standards of the store, and the concepts they share, as one graph.

    Nodes are addresses (`ISD3512-001v3/K01`, `concept/knowledge/…`); attributes as in `Projection`.
    """
    stored = store.list()
    if not stored:
        return nx.DiGraph()
    nodes = {**_described(store, _NODES, stored), **_described(store, _CONCEPTS, ())}
    return _graph(nodes, _said(store, stored), short)


_Attributes = dict[str, Any]
_Edge = tuple[str, str, str]


def _described(store: Store, question: str, codes: Iterable[str]) -> dict[str, _Attributes]:
    """Return the attributes of each thing by IRI, in document order, standard after standard."""
    found: dict[str, _Attributes] = {}
    levels: dict[str, set[int]] = {}
    for iri, class_, code, name, position, level, description in store.query(
        question.replace("%s", _listed(codes))
    ).rows:
        kind = _KIND_OF.get(class_) if isinstance(class_, URIRef) else None
        if kind is None:
            continue
        attributes = found.setdefault(str(iri), {"kind": kind, "name": str(name or "")})
        if code is not None:
            attributes["code"] = str(code)
        if position is not None:
            attributes["position"] = int(str(position))
        if description is not None:
            attributes["description"] = str(description)
        if level is not None:
            levels.setdefault(str(iri), set()).add(int(str(level)))
    for thing_, several in levels.items():
        if len(several) == 1:
            found[thing_]["level"] = min(several)
        else:
            found[thing_]["levels"] = " ".join(map(str, sorted(several)))
    return dict(sorted(found.items(), key=_place))


def _place(node: tuple[str, _Attributes]) -> tuple[Any, ...]:
    iri, attributes = node
    return (
        order(standard_of(iri) or ""),
        _RANK[attributes["kind"]],
        attributes.get("position", 0),
        order(iri),
        iri,
    )


def _said(store: Store, codes: Iterable[str]) -> Iterator[_Edge]:
    """Yield the statements that are edges: subject, name of the property, object."""
    relations = " ".join(serialised(relation) for relation in _RELATIONS)
    question = _EDGES.replace("%s", _listed(codes)).replace("%r", relations)
    for subject, relation, object_ in store.query(question).rows:
        yield str(subject), str(relation).rpartition("#")[2], str(object_)


def _listed(codes: Iterable[str]) -> str:
    return " ".join(serialised(thing(code)) for code in codes)


def _graph(nodes: dict[str, _Attributes], edges: Iterable[_Edge], name_of: Any) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    places = {iri: place for place, iri in enumerate(nodes)}
    names = {iri: name_of(iri) for iri in nodes}
    for iri, attributes in nodes.items():
        graph.add_node(names[iri], **attributes)
    kept = [edge for edge in edges if edge[0] in places and edge[2] in places]
    for subject, relation, object_ in sorted(
        kept, key=lambda edge: (places[edge[0]], places[edge[2]], edge[1])
    ):
        graph.add_edge(names[subject], names[object_], relation=relation)
    return graph


def _bipartite(graph: nx.DiGraph[str]) -> nx.Graph[str]:
    kept = ("task", "knowledge", "skill")
    result: nx.Graph[str] = nx.Graph()
    for node, attributes in graph.nodes(data=True):
        if attributes["kind"] in kept:
            result.add_node(node, **attributes)
    for one, other, attributes in graph.edges(data=True):
        if attributes["relation"] in ("requiresKnowledge", "requiresSkill"):
            result.add_edge(one, other)
    return result
