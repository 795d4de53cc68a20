"""Which words of a chunk belong to which column: single blanks may part words or columns.

Both programs print one blank between two columns whose texts stand near each other, and then the
second one may stand left of its column (pdftotext) or right of it (pdfplumber). A chunk is cut so
that each part begins with no code of another column, fits into the width that the texts of its
column have elsewhere, and goes not into a column that the next chunk is in. Where several ways are
left, none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compgraph.reading.formats.aligned_columns import HANG, NARROW, SHIFT, SLACK, Columns, Unclear
from compgraph.reading.formats.aligned_lines import (
    Chunk,
    Line,
    Word,
    is_bare,
    is_level,
    is_wide,
    kind_at,
    width,
)

_LIKE = ({"knowledge", "skill"}, {"duty", "task"})
"""Columns in which codes of the other one are printed, too."""
_MOST_WORDS = 40
_WIDEST = 1000.0


@dataclass(frozen=True, slots=True)
class Fragment:
    """The text of one line in one column; `row` is the place of the line in the region."""

    row: int
    number: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to cut a chunk up to some word: what it costs, how many equal ones, its borders."""

    cost: int
    count: int
    borders: tuple[tuple[int, int], ...]


_START = _Way(0, 1, ())


@dataclass(frozen=True, slots=True)
class _Room:
    """The columns that a chunk may be of: from the one where it begins to that before the next."""

    first: int
    last: int


def fragments(
    lines: Sequence[Line], columns: Columns, measured: Mapping[str, float], *, blanks_inside: bool
) -> list[Fragment]:
    """Return the texts of all columns, line by line.

    `blanks_inside` says that this text prints blanks inside Chinese words, so that such a blank is
    no border by itself. Raises Unclear for a chunk that can be cut in several ways, or in none.
    """
    cutting = _Cutting(columns, measured, blanks_inside)
    found: list[Fragment] = []
    for row, line in enumerate(lines):
        parts: dict[int, list[str]] = {}
        begins = cutting.begins(line)
        last = len(columns.names) - 1
        for chunk, begin, after in zip(line.chunks, begins, [*begins[1:], last + 1], strict=True):
            room = _Room(begin, max(begin, after - 1))
            for column, words in cutting.cut(chunk, room, line.number):
                parts.setdefault(column, []).append(" ".join(word.text for word in words))
        found += [Fragment(row, line.number, one, " ".join(parts[one])) for one in sorted(parts)]
    return found


