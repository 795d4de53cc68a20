"""A record becomes a graph: what one standard asserts.

The shape is that of ontology/compgraph.ttl. Nothing is lost: `compgraph.rdf.decode.decode` gives
the equal record back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from compgraph.model import Block, Competency, Indicator, Mention, Output, Standard, Task
from compgraph.rdf.order import in_order, numbered
from compgraph.rdf.schemes import official
from compgraph.rdf.versions import statements as version_statements
from compgraph.rdf.vocab import CG, LANGUAGE, RESERVED, RESERVED_GRAPHS, graph, thing

if TYPE_CHECKING:
    from rdflib.term import Node


_KINDS = {
    "category": CG.Category,
    "occupation": CG.Occupation,
    "industry": CG.Industry,
    "knowledge": CG.Knowledge,
    "skill": CG.Skill,
    "attitude": CG.Attitude,
}
# What is said of a task about the things that a row lists for it, kind by kind.
_OF_TASKS = {
    CG.Output: (CG.hasOutput,),
    CG.Indicator: (CG.hasIndicator,),
    CG.Knowledge: (CG.requires, CG.requiresKnowledge),
    CG.Skill: (CG.requires, CG.requiresSkill),
}
Triple = tuple[URIRef, URIRef, "Node"]
"""Subject, predicate, value."""

_DATE = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")


def encode(standard: Standard) -> Graph:
    """Return the graph that the standard's document asserts, `…/icap/graph/<code>`.

    Raises ValueError when two different things of the standard have one id, or when a thing or
    the standard has none: there would be no IRI that tells them apart.
    """
    encoding = Encoding(standard)
    encoding.run()
    return graph_of(graph(standard.id), encoding.triples)


class _Named(Protocol):
    """A thing with an id."""

    @property
    def id(self) -> str: ...


def graph_of(name: URIRef, triples: Iterable[Triple]) -> Graph:
    """Return a graph of this name with the prefixes that its statements use."""
    result = Graph(identifier=name, bind_namespaces="none")
    for prefix, namespace in (("cg", str(CG)), ("rdfs", str(RDFS)), ("dcterms", str(DCTERMS))):
        result.bind(prefix, namespace)
    for triple in triples:
        result.add(triple)
    return result


class Encoding:
    """One standard on its way into `triples`; how a literal is made is for a subclass to say."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.triples: list[Triple] = []
        self.iris: dict[str, URIRef] = {}
        self.iri = self.thing("")
        self.seen: dict[str, object] = {}
        blocks = standard.blocks
        self.positions = {
            CG.Task: numbered(task.id for task in standard.tasks),
            CG.Output: numbered(part.id for block in blocks for part in block.outputs),
            CG.Indicator: numbered(part.id for block in blocks for part in block.indicators),
            CG.Knowledge: numbered(item.id for item in standard.knowledge),
            CG.Skill: numbered(item.id for item in standard.skills),
        }

    def run(self) -> None:
        """Gather all triples of the standard."""
        if self.standard.id in {"", *RESERVED, *RESERVED_GRAPHS}:
            raise ValueError(f"no code or name that gives a standard an IRI: {self.standard.id!r}")
        self._standard()
        self._profile()
        self._versions()
        for number, duty in enumerate(self.standard.duties, start=1):
            self._item(duty, CG.Duty, number, duty.code, duty.name)
        for number, task in enumerate(self.standard.tasks, start=1):
            self._task(task, number)
        for number, block in enumerate(self.standard.blocks, start=1):
            self._block(block, number)
        for things in (self.standard.knowledge, self.standard.skills, self.standard.attitudes):
            for number, item in enumerate(things, start=1):
                self._competency(item, number)
        self._notes()

    def thing(self, name: str) -> URIRef:
        """Return the IRI of the standard's thing with this id, of the standard itself for ""."""
        if name not in self.iris:
            self.iris[name] = thing(self.standard.id, name)
        return self.iris[name]

    def _standard(self) -> None:
        standard, iri = self.standard, self.iri
        self._add(iri, RDF.type, CG.Standard)
        self._plain(iri, CG.code, standard.code)
        self._text(iri, RDFS.label, standard.name)
        self._text(iri, CG.title, standard.title)
        self._text(iri, CG.jobFamily, standard.job_family)
        self._text(iri, CG.occupationName, standard.occupation_name)
        self._text(iri, DCTERMS.description, standard.description)
        self._level(iri, standard.level, standard.level_as_printed)

    def _profile(self) -> None:
        for number, value in enumerate(self.standard.classifications, start=1):
            iri = self._item(value, _KINDS[value.kind], number, "", value.name)
            self._plain(iri, CG.code, value.code)
            listed = official(value.kind, value.code)
            if listed:
                self._add(iri, CG.officialEntry, listed.iri)
            self._add(self.iri, CG.hasClassification, iri)
        for number, entry in enumerate(self.standard.versions, start=1):
            iri = self._item(entry, CG.VersionEntry, number, "", entry.name)
            self._plain(iri, CG.versionLabel, entry.label)
            self._plain(iri, CG.codeAsPrinted, entry.code)
            self._text(iri, CG.status, entry.status)
            self._text(iri, CG.updateNote, entry.note)
            self._plain(iri, CG.dateAsPrinted, entry.date)
            issued = _issued(entry.date)
            if issued:
                self._add(iri, DCTERMS.issued, self._literal(issued.isoformat(), datatype=XSD.date))

    def _versions(self) -> None:
        for statement in version_statements(self.standard):
            self._add(*statement)

    def _task(self, task: Task, number: int) -> None:
        iri = self._item(task, CG.Task, number, task.code, task.name)
        if task.duty is not None:
            self._add(iri, CG.inDuty, self.thing(task.duty))
        for block in self.standard.blocks_of(task.id):
            if block.level is not None:
                self._add(iri, CG.level, self._number(block.level))
            for kind, names in _cells(block, task.id).items():
                for relation in _OF_TASKS[kind]:
                    self._links(iri, relation, names)

    def _block(self, block: Block, number: int) -> None:
        iri = self._item(block, CG.Block, number, "", "")
        self._links(iri, CG.coversTask, block.tasks)
        self._printed_order(iri, CG.Task, block.tasks, block.tasks)
        self._level(iri, block.level, block.level_as_printed)
        self._parts(CG.Output, block.outputs)
        self._parts(CG.Indicator, block.indicators)
        cells = _cells(block)
        listed = dict.fromkeys(name for names in cells.values() for name in names)
        self._links(iri, CG.lists, listed)
        for kind, names in cells.items():
            alike = listed.keys() & self.positions[kind].keys()
            self._printed_order(iri, kind, names, alike)
        for mention in block.requires:
            if mention.tasks:
                self._mention(block, iri, mention)

    def _mention(self, block: Block, row: URIRef, mention: Mention) -> None:
        """Say which tasks of the row a competency serves, where it does not serve them all."""
        iri = self.thing(f"{block.id}/{mention.competency}")
        self._add(iri, RDF.type, CG.Mention)
        self._add(iri, CG.inStandard, self.iri)
        self._add(iri, CG.inBlock, row)
        self._add(iri, CG.mentions, self.thing(mention.competency))
        self._links(iri, CG.servesTask, mention.tasks)

    def _parts(self, kind: URIRef, parts: Iterable[Output | Indicator]) -> None:
        for part in parts:
            name = part.name if isinstance(part, Output) else part.text
            if self.seen.get(part.id) != part:  # rows may share an output, word for word
                self._item(part, kind, self.positions[kind][part.id], part.code, name)

    def _competency(self, item: Competency, number: int) -> None:
        iri = self._item(item, _KINDS[item.kind], number, item.code, item.name)
        self._add(iri, RDF.type, CG.Competency)
        self._text(iri, DCTERMS.description, item.description)

    def _notes(self) -> None:
        for number, requirement in enumerate(self.standard.requirements, start=1):
            self._item(requirement, CG.EntryRequirement, number, "", requirement.text)
        for number, term in enumerate(self.standard.terms, start=1):
            iri = self._item(term, CG.Term, number, "", term.name)
            self._text(iri, SKOS.definition, term.description)
            self._links(iri, CG.explains, term.indicators)
            self._printed_order(iri, CG.Indicator, term.indicators, term.indicators)
        for number, note in enumerate(self.standard.notes, start=1):
            self._item(note, CG.Note, number, "", note.text)

    def _item(self, item: _Named, cls: URIRef, number: int, printed: str, label: str) -> URIRef:
        name: str = item.id
        if not name or name in self.seen:
            raise ValueError(f"not an id of its own in {self.standard.id}: {name!r}")
        self.seen[name] = item
        iri = self.thing(name)
        self._add(iri, RDF.type, cls)
        self._add(iri, CG.inStandard, self.iri)
        self._add(iri, CG.position, self._number(number))
        self._text(iri, RDFS.label, label)
        if printed:
            meant = "" if "/" in name else name.partition("~")[0]
            self._plain(iri, CG.code, meant)
            self._plain(iri, CG.codeAsPrinted, "" if printed == meant else printed)
        return iri

    def _links(self, iri: URIRef, relation: URIRef, names: Iterable[str]) -> None:
        for name in names:
            self._add(iri, relation, self.thing(name))

    def _printed_order(
        self, iri: URIRef, kind: URIRef, names: Sequence[str], alike: Iterable[str]
    ) -> None:
        """Keep what a cell for this kind prints, where the positions of `alike` do not say it."""
        if list(names) != in_order(alike, self.positions[kind]):
            tails = (self.thing(name).removeprefix(f"{self.iri}/") for name in names)
            self._plain(iri, CG.printedOrder, " ".join([kind.removeprefix(str(CG)), *tails]))

    def _level(self, iri: URIRef, level: int | None, printed: str) -> None:
        if level is not None:
            self._add(iri, CG.level, self._number(level))
        if printed != ("" if level is None else str(level)):
            self._add(iri, CG.levelAsPrinted, self._literal(printed))

    def _text(self, iri: URIRef, predicate: URIRef, value: str) -> None:
        if value:
            self._add(iri, predicate, self._literal(value, LANGUAGE))

    def _plain(self, iri: URIRef, predicate: URIRef, value: str) -> None:
        if value:
            self._add(iri, predicate, self._literal(value))

    def _literal(
        self, value: str, language: str | None = None, datatype: URIRef | None = None
    ) -> Node:
        return Literal(value, lang=language, datatype=datatype)

    def _number(self, value: int) -> Node:
        return Literal(value)

    def _add(self, subject: URIRef, predicate: URIRef, value: Node) -> None:
        self.triples.append((subject, predicate, value))


def _cells(block: Block, task: str | None = None) -> dict[URIRef, list[str]]:
    """Return the ids in the cells of a row (for one task of it) by the kind a cell is for."""
    return {
        CG.Output: [part.id for part in block.outputs],
        CG.Indicator: [part.id for part in block.indicators],
        CG.Knowledge: [one.competency for one in block.knowledge if _serves(one, task)],
        CG.Skill: [one.competency for one in block.skills if _serves(one, task)],
    }


def _serves(mention: Mention, task: str | None) -> bool:
    return task is None or not mention.tasks or task in mention.tasks


def _issued(printed: str) -> date | None:
    found = _DATE.fullmatch(printed.strip())
    if not found:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
