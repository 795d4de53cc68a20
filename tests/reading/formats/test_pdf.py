"""PDF: tables by their rules, blanks as drawn, nothing lost, and what is refused.

`drawn` writes a PDF by hand, in points from the lower left corner of a page of 400 by 400; `typeset`
lets Typst make one. Widths of Helvetica's letters are in its font metrics (Adobe, 1989).
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from itertools import chain, pairwise, repeat
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import compgraph.reading
import pdf_making
from compgraph.errors import SourceRefused
from compgraph.exports.printing import printed as laid_out
from compgraph.grid import Paragraph, Piece, Table
from compgraph.reading.formats import pdf, pdf_pages, pdf_streams
from compgraph.reading.upload import Upload
from compgraph.resources import shipped_standard
from pdf_making import bytes_of, drawn, locked, text

Shape = list[list[tuple[str, int]]]


def read(raw: bytes) -> list[Piece]:
    return pdf.pieces(Upload("standard.pdf", raw))


def shape(piece: Piece) -> Shape:
    """Return the rows of a table as (text, rows covered) for each cell."""
    assert isinstance(piece, Table)
    return [[(cell.text, cell.rows) for cell in row.cells] for row in piece.rows]


def printed(pieces: Iterable[Piece]) -> list[str]:
    """Return the text of paragraphs and cells, in reading order."""
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(piece.text)
        else:
            found += [cell.text for row in piece.rows for cell in row.cells]
    return found


def visible(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for each in texts for char in each if not char.isspace())


def typeset(source: str) -> bytes:
    import typst

    head = '#set text(font: "Noto Sans CJK TC", size: 9pt)\n'
    return bytes_of(typst.compile((head + source).encode(), format="pdf"))


# --- Rules ----------------------------------------------------------------------------------------

# The table of all ways to draw one: columns at 20, 80, 140 and 200, rows at 300, 270, 240 and 210.
#
#   +----+----+----+
#   | T1 | a  | b  |
#   |    +----+----+
#   |    | c  |    |
#   +----+----+----+
#   | T2 | d       |
#   +----+---------+
LEVEL = [(20, 200, 300), (80, 200, 270), (20, 200, 240), (20, 200, 210)]
UPRIGHT = [(20, 210, 300), (80, 210, 300), (140, 240, 300), (200, 210, 300)]
WORDS = "".join(
    text(x, y, word)
    for x, y, word in [
        (25, 285, "T1"), (85, 285, "a"), (145, 285, "b"), (85, 255, "c"), (25, 225, "T2"), (85, 225, "d"),
    ]
)  # fmt: skip
EXPECTED: Shape = [
    [("T1", 2), ("a", 1), ("b", 1)],
    [("c", 1), ("", 1)],
    [("T2", 1), ("d", 1)],
]


def stroked(level: object = LEVEL, upright: object = UPRIGHT) -> str:
    across = [f"{x0} {y} m {x1} {y} l S\n" for x0, x1, y in level]  # type: ignore[attr-defined]
    down = [f"{x} {y0} m {x} {y1} l S\n" for x, y0, y1 in upright]  # type: ignore[attr-defined]
    return "".join([*across, *down])


def filled(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} {x1 - x0} {y1 - y0} re f\n"


def thin_rectangles() -> str:
    across = [filled(x0, y - 0.24, x1, y + 0.24) for x0, x1, y in LEVEL]
    return "".join([*across, *[filled(x - 0.24, y0, x + 0.24, y1) for x, y0, y1 in UPRIGHT]])


def in_pieces() -> str:
    """Draw each side of each cell by itself, short of its corners, as word processors do."""
    xs, ys = [20, 80, 140, 200], [210, 240, 270, 300]
    across = [
        (x + 0.5, next_x - 0.5, y)
        for x0, x1, y in LEVEL
        for x, next_x in pairwise(xs)
        if x0 <= x and next_x <= x1
    ]
    down = [
        (x, y + 0.5, next_y - 0.5)
        for x, y0, y1 in UPRIGHT
        for y, next_y in pairwise(ys)
        if y0 <= y and next_y <= y1
    ]
    return stroked(across, down)


def doubled() -> str:
    return "".join(
        [
            stroked(
                [(x0, x1, y + 0.9) for x0, x1, y in LEVEL], [(x + 0.9, *y) for x, *y in UPRIGHT]
            ),
            stroked(
                [(x0, x1, y - 0.9) for x0, x1, y in LEVEL], [(x - 0.9, *y) for x, *y in UPRIGHT]
            ),
        ]
    )


def boxes() -> str:
    """Draw each cell as a rectangle of its own."""
    cells = [(20, 240, 60, 60), (80, 270, 60, 30), (140, 270, 60, 30), (80, 240, 60, 30),
             (140, 240, 60, 30), (20, 210, 60, 30), (80, 210, 120, 30)]  # fmt: skip
    return "".join(f"{x} {y} {wide} {high} re S\n" for x, y, wide, high in cells)


WAYS = {
    "strokes": stroked(),
    "thin rectangles": thin_rectangles(),
    "pieces": in_pieces(),
    "double rules": doubled(),
    "a rectangle for each cell": boxes(),
    "no rule on the left side": stroked(LEVEL, UPRIGHT[1:]),
    "no rule on the right side": stroked(LEVEL, UPRIGHT[:-1]),
    "no rule at the top": stroked(LEVEL[1:], UPRIGHT),
    "no rule at the bottom": stroked(LEVEL[:-1], UPRIGHT),
    "shaded cells": "0.9 g\n" + filled(20, 240, 80, 300) + filled(85, 250, 120, 264) + "0 g\n" + stroked(),
    "underlined text": stroked() + filled(85, 283, 95, 283.5),
    "in a form of its own": "/Form1 Do\n",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_however_its_rules_are_drawn_a_table_is_the_same(way: str) -> None:
    """Strokes, thin rectangles, pieces, double rules, fills, an open side: one table of three rows."""
    raw = drawn(WAYS[way] + WORDS, form=stroked())
    (table,) = read(raw)

    assert shape(table) == EXPECTED
    assert [(row.page, row.number) for row in table.rows] == [(1, 1), (1, 2), (1, 3)]


def test_cells_say_where_they_lie_across_the_page() -> None:
    """Left and right are the rules' places in points."""
    (table,) = read(drawn(stroked() + WORDS))
    assert isinstance(table, Table)

    found = [[(cell.left, cell.right) for cell in row.cells] for row in table.rows]
    assert found == [
        [(20, 80), (80, 140), (140, 200)],
        [(80, 140), (140, 200)],
        [(20, 80), (80, 200)],
    ]


