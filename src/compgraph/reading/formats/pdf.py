"""PDF: what is printed on its pages becomes paragraphs, and tables where rules are drawn.

A table is known by its ruling lines alone: what is only aligned stays text, with its gaps, and no
column is guessed. Each character that a page draws is in exactly one piece, and each that the file
gives no Unicode for is in it as U+FFFD.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from compgraph.grid import Cell, Paragraph, Piece, Row, Table
from compgraph.reading.formats.allowance import Allowance
from compgraph.reading.formats.pdf_lattice import Box, Lattice, TooManyRules, lattices
from compgraph.reading.formats.pdf_lines import Line, lines
from compgraph.reading.formats.pdf_pages import Glyph, Page, pages
from compgraph.reading.formats.pdf_streams import look_through
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_SECONDS = 15.0
# A document draws its blanks when at least this share of its glyphs are blanks.
_BLANKS = 0.002
# Images over this share of a page without text are the page: it was scanned.
_SCANNED = 0.4
# Sides of cells this close to one seen before stand for the same place, in points.
_SAME_PLACE = 2.0
# A line further below the last than this many font sizes begins a new paragraph.
_APART = 1.9


def pieces(upload: Upload) -> list[Piece]:
    """Return what a PDF prints, in reading order; `left` and `right` of its cells are points.

    Raises SourceRefused: pdf-damaged, pdf-encrypted, pdf-too-many-pages, pdf-too-complex,
    pdf-without-text, and those of Allowance.
    """
    deadline = time.monotonic() + _SECONDS
    look_through(upload, deadline)
    drawn: list[Page] = []
    for page in pages(upload, deadline):
        _refuse_when_late(upload, page, deadline)
        drawn.append(page)
    _refuse_without_text(upload, drawn)
    blanks = sum(glyph.blank for page in drawn for glyph in page.glyphs)
    layout = _Layout(blanks >= max(3, _BLANKS * sum(len(page.glyphs) for page in drawn)))
    allowance = Allowance(upload.path)
    found: list[Piece] = []
    for page in drawn:
        _refuse_when_late(upload, page, deadline)
        try:
            for piece in layout.pieces(page):
                _count(piece, allowance)
                found.append(piece)
        except TooManyRules as error:
            raise refused("pdf-too-complex", upload.path, page=page.number) from error
    return found


def _count(piece: Piece, allowance: Allowance) -> None:
    if isinstance(piece, Paragraph):
        allowance.paragraph(piece.text)
        return
    for row in piece.rows:
        allowance.row(sum(cell.rows - 1 for cell in row.cells))
        for cell in row.cells:
            allowance.cell(cell.text)


def _refuse_when_late(upload: Upload, page: Page, deadline: float) -> None:
    if time.monotonic() > deadline:
        raise refused("pdf-too-complex", upload.path, page=page.number)


def _refuse_without_text(upload: Upload, drawn: list[Page]) -> None:
    empty = [page for page in drawn if all(glyph.blank for glyph in page.glyphs)]
    missing = empty if len(empty) == len(drawn) else [p for p in empty if p.covered >= _SCANNED]
    if missing:
        numbers = [page.number for page in missing]
        spoken = ", ".join(map(str, numbers))
        raise refused("pdf-without-text", upload.path, page=numbers[0], pages=spoken)


class _Layout:
    """Lays out page after page; it remembers where columns stood and how many tables there were."""

    def __init__(self, blanks_drawn: bool) -> None:
        self.blanks_drawn = blanks_drawn
        self.places: list[float] = []
        self.tables = 0

    def pieces(self, page: Page) -> Iterator[Piece]:
        """Give the pieces of a page in reading order."""
        found = lattices(page)
        inside, outside = _assigned(page.glyphs, found)
        shown = [lattice for lattice in found if any(id(box) in inside for box in _all(lattice))]
        items: list[tuple[float, float, Line | Lattice]] = [
            *self._placed_lines(outside),
            *((lattice.ys[0], lattice.xs[0], lattice) for lattice in shown),
        ]
        block: list[Line] = []
        for _, _, item in sorted(items, key=lambda item: item[:2]):
            if block and (isinstance(item, Lattice) or _apart(block, item)):
                yield _paragraph(block, page)
                block = []
            if isinstance(item, Lattice):
                yield self._table(item, page, inside)
            else:
                block.append(item)
        if block:
            yield _paragraph(block, page)

    def _placed_lines(self, glyphs: list[Glyph]) -> Iterator[tuple[float, float, Line]]:
        """Give lines and where each comes on the page; turned ones stay together in their order."""
        begun: dict[int, float] = {}
        for number, line in enumerate(lines(glyphs, blanks_drawn=self.blanks_drawn, aligned=True)):
            if line.angle == 0:
                yield line.top, line.left, line
            else:
                yield begun.setdefault(line.angle, line.top), float(number), line

    def _table(self, lattice: Lattice, page: Page, inside: dict[int, list[Glyph]]) -> Table:
        self.tables += 1
        rows: list[list[Cell]] = [[] for _ in range(max(box.row for box in lattice.boxes) + 1)]
        for box in lattice.boxes:
            sides = (self._place(box.left), self._place(box.right))
            rows[box.row].append(Cell(self._text(box, inside), *sides, box.rows))
        return Table(
            tuple(Row(tuple(row), page.number, number) for number, row in enumerate(rows, 1)),
            self.tables,
        )

    def _text(self, box: Box, inside: dict[int, list[Glyph]]) -> str:
        """Return the text of a cell: its lines, and those of tables in it row by row."""
        own = lines(inside.get(id(box), ()), blanks_drawn=self.blanks_drawn)
        if not box.inside:
            return "\n".join(line.text for line in own).strip()
        parts = [(line.top, line.text) for line in own]
        for inner in box.inside:
            parts += [(cell.top, self._text(cell, inside)) for cell in inner.boxes]
        parts.sort(key=lambda part: part[0])
        return "\n".join(text for _, text in parts if text).strip()

    def _place(self, x: float) -> float:
        """Return where a side stands: where one stood before, if that is almost the same place."""
        for place in self.places:
            if abs(place - x) <= _SAME_PLACE:
                return place
        self.places.append(round(x, 1))
        return self.places[-1]


def _all(lattice: Lattice) -> Iterator[Box]:
    for box in lattice.boxes:
        yield box
        for inner in box.inside:
            yield from _all(inner)


def _assigned(
    glyphs: Sequence[Glyph], found: list[Lattice]
) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """Return the glyphs in each box, by its id, and those in none."""
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    waiting = [glyph for glyph in glyphs if glyph.angle == 0 and glyph.blank]
    # The lines on which blanks are: where their glyphs end, and the boxes of these.
    homes: dict[int, list[tuple[float, Box | None]]] = {
        base: [] for glyph in waiting for base in _bases(glyph)
    }
    for glyph in glyphs:
        if glyph.angle == 0 and glyph.blank:
            continue
        box = _box(glyph, found)
        (outside if box is None else inside.setdefault(id(box), [])).append(glyph)
        if waiting and (line := homes.get(round(glyph.y))) is not None:
            line.append((glyph.right, box))
    for line in homes.values():
        line.sort(key=lambda home: home[0])
    for glyph in waiting:
        box = _box_of_blank(glyph, homes, found)
        (outside if box is None else inside.setdefault(id(box), [])).append(glyph)
    return inside, outside


def _box(glyph: Glyph, found: Sequence[Lattice]) -> Box | None:
    """Return the innermost box that a glyph stands in; text at a slant runs over the boxes."""
    if glyph.angle == 0:
        # The box of a glyph is that of its font, which may reach far; its middle is above its base.
        return _box_at((glyph.left + glyph.right) / 2, glyph.y - 0.35 * glyph.size, found)
    if glyph.angle % 90:
        return None
    return _box_at((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2, found)


def _box_at(x: float, y: float, found: Sequence[Lattice]) -> Box | None:
    for lattice in found:
        box = lattice.at(x, y)
        if box is not None:
            return (box.inside and _box_at(x, y, box.inside)) or box
    return None


def _bases(glyph: Glyph) -> tuple[int, int, int]:
    """Return where the baseline of its line may be, the likeliest first."""
    base = round(glyph.y)
    return base, base - 1, base + 1


def _box_of_blank(
    glyph: Glyph, homes: dict[int, list[tuple[float, Box | None]]], found: Sequence[Lattice]
) -> Box | None:
    """Return the box of a blank: that of the glyph it follows, since it may hang over the side."""
    for base in _bases(glyph):
        line = homes[base]
        before = bisect_right(line, glyph.x + 1.0, key=lambda home: home[0]) - 1
        if before >= 0 and glyph.x - line[before][0] < max(glyph.size, 6.0):
            return line[before][1]
    return _box(glyph, found)


def _apart(block: list[Line], line: Line) -> bool:
    """Tell whether a line begins a new paragraph below a block of lines."""
    last = block[-1]
    if line.angle != last.angle or abs(line.size - last.size) > 0.2 * last.size:
        return True
    step = line.top - last.top
    usual = block[-1].top - block[-2].top if len(block) > 1 else _APART * last.size
    return step > min(1.3 * usual, _APART * last.size)


def _paragraph(block: list[Line], page: Page) -> Paragraph:
    return Paragraph("\n".join(line.text for line in block).strip(), page.number)
