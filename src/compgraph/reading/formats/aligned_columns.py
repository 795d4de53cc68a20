"""Where the columns of the main table begin on one page of aligned text.

The text of a cell is taken as aligned to the left, as iCAP prints it; a column begins where its
codes begin. Headers are centred, so a header only tells where a column without codes may begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compgraph.reading.formats.aligned_header import Label
from compgraph.reading.formats.aligned_lines import (
    Chunk,
    Line,
    is_bare,
    is_level,
    kind_at,
    width,
)

HANG = 3
"""Characters by which a line of a text may begin right of its first one."""

SHIFT = 12
"""Characters by which a word behind a single blank may stand left of its column (measured: 10)."""

NARROW = 0.42
"""Em that a Latin letter or digit is wide at the least, over a text."""

SLACK = 1.2
"""Em by which a text may be wider than all others of its column: our widths are estimates."""

_FAR = 1 << 30


class Unclear(Exception):
    """Columns or rows that cannot be told apart; `line` is a line of the file."""

    def __init__(self, rule: str, line: int) -> None:
        """Remember the rule that refuses, and where."""
        super().__init__(rule, line)
        self.rule = rule
        self.line = line


@dataclass(frozen=True)
class Columns:
    """The columns of a page from left to right, and where they begin (None: not known)."""

    names: tuple[str, ...]
    edges: tuple[int | None, ...]
    _known: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the known edges with their columns, for looking up."""
        known = tuple((edge, index) for index, edge in enumerate(self.edges) if edge is not None)
        object.__setattr__(self, "_known", known)

    def at(self, place: int) -> int:
        """Return the index of the column that holds this place."""
        found = bisect_right(self._known, (place, len(self.names)))
        return self._known[max(found - 1, 0)][1]

    def left(self, index: int) -> float:
        """Return where a column begins; columns not known share the room between their neighbours."""
        edge = self.edges[index]
        if edge is not None:
            return edge
        before = max((pair for pair in self._known if pair[1] < index), default=(0, -1))
        after = min(
            (pair for pair in self._known if pair[1] > index),
            default=(before[0] + len(self.names), len(self.names)),
        )
        share = (index - before[1]) / (after[1] - before[1])
        return before[0] + (after[0] - before[0]) * share

    def right(self, index: int) -> float:
        """Return where a column ends: where the next one begins."""
        return self.left(index + 1) if index + 1 < len(self.names) else self.left(index) + 100


def widths_of(pages: Iterable[Sequence[Line]]) -> dict[str, float]:
    """Return how many em wide the texts of each kind of column are, as far as codes name them.

    Lines that begin with a code are measured, and lines of one word below them.
    """
    widest: dict[str, float] = {}
    for lines in pages:
        firsts, _ = _starts(lines)
        kinds = {_usual(counts): kind for kind, counts in firsts.items()}
        for line in lines:
            for chunk in line.chunks:
                for kind, text in _sure(chunk, kinds):
                    widest[kind] = max(widest.get(kind, 0.0), width(text))
    return widest


