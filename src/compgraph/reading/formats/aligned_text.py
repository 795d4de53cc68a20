"""Text whose columns are only aligned, as `pdftotext -layout` and pdfplumber's layout print it.

The main table is put together again from the places of its texts and from their codes; profile and
versions are rows of label and value; everything else is paragraphs. Where two readings are left,
the text is refused: the PDF that it was made from still has the lines between the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from compgraph.grid import Cell, Piece, Row, Table
from compgraph.reading.decoding import decoded
from compgraph.reading.formats.aligned_columns import Columns, Unclear, columns_of, widths_of
from compgraph.reading.formats.aligned_forms import form_pieces, paragraphs
from compgraph.reading.formats.aligned_lines import Line, is_wide, lines_of
from compgraph.reading.formats.aligned_parts import Page, ends_table, header_in, parts_of
from compgraph.reading.formats.aligned_rows import (
    AlignedRow,
    check_page_end,
    continues,
    join,
    rows_of,
)
from compgraph.reading.formats.aligned_split import fragments
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_BLANK = re.compile(r"(?<=\S) (?=\S)")
_SOME = 3
"""As many blanks between Chinese characters outside the table tell that blanks stand anywhere."""


def is_aligned(text: str) -> bool:
    """Whether the text has a line of column words parted by blanks, without any tab in it."""
    lines = lines_of(text)
    return any(header_in(lines, place) is not None for place in range(len(lines)))


def pieces(upload: Upload) -> list[Piece]:
    """Return what the text prints, a table for each page of the main table.

    Raises SourceRefused where columns or rows cannot be told.
    """
    text, _ = decoded(upload.raw, upload.path, upload.encoding)
    try:
        found = list(_pieces(lines_of(text)))
    except Unclear as unclear:
        raise refused(unclear.rule, upload.path, unclear.line) from None
    tables = 0
    for index, piece in enumerate(found):
        if isinstance(piece, Table):
            tables += 1
            found[index] = replace(piece, number=tables)
    return found


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    parts = parts_of(lines)
    pages = [part for part in parts if isinstance(part, Page)]
    first = next((index for index, part in enumerate(parts) if isinstance(part, Page)), 0)
    free = [part for part in parts[first:] if not isinstance(part, Page)]
    blanks_inside = _blanks_inside(chain.from_iterable(free))
    widths = widths_of([page.lines for page in pages])
    shown: Columns | None = None
    last: AlignedRow | None = None
    found: list[Piece | tuple[Page, list[AlignedRow], Columns]] = []
    for part in parts:
        if not isinstance(part, Page):
            found += form_pieces(part) if shown is None else paragraphs(part)
            last = None if any(ends_table(line) for line in part) else last
            continue
        columns = _columns(part, widths)
        if shown is None or not set(columns.names) <= set(shown.names):
            shown = columns
        cut = fragments(part.lines, columns, widths, blanks_inside=blanks_inside)
        rows = rows_of(cut, columns.names)
        if part.page is None and last and rows:  # where pages are known, rows are joined later
            check_page_end(last, rows[0])
            if continues(last, rows[0]):
                join(last, rows.pop(0))
        found.append((part, rows, shown))
        last = rows[-1] if rows else last
    yield from (_table(*one) if isinstance(one, tuple) else one for one in found)


def _blanks_inside(lines: Iterable[Line]) -> bool:
    blanks = [
        line.text[match.start() - 1] + line.text[match.end()]
        for line in lines
        for match in _BLANK.finditer(line.text)
    ]
    return sum(all(is_wide(one) and one.isalpha() for one in pair) for pair in blanks) >= _SOME


def _columns(page: Page, widths: Mapping[str, float]) -> Columns:
    if not page.lines:
        return Columns(tuple(page.labels), tuple(range(len(page.labels))))
    labels = page.labels if page.header else None
    return columns_of(page.lines, tuple(page.labels), labels, widths)


def _table(page: Page, rows: Sequence[AlignedRow], shown: Columns) -> Table:
    """Return the table of a page; its cells lie where the first page has its columns.

    The same column stands at other places on each page: only one page can be the unit of all.
    """
    found: list[Row] = []
    if page.header:
        words = {name: label.text for name, label in page.labels.items()}
        found.append(_row(words, shown, page.page, page.number))
    for row in rows:
        texts = {name: "\n".join(one.text for one in parts) for name, parts in row.parts.items()}
        found.append(_row(texts, shown, page.page, row.line))
    return Table(tuple(replace(row, number=count) for count, row in enumerate(found, start=1)))


def _row(texts: Mapping[str, str], shown: Columns, page: int | None, line: int) -> Row:
    cells = (
        Cell(texts.get(name, ""), shown.left(index), shown.right(index))
        for index, name in enumerate(shown.names)
    )
    return Row(tuple(cells), page=page, line=line)
