"""The tab layout: one table row a line, cells separated by tabs, paragraphs between empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compgraph.exports.printing.placing import lines, placement
from compgraph.grid import Piece, Table


def to_text(pieces: Iterable[Piece]) -> str:
    """Return the pieces as text.

    The lines of a cell are joined by blanks; a cell that is merged over several rows or columns is
    empty in all but its first. The rows of a table with one column are paragraphs.
    """
    return "\n\n".join(block for piece in pieces for block in _blocks(piece)) + "\n"


def _blocks(piece: Piece) -> Iterator[str]:
    if not isinstance(piece, Table):
        yield _line(piece.text)
        return
    grid = placement(piece)
    rows = []
    for row in grid.rows:
        cells = [""] * grid.columns
        for placed in row:
            cells[placed.column] = _line(placed.cell.text)
        rows.append("\t".join(cells))
    if grid.columns > 1:
        yield "\n".join(rows)
    else:
        yield from rows


def _line(text: str) -> str:
    return " ".join(filter(None, lines(text)))
