"""Pieces that say more than a document shows: which words are headings, which cells are labels.

A reader of a format gives plain pieces; every writer here takes both.
"""

from __future__ import annotations

from dataclasses import dataclass

from compgraph.grid import Cell, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Heading(Paragraph):
    """A heading; `level` 1 is the title of the document."""

    level: int = 2


@dataclass(frozen=True, slots=True)
class Label(Cell):
    """A cell that names what stands beside or below it."""


@dataclass(frozen=True, slots=True)
class Ruled(Table):
    """A table with its looks.

    `widths` are the relative widths of its columns (none: all alike), `header` how many of its
    first rows are printed again on every page, `centred` the columns whose text is centred.
    """

    widths: tuple[float, ...] = ()
    header: int = 0
    centred: tuple[int, ...] = ()
