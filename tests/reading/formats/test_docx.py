"""DOCX: what Word prints, nothing lost."""

from __future__ import annotations

import io

import docx as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.errors import SourceRefused
from compgraph.grid import Piece
from compgraph.reading.formats import docx as reader
from compgraph.reading.upload import Upload
from office_making import docx, docx_parts, package, par, printed, shape, spaces_of, visible


def read(body: str, **parts: str) -> list[Piece]:
    return reader.pieces(Upload("file.docx", docx(body, **parts)))


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


BEGIN = '<w:vMerge w:val="restart"/>'
SHOWN = '<w:vanish w:val="0"/>'
SIGN = '<w:sym w:font="Wingdings" w:char="F0A8"/>'
STYLED = '<w:rStyle w:val="C"/>'
WIDE = '<w:gridSpan w:val="2"/>'


def test_merged_cells() -> None:
    """vMerge reaches down cell by cell, gridSpan to the right.

    |  a  | b b |
    |  a  | c |d|
    |  e  | c |f|
    """
    (grid,) = read(
        table(
            cell(par("a"), BEGIN) + cell(par("b"), WIDE),
            cell("<w:p/>", "<w:vMerge/>") + cell(par("c"), BEGIN) + cell(par("d")),
            cell(par("e")) + cell("<w:p/>", '<w:vMerge w:val="continue"/>') + cell(par("f")),
        )
    )
    assert shape(grid) == [
        [("a", 0, 1, 2), ("b", 1, 3, 1)],
        [("c", 1, 2, 2), ("d", 2, 3, 1)],
        [("e", 0, 1, 1), ("f", 2, 3, 1)],
    ]


def test_a_text_in_a_cell_that_goes_on_is_kept_once() -> None:
    """It is added to the cell above, unless that says the same; without one above it stands alone."""
    (grid,) = read(
        table(
            cell(par("z"), "<w:vMerge/>"),
            cell(par("a"), BEGIN),
            cell(par("b"), "<w:vMerge/>"),
            cell(par("a"), "<w:vMerge/>"),
        )
    )
    assert shape(grid) == [[("z", 0, 1, 1)], [("a\nb", 0, 1, 3)], [], []]


def test_a_row_that_begins_further_right() -> None:
    """Columns before it are free."""
    (grid,) = read(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>"
        + cell(par("a"))
        + "</w:tr></w:tbl>"
    )
    assert shape(grid) == [[("a", 2, 3, 1)]]


def test_the_merged_cells_of_another_writer() -> None:
    """python-docx merges 2 by 2 cells and keeps their texts as paragraphs."""
    document = library.Document()
    made = document.add_table(3, 3)
    for number, each in enumerate(one for row in made.rows for one in row.cells):
        each.text = str(number)
    made.cell(0, 0).merge(made.cell(1, 1))
    saved = io.BytesIO()
    document.save(saved)
    (grid,) = reader.pieces(Upload("file.docx", saved.getvalue()))
    assert shape(grid) == [
        [("0\n1\n3\n4", 0, 2, 2), ("2", 2, 3, 1)],
        [("5", 2, 3, 1)],
        [("6", 0, 1, 1), ("7", 1, 2, 1), ("8", 2, 3, 1)],
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:p>{run(t('T1') + '<w:br/>' + t('治理'))}</w:p>", "T1\n治理"),
        (par("T1") + par("治理"), "T1\n治理"),
        (par("T1 ") + "<w:p/>" + par("治  理"), "T1 \n治  理"),
        (f"<w:p>{run(t(' 甲 '))}{run(t('乙') + '<w:tab/>' + t('丙'))}</w:p>", "甲乙 丙"),
        (f"<w:p>{run(t('甲') + '<w:noBreakHyphen/>' + t('乙'))}</w:p>", "甲-乙"),
        (f"<w:p>{run(SIGN + t('甲'))}</w:p>", "\uf0a8甲"),
        (f"<w:p>{run(t('不印'), '<w:vanish/>')}{run(t('甲'))}</w:p>", "甲"),
        (f"<w:p>{run(t('甲'), SHOWN)}</w:p>", "甲"),
        (f"<w:p><w:del>{run('<w:delText>不印</w:delText>')}</w:del><w:ins>{run(t('甲'))}</w:ins></w:p>", "甲"),
        (f"<w:p><w:moveFrom>{run(t('不印'))}</w:moveFrom><w:moveTo>{run(t('甲'))}</w:moveTo></w:p>", "甲"),
        (f"<w:p>{run('<w:instrText>PAGE</w:instrText>')}{run(t('1'))}</w:p>", "1"),
        (f"<w:p><w:hyperlink>{run(t('甲'))}</w:hyperlink><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run(t('乙'))}</w:sdtContent></w:sdt></w:p>", "甲乙"),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run(t('甲'))}</w:p>{par('乙')}", "甲乙"),
    ],
)  # fmt: skip
def test_what_a_cell_prints(inside: str, text: str) -> None:
    """Line ends, blanks as Word keeps them, nothing hidden or deleted."""
    assert printed(read(table(cell(inside)))) == [text]
    assert "\n".join(printed(read(inside))) == text


