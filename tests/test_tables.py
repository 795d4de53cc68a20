"""Tables in and out: every spelling of one table, every way to be refused, nothing that runs."""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compgraph.errors import CompgraphError, SourceRefused, UnknownCode, UsageError
from compgraph.tables import aligned, hours, read_rows, weights, write_rows
from compgraph.tables.spreadsheet import LARGEST_UNPACKED

KNOWN = ("K01", "K02", "S01")
CASES = Path(__file__).parent / "cases" / "tables"


def written(folder: Path, content: str | bytes, name: str = "hours.csv") -> Path:
    """Return a file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(*rows: tuple[object, ...]) -> bytes:
    """Return an XLSX file whose first sheet has these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the archive with these parts changed or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in dict.fromkeys([*parts.namelist(), *changed]):
            archive.writestr(name, changed[name] if name in changed else parts.read(name))
    return stream.getvalue()


@pytest.mark.parametrize("path", sorted(CASES.glob("hours-*.csv")), ids=lambda path: path.stem)
def test_every_spelling_of_a_table_reads_the_same(path: Path) -> None:
    """Separators, BOM, CRLF, quotes, width and case of codes, column order: K01 2, K02 1.5."""
    assert hours(path, KNOWN) == {"K01": 2, "K02": 1.5}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str, tmp_path: Path) -> None:
    """Excel's “Unicode text” is UTF-16 with tabs."""
    path = written(tmp_path, "代碼\t時數\r\nK01\t2\r\n".encode(encoding))
    assert hours(path, KNOWN) == {"K01": 2}


def test_cp950_only_when_asked_for(tmp_path: Path) -> None:
    """Never guessed: refused with the line, read when named."""
    path = written(tmp_path, "code,hours,note\nK01,2,a\nK02,3,裏恒\n".encode("cp950"))
    with pytest.raises(SourceRefused) as refused:
        hours(path, KNOWN)
    assert (refused.value.rule, refused.value.line) == ("not-utf-8", 3)
    assert hours(path, KNOWN, encoding="cp950") == {"K01": 2, "K02": 3}
    with pytest.raises(UsageError):
        hours(path, KNOWN, encoding="klingon")


def test_a_workbook_reads_like_a_csv_file(tmp_path: Path) -> None:
    """Numbers as numbers or text, a blank row, other columns, a whole number without a point."""
    content = workbook(
        ("職能內涵", "職能代碼", "時數"),
        ("甲", "K01", 2.0),
        (),
        ("乙", "ｓ01", "1.5"),
        (None, "K02", 0),
    )
    path = written(tmp_path, content, "hours.xlsx")
    assert hours(path, KNOWN) == {"K01": 2, "S01": 1.5, "K02": 0}
    assert [row.line for row in read_rows(path)] == [1, 2, 4, 5]
    assert read_rows(path)[1].cells == ("甲", "K01", "2")


def test_dates_and_truth_values_are_text(tmp_path: Path) -> None:
    """What is not a number stays recognisable in messages."""
    content = workbook((datetime.date(2024, 12, 15), True, "x"))
    (row,) = read_rows(written(tmp_path, content, "t.xlsx"))
    assert row.cells == ("2024-12-15T00:00:00", "True", "x")


def test_weights_are_tables_of_tasks(tmp_path: Path) -> None:
    """Task codes, weights; the file's order is kept."""
    path = written(tmp_path, "工作任務,權重\nT2.1,3\nt1.1,0\n")
    assert list(weights(path, ["T1.1", "T2.1"]).items()) == [("T2.1", 3), ("T1.1", 0)]


@pytest.mark.parametrize("printed", (CASES / "numbers-valid.txt").read_text("utf-8").splitlines())
def test_numbers_that_count(printed: str, tmp_path: Path) -> None:
    """Each line of numbers-valid.txt is a number from 0 upwards, in any width."""
    assert 0 <= hours(written(tmp_path, f'K01;"{printed}"\n'), KNOWN)["K01"] <= 100