@pytest.mark.parametrize("columns", [7, 8, 11, 13])
def test_rows_of_any_number_of_sub_columns(columns: int) -> None:
    """Sub-columns of the body under a header that joins them stay cells of their own."""
    step = 360 / columns
    places = [20 + step * number for number in range(columns + 1)]
    level = [(20, 380, 300), (20, 380, 280), (20, 380, 260)]
    upright = [(20, 260, 300), *[(x, 260, 280) for x in places[1:-1]], (380, 260, 300)]
    words = text(25, 285, "head") + "".join(
        text(x + 2, 265, str(number)) for number, x in enumerate(places[:-1])
    )
    (table,) = read(drawn(stroked(level, upright) + words))

    assert [[("head", 1)], [(str(number), 1) for number in range(columns)]] == shape(table)


def test_a_table_inside_a_cell_becomes_text_of_the_cell() -> None:
    """A nested table is read row by row between the lines above and below it."""
    inner = stroked([(90, 190, 290), (90, 190, 270), (90, 190, 250)],
                    [(90, 250, 290), (140, 250, 290), (190, 250, 290)])  # fmt: skip
    outer = stroked(
        [(20, 200, 310), (20, 200, 230)], [(20, 230, 310), (80, 230, 310), (200, 230, 310)]
    )
    words = [(25, 295, "left"), (85, 299, "above"), (95, 280, "A1"), (145, 280, "B1"), (95, 271, "A2"),
             (95, 255, "C"), (145, 255, "D"), (85, 237, "below")]  # fmt: skip
    (table,) = read(drawn(outer + inner + "".join(text(*word) for word in words)))

    assert shape(table) == [[("left", 1), ("above\nA1\nA2\nB1\nC\nD\nbelow", 1)]]