def test_hidden_styles_and_what_is_based_on_them() -> None:
    """Of paragraphs and of characters; a run may take it back."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Too"><w:basedOn w:val="Gone"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        par("不印", '<w:pStyle w:val="Gone"/>')
        + par("不印", '<w:pStyle w:val="Too"/>')
        + f"<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr>{run(t('甲'), SHOWN)}</w:p>"
        + f"<w:p>{run(t('不印'), STYLED)}{run(t('乙'))}</w:p>"
    )  # fmt: skip
    assert printed(read(body, styles=styles)) == ["甲", "乙"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimalZero"/><w:lvlText w:val="K%1"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="K%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, list_: int, depth: int = 0) -> str:
    return par(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>')


def test_list_items() -> None:
    """A dash for a bullet; numbers that make codes are counted, with sub-levels and restarts."""
    body = (
        item("甲", 1)
        + item("乙", 2)
        + item("丙", 2)
        + item("丁", 2, 1)
        + item("戊", 2)
        + item("己", 3)
        + par("庚", '<w:pStyle w:val="L"/>')
        + item("辛", 0)
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    expected = ["- 甲", "K01 乙", "K02 丙", "K02.1 丁", "K03 戊", "K01 己", "- 庚", "辛"]
    assert printed(read(body, numbering=NUMBERING, styles=styles)) == expected
    in_cell = printed(read(table(cell(body)), numbering=NUMBERING, styles=styles))
    assert in_cell == ["\n".join(expected)]


def test_a_table_in_a_cell_becomes_lines_of_the_cell() -> None:
    """A row a line, a blank between its cells."""
    inner = table(cell(par("1")) + cell(par("2")), cell(par("3")))
    (grid,) = read(table(cell(par("甲") + inner + par("乙")) + cell(par("丙"))))
    assert shape(grid) == [[("甲\n1 2\n3\n乙", 0, 1, 1), ("丙", 1, 2, 1)]]


def test_headers_notes_boxes_and_footers_each_once() -> None:
    """A header of two sections is printed once; Word writes a text box in two ways."""
    box = f"<w:txbxContent>{par('框')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    named = (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    notes = f'<w:footnote w:type="separator">{par("不印")}</w:footnote><w:footnote>{par("註")}</w:footnote>'
    body = (
        f"<w:p><w:pPr>{named}</w:pPr>{run(t('甲'))}{run(drawing)}{run(t('乙'))}</w:p>"
        + par("丙")
        + named
    )
    pieces = read(body, header=par("眉"), footer=par("尾"), footnotes=notes, comments=par("不印"))
    assert printed(pieces) == ["眉", "甲乙", "框", "丙", "註", "尾"]


def test_a_part_that_is_nothing_but_a_paragraph_is_read() -> None:
    """A text box cannot move behind the root of a part; its text is kept all the same."""
    box = run(f"<w:txbxContent>{par('框')}</w:txbxContent>")
    parts = docx_parts('<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', header="")
    parts["word/header.xml"] = f"<w:p {spaces_of('docx')}>{box}</w:p>"
    assert printed(reader.pieces(Upload("file.docx", package(parts)))) == ["框"]


def test_an_embedded_document_is_refused() -> None:
    """Its text would be missing."""
    with pytest.raises(SourceRefused) as refusal:
        read('<w:altChunk r:id="rId9"/>')
    assert refusal.value.rule == "embedded-document"


CELLS = st.tuples(
    st.text(st.sampled_from("職能基準ＡK01 <&；"), max_size=6),
    st.integers(1, 4),
    st.sampled_from(["", BEGIN, "<w:vMerge/>"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
def test_every_character_is_in_exactly_one_piece(rows: list[list[tuple[str, int, str]]]) -> None:
    """However the cells are merged."""
    expected, made = ["甲", "乙"], []
    for top, row in enumerate(rows):
        cells = []
        for left, (text, columns, merged) in enumerate(row):
            expected.append(f"{top}.{left} {text}")
            properties = f'<w:gridSpan w:val="{columns}"/>{merged}'
            cells.append(cell(par(expected[-1]), properties))
        made.append("".join(cells))
    pieces = read(par("甲") + table(*made) + par("乙"))
    assert visible(printed(pieces)) == visible(expected)
