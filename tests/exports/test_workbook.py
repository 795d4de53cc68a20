"""The workbook as Excel and openpyxl open it."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import openpyxl
import pytest

from compgraph.exports.workbook import to_workbook
from compgraph.finding import Finding
from compgraph.messages import Text
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.resources import shipped_standard
from making import chapter_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = ["矩陣", "共用職能內涵", "任務兩兩比較", "學習順序", "檢核結果", "說明"]


def opened(content: bytes) -> dict[str, Worksheet]:
    """Return the sheets by title."""
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets}


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """Return the values of all rows, the header first."""
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture(scope="module")
def shipped() -> Standard:
    return read(shipped_standard()).standard


@pytest.fixture(scope="module")
def sheets(shipped: Standard) -> dict[str, Worksheet]:
    finding = Finding("a-rule", "warning", Text("訊息", "message"), Text("處理", "remedy"), line=3)
    return opened(to_workbook([chapter_of(shipped, finding)]))


def test_the_sheets_have_chinese_names(sheets: dict[str, Worksheet]) -> None:
    """In the order in which a designer uses them."""
    assert list(sheets) == SHEETS


def test_the_matrix_shows_levels(sheets: dict[str, Worksheet]) -> None:
    """By hand: K01 in T1.1 T1.2 (level 4), T2.1 T2.3 (level 3); 38 competencies, 60 links."""
    header, *body = rows(sheets["矩陣"])
    assert header[4:6] == ("T1.1 評估應用可行性", "T1.2 擬訂應用可行方案")
    assert body[0] == ("K01", "職業安全與衛生相關規範", "知識", 4, 4, 4, 3, None, 3, None, None)
    assert len(body) == 38
    assert sum(cell is not None for row in body for cell in row[4:]) == 60


def test_the_answers_stand_beside_names(sheets: dict[str, Worksheet]) -> None:
    """21 pairs, 7 steps, the first of the shared competencies, the finding with its remedy."""
    assert rows(sheets["共用職能內涵"])[1][:4] == ("K01", "職業安全與衛生相關規範", "知識", 4)
    assert len(rows(sheets["任務兩兩比較"])) == 1 + 21
    steps = rows(sheets["學習順序"])[1:]
    assert [step[1] for step in steps] == ["T2.5", "T2.3", "T2.2", "T2.1", "T1.2", "T1.1", "T2.4"]
    assert "K12 除錯流程與工具使用知識" in str(steps[0][6])
    assert "提醒" in rows(sheets["檢核結果"])[1]
    said = {str(row[2]) for row in rows(sheets["說明"])}
    assert any("不是職能基準的規定" in sentence for sentence in said)
    assert {"file.txt", "雲端系統開發工程人員", "146"} <= said


@pytest.mark.parametrize("title", SHEETS)
def test_every_sheet_is_a_table_that_prints(title: str, sheets: dict[str, Worksheet]) -> None:
    """A real Excel table over all cells, frozen panes, header on every page, A4 across, one wide."""
    sheet = sheets[title]
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", table.displayName)
    assert str(sheet.freeze_panes).endswith("2")
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(dimension.width >= 7 for dimension in sheet.column_dimensions.values())


def test_several_standards_share_sheets(shipped: Standard) -> None:
    """A column tells them apart; each has its own matrix; table names and titles all differ."""
    other = dataclasses.replace(shipped, code="ABC1234-001v1")
    content = to_workbook([chapter_of(shipped), chapter_of(other)])
    found = opened(content)
    assert list(found) == ["矩陣 ISD3512-001v3", "矩陣 ABC1234-001v1", *SHEETS[1:]]
    steps = rows(found["學習順序"])
    assert steps[0][0] == "職能基準"
    assert [row[0] for row in steps[1:]] == ["ISD3512-001v3"] * 7 + ["ABC1234-001v1"] * 7
    tables = [name for sheet in found.values() for name in sheet.tables]
    assert len(tables) == len(set(tables)) == 6  # no finding, no table of findings


def test_text_is_never_a_formula(shipped: Standard) -> None:
    """Names that begin like a formula are strings in the file, and stay so when edited."""
    names = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1"]
    tasks = [
        dataclasses.replace(task, name=name)
        for task, name in zip(shipped.tasks, names, strict=False)
    ]
    skills = [dataclasses.replace(one, name="=1+1") for one in shipped.skills]
    hostile = dataclasses.replace(shipped, tasks=tuple(tasks), skills=tuple(skills))
    found = opened(to_workbook([chapter_of(hostile)]))
    cells = [cell for sheet in found.values() for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    skill = next(cell for cell in cells if cell.value == "=1+1")
    assert skill.data_type == "s"
    assert skill.quotePrefix


def test_odd_text_makes_a_valid_file(shipped: Standard) -> None:
    """Control characters, half a surrogate, 40,000 characters, equal and empty task names."""
    odd = ["甲\x00\x0b\ud800\ufffe", "長" * 40_000, "a_x0041_b", "", ""]
    tasks = [
        dataclasses.replace(task, id="T", name=name)
        for task, name in zip(shipped.tasks, odd, strict=False)
    ]
    knowledge = [
        dataclasses.replace(one, name=name)
        for one, name in zip(shipped.knowledge, odd, strict=False)
    ]
    standard = dataclasses.replace(
        shipped, code="[A/B]:*?" + "c" * 40, tasks=tuple(tasks), knowledge=tuple(knowledge)
    )
    content = to_workbook([chapter_of(standard), chapter_of(standard)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    found = opened(content)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in found)
    names = [row[2] for row in rows(found["共用職能內涵"])[1:]]
    assert "甲\ufffd\ufffd\ufffd\ufffd" in names
    assert "長" * 32_767 in names
    assert "a_x005F_x0041_b" in names  # which Excel shows as a_x0041_b, and without it as aAb
    headers = [cell.value for cell in next(iter(found.values()))[1]]
    assert len({str(header).casefold() for header in headers}) == len(headers)


def test_a_standard_without_anything_and_no_standard_at_all(shipped: Standard) -> None:
    """Headers only, no table without rows; without standards only the explanations."""
    bare = dataclasses.replace(
        shipped, tasks=(), blocks=(), knowledge=(), skills=(), versions=(), duties=()
    )
    found = opened(to_workbook([chapter_of(bare)]))
    assert list(found) == SHEETS
    assert not found["學習順序"].tables
    assert list(opened(to_workbook([]))) == ["說明"]


def test_levels_that_are_not_printed_or_differ(shipped: Standard) -> None:
    """A mark where no level is printed; both levels where two rows of one task differ."""
    first, second, *others = shipped.blocks
    blank = dataclasses.replace(first, level=None, level_as_printed="－")
    again = dataclasses.replace(second, id="block/8", level=2)
    standard = dataclasses.replace(shipped, blocks=(blank, second, *others, again))
    row = rows(opened(to_workbook([chapter_of(standard)]))["矩陣"])[1]
    assert row[4:7] == ("●", "2/4", 3)


def test_english_headings(shipped: Standard) -> None:
    """The same workbook with English words around the printed names."""
    found = opened(to_workbook([chapter_of(shipped)], "en"))
    assert next(iter(found)) == "Matrix"
    assert rows(found["Learning order"])[0][:2] == ("Step", "Task")


PRINT_DIGEST = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from making import chapter_of
from compgraph.exports.workbook import to_workbook
from compgraph.reading import read
from compgraph.resources import shipped_standard
print(hashlib.sha256(to_workbook([chapter_of(read(shipped_standard()).standard)])).hexdigest())
"""


def test_the_same_bytes_every_time_on_every_hash_seed(shipped: Standard) -> None:
    """The date is the newest of the version table; nothing tells when or where it was written."""
    content = to_workbook([chapter_of(shipped)])
    script = PRINT_DIGEST.format(folder=str(Path(__file__).parents[1]))
    for seed in ("0", "42"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Taipei"}
        printed = subprocess.run(
            [sys.executable, "-c", script], env=environment, check=True, capture_output=True
        )
        assert printed.stdout.decode().strip() == hashlib.sha256(content).hexdigest()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2024, 12, 15)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", core)) == {"2024-12-15"}
