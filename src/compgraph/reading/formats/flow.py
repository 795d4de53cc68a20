"""What a document prints, collected while a reader walks through it.

A reader says what it meets (text, a line's end, a block's end, a table, a row, a cell) and gets the
pieces: paragraphs and tables in reading order. A table inside a cell becomes lines of that cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compgraph.grid import Paragraph, Piece, Row, Table
from compgraph.reading.formats.allowance import MOST_COLUMNS, Allowance
from compgraph.reading.formats.lattice import Lattice
from compgraph.reading.formats.passage import Passage
from compgraph.reading.refusal import refused


@dataclass(slots=True)
class _Open:
    """A cell that is being filled."""

    columns: int
    rows: int
    joined: bool = False
    covered: bool = False
    times: int = 1
    passage: Passage = field(default_factory=Passage)


class _Frame:
    """A table that is being filled; `strays` is what stands in it but in no cell."""

    def __init__(self, allowance: Allowance) -> None:
        self.lattice = Lattice(allowance)
        self.strays = Passage()
        self.cell: _Open | None = None
        self.in_row = False


class Flow:
    """Collects text, blocks and tables; `pieces` gives them in reading order."""

    def __init__(self, source: str) -> None:
        self.allowance = Allowance(source)
        self._source = source
        self._pieces: list[Piece] = []
        self._outside = Passage()
        self._frames: list[_Frame] = []
        self._tables = 0

    @property
    def passage(self) -> Passage:
        """The text that is being written: of the cell, beside the cells, or outside of tables."""
        if not self._frames:
            return self._outside
        frame = self._frames[-1]
        return frame.strays if frame.cell is None else frame.cell.passage

    @property
    def in_table(self) -> bool:
        """Whether a table is open: here a row or a cell means something."""
        return bool(self._frames)

    def end_block(self) -> None:
        """End a paragraph, heading or list item."""
        self.passage.end_block()
        if not self._frames:
            self._paragraphs(self._outside)

    def open_table(self) -> None:
        """Begin a table; text before it is a block of its own."""
        self.end_block()
        self._frames.append(_Frame(self.allowance))

    def close_table(self) -> None:
        """End the innermost table: a Table, or lines of the cell around it."""
        self.close_row()
        frame = self._frames.pop()
        frame.strays.end_block()
        rows = frame.lattice.rows()
        if self._frames:
            for text in (*frame.strays.taken(), _flat(rows)):
                self.passage.add(text)
            return
        self._paragraphs(frame.strays)
        if any(row.cells for row in rows):
            self._tables += 1
            self._pieces.append(Table(rows, self._tables))

    def open_row(self, number: int | None = None) -> None:
        """Begin a row of the innermost table; `number` is the row's own, else the next."""
        self.close_row()
        self._frames[-1].strays.end_block()
        self._frames[-1].lattice.open_row(number)
        self._frames[-1].in_row = True

    def close_row(self, times: int = 1) -> None:
        """End the row, which is printed `times` times."""
        frame = self._frames[-1]
        self.close_cell()
        if frame.in_row and times > 1:
            frame.lattice.repeat_row(times - 1)
        frame.in_row = False

    def skip_columns(self, columns: int) -> None:
        """Leave columns free at the begin of a row."""
        self._frames[-1].lattice.skip(columns)

    def end_group(self) -> None:
        """End a group of rows (a table's head, body or foot)."""
        self.close_row()
        self._frames[-1].lattice.end_group()

    def sheet_cell(self, column: int, text: str, columns: int, rows: int) -> None:
        """Put a whole cell at a column; under a merged cell it goes to that one."""
        self._frames[-1].lattice.put(column, text, columns, rows)

    def open_cell(self, columns: int = 1, rows: int = 1, times: int = 1) -> None:
        """Begin a cell; it is printed `times` times side by side."""
        self._open(_Open(columns, rows, times=times))

    def open_joined(self, columns: int) -> None:
        """Begin a cell that continues the one above."""
        self._open(_Open(columns, 1, joined=True))

    def open_covered(self, times: int) -> None:
        """Begin a cell that lies under a merged one, `times` times."""
        self._open(_Open(1, 1, covered=True, times=times))

    def close_cell(self) -> None:
        """End the cell that is open, if one is."""
        frame = self._frames[-1]
        cell, frame.cell = frame.cell, None
        if cell is None:
            return
        cell.passage.end_block()
        text = "\n".join(cell.passage.taken())
        if cell.times > MOST_COLUMNS and text:
            raise refused("repeated-too-often", self._source, times=f"{cell.times:,}")
        if cell.times > MOST_COLUMNS or (cell.covered and not text):
            frame.lattice.skip(cell.times)
        elif cell.joined:
            frame.lattice.join(text, cell.columns)
        else:
            for _ in range(cell.times):
                if cell.covered:
                    frame.lattice.cover(text)
                else:
                    frame.lattice.place(text, cell.columns, cell.rows)

    def pieces(self) -> list[Piece]:
        """Return what was collected; what is still open ends here."""
        while self._frames:
            self.close_table()
        self.end_block()
        return self._pieces

    def _open(self, cell: _Open) -> None:
        frame = self._frames[-1]
        if not frame.in_row:
            self.open_row()
        self.close_cell()
        frame.strays.end_block()
        frame.cell = cell

    def _paragraphs(self, passage: Passage) -> None:
        for text in passage.taken():
            self.allowance.paragraph(text)
            self._pieces.append(Paragraph(text))


def _flat(rows: tuple[Row, ...]) -> str:
    """Return a table inside a cell as lines: a row a line, a blank between its cells."""
    lines = (" ".join(cell.text for cell in row.cells if cell.text.strip()) for row in rows)
    return "\n".join(line for line in lines if line)
