"""Which lines of aligned text are of the main table, page by page, and which are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compgraph.reading.formats.aligned_columns import Unclear
from compgraph.reading.formats.aligned_header import Header, Label, header_at
from compgraph.reading.formats.aligned_lines import Line, kind_at
from compgraph.reading.labels import heading
from compgraph.reading.spaces import folded

_ATTITUDE = re.compile(r"A[0-9]{2}(?![0-9])")
_PAGE_NUMBER = re.compile(r"[-–—\s]*[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?[-–—\s]*")


@dataclass
class Page:
    """The lines of the main table on one page.

    `labels` are those of the last header; `header` is None where none is printed on this page, and
    `number` is the line of the header, or the first line.
    """

    labels: Mapping[str, Label]
    header: Header | None
    number: int
    page: int | None
    lines: list[Line] = field(default_factory=list)


Part = Page | list[Line]


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """Return the parts in reading order: pages of the main table, and lines between them.

    Raises Unclear for a header whose columns are parted by nothing but single blanks, and for
    rows of the table below a text that goes over several columns.
    """
    parts = _Parts(lines)
    place = 0
    while place < len(lines):
        header = header_in(lines, place)
        if header is None:
            parts.sort(place)
            place += 1
        else:
            parts.open(header)
            place = header.last + 1
    return parts.found


def header_in(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header that begins at `place`, None where none begins or tabs part its words."""
    header = header_at(lines, place)
    if header and any("\t" in one.text for one in lines[place : header.last + 1]):
        return None
    return header


def ends_table(line: Line) -> bool:
    """Whether the line opens the section behind the main table, or one of its items."""
    return heading(line.text) not in (None, "footer") or bool(_ATTITUDE.match(folded(line.text)))


class _Parts:
    """The parts found so far; `_closed` is the line of a text that ended the table by its width."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.found: list[Part] = []
        self._lines = lines
        self._page: Page | None = None
        self._closed: int | None = None

    def open(self, header: Header) -> None:
        """Begin a page of the table with its header."""
        line = self._lines[header.first]
        if header.glued:
            raise Unclear("columns-glued", line.number)
        self._free_running_head(line)
        self._page = Page(header.labels, header, line.number, line.page)
        self._closed = None
        self.found.append(self._page)

    def sort(self, place: int) -> None:
        """Put a line into the table, if it is open, or among the lines between."""
        line = self._lines[place]
        if heading(line.text) == "footer" or (
            self._page is not None and self._is_page_number(place)
        ):
            self._free(line)
            return
        if ends_table(line):
            self._page = self._closed = None
        elif self._page is not None and _is_wide(line, self._page.labels):
            self._page, self._closed = None, line.number
        if self._page is not None:
            self._add(line)
        elif self._closed is not None and _codes(line) > 1:
            raise Unclear("columns-unclear", self._closed)
        else:
            self._free(line)

    def _add(self, line: Line) -> None:
        page = self._page
        if page is None or page is not self.found[-1] or page.page != line.page:
            labels = page.labels if page else {}
            page = self._page = Page(labels, None, line.number, line.page)
            self.found.append(page)
        page.lines.append(line)

    def _free(self, line: Line) -> None:
        last = self.found[-1] if self.found else None
        if isinstance(last, list):
            last.append(line)
        else:
            self.found.append([line])

    def _free_running_head(self, line: Line) -> None:
        """Take what stands above a repeated header out of the table, unless it has a code."""
        last = self.found[-1] if self.found else None
        if not isinstance(last, Page) or last.header or line.page is None or last.page != line.page:
            return
        if not any(kind_at(chunk, 0) for one in last.lines for chunk in one.chunks):
            self.found.pop()
            for one in last.lines:
                self._free(one)

    def _is_page_number(self, place: int) -> bool:
        """Whether the last line of a page is a number alone, with room above it."""
        line = self._lines[place]
        before = self._lines[place - 1]
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        return (
            _PAGE_NUMBER.fullmatch(folded(line.text)) is not None
            and line.number > before.number + 1
            and (after is None or after.page != line.page)
        )


def _is_wide(line: Line, labels: Mapping[str, Label]) -> bool:
    """Whether the line is one text that begins left and lies below two whole labels or more."""
    if len(line.chunks) > 1 or _codes(line):
        return False
    first, last = line.chunks[0][0], line.chunks[0][-1]
    second = sorted(one.left for one in labels.values())[1]
    end = first.end if first.start >= second else last.end
    return sum(first.start <= one.left and one.right <= end for one in labels.values()) > 1


def _codes(line: Line) -> int:
    """Return how many words of the line begin with a code of the main table."""
    return sum(1 for chunk in line.chunks for index in range(len(chunk)) if kind_at(chunk, index))