@pytest.mark.parametrize("printed", (CASES / "numbers-invalid.txt").read_text("utf-8").splitlines())
def test_numbers_that_do_not(printed: str, tmp_path: Path) -> None:
    """Each line of numbers-invalid.txt is refused with file, line and the text as printed."""
    path = written(tmp_path, f'代碼;時數\nK02;1\nK01;"{printed}"\n')
    with pytest.raises(SourceRefused) as refused:
        hours(path, KNOWN)
    assert (refused.value.source, refused.value.line) == ("hours.csv", 3)
    assert printed in refused.value.message.zh
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        ("", "empty", None),
        ("\n \n,,\n", "empty", None),
        ("K01,2\nK01,3\n", "twice", 2),
        ("K01,2\nｋ01,2\n", "twice", 2),
        ("K01,2\n\nK02\n", "no-number", 3),
        ("代碼,時數\n,2\n", "no-code", 2),
        ("代碼,分鐘\nK01,2\n", "header", 1),
        ("名稱,時數\nK01,2\n", "header", 1),
        ("甲,乙\nK01,2\n", "header", 1),
        ("K01，2\n", "header", 1),
        ("K01,甲,2\n", "no-header", 1),
        ('K01,2\nK02,"3\n', "not-csv", 2),
        ('code,note,hours\nK01,"a\nb",2\nK02,c,x\n', "not-a-number", 4),
        ("K01,2\0\n", "binary", None),
        (b"\xd0\xcf\x11\xe0rest", "old-excel", None),
        (b"PK\x03\x04rest", "not-xlsx", None),
        ("K01,1\n" * 20_001, "too-many-rows", 20_001),
        (b"x" * (16 * 2**20 + 1), "too-large", None),
    ],
)
def test_what_cannot_be_a_table_is_refused(  # type: ignore[no-untyped-def]
    content: str | bytes, rule: str, line: int | None, tmp_path: Path
) -> None:
    """Each with its rule, the line where there is one, and a remedy in both languages."""
    with pytest.raises(SourceRefused) as refused:
        hours(written(tmp_path, content), KNOWN)
    assert (refused.value.rule, refused.value.line) == (rule, line)
    assert refused.value.remedy
    assert all(refused.value.remedy)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """With what the system says."""
    with pytest.raises(SourceRefused) as refused:
        hours(tmp_path / "none.csv", KNOWN)
    assert refused.value.rule == "not-readable"


def test_an_unknown_code_offers_the_nearest(tmp_path: Path) -> None:
    """A usage error that names file, line, the code as printed and what it may have meant."""
    with pytest.raises(UnknownCode) as refused:
        hours(written(tmp_path, "K01,2\nK1,3\n"), KNOWN)
    assert (refused.value.code, refused.value.nearest) == ("K1", ("K01",))
    assert "hours.csv:2" in refused.value.message.en


def test_a_formula_without_a_saved_value_is_no_number(tmp_path: Path) -> None:
    """openpyxl saves formulas without values: the remedy says to save the file in Excel."""
    path = written(tmp_path, workbook(("K01", "=1+1")), "hours.xlsx")
    with pytest.raises(SourceRefused) as refused:
        hours(path, KNOWN)
    assert (refused.value.rule, refused.value.line) == ("no-number", 1)


PLAIN = workbook(("K01", 2))
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<worksheet>" + b" " * (LARGEST_UNPACKED // 2) + b"</worksheet>"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (repacked(PLAIN, {SHEET: BOMB}), "bomb"),
        (repacked(PLAIN, {f"xl/{n}.xml": b"x" for n in range(600)}), "bomb"),
        (repacked(PLAIN, {"xl/sharedStrings.xml": ENTITIES}), "doctype"),
        (repacked(PLAIN, {"x.bin": ENTITIES.decode().encode("utf-16")}), "doctype"),
        (repacked(PLAIN, {"xl/workbook.xml": b"<workbook/>"}), "not-a-workbook"),
        (repacked(PLAIN, {SHEET: b"<worksheet><sheetData>"}), "not-xlsx"),
    ],
)
def test_a_hostile_workbook_is_not_opened(content: bytes, rule: str, tmp_path: Path) -> None:
    """Bombs, floods of parts, entities in either encoding, broken XML."""
    with pytest.raises(SourceRefused) as refused:
        hours(written(tmp_path, content, "hours.xlsx"), KNOWN)
    assert refused.value.rule == rule


