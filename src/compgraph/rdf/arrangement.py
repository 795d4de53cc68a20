"""In which order a graph is written: as the document prints it, and never by chance.

Things stand by standard, kind and position; terms of a vocabulary by kind and name; statements
about one thing begin with what it is and what it is called. Numbers in names count as numbers
(T1.2 before T1.10).
"""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef

from compgraph.codes import order
from compgraph.rdf.terms import Graphs, datatype
from compgraph.rdf.vocab import CG, ICAP, item_id, standard_of

if TYPE_CHECKING:
    from rdflib.term import Node

Key = tuple[Any, ...]

_CLASSES = (
    OWL.Ontology,
    DCTERMS.BibliographicResource,
    RDFS.Class,
    OWL.Class,
    RDF.Property,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    SH.NodeShape,
    SH.PropertyShape,
    SKOS.ConceptScheme,
    SKOS.Concept,
    CG.Standard,
    CG.Source,
    CG.VersionEntry,
    CG.Category,
    CG.Occupation,
    CG.Industry,
    CG.Classification,
    CG.Duty,
    CG.Task,
    CG.Block,
    CG.Mention,
    CG.Output,
    CG.Indicator,
    CG.Knowledge,
    CG.Skill,
    CG.Attitude,
    CG.Competency,
    CG.EntryRequirement,
    CG.Term,
    CG.Note,
    CG.Concept,
    CG.Overlap,
)
_FIRST_PREDICATES = (
    RDF.type,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.notation,
    CG.code,
    CG.codeAsPrinted,
    CG.title,
    CG.jobFamily,
    CG.occupationName,
    CG.versionLabel,
    CG.status,
    CG.updateNote,
    CG.dateAsPrinted,
    DCTERMS.title,
    DCTERMS.issued,
    DCTERMS.description,
    SKOS.definition,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    SH.targetClass,
    SH.targetSubjectsOf,
    SH.path,
    CG.levelNumber,
    CG.level,
    CG.levelAsPrinted,
    CG.hasClassification,
    CG.inDuty,
    CG.coversTask,
    CG.lists,
    CG.inBlock,
    CG.mentions,
    CG.servesTask,
    CG.printedOrder,
    CG.hasOutput,
    CG.hasIndicator,
    CG.requires,
    CG.requiresKnowledge,
    CG.requiresSkill,
    CG.explains,
    CG.hasConcept,
    CG.comesBefore,
    CG.rule,
    CG.parameters,
    CG.support,
)
_LAST_PREDICATES = (
    PROV.wasDerivedFrom,
    CG.fileName,
    CG.sha256,
    CG.readerVersion,
    CG.span,
    SH.severity,
    SH.message,
    CG.remedy,
    CG.inStandard,
    CG.position,
)
_CLASS_RANK = {cls: rank for rank, cls in enumerate(_CLASSES)}
_PREDICATE_RANK = {
    **{predicate: rank for rank, predicate in enumerate(_FIRST_PREDICATES)},
    **{predicate: 1000 + rank for rank, predicate in enumerate(_LAST_PREDICATES)},
}
_LANGUAGES = {"zh-hant": 0, "en": 1}


class Arrangement:
    """The order of subjects, predicates and objects in some graphs that are written together.

    `blank` gives the sort key of a blank node; the `hidden` ones are not written as subjects.
    """

    def __init__(
        self, graphs: Graphs, blank: Callable[[BNode], str], hidden: Set[BNode] = frozenset()
    ) -> None:
        self._blank = blank
        self._hidden = hidden
        self._kinds: dict[Node, int] = {}
        self._positions: dict[Node, int] = {}
        for graph in graphs.values():
            for subject, _, cls in graph.triples((None, RDF.type, None)):
                rank = _CLASS_RANK.get(cls, len(_CLASSES)) if isinstance(cls, URIRef) else 99
                self._kinds[subject] = min(rank, self._kinds.get(subject, rank))
            for subject, _, number in graph.triples((None, CG.position, None)):
                value = number.toPython() if isinstance(number, Literal) else None
                if isinstance(value, int):
                    self._positions[subject] = min(value, self._positions.get(subject, value))
        self._described = {standard_of(str(subject)) for subject in self._kinds}
        self._keys: dict[Node, Key] = {}

    def in_passing(self, subject: Node) -> bool:
        """Whether it is (of) a standard that no graph describes: a version that another one names."""
        code = standard_of(str(subject)) if isinstance(subject, URIRef) else None
        return code is not None and code not in self._described

    def subjects(self, graph: Graph) -> list[Node]:
        """Return the subjects that the graph's text begins a statement with."""
        return sorted((s for s in set(graph.subjects()) if s not in self._hidden), key=self.key)

    def statements(self, graph: Graph, subject: Node) -> list[tuple[Node, list[Node]]]:
        """Return what the graph says of a subject: predicates, each with its objects."""
        said: dict[Node, list[Node]] = {}
        for _, predicate, value in graph.triples((subject, None, None)):
            said.setdefault(predicate, []).append(value)
        return [
            (predicate, values if len(values) == 1 else sorted(values, key=self.key))
            for predicate, values in sorted(said.items(), key=lambda pair: _rank(pair[0]))
        ]

    def kind(self, subject: Node) -> URIRef | None:
        """Return the class that decides where a subject stands."""
        rank = self._kinds.get(subject, len(_CLASSES))
        return _CLASSES[rank] if rank < len(_CLASSES) else None

    def key(self, node: Node) -> Key:
        """Return the sort key of any term."""
        if node not in self._keys:
            self._keys[node] = self._key(node)
        return self._keys[node]

    def _key(self, node: Node) -> Key:
        if isinstance(node, Literal):
            tag = (node.language or "").lower()
            return (8, _LANGUAGES.get(tag, 9), tag, _by_name(str(node)), datatype(node) or "")
        if isinstance(node, BNode):
            return (9, self._kinds.get(node, 99), self._blank(node))
        iri = str(node)
        if node in _CLASS_RANK:
            return (1, self._kinds.get(node, 99), _CLASS_RANK[URIRef(iri)], _by_name(iri))
        code = standard_of(iri)
        if code is None:
            outside = 3 if iri.startswith(ICAP) else 1
            return (outside, self._kinds.get(node, 99), self._position(node), _by_name(iri))
        inside = item_id(code, iri) is not None
        kind = self._kinds.get(node, 99)
        named = code not in self._described
        return (2, named, _by_name(code), inside, kind, self._position(node), _by_name(iri))

    def _position(self, node: Node) -> int:
        return self._positions.get(node, 10**9)


@cache
def _rank(predicate: Node) -> Key:
    return (_PREDICATE_RANK.get(URIRef(str(predicate)), 500), _by_name(str(predicate)))


def _by_name(name: str) -> Key:
    return (order(name), name)
