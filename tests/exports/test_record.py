"""The record in JSON: its shape, and that nothing is lost on the way there and back."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from compgraph import resources
from compgraph.exports.record import from_record, schema, to_record
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
from compgraph.reading import Reading, read

CASES = sorted((Path(__file__).parents[1] / "cases" / "reading").glob("*.txt"))
RECORD = Draft202012Validator(schema("standard"))
FINDINGS = Draft202012Validator(schema("findings"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Return the reading of the shipped standard."""
    return read(resources.shipped_standard())


def test_the_schemas_are_schemas() -> None:
    """Both are valid JSON Schema 2020-12."""
    for name in ("standard", "findings"):
        found = schema(name)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(found)


def test_every_part_of_a_schema_is_described_in_both_languages() -> None:
    """「中文 / English」 at every property, and at nothing less."""

    def undescribed(node: Any, path: str) -> list[str]:
        if not isinstance(node, dict):
            return []
        lost = []
        for name, part in node.get("properties", {}).items():
            said = part.get("description", " / " if "$ref" in part else "")
            if path.endswith("/text"):
                said = " / "  # the two languages themselves
            lost += [f"{path}/{name}"] if " / " not in said else []
            lost += undescribed(part, f"{path}/{name}")
        for name, part in node.get("$defs", {}).items():
            lost += [f"{path}#{name}"] if " / " not in part.get("description", "") else []
            lost += undescribed(part, f"{path}#{name}".replace("#text", "/text"))
        return lost

    assert undescribed(schema("standard"), "standard") == []
    assert undescribed(schema("findings"), "findings") == []


def test_the_shipped_standard_as_a_record(reading: Reading) -> None:
    """Keys in a fixed order, a few values, counted by hand."""
    record = to_record(reading.standard)
    RECORD.validate(record)
    assert list(record) == [
        "code",
        "title",
        "name",
        "jobFamily",
        "occupationName",
        "description",
        "level",
        "levelAsPrinted",
        "classifications",
        "versions",
        "duties",
        "tasksWithoutDuty",
        "blocks",
        "knowledge",
        "skills",
        "attitudes",
        "requirements",
        "terms",
        "notes",
    ]
    assert record["duties"][0] == {
        "id": "T1",
        "code": "T1",
        "name": "開發及測試可行性分析",
        "tasks": [
            {"id": "T1.1", "code": "T1.1", "name": "評估應用可行性", "position": 1},
            {"id": "T1.2", "code": "T1.2", "name": "擬訂應用可行方案", "position": 2},
        ],
    }
    assert record["blocks"][6]["skills"] == ["S12", "S13", "S14", "S21"]
    assert sum(len(row["knowledge"]) + len(row["skills"]) for row in record["blocks"]) == 60


def test_there_and_back_through_json(reading: Reading) -> None:
    """The record survives being written and read."""
    record = json.loads(json.dumps(to_record(reading.standard)))
    assert from_record(record) == reading.standard


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_a_valid_record(path: Path) -> None:
    """Records and findings of odd documents have the documented shape as well."""
    odd = read(path)
    record = json.loads(json.dumps(to_record(odd.standard)))
    RECORD.validate(record)
    assert from_record(record) == odd.standard
    FINDINGS.validate(json.loads(json.dumps([one.as_json() for one in odd.findings])))


def test_the_findings_of_the_shipped_standard_are_valid(reading: Reading) -> None:
    """A list of `Finding.as_json()`."""
    found = [one.as_json() for one in reading.findings]
    assert len(found) == 3
    FINDINGS.validate(found)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [("level", 7), ("level", "3"), ("code", "somewhere/else"), ("blocks", None), ("more", 1)],
)
def test_the_schema_refuses(reading: Reading, part: str, wrong: object) -> None:
    """A level of 7, a level as text, a code of no standard, a missing part, a part too many."""
    record = {**to_record(reading.standard), part: wrong}
    with pytest.raises(ValidationError):
        RECORD.validate(record)


TEXT = st.text(max_size=8)
LEVEL = st.one_of(st.none(), st.integers(1, 6))
IDS = st.lists(st.sampled_from(["K01", "K02", "S01~2"]), max_size=3).map(tuple)


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """Return a standard of any content, its tasks under its duties in any order."""

    def some(kind: type, *values: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        drawn = draw(st.lists(st.tuples(*values), max_size=3))
        return tuple(kind(f"x/{place}", *one) for place, one in enumerate(drawn))

    duties = some(Duty, TEXT, TEXT)
    named = st.sampled_from([None, *(duty.id for duty in duties)])
    blocks = tuple(
        Block(
            f"block/{place}",
            ("T1.1",),
            some(Output, TEXT, TEXT),
            some(Indicator, TEXT, TEXT),
            draw(LEVEL),
            draw(TEXT),
            tuple(Mention(one) for one in draw(IDS)),
            tuple(Mention(one) for one in draw(IDS)),
        )
        for place in range(draw(st.integers(0, 2)))
    )
    values: tuple[Any, ...] = (
        *draw(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT, LEVEL, TEXT)),
        some(Classification, st.sampled_from(["category", "industry"]), TEXT, TEXT),
        some(VersionEntry, *[TEXT] * 6),
        duties,
        some(Task, TEXT, TEXT, named),
        blocks,
        some(Competency, st.just("knowledge"), TEXT, TEXT, TEXT),
        some(Competency, st.just("skill"), TEXT, TEXT, TEXT),
        some(Competency, st.just("attitude"), TEXT, TEXT, TEXT),
        some(EntryRequirement, TEXT),
        some(Term, TEXT, TEXT, IDS),
        some(Note, TEXT),
    )
    return Standard(*values)


@given(standards())
@settings(derandomize=True, max_examples=200, deadline=None)
def test_nothing_is_lost_there_and_back(standard: Standard) -> None:
    """Any standard comes back equal, whatever its texts and its order."""
    assert from_record(json.loads(json.dumps(to_record(standard)))) == standard


def test_the_record_has_every_field_of_the_model() -> None:
    """A field added to Standard must find its way into the record: `spans` alone is not printed."""
    names = {field.name for field in fields(Standard)} - {"spans", "tasks"}
    camel = {"job_family": "jobFamily", "occupation_name": "occupationName"}
    camel["level_as_printed"] = "levelAsPrinted"
    properties = set(schema("standard")["properties"])
    assert {camel.get(name, name) for name in names} == properties - {"name", "tasksWithoutDuty"}
