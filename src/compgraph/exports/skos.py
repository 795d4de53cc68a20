"""A standard as SKOS and nothing else: for thesaurus programs (Skosmos, VocBench, TopBraid …).

The standard is a concept scheme; duties, tasks, outputs, indicators, knowledge, skills, attitudes
and explained terms are concepts. Duty – task – output and indicator are `narrower`; a task and what
it requires, a term and the indicators that use it, are `related`: SKOS knows no other word for it.
Ordered collections keep what is of one kind and the order of the document. What has no place of its
own is a note.

The vocabulary: "SKOS Simple Knowledge Organization System Reference", W3C Recommendation,
18 August 2009.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from compgraph.exports.remarks import remarks
from compgraph.messages import text
from compgraph.model import Indicator, Output, Standard
from compgraph.rdf.vocab import LANGUAGE, thing

if TYPE_CHECKING:
    from rdflib.term import Node

COLLECTIONS = {
    "duty": "duties",
    "task": "tasks",
    "output": "outputs",
    "indicator": "indicators",
    "knowledge": "knowledge",
    "skill": "skills",
    "attitude": "attitudes",
    "term": "terms",
}
"""Kind of concept → the last part of the address of its collection."""
_NOTES = {
    "level": SKOS.scopeNote,
    "requirement": SKOS.note,
    "note": SKOS.note,
    "version": SKOS.historyNote,
}


def to_skos(standard: Standard) -> Graph:
    """Return the standard as a graph of SKOS terms (and dcterms:title, description)."""
    return _Scheme(standard).graph


class _Scheme:
    """One standard on its way into a concept scheme."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.graph = Graph(bind_namespaces="none")
        self.iri = thing(standard.id)
        self.members: dict[str, list[str]] = {kind: [] for kind in COLLECTIONS}
        self._scheme()
        self._work()
        for item in (*standard.competencies, *standard.attitudes):
            self._concept(item.kind, item.id, item.code, item.name, item.description)
            self._top(item.id)
        self._relations()
        for term in standard.terms:
            self._concept("term", term.id, "", term.name, term.description)
            self._top(term.id)
            for indicator in term.indicators:
                self._related(term.id, indicator)
        for kind, ids in self.members.items():
            if ids:
                self._collection(kind, ids)

    def _scheme(self) -> None:
        standard = self.standard
        self._add("", RDF.type, SKOS.ConceptScheme)
        self._labels("", [standard.name, standard.title, standard.job_family])
        self._text("", DCTERMS.title, standard.title)
        self._text("", DCTERMS.description, standard.description)
        if standard.code:
            self._add("", SKOS.notation, Literal(standard.code))
        for kind, said in remarks(standard):
            self._text("", _NOTES[kind], said)
        for value in standard.classifications:
            kind_name = text(f"export.kind-{value.kind}").zh
            said = " ".join(filter(None, (value.code, value.name)))
            self._text("", SKOS.note, f"{kind_name}：{said}")

    def _work(self) -> None:
        standard = self.standard
        for duty in standard.duties:
            self._concept("duty", duty.id, duty.code, duty.name)
            self._top(duty.id)
        known = {duty.id for duty in standard.duties}
        for task in standard.tasks:
            self._concept("task", task.id, task.code, task.name)
            self._below(task.id, [task.duty] if task.duty in known else [])
        for block in standard.blocks:
            parts: tuple[Output | Indicator, ...] = (*block.outputs, *block.indicators)
            for part in parts:
                if isinstance(part, Output):
                    self._concept("output", part.id, part.code, part.name)
                else:
                    self._concept("indicator", part.id, part.code, part.text)
                self._below(part.id, block.tasks)

    def _relations(self) -> None:
        for task in self.standard.tasks:
            for block in self.standard.blocks_of(task.id):
                if block.level is not None:
                    said = text("export.remark-task-level", said=str(block.level)).zh
                    self._text(task.id, SKOS.scopeNote, said)
                for mention in block.required_by(task.id):
                    self._related(task.id, mention.competency)

    def _concept(self, kind: str, id_: str, code: str, name: str, definition: str = "") -> None:
        if id_ not in self.members[kind]:
            self.members[kind].append(id_)
        self._add(id_, RDF.type, SKOS.Concept)
        self._add(id_, SKOS.inScheme, self.iri)
        self._text(id_, SKOS.prefLabel, name)
        self._text(id_, SKOS.definition, definition)
        if code:
            self._add(id_, SKOS.notation, Literal(code))

    def _labels(self, id_: str, names: Iterable[str]) -> None:
        """Say the first name is preferred and the others, where they differ, also used (S13, S14)."""
        different = [name for name in dict.fromkeys(names) if name]
        for number, name in enumerate(different):
            self._text(id_, SKOS.altLabel if number else SKOS.prefLabel, name)

    def _top(self, id_: str) -> None:
        self._add(id_, SKOS.topConceptOf, self.iri)
        self._add("", SKOS.hasTopConcept, self._iri(id_))

    def _below(self, id_: str, parents: Iterable[str | None]) -> None:
        above = [parent for parent in parents if parent]
        for parent in above:
            self._add(id_, SKOS.broader, self._iri(parent))
            self._add(parent, SKOS.narrower, self._iri(id_))
        if not above:
            self._top(id_)

    def _related(self, one: str, other: str) -> None:
        """Relate two concepts, both ways; a thing that the record does not have is none."""
        if not any(other in ids for ids in self.members.values()):
            return
        self._add(one, SKOS.related, self._iri(other))
        self._add(other, SKOS.related, self._iri(one))

    def _collection(self, kind: str, ids: list[str]) -> None:
        name = f"collection/{COLLECTIONS[kind]}"
        said = text(f"export.kind-{kind}")
        self._add(name, RDF.type, SKOS.OrderedCollection)
        self._text(name, SKOS.prefLabel, said.zh)
        self._add(name, SKOS.prefLabel, Literal(said.en, lang="en"))
        members = Collection(self.graph, BNode(), [self._iri(id_) for id_ in ids])
        self._add(name, SKOS.memberList, members.uri)
        for id_ in ids:
            self._add(name, SKOS.member, self._iri(id_))

    def _text(self, id_: str, relation: URIRef, said: str) -> None:
        if said:
            self._add(id_, relation, Literal(said, lang=LANGUAGE))

    def _add(self, id_: str, relation: URIRef, value: Node) -> None:
        self.graph.add((self._iri(id_), relation, value))

    def _iri(self, id_: str) -> URIRef:
        return thing(self.standard.id, id_)
