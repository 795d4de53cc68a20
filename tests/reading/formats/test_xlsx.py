"""XLSX: each sheet a table, its cells as Excel shows them."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.errors import SourceRefused
from compgraph.grid import Piece, Table
from compgraph.reading.formats import xlsx as reader
from compgraph.reading.upload import Upload
from office_making import inline, package, printed, shape, visible, xlsx, xlsx_parts


def read(*sheets: str, styles: str = "", shared: str = "") -> list[Piece]:
    return reader.pieces(Upload("file.xlsx", xlsx(*sheets, styles=styles, shared=shared)))


def rows(*cells: str) -> str:
    return f"<sheetData>{''.join(f'<row>{row}</row>' for row in cells)}</sheetData>"


def merged(*ranges: str) -> str:
    made = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f"<mergeCells>{made}</mergeCells>"


def test_merged_ranges() -> None:
    """Only the first cell of a range has a text.

    |  a  | b b |
    |  a  | c |d|
    """
    (grid,) = read(
        rows(
            inline("A1", "a") + inline("B1", "b") + '<c r="C1"/>',
            inline("B2", "c") + inline("C2", "d"),
        )
        + merged("A1:A2", "B1:C1")
    )
    assert shape(grid) == [
        [("a", 0, 1, 2), ("b", 1, 3, 1)],
        [("c", 1, 2, 1), ("d", 2, 3, 1)],
    ]


def test_a_text_under_a_merged_cell_goes_to_that_cell() -> None:
    """Excel does not show it, and it is not lost."""
    (grid,) = read(rows(inline("A1", "a") + inline("B1", "b")) + merged("A1:B1"))
    assert shape(grid) == [[("a\nb", 0, 2, 1)]]


def test_empty_rows_are_left_out_and_rows_keep_their_numbers() -> None:
    """A range over empty rows counts only those that are there."""
    (grid,) = read(
        rows(inline("A2", "a") + inline("B2", "b"), inline("B9", "c")) + merged("A2:A20")
    )
    assert isinstance(grid, Table)
    assert [row.number for row in grid.rows] == [2, 9]
    assert shape(grid) == [[("a", 0, 1, 2), ("b", 1, 2, 1)], [("c", 1, 2, 1)]]


def test_cells_without_addresses_follow_one_another() -> None:
    """As some programs write them; an empty cell between filled ones is a cell."""
    (grid,) = read(rows("<c><v>1</v></c><c/><c><v>3</v></c>", "<c/><c><v>4</v></c>"))
    assert shape(grid) == [
        [("1", 0, 1, 1), ("", 1, 2, 1), ("3", 2, 3, 1)],
        [("", 0, 1, 1), ("4", 1, 2, 1), ("", 2, 3, 1)],
    ]


def test_two_cells_of_one_address_are_both_kept() -> None:
    """A damaged sheet: neither is lost."""
    (text,) = printed(read(rows(inline("A1", "a") + inline("A1", "b"))))
    assert text == "a\nb"


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("General", "3", "3"),
        ("General", "3.0", "3"),
        ("General", "3.5", "3.5"),
        ("General", "0.1", "0.1"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "-4", "-4"),
        ("General", "12345678901", "12345678901"),
        ("0", "3.0", "3"),
        ("0", "2.5", "3"),
        ("0.00", "3", "3.00"),
        ("0.##", "3.5", "3.5"),
        ("#,##0", "1234567", "1,234,567"),
        ("0%", "0.25", "25%"),
        ("00", "7", "07"),
        ('"K"00', "7", "K07"),
        ("\\K00", "7", "K07"),
        ('0"級"', "3", "3級"),
        ('0;-0;"無"', "0", "無"),
        (";;;", "3", "3"),
        ("0_);(0)", "-3", "(3)"),
        ("0.00E+00", "12345", "12345"),
        ("# ?/?", "0.5", "0.5"),
        ("yyyy/m/d", "45000", "2023/03/15"),
        ("m/d/yy", "45000.75", "2023/03/15"),
        ('[$-404]e"年"m"月"d"日"', "45000", "2023/03/15"),
        ("yyyy/m/d h:mm", "45000.75", "2023/03/15 18:00"),
        ("h:mm", "0.5", "12:00"),
        ("[h]:mm", "1.5", "1.5"),
        ("yyyy/m/d", "59", "1900/02/28"),
        ("yyyy/m/d", "61", "1900/03/01"),
        ("yyyy/m/d", "-1", "-1"),
        ("@", "3.0", "3"),
        ("General", "1E+2", "100"),
    ],
)
def test_numbers_are_shown_as_excel_shows_them(form: str, value: str, text: str) -> None:
    """Whole numbers without a point, dates as YYYY/MM/DD, text around a number."""
    quoted = form.replace("&", "&amp;").replace('"', "&quot;")
    styles = (
        f'<numFmts><numFmt numFmtId="164" formatCode="{quoted}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    )
    assert printed(read(rows(f'<c s="1"><v>{value}</v></c>'), styles=styles)) == [text]


def test_dates_since_1904() -> None:
    """Workbooks of the old Macintosh count from another day: 43538 is 2023/03/15 there."""
    parts = xlsx_parts(
        rows('<c s="0"><v>43538</v></c>'), styles='<cellXfs><xf numFmtId="14"/></cellXfs>'
    )
    book = str(parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = book.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert printed(reader.pieces(Upload("file.xlsx", package(parts)))) == ["2023/03/15"]


def test_the_cells_of_another_writer() -> None:
    """openpyxl: numbers, a date, a truth value, a text with line ends, a text that looks like code."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    day = datetime.date(2023, 3, 15)
    sheet.append([3.0, day, True, "甲\n乙", "=1", "  K01 "])
    sheet["E1"].data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    pieces = reader.pieces(Upload("file.xlsx", saved.getvalue()))
    assert printed(pieces) == ["3", "2023/03/15", "TRUE", "甲\n乙", "=1", "  K01 "]


