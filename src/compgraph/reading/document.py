r"""A decoded text as lines and cells; every place is a span of the text.

Lines end at \r\n, \r or \n and nowhere else; cells are separated by tabs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from compgraph.model import Span
from compgraph.reading.spaces import INVISIBLE, folded, key, stored

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOTHING = re.compile(rf"(?:\s|{INVISIBLE.pattern})*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its place, and its cells without the blanks around them."""

    number: int
    span: Span
    cells: tuple[Span, ...]

    @property
    def filled(self) -> tuple[Span, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell.start < cell.end)


class Document:
    """The text of a source with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = tuple(self._split())
        self._starts = [line.span.start for line in self.lines]

    @cached_property
    def folded(self) -> str:
        """The text with full-width characters folded; the same places as in `text`."""
        return folded(self.text)

    def printed(self, span: Span) -> str:
        """Return what stands at `span`, untouched."""
        return self.text[span.start : span.end]

    def stored(self, span: Span) -> str:
        """Return what stands at `span`, as the record keeps it."""
        return stored(self.printed(span))

    def key(self, span: Span) -> str:
        """Return what stands at `span`, for recognising words."""
        return key(self.printed(span))

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds this place."""
        return bisect_right(self._starts, offset)

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
