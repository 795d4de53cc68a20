"""Which words of a chunk belong to which column: single blanks may part words or columns.

pdftotext prints one blank between two columns whose texts stand near each other, and then the
second one may stand left of its column. A chunk is cut so that each part begins with no code of
another column, fits into the width that the texts of its column have elsewhere, and no column is
skipped. Where several ways are left, none is chosen.
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
_MOST_WORDS = 60


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


@dataclass(frozen=True, slots=True)
class _Room:
    """The columns that a chunk may be of: from the one where it begins to that before the next."""

    first: int
    last: int


_WIDEST = 1000.0
_START = _Way(0, 1, ())


def fragments(lines: Sequence[Line], columns: Columns, measured: Mapping[str, float], *, blanks_inside: bool) -> list[Fragment]:
    """Return the texts of all columns, line by line.

    `blanks_inside` says that this text prints blanks inside Chinese words, so that such a blank is
    no border by itself. Raises Unclear for a chunk that can be cut in several ways, or in none.
    """
    widths = [measured.get(name, _WIDEST) for name in columns.names]
    found: list[Fragment] = []
    anchors: dict[int, int] = {}
    for row, line in enumerate(lines):
        parts: dict[int, list[str]] = {}
        begins = _begins(line, columns, anchors)
        for chunk, begin, after in zip(line.chunks, begins, [*begins[1:], None], strict=True):
            room = _Room(begin, len(columns.names) - 1 if after is None else max(begin, after - 1))
            for column, words in _cut(chunk, room, columns, widths, line, blanks_inside):
                parts.setdefault(column, []).append(" ".join(word.text for word in words))
                if kind_at(words, 0):
                    anchors[column] = words[0].start
        found += [Fragment(row, line.number, one, " ".join(parts[one])) for one in sorted(parts)]
    return found


def _begins(line: Line, columns: Columns, anchors: Mapping[int, int]) -> list[int]:
    """Return the column in which each chunk begins.

    A digit alone just before the first code of the next column is a level, wherever it stands.
    """
    begins: list[int] = []
    for chunk in line.chunks:
        column = columns.at(chunk[0].start)
        shifted = _shifted(chunk, column, columns, anchors)
        if shifted is None:
            raise Unclear("columns-unclear", line.number)
        begins.append(shifted)
    for index, chunk in enumerate(line.chunks):
        following = [*chunk[1:], *(line.chunks[index + 1] if index + 1 < len(begins) else ())]
        name = columns.names[begins[index]]
        level = begins[index] and columns.names[begins[index] - 1] == "level"
        if level and is_level(chunk[0].text) and following and kind_at(following, 0) == name:
            begins[index] -= 1
    return begins


def _shifted(
    chunk: Chunk, column: int, columns: Columns, anchors: Mapping[int, int]
) -> int | None:
    """Return the column of a chunk that begins in `column`, or a little left of the next one.

    Its code tells, or the last code above it (`anchors`: column → place); None where none does.
    """
    start, kind, name = chunk[0].start, kind_at(chunk, 0), columns.names[column]
    own = columns.edges[column]
    following = columns.edges[column + 1] if column + 1 < len(columns.edges) else None
    if following is None or following - start > SHIFT:
        return column
    at_edge = own is not None and own <= start <= own + HANG
    if kind == columns.names[column + 1] and (name == "level" or not at_edge):
        return column + 1
    if kind or at_edge or own is None:
        return column
    near = [
        one for one in (column, column + 1) if one in anchors and 0 <= start - anchors[one] <= HANG
    ]
    return near[0] if len(near) == 1 else None


def _inside(words: Sequence[Word], index: int) -> bool:
    """Whether the blank before word `index` stands between two Chinese characters."""
    before, after = words[index - 1].text[-1], words[index].text[0]
    return is_wide(before) and before != "：" and is_wide(after)


def _cut(  # noqa: PLR0913
    chunk: Chunk,
    room: _Room,
    columns: Columns,
    widths: Sequence[float],
    line: Line,
    blanks_inside: bool,
) -> Iterator[tuple[int, Sequence[Word]]]:
    if len(chunk) == 1:
        yield room.first, chunk
        return
    if len(chunk) > _MOST_WORDS:
        raise Unclear("columns-unclear", line.number)
    ways = _ways(chunk, room, columns, widths)
    best = min((way.cost for way in ways), default=0)
    cheapest = [way for way in ways if way.cost == best]
    certain = sum(way.count for way in cheapest) == 1
    if not certain or (blanks_inside and len(ways) > 1):
        raise Unclear("columns-unclear", line.number)
    borders = cheapest[0].borders
    ends = [*(first for first, _ in borders[1:]), len(chunk)]
    for (first, column), end in zip(borders, ends, strict=True):
        yield column, chunk[first:end]


def _ways(chunk: Chunk, room: _Room, columns: Columns, widths: Sequence[float]) -> list[_Way]:
    """Return the ways to cut the chunk; those that end in the same column and cost are counted."""
    reached: list[list[tuple[int, _Way]]] = [[] for _ in range(len(chunk) + 1)]
    for first in range(len(chunk)):
        starts = _next(reached[first], chunk, first, columns) if first else [(room.first, _START)]
        for column, way in starts:
            if column > room.last:
                continue
            for end in range(first + 1, len(chunk) + 1):
                cost = _cost(chunk, first, end, column, columns, widths)
                if cost is None:
                    continue
                borders = (*way.borders, (first, column))
                _keep(reached[end], column, _Way(way.cost + cost, way.count, borders))
    return [way for _, way in reached[len(chunk)]]


def _keep(reached: list[tuple[int, _Way]], column: int, way: _Way) -> None:
    for index, (other, known) in enumerate(reached):
        if other == column and known.cost == way.cost:
            both = _Way(known.cost, known.count + way.count, known.borders)
            reached[index] = (other, both)
            return
    reached.append((column, way))


def _next(
    reached: Sequence[tuple[int, _Way]], chunk: Chunk, first: int, columns: Columns
) -> Iterator[tuple[int, _Way]]:
    """Yield the columns that a part may have that begins with word `first`.

    A level may also stand right of its column, where the text before it is long.
    """
    word = chunk[first]
    placed = columns.at(word.start)
    level = columns.names.index("level") if "level" in columns.names else -1
    for column, way in reached:
        if placed > column:
            yield placed, way
        elif column + 1 < len(columns.names) and columns.left(column + 1) - word.start <= SHIFT:
            yield column + 1, way
        if column < level < placed and is_level(word.text):
            yield level, way


def _cost(
    chunk: Chunk, first: int, end: int, column: int, columns: Columns, widths: Sequence[float]
) -> int | None:
    """Return what it costs to take these words as one text of this column, None if it cannot be."""
    words = chunk[first:end]
    text = " ".join(word.text for word in words)
    if columns.names[column] == "level" and not is_level(text):
        return None
    if width(text, NARROW) > widths[column] + SLACK:
        return None
    # A code whose name stands in the next column would be strange, but for a code before a code.
    cost = int(len(words) == 1 and is_bare(text) and end < len(chunk) and not kind_at(chunk, end))
    for index in range(first, end):
        kind = kind_at(chunk, index)
        other = kind is not None and kind in columns.names and columns.names[column] != kind
        if other and not (index == 0 and index == first):
            return None
        if index > first:
            placed = columns.at(chunk[index].start)
            pushed = placed == column + 1 and columns.names[placed] == "level"
            digit = is_level(chunk[index].text)
            if placed > column and (digit or not (pushed or is_level(chunk[first].text))):
                return None
            cost += _inside(chunk, index)
            cost += kind is not None
    following = columns.names[column + 1 : column + 2] == ("level",)
    return cost + int(following and len(words) > 1 and is_level(words[-1].text))