class _Cutting:
    """The columns of a page, how wide their texts are, and where their last codes begin."""

    def __init__(
        self, columns: Columns, measured: Mapping[str, float], blanks_inside: bool
    ) -> None:
        self._columns = columns
        self._names = columns.names
        self._widths = [measured.get(name, _WIDEST) + SLACK for name in columns.names]
        self._level = columns.names.index("level") if "level" in columns.names else None
        self._blanks_inside = blanks_inside
        self._anchors: dict[int, int] = {}

    def begins(self, line: Line) -> list[int]:
        """Return the column in which each chunk begins.

        A digit alone just before the first code of the next column is a level, wherever it stands.
        """
        found: list[int] = []
        for index, chunk in enumerate(line.chunks):
            column = self._column(chunk)
            if column is None or self._is_astray(kind_at(chunk, 0), column):
                raise Unclear("columns-unclear", line.number)
            after = line.chunks[index + 1] if index + 1 < len(line.chunks) else ()
            following = [*chunk[1:], *after]
            if column - 1 == self._level and is_level(chunk[0].text) and following:
                column -= kind_at(following, 0) == self._names[column]
            found.append(column)
        return found

    def _is_astray(self, kind: str | None, column: int) -> bool:
        """Whether a code stands in a column where none of its kind is ever printed."""
        return self._is_other(kind, column) and {kind, self._names[column]} not in _LIKE

    def _column(self, chunk: Chunk) -> int | None:
        """Return the column of a chunk; between two columns its code tells, or the last code above.

        None where neither does.
        """
        start, kind = chunk[0].start, kind_at(chunk, 0)
        column = self._columns.at(start)
        own = self._columns.edges[column]
        following = (*self._columns.edges, None)[column + 1]
        if following is None or following - start > SHIFT:
            return column
        at_edge = own is not None and own <= start <= own + HANG
        if kind == self._names[column + 1] and (column == self._level or not at_edge):
            return column + 1
        if kind or at_edge or own is None:
            return column
        near = [
            one
            for one in (column, column + 1)
            if 0 <= start - self._anchors.get(one, start + 1) <= HANG
        ]
        return near[0] if len(near) == 1 else None

    def cut(self, chunk: Chunk, room: _Room, number: int) -> Iterator[tuple[int, Sequence[Word]]]:
        """Yield the parts of a chunk with their columns. Raises Unclear for the line `number`."""
        for column, words in self._parts(chunk, room, number):
            if kind_at(words, 0):
                self._anchors[column] = words[0].start
            yield column, words

    def _parts(
        self, chunk: Chunk, room: _Room, number: int
    ) -> Iterator[tuple[int, Sequence[Word]]]:
        if len(chunk) == 1:
            yield room.first, chunk
            return
        ways = self._ways(chunk, room) if len(chunk) <= _MOST_WORDS else []
        best = min((way.cost for way in ways), default=0)
        cheapest = [way for way in ways if way.cost == best]
        certain = sum(way.count for way in cheapest) == 1
        if not certain or (self._blanks_inside and len(ways) > 1):
            raise Unclear("columns-unclear", number)
        borders = cheapest[0].borders
        ends = [*(first for first, _ in borders[1:]), len(chunk)]
        for (first, column), end in zip(borders, ends, strict=True):
            yield column, chunk[first:end]

    def _ways(self, chunk: Chunk, room: _Room) -> list[_Way]:
        """Return the ways to cut the chunk; those that end in the same column and cost are counted."""
        reached: list[list[tuple[int, _Way]]] = [[] for _ in range(len(chunk) + 1)]
        for first in range(len(chunk)):
            starts = self._next(reached[first], chunk[first]) if first else [(room.first, _START)]
            for column, way in starts:
                if column > room.last:
                    continue
                for end, cost in self._costs(chunk, first, column):
                    borders = (*way.borders, (first, column))
                    _keep(reached[end], column, _Way(way.cost + cost, way.count, borders))
        return [way for _, way in reached[len(chunk)]]

    def _next(self, reached: Sequence[tuple[int, _Way]], word: Word) -> Iterator[tuple[int, _Way]]:
        """Yield the columns that a part may have that begins with this word.

        A level may also stand right of its column, where the text before it is long.
        """
        placed = self._columns.at(word.start)
        for column, way in reached:
            if placed > column:
                yield placed, way
            elif column + 1 < len(self._names) and self._is_near(column + 1, word):
                yield column + 1, way
            if self._level is not None and column < self._level < placed and is_level(word.text):
                yield self._level, way

    def _is_near(self, column: int, word: Word) -> bool:
        """Whether a word behind a single blank may be the first one of this column."""
        return self._columns.left(column) - word.start <= SHIFT

    def _costs(self, chunk: Chunk, first: int, column: int) -> Iterator[tuple[int, int]]:
        """Yield (end, cost) for each text of this column that begins with word `first`.

        A text that cannot be of the column makes all longer ones impossible, too.
        """
        level_first = is_level(chunk[first].text)
        wide, spent = 0.0, 0
        for index in range(first, len(chunk)):
            word, kind = chunk[index], kind_at(chunk, index)
            wide += width(f" {word.text}" if index > first else word.text, NARROW)
            if wide > self._widths[column] or (index and self._is_other(kind, column)):
                return
            if column == self._level and not (level_first and index == first):
                return
            if index > first and self._is_beyond(word, column, level_first):
                return
            if index > first:
                spent += _inside(chunk, index) + (kind is not None)
            yield index + 1, spent + self._oddity(chunk, first, index + 1, column)

    def _is_other(self, kind: str | None, column: int) -> bool:
        """Whether a code is of another column of this table."""
        return kind in self._names and kind != self._names[column]

    def _oddity(self, chunk: Chunk, first: int, end: int, column: int) -> int:
        """Return 1 for a code without its name, and for a digit at the end that may be a level."""
        last = chunk[end - 1].text
        if end - first == 1:
            return int(is_bare(last) and end < len(chunk) and not kind_at(chunk, end))
        return int(column + 1 == self._level and is_level(last))

    def _is_beyond(self, word: Word, column: int, pushed: bool) -> bool:
        """Whether a word stands in a column right of this one.

        `pushed` tells that the text begins with a level; such a text, and one before a column of
        levels, may be pushed to the right by what stands before it.
        """
        placed = self._columns.at(word.start)
        if placed <= column:
            return False
        before_level = placed == column + 1 == self._level
        return is_level(word.text) or not (before_level or pushed)


def _inside(words: Sequence[Word], index: int) -> bool:
    """Whether the blank before word `index` stands between two Chinese characters."""
    before, after = words[index - 1].text[-1], words[index].text[0]
    return is_wide(before) and before != "：" and is_wide(after)


def _keep(reached: list[tuple[int, _Way]], column: int, way: _Way) -> None:
    """Add a way; one that ends in the same column at the same cost is counted with it."""
    for index, (other, known) in enumerate(reached):
        if other == column and known.cost == way.cost:
            both = _Way(known.cost, known.count + way.count, known.borders)
            reached[index] = (other, both)
            return
    reached.append((column, way))
