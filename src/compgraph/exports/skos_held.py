"""What a SKOS view says of a standard: read from its graph alone, to find what it cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection

from compgraph.exports.facts import Fact, order
from compgraph.exports.losses import Held
from compgraph.exports.remarks import remarked, titled
from compgraph.exports.skos import COLLECTIONS
from compgraph.messages import text
from compgraph.rdf.vocab import item_id, standard_of, thing

if TYPE_CHECKING:
    from rdflib.term import Node

_COMPETENCIES = ("knowledge", "skill", "attitude")
_NARROWER = {
    ("task", "duty"): "task.duty",
    ("output", "task"): "task.output",
    ("indicator", "task"): "task.indicator",
}


def held_by_skos(graph: Graph, facts: Iterable[Fact]) -> Held:
    """Return what the graph holds; `facts` only tell which of its notes to look through."""
    known = tuple(facts)
    reading = _View(graph)
    notes = "\n".join(
        str(said)
        for relation in (SKOS.note, SKOS.scopeNote, SKOS.historyNote)
        for said in graph.objects(reading.scheme, relation)
    )
    labels = "\n".join(
        str(said)
        for relation in (SKOS.prefLabel, SKOS.altLabel)
        for said in graph.objects(reading.scheme, relation)
    )
    profile = frozenset(
        fact for fact in known if fact.field.startswith("classification.") and _word(fact) in notes
    )
    weaker = frozenset(reading.weaker()) | titled(known, labels) | remarked(known, notes) | profile
    return Held(frozenset(reading.exact()), weaker)


class _View:
    """One SKOS graph on its way back to facts."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.scheme = next(iter(graph.subjects(RDF.type, SKOS.ConceptScheme)))
        self.code = standard_of(str(self.scheme)) or ""
        self.lists = {kind: self._members(part) for kind, part in COLLECTIONS.items()}
        self.kinds = {id_: kind for kind, ids in self.lists.items() for id_ in ids}

    def exact(self) -> Iterator[Fact]:
        """Yield what labels, notations, definitions, narrower and the collections say."""
        yield Fact("standard.code", "", self._said(self.scheme, SKOS.notation))
        yield Fact("standard.title", "", self._said(self.scheme, DCTERMS.title))
        yield Fact("standard.description", "", self._said(self.scheme, DCTERMS.description))
        for id_, kind in self.kinds.items():
            yield from self._concept(id_, kind)
        for child, parent in self._pairs(SKOS.broader):
            name = _NARROWER.get((self.kinds[child], self.kinds[parent]), "")
            yield Fact(name, child, parent) if name == "task.duty" else Fact(name, parent, child)
        for kind, ids in self.lists.items():
            yield order(COLLECTIONS[kind], ids)

    def weaker(self) -> Iterator[Fact]:
        """Yield relations that are only said to be some relation, and levels within notes."""
        for one, other in self._pairs(SKOS.related):
            kinds = (self.kinds[one], self.kinds[other])
            if kinds[0] == "task":
                yield Fact("task.requires", one, other)
            elif kinds[0] == "term":
                yield Fact("term.indicator", one, other)
        for task in self.lists["task"]:
            for level in map(str, range(1, 7)):
                said = text("export.remark-task-level", said=level).zh
                if said in self._notes(task):
                    yield Fact("task.level", task, level)

    def _concept(self, id_: str, kind: str) -> Iterator[Fact]:
        iri = thing(self.code, id_)
        named = "competency" if kind in _COMPETENCIES else kind
        yield Fact(f"{named}.code", id_, self._said(iri, SKOS.notation))
        label = "text" if kind == "indicator" else "name"
        yield Fact(f"{named}.{label}", id_, self._said(iri, SKOS.prefLabel))
        yield Fact(f"{named}.description", id_, self._said(iri, SKOS.definition))
        if named == "competency":
            yield Fact("competency.kind", id_, kind)

    def _members(self, part: str) -> list[str]:
        head = self.graph.value(thing(self.code, f"collection/{part}"), SKOS.memberList)
        members = Collection(self.graph, head) if head is not None else ()
        return [self._id(member) for member in members]

    def _pairs(self, relation: URIRef) -> Iterator[tuple[str, str]]:
        for one, other in self.graph.subject_objects(relation):
            yield self._id(one), self._id(other)

    def _notes(self, id_: str) -> list[str]:
        return list(map(str, self.graph.objects(thing(self.code, id_), SKOS.scopeNote)))

    def _said(self, iri: Node, relation: URIRef) -> str:
        """Return what is said in Chinese or without a language."""
        literals = (v for v in self.graph.objects(iri, relation) if isinstance(v, Literal))
        return next((str(value) for value in literals if value.language != "en"), "")

    def _id(self, node: Node) -> str:
        return item_id(self.code, str(node)) or ""


def _word(fact: Fact) -> str:
    """Return how a note says the value of a classification."""
    kind = fact.field == "classification.kind"
    return text(f"export.kind-{fact.value}").zh if kind else fact.value
