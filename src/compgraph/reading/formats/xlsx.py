"""XLSX: each worksheet is a table, its cells as Excel shows them.

Read directly and held against limits before and while reading: a workbook of 249 KB can cost
openpyxl 28 seconds and 570 MB. What is hidden (sheets, rows, columns) is read like the rest, so
that nothing is lost in silence; the names of the sheets and comments are not printed and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compgraph.grid import Piece
from compgraph.reading.formats.allowance import MOST_CELLS, Allowance
from compgraph.reading.formats.archive import Archive, found_in
from compgraph.reading.formats.flow import Flow
from compgraph.reading.formats.markup import (
    Element,
    attribute,
    character,
    child,
    every,
    number,
    short,
)
from compgraph.reading.formats.relations import Relations, main_part
from compgraph.reading.formats.shown import Formats
from compgraph.reading.formats.worksheet import Found, Worksheet
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORDS: dict[str, dict[str, str]] = {"b": {"1": "TRUE", "0": "FALSE"}, "e": {}, "str": {}}
_MOST_MERGED = 10_000
_MARGIN_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f+-]{6}|&[0-9]{1,3}|&[A-Za-z]|&&')


def pieces(upload: Upload) -> list[Piece]:
    """Return the worksheets of a workbook as tables, in the order of their tabs.

    Raises SourceRefused for what is no XLSX, encrypted, damaged or beyond the limits, and for a
    formula whose result is not stored.
    """
    archive = Archive(upload)
    main = main_part(archive)
    root = archive.tree(main) if main in archive else None
    if root is None or short(root) != "x:workbook":
        raise refused(
            "not-this-format", archive.source, wanted="XLSX", found=found_in(archive).upper()
        )
    book = _Book(archive, main, root)
    flow = Flow(upload.path)
    for name, part in book.sheets(root):
        book.read(name, part, flow)
    return flow.pieces()


class _Book:
    """What the sheets of a workbook share: texts and formats."""

    def __init__(self, archive: Archive, main: str, root: Element) -> None:
        self._archive = archive
        self._relations = Relations(archive, main)
        dates = child(root, "x:workbookPr")
        since_1904 = dates is not None and dates.get("date1904") in {"1", "true"}
        styles = self._relations.of("styles")
        self._formats = Formats(archive.tree(styles[0]) if styles else None, since_1904=since_1904)
        shared = self._relations.of("sharedStrings")
        self._texts = [_text(item) for item in archive.tree(shared[0])] if shared else []

    def sheets(self, root: Element) -> Iterator[tuple[str, str]]:
        """Yield the name and the part of each worksheet, once, in the order of the tabs."""
        worksheets = set(self._relations.of("worksheet"))
        for sheet in every(root, "x:sheet"):
            part = self._relations.target(attribute(sheet, "r:id") or "")
            if part in worksheets:
                worksheets.remove(part)
                yield sheet.get("name", ""), part

    def read(self, name: str, part: str, flow: Flow) -> None:
        """Read a worksheet: its table, then its text boxes, between its header and footer."""
        root = self._archive.tree(part)
        margins = child(root, "x:headerFooter")
        _margin(margins, "Header", flow)
        merged = list(_merged(root))
        if len(merged) > _MOST_MERGED:
            raise refused("table-too-large", self._archive.source, cells=f"{MOST_CELLS:,}")
        sheet = Worksheet(self._cells(name, root, flow.allowance), merged)
        sheet.write(flow)
        for drawing in Relations(self._archive, part).of("drawing"):
            _boxes(self._archive.tree(drawing), flow)
        _margin(margins, "Footer", flow)

    def _cells(self, name: str, root: Element, allowance: Allowance) -> list[Found]:
        cells: list[Found] = []
        lines = child(root, "x:sheetData")
        row = 0
        for line in () if lines is None else lines:
            row = number(line.get("r"), row + 1)
            column = -1
            for cell in line:
                address = _ADDRESS.fullmatch(cell.get("r", ""))
                column = _column(address.group(1)) if address else column + 1
                row = int(address.group(2)) if address else row
                allowance.column(column)
                text = self._shown(cell, name)
                if text.strip():
                    cells.append(Found(row, column, text))
        return cells

    def _shown(self, cell: Element, sheet: str) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = child(cell, "x:is")
            return "" if inline is None else _text(inline)
        stored = child(cell, "x:v")
        value = "" if stored is None else stored.text or ""
        if not value:
            if child(cell, "x:f") is not None and kind != "str":
                place = cell.get("r", "?")
                raise refused(
                    "formula-without-value", self._archive.source, sheet=sheet, cell=place
                )
            return ""
        if kind == "s":
            at = number(value, -1)
            if not 0 <= at < len(self._texts):
                raise refused("part-missing", self._archive.source, part="xl/sharedStrings.xml")
            return self._texts[at]
        if kind in _WORDS:
            return _WORDS[kind].get(value, _unescaped(value))
        return self._formats.shown(value, number(cell.get("s"), 0))


def _text(item: Element) -> str:
    """Return a text with its runs, without the reading aids (phonetic runs) beside it."""
    parts = []
    for part in item:
        text = child(part, "x:t") if short(part) == "x:r" else part
        if text is not None and short(text) == "x:t":
            parts.append(text.text or "")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    r"""Return the text with Excel's `_x000D_` resolved and its line ends as `\n`."""
    text = _ESCAPE.sub(lambda found: character(found.group(1)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip("\n")


def _merged(root: Element) -> Iterator[tuple[int, int, int, int]]:
    """Yield the merged ranges as (top, left, bottom, right), rows from 1, columns from 0."""
    for merged in every(root, "x:mergeCell"):
        first, _, last = merged.get("ref", "").partition(":")
        start, end = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last)
        if start and end:
            yield (
                int(start.group(2)),
                _column(start.group(1)),
                int(end.group(2)),
                _column(end.group(1)),
            )


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _margin(margins: Element | None, where: str, flow: Flow) -> None:
    """Write the sheet's headers or footers without their codes (&P, &"font" …)."""
    for which in ("odd", "even", "first"):
        element = child(margins, f"x:{which}{where}")
        if element is not None:
            for part in re.split("&[LCR]", element.text or ""):
                shown = _MARGIN_CODES.sub(lambda code: "&" if code.group() == "&&" else "", part)
                flow.passage.keep(shown)
                flow.end_block()


def _boxes(drawing: Element, flow: Flow) -> None:
    """Write the texts of shapes, a block for each of their paragraphs."""
    for paragraph in every(drawing, "a:p"):
        for run in paragraph:
            text = child(run, "a:t")
            if text is not None:
                flow.passage.keep(text.text or "")
            elif short(run) == "a:br":
                flow.passage.break_line()
        flow.end_block()