def test_merged_cells_a_nested_table_and_an_open_side_as_typst_draws_them() -> None:
    """Cells over rows and columns, a table in a cell, no rule on the left and on the right."""
    source = """
#set page(width: 160mm, height: 80mm, margin: 8mm)
#table(columns: (30mm, 40mm, 1fr), stroke: (x, y) => (
    left: if x > 0 { 0.5pt } else { 0pt }, right: 0pt, top: 0.5pt, bottom: 0.5pt),
  table.cell(rowspan: 3)[T1規劃], table.cell(colspan: 2)[職能內涵],
  [Log File], table.cell(rowspan: 2)[
    分級
    #table(columns: (20mm, 20mm), stroke: 0.5pt, [甲], [乙], [丙], [丁])
    見註],
  [Generative AI],
  table.cell(colspan: 2)[合計], [末])
"""
    (table,) = read(typeset(source))

    assert shape(table) == [
        [("T1規劃", 3), ("職能內涵", 1)],
        [("Log File", 1), ("分級\n甲\n乙\n丙\n丁\n見註", 2)],
        [("Generative AI", 1)],
        [("合計", 1), ("末", 1)],
    ]
    assert isinstance(table, Table)
    across = {cell.text: (cell.left, cell.right) for row in table.rows for cell in row.cells}
    assert across["合計"] == (across["T1規劃"][0], across["Log File"][1])
    assert across["職能內涵"] == (across["T1規劃"][1], across["末"][1])
    assert across["Log File"] == across["Generative AI"]


def test_a_corner_left_out_of_the_table_is_no_cell() -> None:
    """Where the table steps in, what stands beside the step is a paragraph."""
    level = [(80, 200, 300), (20, 200, 270), (20, 200, 240)]
    upright = [(20, 240, 270), (80, 240, 300), (200, 240, 300)]
    words = text(25, 285, "beside") + text(85, 285, "a") + text(25, 255, "b") + text(85, 255, "c")
    found = read(drawn(stroked(level, upright) + words))

    assert shape(next(p for p in found if isinstance(p, Table))) == [
        [("a", 1)],
        [("b", 1), ("c", 1)],
    ]
    assert [piece.text for piece in found if isinstance(piece, Paragraph)] == ["beside"]


def test_what_is_only_aligned_is_no_table() -> None:
    """Without rules, or with lines below the rows only, words stay text with its gaps."""
    words = (
        text(20, 300, "code") + text(120, 300, "name") + text(20, 285, "A") + text(120, 285, "B")
    )
    for rules in ("", "20 295 m 200 295 l S\n20 280 m 200 280 l S\n"):
        (paragraph,) = read(drawn(rules + words))
        assert isinstance(paragraph, Paragraph)
        first, second = paragraph.text.split("\n")
        assert first.split() == ["code", "name"]
        assert second.split() == ["A", "B"]
        # 79 points from "code" to "name" are some sixteen blanks of half a letter's height.
        assert 14 < first.count(" ") < 18


def test_pieces_are_in_reading_order() -> None:
    """Paragraphs above, between and below tables stand where they are printed."""
    words = text(20, 350, "above") + text(20, 150, "below") + text(20, 30, "page 1")
    found = read(drawn(words + stroked() + WORDS, text(20, 350, "next page")))

    assert ["above", Table, "below", "page 1", "next page"] == [
        Table if isinstance(piece, Table) else piece.text for piece in found
    ]
    assert [piece.page for piece in found if isinstance(piece, Paragraph)] == [1, 1, 1, 2]


