"""Nine real standards, printed in the tab layout, against records that people checked by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from compgraph import resources
from compgraph.exports.record import from_record, to_record
from compgraph.model import Block, Span, Standard
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode
from compgraph.reading import Reading, Source, read
from compgraph.reading.coverage import uncovered
from compgraph.reading.text import read_text

NAMES = [
    "AVA2173-001v4",
    "BGM1491-001.partial",
    "BHR4910-008v4",
    "CCM711-001.partial",
    "MEM3400-001v1",
    "NAO6010-006v1",
    "PSS5320-001v1",
    "SET3115-001v5",
    "SET4130-002v1",
]
MARKS = re.compile("(?:、?【(?:註[0-9]|T[0-9.]+)】)+")


@pytest.fixture(params=NAMES)
def both(request: pytest.FixtureRequest, outside: Path) -> tuple[Reading, dict[str, Any]]:
    """Return the reading of one of the documents, and the record it was printed from."""
    folder = outside / "icap"
    record = json.loads((folder / "standards" / f"{request.param}.json").read_text("utf-8"))
    return read(folder / "text" / f"{request.param}.txt"), record


def test_profile_and_versions(both: tuple[Reading, dict[str, Any]]) -> None:
    """Code, names, description, level, every classification, every version row."""
    reading, record = both
    standard, profile = reading.standard, record["ocs_profile"]
    assert standard.code == profile["ocs_code"]
    assert standard.occupation_name == (profile["ocs_name"]["occupation_name"] or "")
    assert standard.job_family == (profile["ocs_name"]["job_category_name"] or "")
    assert standard.description == profile["job_description"]
    assert standard.level == profile["ocs_level"]
    kinds = {"category": "job_categories", "occupation": "occupations", "industry": "industries"}
    assert [(one.kind, one.code, one.name) for one in standard.classifications] == [
        (kind, value["code"], value["name"] or "")
        for kind, part in kinds.items()
        for value in profile["category"][part]
    ]
    parts = ("version", "ocs_code", "ocs_name", "status", "update_note", "update_date")
    assert [
        (one.label, one.code, one.name, one.status, one.note, one.date) for one in standard.versions
    ] == [tuple(row[part] for part in parts) for row in record["version_info"]["versions"]]


def test_duties_and_tasks(both: tuple[Reading, dict[str, Any]]) -> None:
    """Codes, names, order, and which task belongs to which duty."""
    reading, record = both
    units = record["ocs_content"]["ocu_units"]
    assert [(one.code, one.name) for one in reading.standard.duties] == [
        (unit["ocu_code"], unit["ocu_name"]) for unit in units
    ]
    assert [(one.code, one.name, one.duty) for one in reading.standard.tasks] == [
        (code["code"], code["name"], unit["ocu_code"])
        for unit in units
        for task in unit["tasks"]
        for code in task["task_codes"]
    ]


def test_every_row(both: tuple[Reading, dict[str, Any]]) -> None:
    """Tasks, level, outputs, indicators, knowledge and skills of every row, in order."""
    reading, record = both
    expected = [
        (
            [code["code"] for code in task["task_codes"]],
            row["competency_level"],
            [(one["code"], one["name"]) for one in row["outputs"]],
            [(one["code"], one["text"]) for one in row["indicators"]],
            [(one["code"], MARKS.sub("", one["name"])) for one in row["knowledge"]],
            [(one["code"], MARKS.sub("", one["name"])) for one in row["skills"]],
        )
        for unit in record["ocs_content"]["ocu_units"]
        for task in unit["tasks"]
        for row in task["competency_blocks"]
    ]
    assert [row_of(reading.standard, block) for block in reading.standard.blocks] == expected


def row_of(standard: Standard, block: Block) -> tuple[Any, ...]:
    """Return a block in the shape of the hand-checked record."""
    named = {one.id: (one.code, MARKS.sub("", one.name)) for one in standard.competencies}
    return (
        list(block.tasks),
        block.level,
        [(one.code, one.name) for one in block.outputs],
        [(one.code, one.text) for one in block.indicators],
        [named[one.competency] for one in block.knowledge],
        [named[one.competency] for one in block.skills],
    )


def test_attitudes_and_notes(both: tuple[Reading, dict[str, Any]]) -> None:
    """All lines of the two last sections, in order within each part."""
    reading, record = both
    standard = reading.standard
    assert [
        (one.code, f"{one.name}：{one.description}".removesuffix("："))
        for one in standard.attitudes
    ] == [(one["code"], one["name"]) for one in record["ocs_attitude"]["attitudes"]]
    assert [one.text for one in standard.requirements] == record["notes"]["prerequisites"]
    lines = [(one.span, f"{one.name}：{one.description}") for one in standard.terms]
    lines += [(one.span, one.text) for one in standard.notes]
    assert [text for _, text in sorted(lines, key=place)] == record["notes"]["supplements"]


def place(line: tuple[Span | None, str]) -> int:
    """Return where the line stands."""
    return line[0].start if line[0] else -1


def test_nothing_is_lost(both: tuple[Reading, dict[str, Any]]) -> None:
    """Every character is accounted for; only marks that differ from row to row have no field."""
    reading, _ = both
    assert uncovered(reading) == ()
    lost = [one.printed or "" for one in reading.findings if one.rule == "text-not-recognised"]
    assert [text for text in lost if MARKS.sub("", text).strip()] == []
    assert from_record(to_record(reading.standard)) == reading.standard


@pytest.mark.parametrize(
    ("name", "rule", "subjects"),
    [
        # known faults of the documents, as their hand-checked records describe them
        ("BHR4910-008v4", "code-with-two-names", ["K03~2", "K10~2", "K15~2"]),
        ("BHR4910-008v4", "same-name", ["K06", "K09", "K10"]),
        ("BHR4910-008v4", "version-note-differs", ["version/V3", "version/V2", "version/V1"]),
        ("CCM711-001.partial", "code-with-two-names", ["S13~2"]),
        ("CCM711-001.partial", "name-missing", ["T1.1", "T2.1", "T3.1"]),
        ("MEM3400-001v1", "duplicate-code", ["O2.2.1~2"]),
        ("MEM3400-001v1", "code-of-other-task", ["O2.2.1"]),
        ("SET4130-002v1", "duplicate-code", ["O2.1.1~2"]),
        ("AVA2173-001v4", "code-split", []),
        ("NAO6010-006v1", "similar-names", []),
        ("PSS5320-001v1", "similar-names", []),
    ],
)
def test_known_faults_are_found(outside: Path, name: str, rule: str, subjects: list[str]) -> None:
    """Each fault that people found in the document has its finding."""
    reading = read(outside / "icap" / "text" / f"{name}.txt")
    code = reading.standard.code
    found = [one.subject for one in reading.findings if one.rule == rule]
    assert found == [f"{code}/{subject}" for subject in subjects]


def test_the_lost_blank_of_two_real_outputs(outside: Path) -> None:
    """「O2.3.1 3D設計初稿」 and 「O3.2.1 3D列印樣品」 are read right without their blanks too."""
    path = outside / "icap" / "text" / "AVA2173-001v4.txt"
    right = read(path)
    squeezed = (
        path.read_text("utf-8").replace("O2.3.1 3D", "O2.3.13D").replace("O3.2.1 3D", "O3.2.13D")
    )
    reading = read_text(Source("squeezed.txt", "", "text", squeezed))
    assert reading.standard == right.standard
    assert [one.rule for one in reading.findings if one.severity == "warning"] == ["code-split"] * 2


def test_the_shipped_standard_is_the_document_as_received(outside: Path) -> None:
    """Byte for byte."""
    assert (outside / "icap" / "ISD3512-001v3.txt").read_bytes() == (
        resources.shipped_standard().read_bytes()
    )


def test_marks_tell_which_tasks_an_item_serves(outside: Path) -> None:
    """K02專利知識【T1.1】、【T1.5】 in a row of five tasks is needed by these two only, in RDF too."""
    standard = read(outside / "icap" / "text" / "SET3115-001v5.txt").standard
    needs = standard.needs()
    assert [task for task in ("T1.1", "T1.2", "T1.3", "T1.4", "T1.5") if "K02" in needs[task]] == [
        "T1.1",
        "T1.5",
    ]
    assert next(one.name for one in standard.knowledge if one.id == "K02") == "專利知識"
    assert decode(encode(standard)) == standard
