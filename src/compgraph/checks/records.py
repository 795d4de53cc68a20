"""The readers' rules about names and codes, asked of graphs: similar names, odd version tables.

They are the same functions that look at a document (`compgraph.reading.consistency`). A record of a
standard holds here what they look at and nothing else: whole records of a thousand standards would
take minutes to put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from rdflib import RDFS, Literal

from compgraph.checks.fault import Fault
from compgraph.codes import order
from compgraph.model import Competency, CompetencyKind, Standard, VersionEntry
from compgraph.rdf.vocab import CG, LANGUAGE, item_id, standard_of, thing
from compgraph.reading.consistency import check_consistency
from compgraph.reading.document import Document
from compgraph.reading.remarks import Remarks

if TYPE_CHECKING:
    from compgraph.store import Store

_KINDS: dict[str, CompetencyKind] = {str(CG.Knowledge): "knowledge", str(CG.Skill): "skill"}
_TEXTS = """
SELECT ?graph ?thing ?kind ?property ?value WHERE {
  GRAPH ?graph {
    VALUES ?kind { cg:Standard cg:VersionEntry cg:Knowledge cg:Skill }
    VALUES ?property {
      rdfs:label cg:code cg:codeAsPrinted cg:title cg:jobFamily cg:occupationName
      cg:versionLabel cg:updateNote
    }
    ?thing a ?kind ; ?property ?value .
  }
}
"""

Texts = dict[str, str]
"""The texts of one thing by property."""


def faults_of_records(store: Store, wanted: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """Yield (graph, fault) for what the readers' rules find in the graphs `wanted`."""
    for (graph, code), kinds in sorted(_gathered(store, wanted).items()):
        for fault in _faults(code, kinds):
            yield graph, fault


def _gathered(
    store: Store, wanted: Collection[str]
) -> dict[tuple[str, str], dict[str, dict[str, Texts]]]:
    """Return the texts of things by graph and standard, then kind and id."""
    found: dict[tuple[str, str], dict[str, dict[str, Texts]]] = {}
    for graph, thing_, kind, property_, value in store.query(_TEXTS).rows:
        code = standard_of(str(thing_)) if str(graph) in wanted else None
        if code is None or not isinstance(value, Literal):
            continue
        kinds = found.setdefault((str(graph), code), defaultdict(dict))
        texts = kinds[str(kind)].setdefault(item_id(code, str(thing_)) or "", {})
        if property_ is not None and _spoken(value):
            name = str(property_)
            texts[name] = min(texts.get(name, str(value)), str(value))
    return found


def _spoken(value: Literal) -> bool:
    return not value.language or value.language.lower() == LANGUAGE.lower()


def _faults(code: str, kinds: Mapping[str, Mapping[str, Texts]]) -> Iterator[Fault]:
    standard = _record(kinds)
    remarks = Remarks(code, Document(""))
    remarks.code = code
    check_consistency(standard, remarks)
    names = {
        name: texts.get(str(RDFS.label)) for kind in kinds.values() for name, texts in kind.items()
    }
    for finding in remarks.findings():
        item = (finding.subject or code).removeprefix(code).removeprefix("/")
        yield Fault(
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message,
            remedy=finding.remedy,
            subject=str(thing(code, item)),
            printed=names.get(item),
        )


def _record(kinds: Mapping[str, Mapping[str, Texts]]) -> Standard:
    own = next(iter(kinds.get(str(CG.Standard), {}).values()), {})

    competencies = {
        kind: tuple(
            Competency(name, kind, "", _said(texts, RDFS.label))
            for name, texts in _in_order(kinds.get(cls, {}))
        )
        for cls, kind in _KINDS.items()
    }
    return Standard(
        code=_said(own, CG.codeAsPrinted, CG.code),
        title=_said(own, CG.title),
        job_family=_said(own, CG.jobFamily),
        occupation_name=_said(own, CG.occupationName),
        description="",
        level=None,
        level_as_printed="",
        classifications=(),
        versions=tuple(
            _version(name, texts) for name, texts in _in_order(kinds.get(str(CG.VersionEntry), {}))
        ),
        duties=(),
        tasks=(),
        blocks=(),
        knowledge=competencies["knowledge"],
        skills=competencies["skill"],
        attitudes=(),
        requirements=(),
        terms=(),
        notes=(),
    )


def _version(name: str, texts: Texts) -> VersionEntry:
    return VersionEntry(
        id=name,
        label=_said(texts, CG.versionLabel),
        code=_said(texts, CG.codeAsPrinted),
        name=_said(texts, RDFS.label),
        status="",
        note=_said(texts, CG.updateNote),
        date="",
    )


def _said(texts: Texts, *properties: str) -> str:
    return next((texts[str(one)] for one in properties if str(one) in texts), "")


def _in_order(things: Mapping[str, Texts]) -> list[tuple[str, Texts]]:
    return sorted(things.items(), key=lambda pair: (order(pair[0]), pair[0]))
