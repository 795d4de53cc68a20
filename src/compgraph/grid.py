"""What a document looks like, whatever its format: paragraphs and tables in reading order.

A reader of a format gives these pieces; the engine of `compgraph.reading` understands them, and
`compgraph.exports.print` lays a standard out as such pieces. Nothing here knows what a standard is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of a table.

    `text` is what is printed, `\n` where a printed line or a paragraph ends; a blank at the end of
    a line is kept where the format has one. [left, right) is where the cell lies across the table,
    in any unit that all cells of the table share: points in a PDF, column numbers in HTML. `rows`
    is how many rows it covers, its own included.
    """

    text: str
    left: float
    right: float
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the cells that begin in it, from left to right; `page` counts from 1.

    A cell that began in a row above and reaches down into this one is not repeated here.
    `number` counts the rows of a table as printed, from 1; `line` is the line of a text file.
    """

    cells: tuple[Cell, ...]
    page: int | None = None
    number: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `number` counts the tables of the document from 1.

    In a paged document a table that goes on over the page end is one Table for each page.
    """

    rows: tuple[Row, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Text outside of tables; `\n` where a printed line ends."""

    text: str
    page: int | None = None
    line: int | None = None


Piece = Table | Paragraph
