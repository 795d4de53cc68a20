"""ODT: what Writer prints, nothing lost."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from compgraph.grid import Piece
from compgraph.reading.formats import odt as reader
from compgraph.reading.upload import Upload
from office_making import odt, odt_parts, package, printed, shape, visible


def read(text: str, automatic: str = "", styles: str = "") -> list[Piece]:
    return reader.pieces(Upload("file.odt", odt(text, automatic, styles)))


def cell(inside: str = "", spans: str = "") -> str:
    return f"<table:table-cell {spans}>{inside}</table:table-cell>"


def table(*rows: str) -> str:
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return (
        f'<table:table><table:table-column table:number-columns-repeated="9"/>{made}</table:table>'
    )


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


COVERED = "<table:covered-table-cell/>"


def test_spans_and_the_cells_they_cover() -> None:
    """Covered cells are announced one by one and print nothing.

    |  a  | b b |
    |  a  | c |d|
    """
    (grid,) = read(
        table(
            cell(p("a"), 'table:number-rows-spanned="2"')
            + cell(p("b"), 'table:number-columns-spanned="2"')
            + COVERED,
            COVERED + cell(p("c")) + cell(p("d")),
        )
    )
    assert shape(grid) == [
        [("a", 0, 1, 2), ("b", 1, 3, 1)],
        [("c", 1, 2, 1), ("d", 2, 3, 1)],
    ]


def test_a_text_in_a_covered_cell_goes_to_the_cell_that_covers_it() -> None:
    """Merging hid it; it is told once, and not again where it only repeats what stands there."""
    hidden = "<table:covered-table-cell><text:p>{}</text:p></table:covered-table-cell>"
    (grid,) = read(
        table(
            cell(p("a"), 'table:number-columns-spanned="3"')
            + hidden.format("b")
            + hidden.format("a")
        )
    )
    assert shape(grid) == [[("a\nb", 0, 3, 1)]]


def test_repeated_rows_and_cells() -> None:
    """A cell printed twice is two cells; the million empty rows at the end of a table are none."""
    (grid,) = read(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell(p("h"), 'table:number-columns-repeated="2"')
        + "</table:table-row></table:table-header-rows>"
        + '<table:table-row table:number-rows-repeated="2">'
        + cell(p("a"))
        + '</table:table-row><table:table-row table:number-rows-repeated="1048576">'
        + cell()
        + "</table:table-row></table:table>"
    )
    rows = shape(grid)
    assert rows[:3] == [[("h", 0, 1, 1), ("h", 1, 2, 1)], [("a", 0, 1, 1)], [("a", 0, 1, 1)]]
    assert rows[3:] == [[("", 0, 1, 1)]]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (p("T1<text:line-break/>治理"), "T1\n治理"),
        (p("T1") + p("治理"), "T1\n治理"),
        (p("  T1\n  治理 "), "T1 治理"),
        (p("T1<text:s text:c='3'/>治<text:tab/>理"), "T1   治 理"),
        (p("<text:span>治</text:span>理<text:s/>"), "治理 "),
        (p("甲<text:soft-page-break/>乙<text:bookmark text:name='x'/>丙"), "甲乙丙"),
        (p("甲<office:annotation><text:p>不印</text:p></office:annotation>乙"), "甲乙"),
        (p("甲<text:ruby><text:ruby-base>乙</text:ruby-base></text:ruby>"), "甲乙"),
        (p("甲<text:hidden-text text:is-hidden='true'>不印</text:hidden-text>乙"), "甲乙"),
        (p("不印<text:hidden-paragraph text:is-hidden='true'/>") + p("甲"), "甲"),
        ("<text:section text:display='none'><text:p>不印</text:p></text:section>" + p("甲"), "甲"),
        ("<text:h>甲</text:h>" + p("") + p("乙"), "甲\n乙"),
    ],
)
def test_what_a_cell_prints(inside: str, text: str) -> None:
    """Line ends, white space as the format defines it, nothing hidden."""
    assert printed(read(table(cell(inside)))) == [text]
    assert "\n".join(printed(read(inside))) == text


def test_hidden_styles_and_what_inherits_from_them() -> None:
    """Automatic styles get their hiding from a style they are based on, or take it back."""
    hides = "<style:text-properties text:display='none'/>"
    automatic = (
        f"<style:style style:name='T1' style:family='text'>{hides}</style:style>"
        "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Gone'/>"
        "<style:style style:name='P2' style:family='paragraph' style:parent-style-name='Gone'>"
        "<style:text-properties text:display='true'/></style:style>"
    )
    styles = (
        "<office:styles><style:style style:name='Gone' style:family='paragraph'>"
        f"{hides}</style:style></office:styles>"
    )
    text = (
        "<text:p text:style-name='T1'>甲<text:span text:style-name='T1'>不印</text:span></text:p>"
        "<text:p text:style-name='P1'>不印</text:p><text:p text:style-name='P2'>乙</text:p>"
    )
    assert printed(read(text, automatic, styles)) == ["甲", "乙"]


def test_list_items_begin_with_a_dash() -> None:
    """Whatever their sign; a second paragraph of an item does not."""
    text = (
        "<text:list><text:list-header><text:p>題</text:p></text:list-header><text:list-item>"
        f"{p('甲')}{p('續')}<text:list><text:list-item>{p('乙')}</text:list-item></text:list>"
        f"</text:list-item><text:list-item>{p('丙')}</text:list-item></text:list>{p('丁')}"
    )
    assert printed(read(text)) == ["題", "- 甲", "續", "- 乙", "- 丙", "丁"]
    assert printed(read(table(cell(text)))) == ["題\n- 甲\n續\n- 乙\n- 丙\n丁"]


def test_numbers_that_make_codes_are_written_out() -> None:
    """K%1 counts K1, K2; a list that goes on counts on; plain numbers are dashes."""
    automatic = (
        "<text:list-style style:name='K'><text:list-level-style-number text:level='1' "
        "style:num-prefix='K' style:num-format='1'/></text:list-style>"
        "<text:list-style style:name='N'><text:list-level-style-number text:level='1' "
        "style:num-suffix='.' style:num-format='1'/></text:list-style>"
    )

    def items(style: str, *names: str, more: str = "") -> str:
        inside = "".join(f"<text:list-item>{p(name)}</text:list-item>" for name in names)
        return f"<text:list text:style-name='{style}' {more}>{inside}</text:list>"

    text = (
        items("K", "甲", "乙")
        + items("N", "丙")
        + items("K", "丁", more="text:continue-numbering='true'")
        + items("K", "戊")
    )
    assert printed(read(text, automatic)) == ["K1 甲", "K2 乙", "- 丙", "K3 丁", "K1 戊"]


def test_a_table_in_a_cell_becomes_lines_of_the_cell() -> None:
    """A row a line, a blank between its cells."""
    inner = table(cell(p("1")) + cell(p("2")), cell(p("3")))
    (grid,) = read(table(cell(p("甲") + inner + p("乙")) + cell(p("丙"))))
    assert shape(grid) == [[("甲\n1 2\n3\n乙", 0, 1, 1), ("丙", 1, 2, 1)]]


def test_headers_notes_boxes_and_footers_each_once() -> None:
    """Headers first, a text box behind its paragraph, notes after the text, footers last."""
    master = (
        "<office:master-styles><style:master-page><style:header><text:p>眉</text:p></style:header>"
        "<style:header-first style:display='false'><text:p>不印</text:p></style:header-first>"
        "<style:footer><text:p>尾<text:page-number>1</text:page-number></text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>註</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    pieces = read(p(f"甲{box}乙{note}丙") + p("丁"), styles=master)
    assert printed(pieces) == ["眉", "甲乙丙", "框", "丁", "1 註", "尾1"]


def test_deleted_text_is_left_out_and_inserted_text_kept() -> None:
    """What tracked changes removed is stored before the text."""
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>不印</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        + p("甲<text:change-start/>乙<text:change-end/>")
    )
    assert printed(read(text)) == ["甲乙"]


def test_a_document_without_styles_or_manifest_is_read() -> None:
    """Only its content is needed."""
    parts = odt_parts(p("甲"))
    raw = package({"content.xml": parts["content.xml"]})
    assert printed(reader.pieces(Upload("file.odt", raw))) == ["甲"]


CELLS = st.tuples(
    st.text(st.sampled_from("職能基準ＡK01 <&；"), max_size=6),
    st.integers(1, 4),
    st.integers(1, 4),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
def test_every_character_is_in_exactly_one_piece(
    rows: list[list[tuple[str, int, int, bool]]],
) -> None:
    """However the cells overlap, and whether or not they say that they are covered."""
    expected, made = ["甲", "乙"], []
    for top, row in enumerate(rows):
        cells = []
        for left, (text, columns, down, covered) in enumerate(row):
            expected.append(f"{top}.{left} {text}")
            inside = p(expected[-1].replace("&", "&amp;").replace("<", "&lt;"))
            spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{down}"'
            name = "table:covered-table-cell" if covered else "table:table-cell"
            cells.append(f"<{name} {'' if covered else spans}>{inside}</{name}>")
        made.append("".join(cells))
    pieces = read(p("甲") + table(*made) + p("乙"))
    assert visible(printed(pieces)) == visible(expected)


def test_every_character_of_a_real_form_comes_out(outside: Path) -> None:
    """The official form: all text of its XML, and the tables that its transcription has."""
    path = outside / "course" / "course-report-form.odt"
    pieces = reader.pieces(Upload(str(path), path.read_bytes()))
    with zipfile.ZipFile(path) as archive:
        content = etree.fromstring(archive.read("content.xml"))
        styles = etree.fromstring(archive.read("styles.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    body = content.find(f"{office}body/{office}text")
    margins = [*styles.iter(f"{style}header", f"{style}footer")]
    inside = "".join("".join(part.itertext()) for part in (body, *margins) if part is not None)
    found = visible(printed(pieces))
    lost = visible([inside]) - found
    added = found - visible([inside])
    assert not lost
    assert set(added) <= {"-"}  # the dashes of list items

    told = (path.with_suffix(".txt")).read_text("utf-8")
    texts = "".join("".join(printed(pieces)).split())
    lines = [
        part.split(" <")[0].strip()
        for line in told.splitlines()
        if not line.startswith(("[TABLE", "[/TABLE"))
        for cell in line.split(" | ")
        for part in cell.split(" / ")
    ]
    missing = [line for line in lines if "".join(line.split()) not in texts]
    assert len(lines) > 200
    assert missing == []