@pytest.mark.parametrize("header", [True, False], ids=["repeated header", "header on page 1 only"])
def test_a_table_over_several_pages_keeps_its_columns(header: bool) -> None:
    """Each page has a table of its own whose cells lie exactly where those of page 1 do."""
    rows = "".join(f"[T{n}規劃], [O{n}計畫書], [P{n}依據計畫。], [{n}],\n" for n in range(1, 30))
    source = f"""
#set page(width: 150mm, height: 60mm, margin: 6mm, footer: [第1頁，總共9頁])
#table(columns: (30mm, 40mm, 1fr, 12mm), stroke: 0.5pt,
  table.header(repeat: {str(header).lower()})[任務][產出][指標][級別],
  {rows})
"""
    found = read(typeset(source))
    tables = [piece for piece in found if isinstance(piece, Table)]
    pages = len({row.page for table in tables for row in table.rows})

    assert pages == len(tables) > 3
    assert list(range(1, pages + 1)) == [table.number for table in tables]
    assert len({tuple((c.left, c.right) for c in row.cells) for t in tables for row in t.rows}) == 1
    heads = [table.rows[0].cells[0].text == "任務" for table in tables]
    assert [True, *[header] * (pages - 1)] == heads
    tasks = [row.cells[0].text for table in tables for row in table.rows]
    assert [f"T{n}規劃" for n in range(1, 30)] == [task for task in tasks if task != "任務"]
    footers = [piece.text for piece in found if isinstance(piece, Paragraph)]
    assert ["第1頁，總共9頁"] * pages == footers


# --- Text -----------------------------------------------------------------------------------------


def test_blanks_are_those_the_document_draws() -> None:
    """Real blanks stay, at the end of a wrapped line too; Chinese beside Latin gets none."""
    source = """
#set page(width: 120mm, height: 60mm, margin: 6mm)
#table(columns: (34mm, 1fr), stroke: 0.5pt,
  [Log File與3D列印 Generative AI application], [O2.3.1 3D設計初稿])
"""
    (table,) = read(typeset(source))

    # Typst itself sets a gap of a quarter between 與 and 3D, which is no blank.
    first, second = (cell for (row,) in [shape(table)] for cell, _ in row)
    assert first.replace("\n", "") == "Log File與3D列印 Generative AI application"
    assert " \n" in first
    assert second == "O2.3.1 3D設計初稿"


def test_gaps_are_blanks_where_the_document_draws_none() -> None:
    """TeX moves on instead of drawing a blank: a gap between letters is one, kerning is not."""
    # "Log" is 16.68 points wide at 10 points, "A" 6.67: gaps of 2.8 and of 0.3 points.
    words = (
        text(20, 300, "Log") + text(39.48, 300, "File") + text(20, 288, "A") + text(26.97, 288, "V")
    )
    (paragraph,) = read(drawn(words))

    assert Paragraph("Log File\nAV", 1) == paragraph


def test_a_gap_wider_than_any_page_is_some_blanks_only() -> None:
    """What is drawn a kilometre away does not fill memory with blanks."""
    (paragraph,) = read(drawn(text(0, 300, "A") + text(10_000_000, 300, "B")))

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.split() == ["A", "B"]
    assert len(paragraph.text) < 1000


def test_a_blank_that_hangs_over_the_side_stays_in_its_cell() -> None:
    """A line that fills its cell ends in a blank beyond the rule: it is not the next cell's."""
    # "mmmmmm" is 49.98 points wide: it ends at 79.98, its blank lies beyond the rule at 80.
    words = text(30, 289, "mmmmmm ") + text(30, 277, "n") + text(85, 289, "x")
    (table,) = read(drawn(stroked([(20, 200, 300), (20, 200, 270)], [(20, 270, 300), (80, 270, 300), (200, 270, 300)]) + words))  # fmt: skip

    assert shape(table) == [[("mmmmmm \nn", 1), ("x", 1)]]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    """A code that is wrapped at its hyphen keeps it."""
    (paragraph,) = read(drawn(text(20, 300, "AVA2173-") + text(20, 288, "001v4")))
    assert Paragraph("AVA2173-\n001v4", 1) == paragraph


def test_letters_printed_twice_to_look_bold_count_once() -> None:
    """Whole words or single letters drawn again a little aside are one; real doubles are two."""
    words = "".join(
        [
            *(text(20 + aside, 300, "all book") for aside in (0, 0.3)),
            *(text(20 + aside, 288, letter) for aside, letter in [(0, "K"), (0.4, "K"), (7, "0"), (7.4, "0")]),
        ]
    )  # fmt: skip
    (paragraph,) = read(drawn(words))

    assert paragraph.text == "all book\nK0"  # type: ignore[union-attr]


def test_raised_and_lowered_letters_stay_on_their_line() -> None:
    """A footnote mark above the baseline is read where it stands."""
    words = (
        text(20, 300, "H")
        + text(27.3, 298, "2", size=6)
        + text(31, 300, "O")
        + text(39, 304, "1", size=6)
    )
    (paragraph,) = read(drawn(words + text(20, 288, "next")))
    assert Paragraph("H2O1\nnext", 1) == paragraph


