r"""What is read, as one text with lines and cells; every place in it is a span.

A text file is its own transcript: lines end at \r\n, \r or \n and nowhere else, cells are separated
by tabs. For every other format `compgraph.reading.transcript` writes the text and says which cells
it consists of and where each piece was printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from compgraph.model import Span
from compgraph.reading.spaces import INVISIBLE, folded, key, latin_words, stored

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOTHING = re.compile(rf"(?:\s|{INVISIBLE.pattern})*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed; all count from 1, None where the format has no such thing."""

    line: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line or table row: its number from 1, its place, its cells without blanks around them.

    `edges` says where each cell lies across the table, (left, right) in the table's own unit; without
    them cell n lies at [n, n+1). Cells in `reached` began in a row above and reach down into this one.
    `free` tells that a row may have any number of cells: its format says where each of them lies.
    """

    number: int
    span: Span
    cells: tuple[Span, ...]
    edges: tuple[tuple[float, float], ...] = ()
    reached: frozenset[int] = frozenset()
    free: bool = False

    @property
    def filled(self) -> tuple[Span, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell.start < cell.end)

    def edge(self, index: int) -> tuple[float, float]:
        """Return where the cell with this index lies across the table."""
        return self.edges[index] if self.edges else (index, index + 1)


def filled(cell: Span) -> bool:
    """Whether the cell holds anything."""
    return cell.start < cell.end


class Document:
    """The text of a source with its lines, and with the place where each part is printed."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line] | None = None,
        places: Sequence[tuple[int, Place]] | None = None,
    ) -> None:
        """Take the text; `places` are (start, place), sorted, for what stands from there on."""
        self.text = text
        self.lines = tuple(self._split() if lines is None else lines)
        self.places = tuple(
            ((line.span.start, Place(line=line.number)) for line in self.lines)
            if places is None
            else places
        )
        self._starts = [start for start, _ in self.places]

    @cached_property
    def folded(self) -> str:
        """The text with full-width characters folded; the same places as in `text`."""
        return folded(self.text)

    @cached_property
    def latin(self) -> frozenset[str]:
        """The Latin words of the document, and the pairs of them with a blank between."""
        return latin_words(self.text)

    def printed(self, span: Span) -> str:
        """Return what stands at `span`, untouched."""
        return self.text[span.start : span.end]

    def stored(self, span: Span) -> str:
        """Return what stands at `span`, as the record keeps it."""
        return stored(self.printed(span), self.latin)

    def key(self, span: Span) -> str:
        """Return what stands at `span`, for recognising words."""
        return key(self.printed(span))

    def place_of(self, offset: int) -> Place:
        """Return where this character is printed."""
        found = bisect_right(self._starts, offset) - 1
        return self.places[found][1] if found >= 0 else Place()

    @property
    def end(self) -> Place:
        """Where the last of the document is printed."""
        return self.places[-1][1] if self.places else Place()

    def trimmed(self, start: int, end: int) -> Span:
        """Return [start, end) without the blanks and invisible characters at both ends."""
        match = _NOTHING.match(self.text, start, end)
        start = match.end() if match else start
        while end > start and (
            self.text[end - 1].isspace() or INVISIBLE.fullmatch(self.text[end - 1])
        ):
            end -= 1
        return Span(start, end)

    def _split(self) -> Iterator[Line]:
        start = 0
        number = 1
        for match in _LINE_END.finditer(self.text):
            yield self._line(number, start, match.start())
            start, number = match.end(), number + 1
        yield self._line(number, start, len(self.text))

    def _line(self, number: int, start: int, end: int) -> Line:
        cells = []
        left = start
        for part in self.text[start:end].split("\t"):
            cells.append(self.trimmed(left, left + len(part)))
            left += len(part) + 1
        return Line(number, Span(start, end), tuple(cells))
