"""The tables that ruling lines make: which rules belong together, and the boxes between them.

Rules are drawn in every way: in pieces, doubled, as thin rectangles, or not at all along an outer
side. So a table here is what touches; its columns and rows are the places where rules stand, close
ones taken as one; and a box is what no rule parts. A box is always a rectangle.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from compgraph.reading.formats.pdf_pages import Page, Rule
from compgraph.reading.formats.pdf_walls import Walls

# All in points. Pieces of one rule: how far apart across and along it; rules that meet; and rules
# that are one side of a cell, such as double ones: nothing that is read fits in between.
_ASIDE = 1.0
_GAP = 3.0
_REACH = 3.0
_ONE_SIDE = 3.5
# More rules or boxes than any table has.
_MOST_RULES = 1500
_MOST_BOXES = 20_000


class TooManyRules(Exception):
    """A page with more rules than a table can have."""


@dataclass(eq=False, slots=True)
class Box:
    """A cell: its sides, the row it begins in (from 0), how many it covers, and tables inside."""

    left: float
    right: float
    top: float
    bottom: float
    row: int
    rows: int
    inside: list[Lattice] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Lattice:
    """A table: where columns and rows begin and end, and the box of each field in between.

    `fields[row][column]` is None where the field lies outside of the table.
    """

    xs: list[float]
    ys: list[float]
    fields: list[list[Box | None]]
    boxes: list[Box]

    def at(self, x: float, y: float) -> Box | None:
        """Return the box in which a point lies, None where it lies in none."""
        row = bisect_right(self.ys, y) - 1
        if not 0 <= row < len(self.fields):
            return None
        fields, column = self.fields[row], bisect_right(self.xs, x) - 1
        return fields[column] if 0 <= column < len(fields) else None

    @property
    def area(self) -> float:
        """How much of the page it covers."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def lattices(page: Page) -> list[Lattice]:
    """Return the outermost tables of a page; a table in a cell of another is inside its box.

    Raises TooManyRules.
    """
    horizontal, vertical = _joined(page.horizontal), _joined(page.vertical)
    if max(len(horizontal), len(vertical)) > _MOST_RULES:
        raise TooManyRules
    found = [
        lattice
        for across, down in _groups(horizontal, vertical)
        if (lattice := _lattice(across, down)) is not None
    ]
    found.sort(key=lambda lattice: (-lattice.area, lattice.ys[0], lattice.xs[0]))
    outermost: list[Lattice] = []
    for lattice in found:
        home = _home(lattice, outermost)
        (outermost if home is None else home.inside).append(lattice)
    return outermost


def _home(lattice: Lattice, among: Iterable[Lattice]) -> Box | None:
    """Return the innermost box that holds a whole table."""
    x, y = (lattice.xs[0] + lattice.xs[-1]) / 2, (lattice.ys[0] + lattice.ys[-1]) / 2
    for other in among:
        box = other.at(x, y)
        if box is not None and (
            box.left - _REACH <= lattice.xs[0]
            and lattice.xs[-1] <= box.right + _REACH
            and box.top - _REACH <= lattice.ys[0]
            and lattice.ys[-1] <= box.bottom + _REACH
        ):
            return _home(lattice, box.inside) or box
    return None


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with the pieces of each put together."""
    whole: list[Rule] = []
    for line in _clusters(sorted(rules, key=lambda rule: rule.at), _ASIDE):
        at = sum(rule.at for rule in line) / len(line)
        line.sort(key=lambda rule: rule.start)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start > end + _GAP:
                whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        whole.append(Rule(at, start, end))
    return whole


def _clusters(rules: Sequence[Rule], apart: float) -> Iterator[list[Rule]]:
    """Give runs of rules, ordered by place, none further than `apart` from the first of its run."""
    run: list[Rule] = []
    for rule in rules:
        if run and rule.at - run[0].at > apart:
            yield run
            run = []
        run.append(rule)
    if run:
        yield run


def _groups(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Give the rules that touch one another, directly or through others."""
    leader = list(range(len(horizontal) + len(vertical)))

    def led(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    places = [rule.at for rule in horizontal]
    for number, down in enumerate(vertical, len(horizontal)):
        first = bisect_left(places, down.start - _REACH)
        for other in range(first, bisect_right(places, down.end + _REACH)):
            across = horizontal[other]
            if across.start - _REACH <= down.at <= across.end + _REACH:
                leader[led(other)] = led(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate((*horizontal, *vertical)):
        group = groups.setdefault(led(number), ([], []))
        group[number >= len(horizontal)].append(rule)
    yield from groups.values()


def _places(rules: Iterable[Rule], ends: Iterable[Rule]) -> list[float]:
    """Return where rules stand, and the first and last end of those that cross them."""
    crossing = list(ends)
    outer = (min(rule.start for rule in crossing), max(rule.end for rule in crossing))
    given = sorted((*(rule.at for rule in rules), *outer))
    places: list[list[float]] = []
    for place in given:
        if not places or place - places[-1][0] > _ONE_SIDE:
            places.append([])
        places[-1].append(place)
    return [sum(close) / len(close) for close in places]


def _lattice(horizontal: list[Rule], vertical: list[Rule]) -> Lattice | None:
    """Return the table that rules make; None for a frame with neither rows nor columns."""
    if not horizontal or not vertical or len(horizontal) + len(vertical) < 3:
        return None
    xs, ys = _places(vertical, horizontal), _places(horizontal, vertical)
    if len(xs) < 2 or len(ys) < 2:
        return None
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_BOXES:
        raise TooManyRules
    walls = Walls(horizontal, vertical, xs, ys)
    lattice = Lattice(xs, ys, [[None] * (len(xs) - 1) for _ in ys[1:]], [])
    seen: set[tuple[int, int]] = set()
    for row in range(walls.rows):
        for column in range(walls.columns):
            if (row, column) not in seen:
                region = _region((row, column), walls)
                seen |= region
                if not walls.leave_out(region):
                    _add_boxes(region, lattice)
    _number_rows(lattice)
    return lattice


def _region(start: tuple[int, int], walls: Walls) -> set[tuple[int, int]]:
    """Return the fields that no rule parts from the given one."""
    region = {start}
    waiting = [start]
    while waiting:
        for neighbour in walls.beyond(*waiting.pop()):
            if neighbour not in region:
                region.add(neighbour)
                waiting.append(neighbour)
    return region


def _add_boxes(region: set[tuple[int, int]], lattice: Lattice) -> None:
    """Cut a region into rectangles, one where it is one already, and add them to the table."""
    left = set(region)
    for row, column in sorted(region):
        if (row, column) not in left:
            continue
        right = column
        while (row, right + 1) in left:
            right += 1
        low = row
        while all((low + 1, x) in left for x in range(column, right + 1)):
            low += 1
        box = Box(
            lattice.xs[column], lattice.xs[right + 1], lattice.ys[row], lattice.ys[low + 1],
            row, low + 1 - row,
        )  # fmt: skip
        lattice.boxes.append(box)
        for y in range(row, low + 1):
            for x in range(column, right + 1):
                left.discard((y, x))
                lattice.fields[y][x] = box


def _number_rows(lattice: Lattice) -> None:
    """Count only the rows in which a box begins; the others are steps of a rule."""
    begun = sorted({box.row for box in lattice.boxes})
    for box in lattice.boxes:
        first, end = bisect_left(begun, box.row), bisect_left(begun, box.row + box.rows)
        box.row, box.rows = first, end - first
    lattice.boxes.sort(key=lambda box: (box.row, box.left))