def test_a_sheet_that_claims_a_million_rows_is_cut_short(tmp_path: Path) -> None:
    """One cell in the last row Excel knows: refused, not counted to."""
    book = openpyxl.load_workbook(io.BytesIO(PLAIN))
    book.worksheets[0].cell(1_048_576, 1, "K02")
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(SourceRefused) as refused:
        hours(written(tmp_path, stream.getvalue(), "hours.xlsx"), KNOWN)
    assert refused.value.rule == "too-many-rows"


def test_a_sheet_that_claims_to_be_smaller_is_read_whole(tmp_path: Path) -> None:
    """What a sheet says about its own size is not believed."""
    content = workbook(("K01", 2), ("K02", 3))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read(SHEET)
    assert b'ref="A1:B2"' in sheet
    smaller = repacked(content, {SHEET: sheet.replace(b'ref="A1:B2"', b'ref="A1:B1"')})
    assert hours(written(tmp_path, smaller, "hours.xlsx"), KNOWN) == {"K01": 2, "K02": 3}


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """An ODS file is a ZIP archive too."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(SourceRefused) as refused:
        hours(written(tmp_path, stream.getvalue(), "hours.ods"), KNOWN)
    assert refused.value.rule == "not-a-workbook"


def test_a_damaged_workbook_never_ends_in_a_traceback(tmp_path: Path) -> None:
    """Cut anywhere or with bytes changed: the same rows as before, or a refusal."""
    draw = random.Random(1)
    content = workbook(("代碼", "時數"), *((code, 2) for code in KNOWN))
    for _ in range(300):
        damaged = bytearray(content)
        if draw.random() < 0.3:
            del damaged[draw.randrange(len(damaged)) :]
        for _ in range(draw.randint(0, 20)):
            if damaged:
                damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        path = written(tmp_path, bytes(damaged), "hours.xlsx")
        with contextlib.suppress(CompgraphError):
            assert hours(path, KNOWN) == dict.fromkeys(KNOWN, 2)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Never another exception."""
    from compgraph.tables.delimited import delimited

    with contextlib.suppress(CompgraphError):
        assert all(any(row.cells) for row in delimited(content, "hours.csv"))


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_reads_back(rows: list[list[str]]) -> None:
    """Unguarded, cell by cell."""
    content = write_rows(rows, guard=False)
    assert list(csv.reader(io.StringIO(content, newline=""))) == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_looks_like_a_formula_is_made_harmless(start: str) -> None:
    """' before it, unless asked not to; numbers stay numbers."""
    cell = f"{start}HYPERLINK(1)"
    assert next(csv.reader(io.StringIO(write_rows([[cell, -1]]), newline=""))) == ["'" + cell, "-1"]
    plain = write_rows([[cell, -1]], guard=False)
    assert next(csv.reader(io.StringIO(plain, newline=""))) == [cell, "-1"]


def test_the_byte_order_mark_is_written_on_request() -> None:
    """Excel needs it, others stumble over it."""
    assert write_rows([["甲"]]) == "甲\n"
    assert write_rows([["甲"]], bom=True) == "\ufeff甲\n"


def test_plain_tables_stay_straight_with_chinese() -> None:
    """A Chinese character is two columns wide; a cell of two lines stays in its column."""
    assert aligned(["碼", "n"], [["K01", "9"], ["知識", "10\n11"]], right=frozenset({1})) == (
        "碼     n\n----  --\nK01    9\n知識  10\n      11\n"
    )