def test_turned_text_is_read_along_its_lines() -> None:
    """Up, down and aslant: the letters of a line stay together, lines follow each other."""
    up = text(30, 250, "up one", matrix="0 1 -1 0") + text(42, 250, "up two", matrix="0 1 -1 0")
    down = text(182, 295, "down one", matrix="0 -1 1 0") + text(
        170, 295, "down two", matrix="0 -1 1 0"
    )
    frame = stroked(
        [(20, 200, 310), (20, 200, 240)], [(20, 240, 310), (110, 240, 310), (200, 240, 310)]
    )
    aslant = text(60, 180, "MARK", matrix="0.707 0.707 -0.707 0.707")
    found = read(drawn(frame + up + down + aslant))

    assert shape(next(piece for piece in found if isinstance(piece, Table))) == [
        [("up one\nup two", 1), ("down one\ndown two", 1)]
    ]
    assert [piece.text for piece in found if isinstance(piece, Paragraph)] == ["MARK"]


def test_letters_set_one_below_the_other_are_columns_of_text() -> None:
    """Upright letters stacked in one piece of text are read down, then the column to the left."""
    stack = "BT /F1 10 Tf {x} 300 Td ({0}) Tj 0 -11 Td ({1}) Tj 0 -11 Td ({2}) Tj ET\n"
    vertical = "BT /V 10 Tf {x} 300 Td <{codes}> Tj ET\n"
    right, left = "005400410053", "004B0053004A"
    words = vertical.format(x=60, codes=right) + vertical.format(x=45, codes=left)
    (paragraph,) = read(drawn(words, vertical=True))
    assert paragraph.text == "TAS\nKSJ"  # type: ignore[union-attr]

    # Drawn letter by letter, nothing says that they belong together: each is a line.
    (paragraph,) = read(drawn(stack.format("a", "b", "c", x=60)))
    assert paragraph.text == "a\nb\nc"  # type: ignore[union-attr]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    """Wherever a page's own axes point, the table is the one a person sees."""
    # What turns the drawing back, as programs do for a landscape page.
    back = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 400 0", 180: "-1 0 0 -1 400 400", 270: "0 -1 1 0 0 400"}
    (table,) = read(drawn(f"{back[turn]} cm\n" + stroked() + WORDS, page=f"/Rotate {turn}"))

    assert shape(table) == EXPECTED
    assert (table.rows[0].cells[0].left, table.rows[0].cells[0].right) == (20, 80)  # type: ignore[union-attr]


def test_characters_without_unicode_stay_visible() -> None:
    """A font that does not say which characters its glyphs are gives U+FFFD for each."""
    raw = typeset("#set page(width: 80mm, height: 40mm)\n職能基準")
    found = read(raw.replace(b"/ToUnicode", b"/ToNothing"))
    assert printed(found) == ["\ufffd" * 4]


def test_a_character_without_unicode_is_kept_and_told(tmp_path: Path) -> None:
    """One word in a font without Unicode: U+FFFD stands in the record, a finding says where."""
    source = """
#set page(width: 200mm, height: 60mm, margin: 8mm)
#table(columns: 2, stroke: 0.5pt, [職能基準代碼], [ISD3512-001v3])
#table(columns: 6, stroke: 0.5pt,
  [工作任務], [工作產出], [行為指標], [職能級別], [職能內涵（K=knowledge 知識）], [職能內涵（S=skills 技能）],
  [T1.1規劃], [O1.1.1計畫], [P1.1.1依據計畫。], [3], [K01校準#text(weight: "bold")[儀]器], [S01規劃能力])
"""
    raw, count = re.subn(rb"(-Bold-Identity-H/[^>]*)/ToUnicode", rb"\1/ToNothing", typeset(source))
    assert count == 1
    path = tmp_path / "standard.pdf"
    path.write_bytes(raw)
    reading = compgraph.reading.read(path)

    assert [item.name for item in reading.standard.knowledge] == ["校準\ufffd器"]
    (told,) = (finding for finding in reading.findings if finding.rule == "characters-lost")
    assert (told.printed, told.page, told.table, told.row) == ("\ufffd", 1, 2, 2)


