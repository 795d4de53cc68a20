"""The record of a standard as JSON: everything a document prints, in its order.

`schemas/standard.schema.json` describes the shape. Where things stand in the document is not part
of a record, as it is not part of the equality of two standards: `from_record(to_record(s)) == s`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

from compgraph.model import (
    Block,
    Classification,
    Competency,
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

Record = dict[str, Any]


def schema(name: Literal["standard", "findings"]) -> Record:
    """Return the JSON Schema (2020-12) of a record or of a list of findings."""
    text = (files("compgraph.exports") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    found: Record = json.loads(text)
    return found


def to_record(standard: Standard) -> Record:
    """Return the record of `standard`; keys come in a fixed order."""
    return {
        "code": standard.code,
        "title": standard.title,
        "name": standard.name,
        "jobFamily": standard.job_family,
        "occupationName": standard.occupation_name,
        "description": standard.description,
        "level": standard.level,
        "levelAsPrinted": standard.level_as_printed,
        "classifications": [
            _fields(one, "kind", "code", "name") for one in standard.classifications
        ],
        "versions": [
            _fields(one, "label", "code", "name", "status", "note", "date")
            for one in standard.versions
        ],
        **_work(standard),
        "knowledge": [_competency(one) for one in standard.knowledge],
        "skills": [_competency(one) for one in standard.skills],
        "attitudes": [_competency(one) for one in standard.attitudes],
        "requirements": [_fields(one, "text") for one in standard.requirements],
        "terms": [
            {**_fields(one, "name", "description"), "indicators": list(one.indicators)}
            for one in standard.terms
        ],
        "notes": [_fields(one, "text") for one in standard.notes],
    }


def from_record(record: Mapping[str, Any]) -> Standard:
    """Return the standard that `record` describes; spans are None.

    The record must be valid by the schema: KeyError or TypeError otherwise.
    """
    return Standard(
        code=record["code"],
        title=record["title"],
        job_family=record["jobFamily"],
        occupation_name=record["occupationName"],
        description=record["description"],
        level=record["level"],
        level_as_printed=record["levelAsPrinted"],
        classifications=tuple(Classification(**one) for one in record["classifications"]),
        versions=tuple(VersionEntry(**one) for one in record["versions"]),
        duties=tuple(Duty(one["id"], one["code"], one["name"]) for one in record["duties"]),
        tasks=_tasks(record),
        blocks=tuple(_block(one) for one in record["blocks"]),
        knowledge=tuple(Competency(kind="knowledge", **one) for one in record["knowledge"]),
        skills=tuple(Competency(kind="skill", **one) for one in record["skills"]),
        attitudes=tuple(Competency(kind="attitude", **one) for one in record["attitudes"]),
        requirements=tuple(EntryRequirement(**one) for one in record["requirements"]),
        terms=tuple(
            Term(one["id"], one["name"], one["description"], tuple(one["indicators"]))
            for one in record["terms"]
        ),
        notes=tuple(Note(**one) for one in record["notes"]),
    )


def _fields(thing: object, *names: str) -> Record:
    return {name: getattr(thing, name) for name in ("id", *names)}


def _competency(competency: Competency) -> Record:
    described = bool(competency.description) or competency.kind == "attitude"
    return _fields(competency, "code", "name", *(["description"] if described else []))


def _work(standard: Standard) -> Record:
    """Return the duties with their tasks, tasks without a duty, and the rows of the table."""
    under: dict[str | None, list[Record]] = {}
    known = {duty.id for duty in standard.duties}
    for position, task in enumerate(standard.tasks, start=1):
        parent = task.duty if task.duty in known else None
        under.setdefault(parent, []).append({**_fields(task, "code", "name"), "position": position})
    return {
        "duties": [
            {**_fields(duty, "code", "name"), "tasks": under.get(duty.id, [])}
            for duty in standard.duties
        ],
        "tasksWithoutDuty": under.get(None, []),
        "blocks": [_row(block) for block in standard.blocks],
    }


def _row(block: Block) -> Record:
    row = {
        "id": block.id,
        "tasks": list(block.tasks),
        "level": block.level,
        "levelAsPrinted": block.level_as_printed,
        "outputs": [_fields(one, "code", "name") for one in block.outputs],
        "indicators": [_fields(one, "code", "text") for one in block.indicators],
        "knowledge": [mention.competency for mention in block.knowledge],
        "skills": [mention.competency for mention in block.skills],
    }
    only = {one.competency: list(one.tasks) for one in block.requires if one.tasks}
    return {**row, "servesOnly": only} if only else row


def _tasks(record: Mapping[str, Any]) -> tuple[Task, ...]:
    placed = [
        (one["position"], Task(one["id"], one["code"], one["name"], duty))
        for duty, tasks in (
            *((duty["id"], duty["tasks"]) for duty in record["duties"]),
            (None, record["tasksWithoutDuty"]),
        )
        for one in tasks
    ]
    return tuple(task for _, task in sorted(placed, key=lambda pair: pair[0]))


def _block(record: Mapping[str, Any]) -> Block:
    only = record.get("servesOnly", {})
    return Block(
        id=record["id"],
        tasks=tuple(record["tasks"]),
        outputs=tuple(Output(**one) for one in record["outputs"]),
        indicators=tuple(Indicator(**one) for one in record["indicators"]),
        level=record["level"],
        level_as_printed=record["levelAsPrinted"],
        knowledge=tuple(Mention(one, tuple(only.get(one, ()))) for one in record["knowledge"]),
        skills=tuple(Mention(one, tuple(only.get(one, ()))) for one in record["skills"]),
    )
