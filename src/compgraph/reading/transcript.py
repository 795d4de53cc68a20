"""Pieces of any format become one text with lines, cells and the place where each was printed.

The text is a transcript: paragraphs line by line, table rows with tabs between their cells and the
line ends that are printed inside a cell. It is what spans count in, and what a proof of coverage
covers: each character of the pieces is in it once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compgraph.grid import Paragraph, Piece, Row, Table
from compgraph.model import Span
from compgraph.reading.continued import Fragments, Whole, is_box, whole_rows
from compgraph.reading.document import Document, Line, Place, filled
from compgraph.reading.labels import column, heading
from compgraph.reading.spaces import INVISIBLE

_OUTSIDE = (-1.0, -1.0)
"""Where text lies that is in no column of a table."""


def transcribed(pieces: Iterable[Piece]) -> Document:
    """Return the document that the pieces print."""
    transcript = _Transcript()
    for piece in whole_rows(pieces):
        if isinstance(piece, Paragraph):
            transcript.paragraph(piece)
        else:
            transcript.row(piece)
    return Document("".join(transcript.text), transcript.lines, transcript.places)


@dataclass
class _Placed:
    """A cell in the text: `rows` is how many rows it still covers, `reached` whether from above.

    `opens` tells that it is the heading of a section, printed beside what it heads.
    """

    span: Span
    left: float
    right: float
    rows: int
    reached: bool = False
    opens: bool = False


class _Transcript:
    """The text so far."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.lines: list[Line] = []
        self.places: list[tuple[int, Place]] = []
        self._length = 0
        self._number = 0
        self._table: Table | None = None
        self._reaching: list[_Placed] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph, one line for each printed line.

        In a paged format a paragraph may go on with the next one, which a page end cut off; a
        footer in between does not count. Elsewhere a paragraph ends where it ends.
        """
        if paragraph.page is None:
            self._number += 1
        for count, line in enumerate(paragraph.text.split("\n")):
            number = None if paragraph.line is None else paragraph.line + count
            self._line(line, Place(line=number, page=paragraph.page))

    def row(self, whole: Whole) -> None:
        """Add a table row; text in a box over the whole width counts as lines of text."""
        if whole.table is not self._table:
            self._table, self._reaching = whole.table, []
            self._number += whole.row.page is None
        boxes = _boxes(whole, self._under_heading())
        if boxes is None:
            self._cells(whole)
            return
        for box in boxes:
            for text, row in box.parts:
                for line in text.split("\n"):
                    self._line(line, _place(whole, row))
        nowhere = Span(0, 0)  # a heading beside what follows: it is read, and only known to reach
        self._reach(
            [
                _Placed(nowhere, cell.left, cell.right, cell.rows, opens=True)
                for cell in (box.cell for box in boxes)
                if heading(cell.text)
            ]
        )

    def _under_heading(self) -> bool:
        return any(one.opens for one in self._reaching)

    def _line(self, text: str, place: Place) -> None:
        start = self._add(text, place)
        self._add("\n")
        if text.strip():
            if heading(text) != "footer":
                self._number += 1
            whole = Span(start, start + len(text))
            edges = (_OUTSIDE,)
            self.lines.append(Line(self._number, whole, (_trimmed(text, start),), edges, free=True))

    def _cells(self, whole: Whole) -> None:
        start = self._length
        own = []
        for fragments in whole.cells:
            begin = self._length
            for count, (text, row) in enumerate(fragments.parts):
                self._add("\n" * bool(count) + text.replace("\t", " "), _place(whole, row))
            text = "\n".join(text for text, _ in fragments.parts)
            cell = fragments.cell
            opens = cell.rows > 1 and heading(text) is not None
            span = _trimmed(text, begin)
            own.append(_Placed(span, cell.left, cell.right, cell.rows, opens=opens))
            self._add("\t")
        end = self._length - 1
        self._add("\n")
        cells = sorted([*own, *self._reaching], key=lambda one: (one.left, one.reached))
        self._reach(own)
        if not any(filled(one.span) for one in cells):
            return
        self._number += 1
        self.lines.append(
            Line(
                self._number,
                Span(start, max(start, end)),
                tuple(one.span for one in cells),
                tuple((one.left, one.right) for one in cells),
                frozenset(index for index, one in enumerate(cells) if one.reached),
                free=True,
            )
        )

    def _reach(self, own: list[_Placed]) -> None:
        """Note which cells cover the next row too."""
        self._reaching = [
            replace(one, rows=one.rows - 1, reached=True)
            for one in (*self._reaching, *own)
            if one.rows > 1
        ]

    def _add(self, text: str, place: Place | None = None) -> int:
        """Add to the text; return where it begins."""
        start = self._length
        if place is not None:
            self.places.append((start, place))
        self.text.append(text)
        self._length += len(text)
        return start


def _place(whole: Whole, row: Row) -> Place:
    return Place(line=row.line, page=row.page, table=whole.table.number, row=row.number)


def _boxes(whole: Whole, under_heading: bool) -> list[Fragments] | None:
    """Return the cells of a row that is text in boxes rather than cells of columns."""
    printed = [cell for cell in whole.cells if any(text.strip() for text, _ in cell.parts)]
    if len(printed) == 2 and heading(printed[0].cell.text) and not column(printed[1].cell.text):
        return printed
    if len(printed) != 1:
        return None
    if under_heading or heading(printed[0].cell.text) or is_box(whole):
        return printed
    return None


def _trimmed(text: str, start: int) -> Span:
    """Return where `text`, which begins at `start`, has anything but blanks."""
    visible = INVISIBLE.sub(lambda run: " " * len(run.group()), text)
    begin = len(visible) - len(visible.lstrip())
    return Span(start + begin, start + max(begin, len(visible.rstrip())))