def test_characters_beyond_the_first_plane_are_one_character() -> None:
    """𠮷 (U+20BB7) takes two units in a PDF's table and is one character here."""
    found = read(typeset("#set page(width: 80mm, height: 40mm)\n𠮷野"))
    assert printed(found) == ["𠮷野"]


# --- Nothing is lost ------------------------------------------------------------------------------

_LETTERS = [chr(code) for code in range(33, 127) if chr(code) not in "()\\-'`"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(
    st.permutations(_LETTERS),
    st.lists(st.tuples(st.integers(10, 380), st.integers(10, 380), st.sampled_from([0, 90])), min_size=9, max_size=9),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=25),
)  # fmt: skip
def test_every_character_is_in_exactly_one_piece(
    letters: list[str],
    places: list[tuple[int, int, int]],
    rules: list[tuple[int, int, int, bool]],
) -> None:
    """Whatever the rules and wherever the words, each letter drawn once is read once."""
    words = ["".join(letters[10 * number : 10 * number + 10]) for number in range(9)]
    turned = {0: "1 0 0 1", 90: "0 1 -1 0"}
    content = "".join(
        text(x, y, word, matrix=turned[angle])
        for word, (x, y, angle) in zip(words, places, strict=True)
    )
    content += "".join(
        f"{10 * a} {10 * at} m {10 * b} {10 * at} l S\n" if level else f"{10 * at} {10 * a} m {10 * at} {10 * b} l S\n"
        for at, a, b, level in rules
    )  # fmt: skip

    assert visible(words) == visible(printed(read(drawn(content))))


def seen_by_pdfplumber(raw: bytes) -> Counter[str]:
    """Return the characters that pdfplumber sees; its fonts complain of what they do not tell."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(BytesIO(raw)) as document:
        return visible(char["text"] for page in document.pages for char in page.chars)


def test_the_characters_are_those_another_reader_sees(outside: Path) -> None:
    """Of a real PDF, pdfplumber sees the same characters, as often."""
    raw = (outside / "icap" / "pdf" / "temple-manager.pdf").read_bytes()
    assert seen_by_pdfplumber(raw) == visible(printed(read(raw)))


def test_the_characters_of_a_printed_standard_are_those_another_reader_sees() -> None:
    """Tables over pages, merged cells, footers: nothing is lost and nothing is read twice."""
    raw = laid_out(compgraph.reading.read(shipped_standard()).standard, "pdf")
    assert seen_by_pdfplumber(raw) == visible(printed(read(raw)))


CHROMIUM = os.environ.get("COMPGRAPH_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)  # fmt: skip


def test_a_standard_printed_by_a_browser_is_read_equal(tmp_path: Path) -> None:
    """Printed to a PDF by Chromium, the page of a standard gives the standard back."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here: CI must run the browser tests")
        pytest.skip("no Chromium here (COMPGRAPH_CHROMIUM may name one)")
    standard = compgraph.reading.read(shipped_standard()).standard
    page, paper = tmp_path / "standard.html", tmp_path / "standard.pdf"
    page.write_bytes(laid_out(standard, "html"))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
             "--disable-background-networking", "--disable-component-update",
             "--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'profile'}"]  # fmt: skip
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={paper}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert standard == compgraph.reading.read(paper).standard


def test_a_real_pdf_has_the_cells_of_its_html_twin(outside: Path) -> None:
    """Cell by cell, blank by blank: only where lines end may the two differ."""
    folder = outside / "icap" / "pdf"
    page = html.fromstring((folder / "temple-manager.html").read_bytes())
    rows = page.xpath("//table[@id='table-2-2']//tr")
    expected = [
        [
            ("".join(cell.itertext()).strip(), int(cell.get("rowspan", 1)))
            for cell in row.xpath("./td | ./th")
        ]
        for row in rows
    ]
    found = read((folder / "temple-manager.pdf").read_bytes())
    (table,) = (piece for piece in found if isinstance(piece, Table))

    assert expected == [
        [(cell.replace("\n", ""), rows) for cell, rows in row] for row in shape(table)
    ]


def test_the_same_file_gives_the_same_pieces() -> None:
    """Nothing depends on addresses in memory or on time."""
    raw = drawn(stroked() + WORDS)
    assert read(raw) == read(raw)


