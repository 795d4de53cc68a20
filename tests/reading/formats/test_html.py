"""HTML: what a browser would print, nothing lost, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compgraph.reading
from compgraph.errors import SourceRefused
from compgraph.exports.record import to_record
from compgraph.grid import Paragraph, Piece
from compgraph.reading.formats import html
from compgraph.reading.upload import Upload
from office_making import measured, printed, shape, visible


def read(source: str | bytes, encoding: str | None = None) -> list[Piece]:
    raw = source.encode() if isinstance(source, str) else source
    return html.pieces(Upload("page.html", raw, encoding))


def rule_of(source: str | bytes) -> str:
    with pytest.raises(SourceRefused) as refusal:
        read(source)
    return refusal.value.rule


def test_spans_lie_where_a_browser_puts_them() -> None:
    """A cell that reaches down pushes those of the next row to the right.

    |  a  | b b |
    |  a  | c |d|
    | e e e     |
    """
    (table,) = read(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=3>e</table>"
    )
    assert shape(table) == [
        [("a", 0, 1, 2), ("b", 1, 3, 1)],
        [("c", 1, 2, 1), ("d", 2, 3, 1)],
        [("e", 0, 3, 1)],
    ]


def test_a_rowspan_ends_with_its_group_of_rows() -> None:
    """rowspan=0 reaches to the end of the group, rowspan=9 no further."""
    (table,) = read(
        "<table><thead><tr><td rowspan=9>h<td>i</thead>"
        "<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody></table>"
    )
    assert shape(table) == [
        [("h", 0, 1, 1), ("i", 1, 2, 1)],
        [("a", 0, 1, 2), ("b", 1, 2, 1)],
        [("c", 1, 2, 1)],
        [("d", 0, 1, 1), ("e", 1, 2, 1)],
    ]


def test_a_foot_is_printed_last_and_a_caption_first() -> None:
    """Wherever they stand in the source."""
    pieces = read("<table><tfoot><tr><td>f</tfoot><tr><td>a</tr><caption>c</caption></table>")
    assert printed(pieces) == ["c", "a", "f"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("T1<br>治理", "T1\n治理"),
        ("<p>T1</p><p>治理</p>", "T1\n治理"),
        ("<div>T1<div>治理</div></div>", "T1\n治理"),
        ("  T1\n   治理 ", "T1 治理"),
        ("T1<b> 治</b>理", "T1 治理"),
        ("T1<!-- 不印 -->治理", "T1治理"),
        ("<ul><li>甲</li><li>乙</ul>", "- 甲\n- 乙"),
        ("<ol><li>甲<ul><li>乙</ul>丙</ol>", "- 甲\n- 乙\n丙"),
        ("<pre>甲\n  乙</pre>", "甲\n  乙"),
        ("&lt;K01&gt;&nbsp;&amp;", "<K01>\u00a0&"),
        ("甲<script>var a = '<p>不印</p>'</script><style>p{}</style>乙", "甲乙"),
        ("甲<span hidden>不印</span><i style='color:red; DISPLAY : none'>不印</i>乙", "甲乙"),
        ("甲<template>不印</template><noscript>不印</noscript>乙", "甲乙"),
        ("<input value=甲> <input type=hidden value=不印>", "甲"),
    ],
)
def test_what_a_cell_prints(cell: str, text: str) -> None:
    """Line ends where a browser has them, white space as it collapses, no hidden text."""
    assert printed(read(f"<table><tr><td>{cell}</table>")) == [text]


def test_a_hidden_row_is_left_out() -> None:
    """And the rows around it are one table."""
    (table,) = read(
        "<table><tr><td>a<tr hidden><td>x<tr style='display:none'><td>y<tr><td>b</table>"
    )
    assert shape(table) == [[("a", 0, 1, 1)], [("b", 0, 1, 1)]]


def test_a_table_in_a_cell_becomes_lines_of_the_cell() -> None:
    """A row a line, a blank between its cells, the caption and what stands around in its place."""
    (table,) = read(
        "<table><tr><td>甲<table><caption>題</caption><tr><td>1<td>2<tr><td>3</table>乙<td>丙</table>"
    )
    assert shape(table) == [[("甲\n題\n1 2\n3\n乙", 0, 1, 1), ("丙", 1, 2, 1)]]


def test_pieces_are_in_reading_order_and_what_is_in_no_cell_is_kept() -> None:
    """Text between rows is printed before the table, what follows </html> after it."""
    pieces = read("<h1>甲</h1><table>乙<tr>丙<td>1</table>丁</body></html><p>戊</p>")
    assert printed(pieces) == ["甲", "乙", "丙", "1", "丁", "戊"]
    assert isinstance(pieces[-1], Paragraph)


@pytest.mark.parametrize("label", ["big5", "Big5", "cp950", "x-x-big5"])
def test_the_encoding_that_a_page_names_is_used(label: str) -> None:
    """Big5 as Windows in Taiwan writes it (‧ is A145 there)."""
    page = f"<meta charset={label}><p>職能‧基準</p>".encode("cp950")
    assert printed(read(page)) == ["職能‧基準"]


def test_an_encoding_named_by_the_user_wins() -> None:
    """Whatever the page says."""
    page = "<meta charset=utf-8><p>職能</p>".encode("cp950")
    assert printed(read(page, "cp950")) == ["職能"]
    assert printed(read("<meta charset=big5><p>職能</p>".encode("utf-8-sig"))) == ["職能"]


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("<meta charset=shift_jis><p>職能</p>", "encoding-declared"),
        ("<meta charset=iso-8859-1><p>職能</p>", "encoding-declared"),
        ("<meta charset=utf-8><p>職能</p>".encode("cp950"), "other-encoding"),
        ("no mark-up at all", "not-this-format"),
        (b"", "file-empty"),
        (b"PK\x03\x04\x00\x00<", "binary"),
        ("<div>" * 5000 + "職能", "html-damaged"),
    ],
)
def test_refusals(page: str | bytes, rule: str) -> None:
    """Each with its rule."""
    assert rule_of(page) == rule


HOSTILE = {
    "nested-blocks": (b"<div>" * 390_000, "html-damaged"),
    "nested-tables": (b"<table><tr><td>x" * 130_000, "html-damaged"),
    "marks": (b"<br>" * 1_250_000, "xml-too-large"),
    "marks-below-the-limit": (b"<br>" * 399_000, ""),
    "paragraphs": (b"<p>x" * 399_000, "too-many-paragraphs"),
    "paragraphs-in-a-cell": (b"<table><tr><td>" + b"<p>x" * 399_000, ""),
    "attributes": (b"<p>" + b'<i a="">' * 199_000, "html-damaged"),
    "columns": (b"<table><tr>" + b"<td colspan=1000000>x" * 50, "table-too-large"),
    "one-wide-cell": (b"<table><tr><td colspan=1000000>x<tr><td>y</table>", ""),
    "one-high-cell": (b"<table><tr><td rowspan=1000000>x<tr><td>y</table>", ""),
    "cells": (
        b"<table><tr>" + b"<td>" * 15_000 + b"<tr>" * 2 + b"<td>" * 60_000,
        "table-too-large",
    ),
    "rows": (b"<table>" + b"<tr>" * 390_000, "too-many-rows"),
    "high-cells": (
        b"<table><tr>" + b"<td rowspan=65534>" * 19_000 + b"<tr>" * 19_000,
        "table-too-large",
    ),
    "styles": (b'<p style="' + b"; " * 2_400_000 + b'">x', ""),
    "text": (b"<p>" + b"x" * 5_000_000, "too-much-text"),
    "repeated-text": (
        b"<table><tr><td>" * 80 + b"x" * 1_000_000 + b"</table>" * 80,
        "too-much-text",
    ),
    "comments": (b"<p>x" + b"<!--" * 390_000, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_bounded(name: str, tmp_path: Path) -> None:
    """Less than 5 seconds of work and 400 MB, read or refused."""
    page, expected = HOSTILE[name]
    rule, seconds, megabytes = measured("html", page, tmp_path)
    assert rule == expected
    assert seconds < 5
    assert megabytes < 400


CELLS = st.tuples(
    st.text(st.sampled_from("職能基準ＡK01 <&；\u3000"), max_size=6),
    st.integers(0, 4),
    st.integers(0, 4),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
def test_every_character_is_in_exactly_one_piece(rows: list[list[tuple[str, int, int]]]) -> None:
    """However the cells overlap."""
    texts = [
        [(f"{top}.{left} {text}", columns, down) for left, (text, columns, down) in enumerate(row)]
        for top, row in enumerate(rows)
    ]
    source = "".join(
        "<tr>"
        + "".join(
            f"<td colspan={columns} rowspan={down}>{text.replace('&', '&amp;').replace('<', '&lt;')}"
            for text, columns, down in row
        )
        for row in texts
    )
    pieces = read(f"<p>甲<table>{source}</table>乙")
    expected = ["甲", *(text for row in texts for text, _, _ in row), "乙"]
    assert visible(printed(pieces)) == visible(expected)
    covered = [
        (number + down, column)
        for piece in pieces
        if not isinstance(piece, Paragraph)
        for number, row in enumerate(piece.rows)
        for cell in row.cells
        for down in range(cell.rows)
        for column in range(int(cell.left), int(cell.right))
    ]
    assert len(covered) == len(set(covered))  # no two cells lie on one another


def test_a_page_and_its_pdf_are_one_standard(outside: Path) -> None:
    """The same document, saved in two formats, gives equal records."""
    folder = outside / "icap" / "pdf"
    page, paper = (
        compgraph.reading.read(folder / f"temple-manager.{suffix}").standard
        for suffix in ("html", "pdf")
    )
    assert len(page.tasks) == 14
    assert sum(len(block.indicators) for block in page.blocks) == 42
    assert to_record(page) == to_record(paper)
    assert page == paper