def test_shared_texts_with_runs_and_reading_aids() -> None:
    """Runs are one text; the phonetic run beside it is not printed."""
    shared = (
        "<si><r><t>職</t></r><r><rPr/><t>能</t></r><rPh sb='0' eb='1'><t>ㄓˊ</t></rPh></si>"
        "<si><t>乙_x000D_\n丙_x005F_x000D_</t></si>"
    )
    cells = (
        '<c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>丁</v></c>'
    )
    assert printed(read(rows(cells), shared=shared)) == ["乙\n丙_x000D_", "職能", "#N/A", "丁"]


def test_a_shared_text_that_does_not_exist_is_refused() -> None:
    """The sheet names a text that the workbook lacks."""
    with pytest.raises(SourceRefused) as refusal:
        read(rows('<c t="s"><v>7</v></c>'))
    assert refusal.value.rule == "part-missing"


def test_a_formula_is_what_it_gave() -> None:
    """And nothing when it gave an empty text."""
    cells = "<c><f>1+2</f><v>3</v></c><c t='str'><f>A1</f><v>甲</v></c><c t='str'><f>A2</f><v/></c>"
    assert printed(read(rows(cells))) == ["3", "甲"]


def test_a_formula_without_its_result_is_refused() -> None:
    """As libraries write them that do not calculate; the refusal names the cell and the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表一"
    sheet["B2"] = "=1+2"
    saved = io.BytesIO()
    book.save(saved)
    with pytest.raises(SourceRefused) as refusal:
        reader.pieces(Upload("file.xlsx", saved.getvalue()))
    assert refusal.value.rule == "formula-without-value"
    assert "B2" in refusal.value.message.zh
    assert "表一" in refusal.value.message.zh


def test_sheets_in_the_order_of_their_tabs_the_hidden_ones_too() -> None:
    """What is hidden is not lost in silence; an empty sheet is no table."""
    parts = xlsx_parts(
        rows(inline("A1", "甲")),
        "<sheetData/>",
        '<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row hidden="1">'
        f"{inline('A1', '乙')}</row></sheetData>",
        hidden=frozenset({3}),
    )
    pieces = reader.pieces(Upload("file.xlsx", package(parts)))
    assert printed(pieces) == ["甲", "乙"]
    assert [one.number for one in pieces if isinstance(one, Table)] == [1, 2]


def test_headers_footers_and_boxes() -> None:
    """Without the codes for fonts and page numbers; a box is a block for each paragraph."""
    sheet = rows(inline("A1", "甲")) + (
        '<headerFooter><oddHeader>&amp;L左&amp;C&amp;"Arial,Bold"&amp;12中&amp;R&amp;&amp;右</oddHeader>'
        "<oddFooter>&amp;C第&amp;P頁</oddFooter></headerFooter>"
    )
    parts = xlsx_parts(sheet)
    spaces = str(parts["xl/styles.xml"]).removeprefix("<styleSheet ").partition(">")[0]
    uri = "http://schemas.openxmlformats.org"
    parts["xl/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{uri}/package/2006/relationships"><Relationship Id="d" '
        f'Type="{uri}/officeDocument/2006/relationships/drawing" Target="box.xml"/></Relationships>'
    )
    parts["xl/box.xml"] = (
        f"<a:x {spaces}><a:p><a:r><a:t>框</a:t></a:r><a:br/><a:r><a:t>內</a:t></a:r></a:p>"
        "<a:p><a:fld><a:t>文</a:t></a:fld></a:p></a:x>"
    )
    pieces = reader.pieces(Upload("file.xlsx", package(parts)))
    assert printed(pieces) == ["左", "中", "&右", "甲", "框\n內", "文", "第頁"]


TEXTS = st.text(st.sampled_from("職能基準ＡK01 <&；"), max_size=6)
RANGES = st.tuples(st.integers(1, 5), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(1, 6), st.integers(0, 5)), TEXTS, max_size=12),
    st.lists(RANGES, max_size=3),
)
def test_every_character_is_in_exactly_one_piece(
    cells: dict[tuple[int, int], str], ranges: list[tuple[int, int, int, int]]
) -> None:
    """However ranges are merged, overlapping ones too."""
    expected = {at: f"{at[0]}.{at[1]} {text}" for at, text in sorted(cells.items())}
    made = (inline(f"{'ABCDEF'[left]}{top}", text) for (top, left), text in expected.items())
    names = [
        f"{'ABCDEFGHI'[left]}{top}:{'ABCDEFGHI'[left + wide]}{top + high}"
        for top, left, wide, high in ranges
    ]
    pieces = read(rows("".join(made)) + merged(*names))
    assert visible(printed(pieces)) == visible(expected.values())
