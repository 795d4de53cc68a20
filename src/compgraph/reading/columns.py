"""The rows of the main table as lines of a document: headers, and rows broken by line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compgraph.model import Span
from compgraph.reading.cells import opens_with_code
from compgraph.reading.document import Document, Line
from compgraph.reading.header import DEPTH, Header, Printed, header_in
from compgraph.reading.remarks import Remarks


def header_of(document: Document, lines: Sequence[Line]) -> Header | None:
    """Return the header of the main table that the first of these lines opens, if it does."""
    return header_in([_cells(document, line) for line in lines[:DEPTH]])


def _cells(document: Document, line: Line) -> list[Printed]:
    return [
        Printed(document.printed(cell), *line.edge(index))
        for index, cell in enumerate(line.cells)
        if index not in line.reached
    ]


def is_header(document: Document, line: Line) -> bool:
    """Whether this line opens (or opens again) the main table."""
    header = header_of(document, [line])
    return header is not None and len(header.columns) >= 3


def rows(document: Document, lines: Sequence[Line], width: int, remarks: Remarks) -> Iterator[Line]:
    """Yield the rows of a table with `width` columns; a row broken by line ends is one again.

    Lines are joined when each is too short and together they have exactly `width` cells.
    """
    place = 0
    while place < len(lines):
        count = 1 if lines[place].free else _broken(document, lines[place:], width)
        row = lines[place]
        for line in lines[place + 1 : place + count]:
            middle = Span(row.cells[-1].start, line.cells[0].end)
            row = Line(
                row.number,
                Span(row.span.start, line.span.end),
                (*row.cells[:-1], middle, *line.cells[1:]),
            )
        if count > 1:
            remarks.add("row-joined", "warning", document.trimmed(*_edges(row)), count=count)
        yield row
        place += count


def _broken(document: Document, lines: Sequence[Line], width: int) -> int:
    """Return how many lines make up the row that the first one begins."""
    cells = len(lines[0].cells)
    for count, (above, line) in enumerate(pairwise(lines), start=1):
        if cells >= width or line.number != above.number + 1:
            break
        if cells + len(line.cells) - 1 > width or _begins_row(document, line):
            break
        cells += len(line.cells) - 1
        if cells == width:
            return _with_rest(document, lines, count + 1, width)
    return 1


def _with_rest(document: Document, lines: Sequence[Line], count: int, width: int) -> int:
    """Return `count`, with the lines of one cell behind it that go on with the last cell."""
    while (
        count < len(lines)
        and len(lines[count].cells) == 1 < width
        and lines[count].number == lines[count - 1].number + 1
        and not _begins_row(document, lines[count])
    ):
        count += 1
    return count


def _begins_row(document: Document, line: Line) -> bool:
    return header_of(document, [line]) is not None or (
        bool(line.filled)
        and len(line.cells) > 1
        and document.folded[line.filled[0].start] == "T"
        and opens_with_code(document, line.filled[0])
    )


def _edges(line: Line) -> tuple[int, int]:
    return line.span.start, line.span.end