def _sure(chunk: Chunk, kinds: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a chunk that are whole beyond doubt, with their kinds."""
    if len(chunk) == 1 and chunk[0].start in kinds:
        yield kinds[chunk[0].start], chunk[0].text
    codes = [index for index in range(len(chunk)) if kind_at(chunk, index)]
    for index, end in zip(codes, [*codes[1:], len(chunk)], strict=False):
        words = chunk[index:end]
        if len(words) <= 1 + is_bare(words[0].text):
            yield kind_at(chunk, index) or "", " ".join(word.text for word in words)


def columns_of(
    lines: Sequence[Line],
    names: Sequence[str],
    labels: Mapping[str, Label] | None,
    widths: Mapping[str, float],
) -> Columns:
    """Return the columns `names` of the page that holds `lines`.

    `labels` are the labels of the header on this page, None on a page without one. Raises Unclear
    where the codes stand in another order than the header says, or a text may be of two columns.
    """
    firsts, others = _starts(lines)
    edges: list[int | None] = [
        _usual(firsts.get(name) or Counter(others[name]))
        if name in firsts or name in others
        else None
        for name in names
    ]
    _level(lines, names, edges, labels)
    if labels:
        _below_labels(lines, names, edges, labels, widths)
    else:
        _between(lines, edges)
    _widen(lines, edges)
    known = [edge for edge in edges if edge is not None]
    if not known or known != sorted(set(known)):
        raise Unclear("columns-unclear", lines[0].number)
    return Columns(tuple(names), tuple(edges))


def _starts(lines: Sequence[Line]) -> tuple[dict[str, Counter[int]], dict[str, list[int]]]:
    """Return, for each kind of code, where codes begin a chunk, and where they stand inside."""
    firsts: dict[str, Counter[int]] = {}
    others: dict[str, list[int]] = {}
    for line in lines:
        for chunk in line.chunks:
            for index, word in enumerate(chunk):
                kind = kind_at(chunk, index)
                if kind and index == 0:
                    firsts.setdefault(kind, Counter())[word.start] += 1
                elif kind:
                    others.setdefault(kind, []).append(word.start)
    return firsts, others


def _usual(counts: Counter[int]) -> int:
    """Return the most frequent place, the leftmost of several."""
    most = max(counts.values())
    return min(place for place, count in counts.items() if count == most)


def _around(edges: Sequence[int | None], index: int) -> tuple[int, int]:
    """Return the nearest known edges left and right of a column."""
    before = [edge for edge in edges[:index] if edge is not None]
    after = [edge for edge in edges[index + 1 :] if edge is not None]
    return (before[-1] if before else -1), (after[0] if after else _FAR)


def _level(
    lines: Sequence[Line],
    names: Sequence[str],
    edges: list[int | None],
    labels: Mapping[str, Label] | None,
) -> None:
    """Find the column of the levels: where single digits stand alone, or its header."""
    if "level" not in names:
        return
    index = names.index("level")
    left, right = _around(edges, index)
    places = [
        chunk[0].start
        for line in lines
        for chunk in line.chunks
        if len(chunk) == 1 and is_level(chunk[0].text) and left < chunk[0].start < right
    ]
    if labels and left < labels["level"].left < right:
        places.append(labels["level"].left)
    edges[index] = min(places, default=None)


def _below_labels(
    lines: Sequence[Line],
    names: Sequence[str],
    edges: list[int | None],
    labels: Mapping[str, Label],
    widths: Mapping[str, float],
) -> None:
    """Find the columns that hold no code on a page with a header, by where their texts begin."""
    found: dict[int, Counter[int]] = {}
    for place, texts in _first_words(lines).items():
        for index, name in enumerate(names):
            left, right = _around(edges, index)
            last = labels[name].lead if index + 1 < len(names) else _FAR
            inside = edges[index] is None and left < place < right
            if inside and _first(edges, index, names, labels) <= place <= last:
                fits = max(map(width, texts)) <= widths.get(name, _FAR) + SLACK
                found.setdefault(place, Counter())[index] = len(texts) if fits else 0
    for index in {index for counts in found.values() for index in counts}:
        places: Counter[int] = Counter()
        for place, counts in found.items():
            fitting = [other for other, count in counts.items() if count]
            if len(fitting) != 1:
                raise Unclear("columns-unclear", lines[0].number)
            if fitting == [index]:
                places[place] = counts[index]
        edges[index] = _only(places, lines[0].number)


def _first_words(lines: Sequence[Line]) -> dict[int, list[str]]:
    """Return place → the words that begin a chunk there."""
    words: dict[int, list[str]] = {}
    for line in lines:
        for chunk in line.chunks:
            words.setdefault(chunk[0].start, []).append(chunk[0].text)
    return words


def _first(
    edges: Sequence[int | None],
    index: int,
    names: Sequence[str],
    labels: Mapping[str, Label],
) -> int:
    """Return where the texts of a column without codes may begin: not in the one before it.

    That has its label in its middle, and lines that begin a little right of its edge.
    """
    if not index:
        return 0
    edge, before = edges[index - 1], labels[names[index - 1]]
    return before.right if edge is None else max(before.lead, edge + HANG + 1)


def _between(lines: Sequence[Line], edges: list[int | None]) -> None:
    """Find the columns that hold no code on a page without a header.

    That can be told where both neighbours are known, or for the first column.
    """
    for index, edge in enumerate(edges):
        if edge is not None:
            continue
        left, right = _around(edges, index)
        taken = max(
            (chunk[0].end for line in lines for chunk in line.chunks if chunk[0].start == left),
            default=left,
        )
        places = Counter(
            chunk[0].start
            for line in lines
            for chunk in line.chunks
            if taken < chunk[0].start < right
        )
        neighbours = [*edges[max(index - 1, 0) : index], *edges[index + 1 : index + 2]]
        if places and (None in neighbours or not neighbours):
            raise Unclear("columns-unclear", lines[0].number)
        edges[index] = _only(places, lines[0].number)


def _only(places: Counter[int], line: int) -> int | None:
    """Return the place where most texts begin; raise Unclear where others begin left of it."""
    if not places:
        return None
    if _usual(places) != min(places):
        raise Unclear("columns-unclear", line)
    return min(places)


def _widen(lines: Sequence[Line], edges: list[int | None]) -> None:
    """Move an edge left where a centred line begins left of the codes of its column."""
    starts = [(chunk[0], line.number) for line in lines for chunk in line.chunks]
    for index, edge in enumerate(edges):
        left, _ = _around(edges, index)
        if edge is None or left < 0:
            continue
        left = max(left + HANG, edge - SHIFT)
        over = [
            (word.start, number) for word, number in starts if left < word.start < edge < word.end
        ]
        if not over:
            continue
        place, number = min(over)
        if any(word.start < place < word.end for word, _ in starts):
            raise Unclear("columns-unclear", number)
        edges[index] = place