# --- Refusals -------------------------------------------------------------------------------------


def refusal(raw: bytes) -> tuple[str, int | None]:
    with pytest.raises(SourceRefused) as caught:
        read(raw)
    for told in (caught.value.message, caught.value.remedy):
        assert told is not None
        assert told.zh
        assert told.en
    return caught.value.rule, caught.value.page


GOOD = text(20, 300, "A") * 3
PICTURE = "q 400 0 0 400 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q\n"


def test_a_scanned_document_is_refused_with_its_pages() -> None:
    """Pages that are pictures without text are named, even if other pages have text."""
    assert refusal(drawn(PICTURE)) == ("pdf-without-text", 1)
    assert refusal(drawn(GOOD, PICTURE)) == ("pdf-without-text", 2)
    with pytest.raises(SourceRefused) as caught:
        read(drawn(GOOD, PICTURE, GOOD, PICTURE))
    assert "2, 4" in caught.value.message.en


def test_an_empty_page_or_a_small_picture_is_no_scan() -> None:
    """A blank last page, and a page with a logo only, lose nothing."""
    logo = "q 40 0 0 40 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q\n"
    assert [Paragraph("A", 1)] == read(drawn(GOOD, "", logo))


def test_a_password_is_needed_only_to_open() -> None:
    """With an empty user password the owner's restrictions do not matter; with another, refused."""
    assert [Paragraph("A", 1)] == read(locked(GOOD, user=b""))
    assert refusal(locked(GOOD, user=b"secret")) == ("pdf-encrypted", None)


