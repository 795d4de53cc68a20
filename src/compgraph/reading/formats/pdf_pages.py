"""The pages of a PDF as glyphs and rules, as a person sees them."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import le
from typing import Any, NamedTuple

from compgraph.errors import SourceRefused
from compgraph.reading.formats.pdf_teller import TELLERS
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

PAGES = 200
# A page of a published standard has about 1,000 glyphs, an A3 sheet in small print 4,000.
LIMITS = {
    "pages": PAGES,
    "glyphs": 30_000,
    "glyphs in all": 250_000,
    "objects": 200_000,
    "seconds": 12,
    "memory": 320_000_000,
}
# Glyphs at almost the same place are no further apart than this, in points.
_NEAR = 1.5


class Glyph(NamedTuple):
    """A character where it is drawn: points from the upper left corner of the page.

    (x, y) is where it stands on its baseline, left to bottom its box; `size` is that of its font,
    0 for a blank without extent. `angle` is where its line runs to, in degrees clockwise: 0 to the
    right, 90 down the page (the lines then follow each other to the left). `run` numbers the
    pieces of text of the page.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    angle: int
    run: int

    @property
    def blank(self) -> bool:
        """Whether nothing is seen of it."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: at `at` across its direction, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a page draws; `covered` is the share of it that lies under images, from 0 to 1."""

    number: int
    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    covered: float


def pages(upload: Upload, deadline: float) -> Iterator[Page]:
    """Give the pages of a PDF; raise SourceRefused before the first where it cannot be read.

    `deadline` is the moment of time.monotonic() by which PDFium must have told them.
    """
    for number, (head, numbers) in enumerate(_told(upload, deadline), 1):
        yield _page(number, head, numbers)


def _told(upload: Upload, deadline: float) -> list[tuple[dict[str, Any], bytes]]:
    seconds = min(LIMITS["seconds"], deadline - time.monotonic())
    try:
        told = TELLERS.told(upload.raw, LIMITS, seconds)
    except TimeoutError as error:
        raise refused("pdf-too-complex", upload.path) from error
    if told.end is None:
        # Out of memory, PDFium ends its process; so does a file that crashes it.
        raise refused("pdf-too-complex", upload.path)
    if "refused" in told.end:
        raise _refusal(upload, told.end)
    return told.pages


def _refusal(upload: Upload, end: dict[str, Any]) -> SourceRefused:
    if end["refused"] == "pdf-too-many-pages":
        return refused("pdf-too-many-pages", upload.path, pages=end["pages"], most=PAGES)
    return refused(end["refused"], upload.path, page=end.get("page"))


def _page(number: int, head: dict[str, Any], numbers: bytes) -> Page:
    """Return a page from what pdf_drawing.py tells of it."""
    kinds, rest = [], array("q", numbers)
    for length in head["numbers"]:
        kinds.append(rest[:length])
        rest = rest[length:]
    rules, shapes, codes, places = kinds
    seen = _Seen(head["turn"], head["box"])
    starts, ends = seen.at(rules[0::4], rules[1::4]), seen.at(rules[2::4], rules[3::4])
    level, upright = [], []
    for x0, y0, x1, y1 in zip(*starts, *ends, strict=True):
        if y0 == y1:
            level.append(Rule(y0, min(x0, x1), max(x0, x1)))
        else:
            upright.append(Rule(x0, min(y0, y1), max(y0, y1)))
    glyphs = _once(_turned(seen.glyphs(shapes, codes, places)))
    return Page(number, tuple(glyphs), tuple(level), tuple(upright), head["covered"] / 100)


class _Seen:
    """How a page is seen: turned, and counted from its upper left corner."""

    def __init__(self, turn: int, box: list[int]) -> None:
        left, bottom, right, top = box
        self._turn = turn
        # (x, y) is seen at (a x + b y + e, c x + d y + f).
        self._matrix = (
            (1, 0, 0, -1, -left, top),
            (0, 1, 1, 0, -bottom, -left),
            (-1, 0, 0, 1, right, -bottom),
            (0, -1, -1, 0, top, right),
        )[turn]

    def at(self, xs: Sequence[int], ys: Sequence[int]) -> tuple[list[float], list[float]]:
        """Return where points are seen."""
        a, b, c, d, e, f = self._matrix
        if b == 0:
            return [(a * x + e) / 100 for x in xs], [(d * y + f) / 100 for y in ys]
        return [(b * y + e) / 100 for y in ys], [(c * x + f) / 100 for x in xs]

    def glyphs(
        self, shapes: Sequence[int], codes: Sequence[int], places: Sequence[int]
    ) -> list[Glyph]:
        """Return glyphs as they are seen."""
        sizes: list[float] = []
        angles: list[int] = []
        runs: list[int] = []
        for size, angle, run, count in zip(*(shapes[kind::4] for kind in range(4)), strict=True):
            sizes += [size / 100] * count
            angles += [(90 * self._turn - angle) % 360] * count
            runs += [run] * count
        # A lone surrogate is no character.
        texts = ["\ufffd" if 0xD800 <= code < 0xE000 else chr(code) for code in codes]
        xs, ys = self.at(places[0::6], places[1::6])
        x0, y0 = self.at(places[2::6], places[3::6])
        x1, y1 = self.at(places[4::6], places[5::6])
        sides = (*_ordered(x0, x1), *_ordered(y0, y1))
        return list(map(Glyph._make, zip(texts, xs, ys, *sides, sizes, angles, runs, strict=True)))


def _ordered(ones: list[float], others: list[float]) -> tuple[list[float], list[float]]:
    """Return the smaller and the larger of each two."""
    if all(map(le, ones, others)):
        return ones, others
    return list(map(min, ones, others)), list(map(max, ones, others))


def _turned(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with those that are set upright one below the other marked as such."""
    stacked: set[int] = set()
    for number, (above, below) in enumerate(pairwise(glyphs)):
        if (
            above.y < below.y
            and above.run == below.run
            and above.angle == 0
            and abs(above.x - below.x) < 0.3 * above.size
            and 0.5 * above.size < below.y - above.y < 2 * above.size
        ):
            stacked |= {number, number + 1}
    if not stacked:
        return glyphs
    return [
        glyph._replace(angle=90, x=(glyph.left + glyph.right) / 2) if number in stacked else glyph
        for number, glyph in enumerate(glyphs)
    ]


def _once(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Give each glyph once that is drawn twice at almost the same place to look bold.

    The letters of a ligature share their place and their run: these stay.
    """
    wide, column = 2 * _NEAR, 2.0**20
    # The number of a square, counted down the columns → character → glyphs that stand in it.
    squares: dict[float, dict[str, list[Glyph]]] = {}
    for glyph in glyphs:
        text, x, y = glyph[:3]
        if text.isspace():
            yield glyph
            continue
        across, down = x // wide, y // wide
        here = across * column + down
        # What is near lies in the same square or in one beyond its nearer sides.
        beside = here + (column if x - across * wide >= _NEAR else -column)
        step = 1 if y - down * wide >= _NEAR else -1
        for place in (here, beside, here + step, beside + step):
            square = squares.get(place)
            if square is not None and any(
                _same_place(glyph, other) for other in square.get(text, ())
            ):
                break
        else:
            same = squares.setdefault(here, {}).setdefault(text, [])
            if len(same) < 8:
                same.append(glyph)
            yield glyph


def _same_place(one: Glyph, other: Glyph) -> bool:
    apart = max(abs(one.x - other.x), abs(one.y - other.y))
    if one.run == other.run and apart == 0:
        return False
    return apart <= min(0.12 * one.size, _NEAR)
