"""Where the cards of a drawn standard stand: computed once, no physics, the same every time.

Three columns: the outline of the standard in the middle (duties, their tasks, below a task its
outputs and indicators), knowledge and attitudes on the left, skills on the right. No line has to
cross a column, and the middle keeps the document's order. Knowledge and skills are ordered by the
barycentre of the tasks that need them (Sugiyama, Tagawa & Toda 1981, doi:10.1109/TSMC.1981.4308636:
few crossings) and stand as near to it as their neighbours allow.

Units are pixels at scale 1; y grows downwards; a point is the centre of its card.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FONT = 15.0
LINE = 20.0
GAP = 6.0
COLUMN_GAP = 132.0
INDENT = 26.0
_PADDING = 8.0
_MARGIN = 5.5
_NARROW = 0.56

# width of the card, of the badge with its code, and of what stands at the right end (a count or
# a level), by kind
SIZES: dict[str, tuple[float, float, float]] = {
    "standard": (336.0, 0.0, 0.0),
    "duty": (336.0, 38.0, 0.0),
    "task": (310.0, 48.0, 28.0),
    "output": (284.0, 64.0, 0.0),
    "indicator": (284.0, 64.0, 0.0),
    "knowledge": (304.0, 44.0, 26.0),
    "skill": (304.0, 44.0, 26.0),
    "attitude": (304.0, 44.0, 0.0),
}
_OUTLINE_WIDTH = SIZES["duty"][0]
_NO_LINE_START = "，。、；：！？）」』】》〉％,.;:!?)]}%…"
_NO_LINE_END = "（「『【《〈([{"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing as drawn: its size, its name broken into lines, and its depth in the outline."""

    id: str
    kind: str
    lines: tuple[str, ...]
    depth: int = 0

    @property
    def width(self) -> float:
        """Width in pixels: the same for every card of a kind."""
        return SIZES[self.kind][0]

    @property
    def height(self) -> float:
        """Height in pixels: what the lines need."""
        return 2 * _MARGIN + LINE * max(1, len(self.lines))


@dataclass(frozen=True, slots=True)
class Point:
    """The centre of a card."""

    x: float
    y: float


def card(item: str, kind: str, name: str, depth: int = 0) -> Card:
    """Return the card of a thing, its name wrapped to the width of its kind."""
    width, badge, end = SIZES[kind]
    room = (width - 3 * _PADDING - badge - end) / FONT
    return Card(item, kind, wrap(name, room), depth)


def wrap(text: str, room: float) -> tuple[str, ...]:
    """Break `text` into lines of at most `room` em, as even as the number of lines allows.

    Words of Latin letters stay whole unless longer than a line; a line neither begins with a
    closing mark nor ends with an opening one.
    """
    pieces = _pieces(text)
    fewest = _fill(pieces, room)
    if len(fewest) < 2:
        return tuple(fewest)
    even = _measure(text) / len(fewest)
    while even < room:
        tried = _fill(pieces, even)
        if len(tried) <= len(fewest):
            return tuple(tried)
        even += 0.5
    return tuple(fewest)


def spread(wished: Sequence[float], heights: Sequence[float], gap: float = GAP) -> list[float]:
    """Return centres in the given order, `gap` apart, as near to the wished ones as can be.

    Least sum of squared distances, by pooling adjacent violators; linear time.
    """
    offsets: list[float] = []
    top = 0.0
    for height in heights:
        offsets.append(top + height / 2)
        top += height + gap
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        mean, size = wish - offset, 1
        while pools and pools[-1][0] >= mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    starts = [mean for mean, size in pools for _ in range(size)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def by_barycentre(ids: Sequence[str], wished: Mapping[str, float]) -> list[str]:
    """Return the ids by the mean place of their neighbours, ties in the order given.

    Ids without neighbours come last.
    """
    return sorted(ids, key=lambda item: wished.get(item, math.inf))


def outline(cards: Sequence[Card]) -> dict[str, Point]:
    """Return the outline stacked, deeper cards further right, all right edges in one line.

    A card that begins a new branch gets more air above it.
    """
    points: dict[str, Point] = {}
    y = 0.0
    for number, item in enumerate(cards):
        if number:
            y += GAP if item.depth > 1 else 4 * GAP
        points[item.id] = Point(
            round((_OUTLINE_WIDTH - item.width) / 2, 1), round(y + item.height / 2, 1)
        )
        y += item.height
    return points


def place(
    middle: Sequence[Card],
    left: Sequence[Card],
    right: Sequence[Card],
    neighbours: Mapping[str, Sequence[str]],
    footing: Sequence[Card] = (),
) -> dict[str, Point]:
    """Return the place of every card.

    `neighbours` names, for a card at the side, the cards of the middle it is tied to; `footing`
    stands below the left column.
    """
    points = outline(middle)
    distance = _OUTLINE_WIDTH / 2 + COLUMN_GAP
    for side, column in ((-1, left), (1, right)):
        points |= _column(column, side, distance, points, neighbours)
    bottom = max((points[item.id].y + item.height / 2 for item in left), default=0.0)
    y = bottom + 14 * GAP
    for item in footing:
        points[item.id] = Point(-(distance + item.width / 2), round(y + item.height / 2, 1))
        y += item.height + GAP
    return points


def _column(
    cards: Sequence[Card],
    side: int,
    distance: float,
    middle: Mapping[str, Point],
    neighbours: Mapping[str, Sequence[str]],
) -> dict[str, Point]:
    by_id = {item.id: item for item in cards}
    tied = {item: [one for one in neighbours.get(item, ()) if one in middle] for item in by_id}
    wished = {
        item: sum(middle[one].y for one in ones) / len(ones) for item, ones in tied.items() if ones
    }
    ordered = [by_id[item] for item in by_barycentre(list(by_id), wished)]
    last = max((point.y for point in middle.values()), default=0.0)
    centres = spread(
        [wished.get(item.id, last) for item in ordered], [item.height for item in ordered]
    )
    return {
        item.id: Point(side * (distance + item.width / 2), round(y, 1))
        for item, y in zip(ordered, centres, strict=True)
    }


def _measure(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else _NARROW for letter in text)


def _pieces(text: str) -> list[str]:
    """Cut the text where a line may break."""
    pieces: list[str] = []
    for letter in text:
        last = pieces[-1] if pieces else ""
        joined = last and (
            letter in _NO_LINE_START
            or last[-1] in _NO_LINE_END
            or (_is_latin(last[-1]) and _is_latin(letter))
            or letter == " "
        )
        if joined:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _is_latin(letter: str) -> bool:
    return letter != " " and unicodedata.east_asian_width(letter) not in "WFA"


def _fill(pieces: Sequence[str], room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        for part in _cut(piece, room):
            if line and _measure((line + part).rstrip()) > room:
                lines.append(line.rstrip())
                line = ""
            line += part
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _cut(piece: str, room: float) -> list[str]:
    """Cut a word that is longer than a line."""
    if _measure(piece.rstrip()) <= room:
        return [piece]
    length = max(1, int(room))
    return [piece[start : start + length] for start in range(0, len(piece), length)]