def test_damaged_files_are_refused() -> None:
    """What PDFium would repair in silence, and what it would read half, is refused."""
    raw = drawn(stroked() + WORDS * 20, packed=True)
    body = raw.index(b"stream\n") + 40
    flipped = raw[:body] + bytes([raw[body] ^ 0x55]) + raw[body + 1 :]
    for damaged in (b"hello", b"", raw[: len(raw) // 2], raw[:-20], flipped, b"%PDF-1.4\n%%EOF"):
        assert refusal(damaged) == ("pdf-damaged", None)


def test_every_cut_is_refused() -> None:
    """Cut at any place before its last mark, a PDF is refused, though PDFium would repair it."""
    raw = drawn(stroked() + WORDS, packed=True)
    for place in range(1, len(raw) - 1, 97):
        assert refusal(raw[:place])[0] == "pdf-damaged"


def test_the_number_of_pages_is_limited() -> None:
    """200 pages are read, 201 are refused."""
    assert len(read(drawn(*[GOOD] * 200))) == 200
    for pages in (201, 10_000):
        assert refusal(drawn(*[GOOD] * pages)) == ("pdf-too-many-pages", None)


def tree(depth: int) -> bytes:
    """Return a PDF whose only page stands below so many nodes of its page tree."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (3 + n) for n in range(depth)]
    objects.append(
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 %b >> >>"
        b" /Contents %d 0 R >>" % (depth + 1, pdf_making._HELVETICA.encode(), depth + 3)
    )
    objects.append(pdf_making._stream(GOOD.encode()))
    return pdf_making._file(objects)


def test_a_deep_page_tree_is_read_or_refused() -> None:
    """A hundred nodes deep, the page is found; deeper than PDFium goes, the file is refused."""
    assert [Paragraph("A", 1)] == read(tree(100))
    assert refusal(tree(2_000)) == ("pdf-damaged", 1)


def test_a_page_tree_that_comes_back_to_itself_is_refused() -> None:
    """A page tree that is one of its own pages, or nothing but itself, and says to have so many."""
    assert refusal(drawn(GOOD, GOOD).replace(b"5 0 R]", b"2 0 R]")) == ("pdf-damaged", 2)
    assert refusal(drawn(GOOD).replace(b"[3 0 R]", b"[2 0 R]")) == ("pdf-damaged", 1)


def test_what_is_read_is_limited_page_by_page() -> None:
    """Many cells on many pages are refused before they are all made: 60 × 60 times 20."""
    lines = "".join(f"0 {6 * n} m 360 {6 * n} l S {6 * n} 0 m {6 * n} 360 l S\n" for n in range(61))
    assert refusal(drawn(*[lines + GOOD] * 20, packed=True)) == ("table-too-large", None)


def twice_packed() -> bytes:
    """A page whose content is 400 MB of blanks, packed twice: some hundred bytes to look through."""
    content = zlib.compress(zlib.compress(b" " * 400_000_000))
    raw = drawn("?" * len(content))
    start = raw.index(b"stream\n") + len(b"stream\n")
    raw = raw[:start] + content + raw[start + len(content) :]
    return re.sub(rb"(/Length \d+ )", rb"\1 /Filter [/FlateDecode /FlateDecode]", raw, count=1)


def nested_forms() -> bytes:
    """A page whose form is drawn ten times by the form that is drawn ten times … nine deep."""
    return drawn("/Form1 Do\n" + GOOD, nested=9)


def crossed(pages: int) -> bytes:
    """Pages full of rules: 140 by 140 boxes."""
    lines = "".join(
        f"0 {3.6 * n:.1f} m 600 {3.6 * n:.1f} l S {3.6 * n:.1f} 0 m {3.6 * n:.1f} 600 l S\n"
        for n in range(140)
    )
    return drawn(*[lines + GOOD] * pages, packed=True)


HOSTILE = {
    "packed twice": twice_packed,
    "text bomb": lambda: drawn(text(20, 300, "A") * 3_000_000, packed=True),
    "blank bomb": lambda: drawn(" " * 160_000_000, packed=True),
    "rectangle bomb": lambda: drawn("0 0 1 1 re S\n" * 1_000_000, packed=True),
    "letters": lambda: drawn("BT /F1 10 Tf 20 300 Td " + "(abcdefghij) Tj " * 4000 + "ET", packed=True),
    "nested forms": nested_forms,
    "endless rules": lambda: drawn(
        "".join(f"0 {n / 10} m 4 {n / 10} l S {n * 4} 0 m {n * 4} 4 l S\n" for n in range(4000)), GOOD
    ),
}  # fmt: skip


# The memory of a process counts from its start only here: the kernel keeps the peak of the process
# that started it in ru_maxrss. Kilobytes, on Linux.
_MEASURED = """
import resource, sys, time
from pathlib import Path
from compgraph.errors import SourceRefused
from compgraph.reading.formats import pdf
from compgraph.reading.upload import Upload

raw = Path(sys.argv[1]).read_bytes()
started = time.monotonic()
try:
    pdf.pieces(Upload("hostile.pdf", raw))
    rule = "read"
except SourceRefused as error:
    rule = error.rule
own = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(rule, time.monotonic() - started, own, child)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    """A few kilobytes that unpack or multiply are stopped: 20 seconds and 400 MB at most."""
    path = tmp_path / "hostile.pdf"
    path.write_bytes(HOSTILE[name]())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], check=True, capture_output=True, text=True
    )
    rule, seconds, own, child = done.stdout.split()

    assert rule == "pdf-too-complex"
    assert float(seconds) < 20
    assert max(int(own), int(child)) < 400_000


def test_a_document_that_takes_too_long_is_stopped_between_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page at which time ran out is named."""
    moments = chain([time.monotonic()] * 2, repeat(float("inf")))
    monkeypatch.setattr(pdf, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    assert refusal(crossed(3)) == ("pdf-too-complex", 2)


def test_streams_are_looked_through_in_bounded_time() -> None:
    """A file of a million streams is given up in time."""
    with pytest.raises(SourceRefused) as caught:
        pdf_streams.look_through(Upload("standard.pdf", drawn(GOOD)), time.monotonic() - 1)
    assert caught.value.rule == "pdf-too-complex"


def test_a_process_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium cannot be interrupted; its process can."""
    monkeypatch.setitem(pdf_pages.LIMITS, "seconds", 0)
    assert refusal(drawn(GOOD)) == ("pdf-too-complex", None)


def test_normal_forms_are_not_changed() -> None:
    """Characters stay as they are printed: composing them is not this reader's work."""
    found = printed(read(typeset("#set page(width: 80mm, height: 40mm)\nＫ０１（甲）")))
    assert found == ["Ｋ０１（甲）"]
    assert unicodedata.normalize("NFKC", found[0]) != found[0]
