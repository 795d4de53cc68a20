"""Glyphs become lines of text: which stand on one line, in which order, and where a blank is."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from compgraph.reading.formats.pdf_pages import Glyph

# Glyphs whose baselines are no further apart than this share of the font size are on one line.
_ONE_LINE = 0.5
# A gap is a blank from this share of the font size on: between letters or digits of a document
# that draws its blanks and of one that leaves gaps instead, and beside a Chinese character, where
# programs put gaps of their own (a quarter beside Latin text, up to one to fill the line).
_BLANK_DRAWN, _BLANK_LEFT_OUT, _BLANK_WIDE = 0.5, 0.18, 1.5
# How wide a blank is when gaps are written as blanks to keep a layout.
_BLANK_WIDTH = 0.5
# No more of them in a row: nothing lies further apart on a page, whatever a file may say.
_MOST_BLANKS = 200
# No gap of this share of the font size or less is a blank anywhere.
_NO_BLANK = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, where it begins, and where its lines run to."""

    text: str
    left: float
    top: float
    size: float
    angle: int


class _Standing(NamedTuple):
    """A glyph in the frame of its line: from `start` to `end` along it, `down` across."""

    glyph: Glyph
    origin: float
    start: float
    end: float
    down: float


def lines(glyphs: Iterable[Glyph], *, blanks_drawn: bool, aligned: bool = False) -> list[Line]:
    """Return the lines that glyphs make, in reading order; a line of blanks only is none.

    `blanks_drawn` tells whether the document has blanks of its own, `aligned` whether a gap
    becomes as many blanks as fit into it, so that columns without rules can still be seen.
    """
    turned: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        turned.setdefault(glyph.angle, []).append(glyph)
    blocks = [
        [
            _line(row, angle, blanks_drawn=blanks_drawn, aligned=aligned)
            for row in _rows(_standing(turned[angle], angle))
        ]
        for angle in sorted(turned)
    ]
    blocks = [block for block in blocks if block]
    blocks.sort(key=lambda block: min(line.top for line in block))
    return [line for block in blocks for line in block]


def _standing(glyphs: list[Glyph], angle: int) -> list[_Standing]:
    if angle == 0:
        return [_Standing(one, one.x, one.left, one.right, one.y) for one in glyphs]
    across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    found = []
    for glyph in glyphs:
        origin = glyph.x * across + glyph.y * down
        start, end = origin, origin
        if angle % 90 == 0:
            corners = (
                glyph.left * across + glyph.top * down,
                glyph.right * across + glyph.bottom * down,
            )
            start, end = min(corners), max(corners)
        found.append(_Standing(glyph, origin, start, end, glyph.y * across - glyph.x * down))
    return found


def _rows(glyphs: list[_Standing]) -> Iterator[list[_Standing]]:
    """Give the glyphs of each line in order: the baseline of its largest glyph is the line's."""
    row: list[_Standing] = []
    base, size = 0.0, 0.0
    for each in sorted(glyphs, key=attrgetter("down")):
        own, down = each.glyph.size, each.down
        if row and down - base > _ONE_LINE * size and down - base > _ONE_LINE * own:
            yield from _printed(row)
            row, size = [], 0.0
        if not row or own > size:
            base, size = down, own
        row.append(each)
    yield from _printed(row)


def _printed(row: list[_Standing]) -> Iterator[list[_Standing]]:
    if any(not each.glyph.blank for each in row):
        # What stands at the same place, such as a mark on its letter, stays in drawing order.
        yield sorted(row, key=attrgetter("origin"))


def _line(row: Sequence[_Standing], angle: int, *, blanks_drawn: bool, aligned: bool) -> Line:
    text: list[str] = []
    before: _Standing | None = None
    blanks = ""
    seen: list[Glyph] = []
    for each in row:
        glyph = each.glyph
        if glyph.text.isspace():
            blanks += glyph.text
            continue
        if before is not None:
            gap = _gap(before, each, blanks_drawn=blanks_drawn)
            if aligned and gap > _BLANK_WIDE:
                blanks = blanks.ljust(min(round(gap / _BLANK_WIDTH), _MOST_BLANKS))
            elif not blanks and gap > 0:
                blanks = " "
        if blanks:
            text.append(blanks)
            blanks = ""
        text.append(glyph.text)
        seen.append(glyph)
        before = each
    return Line(
        "".join(text) + blanks,
        min(glyph.left for glyph in seen),
        min(glyph.top for glyph in seen),
        max(glyph.size for glyph in seen),
        angle,
    )


def _gap(before: _Standing, after: _Standing, *, blanks_drawn: bool) -> float:
    """Return the gap between two glyphs in font sizes; 0 where it is too small to be a blank."""
    apart, one, other = after.start - before.end, before.glyph.size, after.glyph.size
    if apart <= _NO_BLANK * one or apart <= _NO_BLANK * other:
        return 0.0
    size = max(one, other)
    gap = apart / size if size > 0 and before.glyph.angle % 90 == 0 else 0.0
    if _wide(before.glyph.text) or _wide(after.glyph.text):
        least = _BLANK_WIDE
    else:
        least = _BLANK_DRAWN if blanks_drawn else _BLANK_LEFT_OUT
    return gap if gap > least else 0.0


@lru_cache(maxsize=4096)
def _wide(text: str) -> bool:
    return (
        unicodedata.east_asian_width(text[0]) in {"W", "F"} or unicodedata.category(text[0]) == "Co"
    )
