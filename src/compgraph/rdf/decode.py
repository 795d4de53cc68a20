"""A graph becomes a record again: the way back from `compgraph.rdf.encode.encode`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rdflib import DCTERMS, RDF, SKOS, Graph, URIRef

from compgraph import codes
from compgraph.errors import SourceRefused, UnknownCode, UsageError
from compgraph.messages import text
from compgraph.model import (
    Block,
    Classification,
    ClassificationKind,
    Competency,
    CompetencyKind,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Note,
    Output,
    Standard,
    Task,
    Term,
    VersionEntry,
)
from compgraph.rdf.statements import Statements
from compgraph.rdf.vocab import CG, short

_CLASSIFICATIONS: dict[URIRef, ClassificationKind] = {
    CG.Category: "category",
    CG.Occupation: "occupation",
    CG.Industry: "industry",
}
_COMPETENCIES: dict[URIRef, CompetencyKind] = {
    CG.Knowledge: "knowledge",
    CG.Skill: "skill",
    CG.Attitude: "attitude",
}


def standards_in(graph: Graph) -> tuple[str, ...]:
    """Return the codes of the standards that the graph describes, in order."""
    found = {
        min(map(str, graph.objects(iri, CG.code)), default=short(str(iri)))
        for iri in graph.subjects(RDF.type, CG.Standard)
    }
    return tuple(sorted(found, key=codes.order))


def decode(graph: Graph, code: str | None = None, *, source: str = "RDF") -> Standard:
    """Return the standard that the graph describes; `code` chooses one where there are several.

    `decode(encode(standard)) == standard`. `source` names the graph in errors. What the record
    has no place for (labels in other languages, statements of other vocabularies) is left out.

    Raises SourceRefused when the graph holds no standard or contradicts itself, UsageError when
    it holds several and none is chosen, UnknownCode when the chosen one is not there.
    """
    known = standards_in(graph)
    if not known:
        raise SourceRefused(
            "not-our-rdf", text("graph.not-ours"), text("graph.not-ours-remedy"), source=source
        )
    listed = ", ".join(known)
    if code is None:
        if len(known) > 1:
            raise UsageError(text("graph.several", codes=listed), text("graph.several-remedy"))
        code = known[0]
    if code not in known:
        raise UnknownCode(
            code,
            codes.nearest(code, known),
            text("graph.no-such-standard", code=code, codes=listed),
            text("graph.no-such-standard-remedy"),
        )
    return _Decoding(Statements(graph, code, source)).standard()


class _Decoding:
    """One standard on its way out of a graph."""

    def __init__(self, said: Statements) -> None:
        self.said = said

    def standard(self) -> Standard:
        """Return the record, put together in the document's order."""
        level = self.said.number("", CG.level)
        competencies = self._competencies()
        return Standard(
            code=self.said.code(""),
            title=self.said.text("", CG.title),
            job_family=self.said.text("", CG.jobFamily),
            occupation_name=self.said.text("", CG.occupationName),
            description=self.said.text("", DCTERMS.description),
            level=level,
            level_as_printed=self.said.level_as_printed("", level),
            classifications=self._classifications(),
            versions=tuple(self._version(name) for name in self.said.named(CG.VersionEntry)),
            duties=tuple(
                Duty(name, self.said.code(name), self.said.label(name))
                for name in self.said.named(CG.Duty)
            ),
            tasks=tuple(self._task(name) for name in self.said.named(CG.Task)),
            blocks=tuple(self._block(name) for name in self.said.named(CG.Block)),
            knowledge=tuple(item for item in competencies if item.kind == "knowledge"),
            skills=tuple(item for item in competencies if item.kind == "skill"),
            attitudes=tuple(item for item in competencies if item.kind == "attitude"),
            requirements=tuple(
                EntryRequirement(name, self.said.label(name))
                for name in self.said.named(CG.EntryRequirement)
            ),
            terms=tuple(self._term(name) for name in self.said.named(CG.Term)),
            notes=tuple(Note(name, self.said.label(name)) for name in self.said.named(CG.Note)),
        )

    def _classifications(self) -> tuple[Classification, ...]:
        return tuple(
            Classification(name, kind, self.said.text(name, CG.code), self.said.label(name))
            for name, kind in self.said.kinds(_CLASSIFICATIONS)
        )

    def _competencies(self) -> tuple[Competency, ...]:
        return tuple(
            Competency(
                name,
                kind,
                self.said.code(name),
                self.said.label(name),
                self.said.text(name, DCTERMS.description),
            )
            for name, kind in self.said.kinds(_COMPETENCIES)
        )

    def _version(self, name: str) -> VersionEntry:
        return VersionEntry(
            id=name,
            label=self.said.text(name, CG.versionLabel),
            code=self.said.text(name, CG.codeAsPrinted),
            name=self.said.label(name),
            status=self.said.text(name, CG.status),
            note=self.said.text(name, CG.updateNote),
            date=self.said.text(name, CG.dateAsPrinted),
        )

    def _task(self, name: str) -> Task:
        duties = self.said.linked(name, CG.inDuty, CG.Duty)
        if len(duties) > 1:
            self.said.several(name, CG.inDuty, duties)
        return Task(
            name, self.said.code(name), self.said.label(name), duties[0] if duties else None
        )

    def _block(self, name: str) -> Block:
        level = self.said.number(name, CG.level)
        outputs, indicators, knowledge, skills = self.said.cells(
            name, CG.lists, (CG.Output, CG.Indicator, CG.Knowledge, CG.Skill)
        )
        return Block(
            id=name,
            tasks=tuple(self.said.linked(name, CG.coversTask, CG.Task)),
            outputs=tuple(
                Output(part, self.said.code(part), self.said.label(part)) for part in outputs
            ),
            indicators=tuple(
                Indicator(part, self.said.code(part), self.said.label(part)) for part in indicators
            ),
            level=level,
            level_as_printed=self.said.level_as_printed(name, level),
            knowledge=self._mentions(name, knowledge),
            skills=self._mentions(name, skills),
        )

    def _mentions(self, block: str, competencies: Iterable[str]) -> tuple[Mention, ...]:
        return tuple(Mention(name, self._served.get((block, name), ())) for name in competencies)

    @cached_property
    def _served(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(row, competency) → the tasks of the row it serves, where it does not serve them all."""
        return {
            (block, competency): tuple(self.said.linked(name, CG.servesTask, CG.Task))
            for name in self.said.named(CG.Mention)
            for block in self.said.linked(name, CG.inBlock, CG.Block)
            for competency in (
                *self.said.linked(name, CG.mentions, CG.Knowledge),
                *self.said.linked(name, CG.mentions, CG.Skill),
            )
        }

    def _term(self, name: str) -> Term:
        return Term(
            id=name,
            name=self.said.label(name),
            description=self.said.text(name, SKOS.definition),
            indicators=tuple(self.said.linked(name, CG.explains, CG.Indicator)),
        )
