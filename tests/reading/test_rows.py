"""Thirteen rows as a PDF library returned them from real documents, with what people saw on the page."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from compgraph.grid import Cell, Paragraph, Row, Table
from compgraph.reading.record import Reading, Source
from compgraph.reading.standard import understood
from compgraph.reading.transcript import transcribed

HEADER = [
    "主要職責",
    "工作任務",
    "工作產出",
    "行為指標",
    "職能\n級別",
    "職能內涵\n（K=knowledge\n知識）",
    "職能內涵\n（S=skills 技能）",
]


@pytest.fixture(scope="session")
def rows(outside: Path) -> list[dict[str, Any]]:
    """Return the rows."""
    found: list[dict[str, Any]] = json.loads(
        (outside / "icap" / "pdfplumber-rows.json").read_text("utf-8")
    )["rows"]
    return found


def row_of(values: list[str | None], number: int) -> Row:
    """Return a row: None in the list of a PDF library belongs to the cell before it."""
    starts = [place for place, value in enumerate(values) if value is not None or place == 0]
    edges = [*starts, len(values)]
    cells = (Cell(values[left] or "", left, right) for left, right in pairwise(edges))
    return Row(tuple(cells), page=2, number=number)


def reading_of(values: list[str | None]) -> Reading:
    """Return the reading of a document with this one row below a header of the same columns."""
    filled = [place for place, value in enumerate(values) if value is not None or place == 0]
    header: list[str | None] = [None] * len(values)
    for place, word in zip(filled, HEADER, strict=True):
        header[place] = word
    table = Table((row_of(header, 1), row_of(values, 2)), number=1)
    document = transcribed([Paragraph("測試人員職能基準", page=1), table])
    return understood(document, Source("rows", "", "pdf", document.text))


def test_there_are_rows_of_seven_and_of_thirteen_columns(rows: list[dict[str, Any]]) -> None:
    """The fixture holds what the tests below are about."""
    assert len(rows) == 13
    assert {len(row["row"]) for row in rows} == {7, 13}


def test_every_row_gives_the_relations_that_people_saw(rows: list[dict[str, Any]]) -> None:
    """Task, level, and the last indicator, knowledge and skill, whatever the sub-columns are."""
    for row in rows:
        standard = reading_of(row["row"]).standard
        block = standard.blocks[0]
        expected = row["expect"]
        assert [expected["task"]] == list(block.tasks), row["case"]
        assert expected["level"] == block.level_as_printed
        assert expected["indicator"] in [one.id for one in block.indicators]
        assert expected["knowledge"] == block.knowledge[-1].competency
        assert expected["skill"] == block.skills[-1].competency


def test_nothing_in_a_row_is_lost(rows: list[dict[str, Any]]) -> None:
    """No finding tells of text without a place, and every printed code is in the record."""
    for row in rows:
        reading = reading_of(row["row"])
        assert [one.printed for one in reading.findings if one.rule == "text-not-recognised"] == []
        block = reading.standard.blocks[0]
        printed = "\n".join(value or "" for value in row["row"])
        for item in (*block.outputs, *block.indicators):
            assert item.code in printed


def test_names_wrapped_in_narrow_cells_are_those_of_the_hand_checked_records(
    outside: Path, rows: list[dict[str, Any]]
) -> None:
    """Every name and text of the rows whose standard has a record, character by character."""
    compared = 0
    for row in rows:
        path = outside / "icap" / "standards" / f"{row['ocs_code']}.json"
        if not path.exists():
            continue
        names = names_in(json.loads(path.read_text("utf-8")), row["expect"]["task"])
        standard = reading_of(row["row"]).standard
        block = standard.blocks[0]
        named = {one.id: one.name for one in standard.competencies}
        read = {one.id: one.text for one in block.indicators}
        read |= {one.id: one.name for one in block.outputs}
        read |= {one.competency: named[one.competency] for one in block.requires}
        for code, name in read.items():
            if code in names:
                assert name == names[code], (row["ocs_code"], code)
                compared += 1
    assert compared == 60


def names_in(record: dict[str, Any], task: str) -> dict[str, str]:
    """Return code → name or text of everything that the record says of one task."""
    blocks = [
        block
        for unit in record["ocs_content"]["ocu_units"]
        for one in unit["tasks"]
        if task in [code["code"] for code in one["task_codes"]]
        for block in one["competency_blocks"]
    ]
    return {
        item["code"]: item.get("name") or item["text"]
        for block in blocks
        for part in ("outputs", "indicators", "knowledge", "skills")
        for item in block[part]
    }
