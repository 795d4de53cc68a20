"""A standard as a CASE 1.0 CFPackage, the JSON in which systems exchange competency frameworks.

The format: "IMS Global Competencies and Academic Standards Exchange (CASE) Service Version 1.0",
Final Release, 7 July 2017; schemas/case.schema.json describes the part of it that is written here.

What is what: the standard is the CFDocument; duties, tasks, outputs, indicators, knowledge, skills,
attitudes and the levels that tasks have are CFItems; 所屬類別 are CFSubjects, explained terms
CFConcepts. `isChildOf` points from child to parent, `precedes` from the earlier to the later one,
`hasSkillLevel` from task to level, `isRelatedTo` from a task to what it requires: CASE has no word
for that. Identifiers are UUIDs (version 5) of our IRIs, so the same thing has the same one always.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from compgraph.exports.dating import changed, current, day
from compgraph.exports.facts import Fact, Pairs
from compgraph.exports.remarks import ISSUER, remarks
from compgraph.messages import text
from compgraph.model import Indicator, Output, Standard
from compgraph.rdf.vocab import CG, LANGUAGE, shared, thing

Package = dict[str, Any]

UNDATED = "1970-01-01T00:00:00+00:00"
KINDS = {
    "duty": CG.Duty,
    "task": CG.Task,
    "output": CG.Output,
    "indicator": CG.Indicator,
    "knowledge": CG.Knowledge,
    "skill": CG.Skill,
    "attitude": CG.Attitude,
    "level": shared("level"),
}
# The values that implementations use; the schema takes any text.
_ADOPTION = {"最新版本": "Adopted", "歷史版本": "Deprecated"}


def to_case(
    standard: Standard, before: Pairs = (), *, epoch: int | None = None
) -> tuple[Package, tuple[Fact, ...]]:
    """Return the CFPackage, and what it says that the document does not print.

    `before` are (earlier, later) pairs of ids; `epoch` (SOURCE_DATE_EPOCH) replaces the document's
    own date.
    """
    return _Packing(standard, changed(standard, epoch)).package(before)


def case_schema() -> Package:
    """Return the JSON Schema (2020-12) of the CFPackages that are written here."""
    path = files("compgraph.exports") / "schemas" / "case.schema.json"
    found: Package = json.loads(path.read_text("utf-8"))
    return found


def case_text(package: Package) -> str:
    """Return the package as text."""
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def normalized(value: str) -> str:
    """Return text as the type NormalizedString has it: no line ends, no tabs."""
    return value.replace("\r\n", " ").translate(str.maketrans("\r\n\t", "   "))


class _Packing:
    """One standard on its way into a package."""

    def __init__(self, standard: Standard, date: datetime.datetime | None) -> None:
        self.standard = standard
        self.date = UNDATED if date is None else date.isoformat()
        self.filled = [Fact("creator", "", ISSUER)]
        if date is None:
            self.filled.append(Fact("lastChangeDateTime", "", self.date))
        title = self._said("title", "", standard.title or standard.name, standard.code)
        self.document = self._link(str(thing(standard.id)), title)
        self.subjects = list(self._subjects())
        self.items: dict[str, Package] = {}
        self.links: dict[str, Package] = {}
        self.children: dict[str, int] = {}
        self.associations: dict[str, Package] = {}

    def package(self, before: Pairs) -> tuple[Package, tuple[Fact, ...]]:
        """Return the whole package and what was filled in."""
        self._work()
        self._levels()
        for item in (*self.standard.competencies, *self.standard.attitudes):
            notes = {"notes": item.description} if item.description else {}
            self._item(item.kind, item.id, item.code, item.name, notes)
            self._child(item.id, None)
        self._needs()
        for earlier, later in before:
            self._associate("precedes", earlier, self.links[later])
        package = {
            "CFDocument": self._document(),
            "CFItems": list(self.items.values()),
            "CFAssociations": list(self.associations.values()),
            "CFDefinitions": {
                "CFConcepts": list(self._concepts()),
                "CFSubjects": self.subjects,
                "CFItemTypes": list(self._types()),
            },
        }
        return package, tuple(dict.fromkeys(self.filled))

    def _document(self) -> Package:
        standard, entry = self.standard, current(self.standard)
        issued = day(entry.date) if entry else None
        subjects = self.subjects
        status = _ADOPTION.get(entry.status, "") if entry else ""
        found = {
            **{key: self.document[key] for key in ("identifier", "uri")},
            "creator": ISSUER,
            "title": self.document["title"],
            "lastChangeDateTime": self.date,
            "publisher": ISSUER,
            "description": normalized(standard.description),
            "subject": [one["title"] for one in subjects],
            "subjectURI": [
                {key: one[key] for key in ("title", "identifier", "uri")} for one in subjects
            ],
            "language": LANGUAGE,
            "version": entry.label if entry else "",
            "adoptionStatus": status,
            "statusStartDate": issued.isoformat() if issued else "",
            "notes": normalized("；".join(said for _, said in remarks(standard))),
        }
        return {key: value for key, value in found.items() if value}

    def _work(self) -> None:
        """Add duties, their tasks, and what the rows list for them."""
        standard = self.standard
        for duty in standard.duties:
            self._item("duty", duty.id, duty.code, duty.name)
            self._child(duty.id, None)
        for task in standard.tasks:
            self._item("task", task.id, task.code, task.name)
            self._child(task.id, task.duty)
        for block in standard.blocks:
            parts: tuple[Output | Indicator, ...] = (*block.outputs, *block.indicators)
            for part in parts:
                if part.id not in self.items:
                    if isinstance(part, Output):
                        self._item("output", part.id, part.code, part.name)
                    else:
                        self._item("indicator", part.id, part.code, part.text, self._words(part.id))
                for task_id in block.tasks or (None,):
                    self._child(part.id, task_id)

    def _words(self, indicator: str) -> Package:
        names = [one.name for one in self.standard.terms if indicator in one.indicators]
        return {"conceptKeywords": list(dict.fromkeys(names))} if names else {}

    def _levels(self) -> None:
        levels = {block.level for block in self.standard.blocks if block.level and block.tasks}
        for level in sorted(levels):
            iri = str(shared("level", str(level)))
            said = text("export.level", level=level)
            self._add("level", iri, self._link(iri, said.zh), str(level))

    def _needs(self) -> None:
        for task in self.standard.tasks:
            for block in self.standard.blocks_of(task.id):
                if block.level:
                    level = str(shared("level", str(block.level)))
                    self._associate("hasSkillLevel", task.id, self.links[level])
                for mention in block.required_by(task.id):
                    if mention.competency in self.links:
                        self._associate("isRelatedTo", task.id, self.links[mention.competency])

    def _item(self, kind: str, id_: str, code: str, said: str, more: Package | None = None) -> None:
        statement = self._said("fullStatement", id_, said, code)
        iri = str(thing(self.standard.id, id_))
        self._add(kind, id_, self._link(iri, statement), code, **(more or {}))

    def _said(self, field: str, id_: str, said: str, code: str) -> str:
        """Return a text that is required; where the document prints none, its code or id."""
        if normalized(said):
            return normalized(said)
        self.filled.append(Fact(field, id_, code or id_))
        return code or id_

    def _add(self, kind: str, id_: str, link: Package, code: str, **more: object) -> None:
        """Add an item whose address and statement are those of `link`."""
        self.links[id_] = link
        type_ = self._type(kind)
        item = {
            "identifier": link["identifier"],
            "fullStatement": link["title"],
            "CFItemType": type_["title"],
            "uri": link["uri"],
            "humanCodingScheme": code,
            **more,
            "language": LANGUAGE,
            "CFItemTypeURI": type_,
            "lastChangeDateTime": self.date,
        }
        self.items[id_] = {key: value for key, value in item.items() if value}

    def _child(self, child: str, parent: str | None) -> None:
        """Put a thing below its parent (None: the document), behind those that are there."""
        above = self.links.get(parent or "", self.document)
        number = self.children.get(above["uri"], 0) + 1
        if self._associate("isChildOf", child, above, sequenceNumber=number):
            self.children[above["uri"]] = number

    def _associate(self, type_: str, origin: str, end: Package, **more: int) -> bool:
        """Add an association, unless it is there; tell whether it was new."""
        tail = end["uri"].removeprefix(f"{thing(self.standard.id)}/")
        tail = tail if tail != end["uri"] else end["uri"].rpartition("icap/")[2]
        iri = str(thing(self.standard.id, f"association/{type_}/{origin}/{tail}"))
        if iri in self.associations:
            return False
        self.associations[iri] = {
            "identifier": _uuid(iri),
            "associationType": type_,
            **more,
            "uri": iri,
            "originNodeURI": self.links[origin],
            "destinationNodeURI": end,
            "lastChangeDateTime": self.date,
        }
        return True

    def _types(self) -> Iterator[Package]:
        used = {item["CFItemType"] for item in self.items.values()}
        for number, kind in enumerate(KINDS, start=1):
            link = self._type(kind)
            if link["title"] in used:
                yield {
                    **link,
                    "description": text(f"export.kind-{kind}").en,
                    "hierarchyCode": str(number),
                    "typeCode": kind.capitalize(),
                    "lastChangeDateTime": self.date,
                }

    def _type(self, kind: str) -> Package:
        return self._link(str(KINDS[kind]), text(f"export.kind-{kind}").zh)

    def _subjects(self) -> Iterator[Package]:
        for value in self.standard.classifications:
            iri = str(thing(self.standard.id, value.id))
            yield {
                **self._link(iri, self._said("title", value.id, value.name, value.code)),
                "hierarchyCode": value.code,
                "description": text(f"export.kind-{value.kind}").zh,
                "lastChangeDateTime": self.date,
            }

    def _concepts(self) -> Iterator[Package]:
        for number, term in enumerate(self.standard.terms, start=1):
            iri = str(thing(self.standard.id, term.id))
            yield {
                **self._link(iri, self._said("title", term.id, term.name, "")),
                "hierarchyCode": str(number),
                "description": normalized(term.description),
                "lastChangeDateTime": self.date,
            }

    def _link(self, iri: str, title: str) -> Package:
        return {"title": normalized(title), "identifier": _uuid(iri), "uri": iri}


def _uuid(iri: str) -> str:
    return str(uuid5(NAMESPACE_URL, iri))
