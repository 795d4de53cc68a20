"""The pages of a PDF as glyphs and rules: how the process that reads them is asked, and answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from compgraph.errors import SourceRefused
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
_CHILD = Path(__file__).with_name("pdf_child.py")


@dataclass(frozen=True, slots=True)
class Glyph:
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
    told = _told(upload, min(LIMITS["seconds"], deadline - time.monotonic()))
    for number, line in enumerate(told, 1):
        yield _page(number, json.loads(line))


def _told(upload: Upload, seconds: float) -> list[bytes]:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and file; the PDF is its stdin
            [sys.executable, "-S", "-P", "-X", "utf8", str(_CHILD), json.dumps(LIMITS)],
            input=upload.raw,
            capture_output=True,
            timeout=max(0.0, seconds),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refused("pdf-too-complex", upload.path) from error
    if done.returncode == 1:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    lines = done.stdout.splitlines()
    last = json.loads(lines[-1]) if done.returncode == 0 and lines else None
    if last is None:
        # Out of memory, PDFium ends its process; so does a file that crashes it.
        raise refused("pdf-too-complex", upload.path)
    if "refused" in last:
        raise _refusal(upload, last)
    return lines[:-1]


def _refusal(upload: Upload, last: dict[str, Any]) -> SourceRefused:
    if last["refused"] == "pdf-too-many-pages":
        return refused("pdf-too-many-pages", upload.path, pages=last["pages"], most=PAGES)
    return refused(last["refused"], upload.path, page=last.get("page"))


def _page(number: int, told: dict[str, Any]) -> Page:
    seen = _Seen(told["turn"], told["box"])
    rules = [(*seen.at(x0, y0), *seen.at(x1, y1)) for x0, y0, x1, y1 in told["rules"]]
    return Page(
        number,
        tuple(_once(_turned([seen.glyph(values) for values in told["glyphs"]]))),
        tuple(Rule(y0, min(x0, x1), max(x0, x1)) for x0, y0, x1, y1 in rules if y0 == y1),
        tuple(Rule(x0, min(y0, y1), max(y0, y1)) for x0, y0, x1, y1 in rules if y0 != y1),
        told["covered"] / 100,
    )


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

    def at(self, x: int, y: int) -> tuple[float, float]:
        """Return where a point is seen."""
        a, b, c, d, e, f = self._matrix
        return (a * x + b * y + e) / 100, (c * x + d * y + f) / 100

    def glyph(self, values: list[int]) -> Glyph:
        """Return a glyph as it is seen."""
        code, x, y, left, right, top, bottom, size, angle, run = values
        # A lone surrogate is no character.
        text = "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
        x0, y0 = self.at(left, top)
        x1, y1 = self.at(right, bottom)
        sides = (x0, x1) if x0 <= x1 else (x1, x0)
        ends = (y0, y1) if y0 <= y1 else (y1, y0)
        angle = (90 * self._turn - angle) % 360
        return Glyph(text, *self.at(x, y), *sides, *ends, size / 100, angle, run)


def _turned(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with those that are set upright one below the other marked as such."""
    stacked: set[int] = set()
    for number, (above, below) in enumerate(pairwise(glyphs)):
        if (
            above.run == below.run
            and above.angle == 0
            and abs(above.x - below.x) < 0.3 * above.size
            and 0.5 * above.size < below.y - above.y < 2 * above.size
        ):
            stacked |= {number, number + 1}
    if not stacked:
        return glyphs
    return [
        replace(glyph, angle=90, x=(glyph.left + glyph.right) / 2) if number in stacked else glyph
        for number, glyph in enumerate(glyphs)
    ]


def _once(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Give each glyph once that is drawn twice at almost the same place to look bold.

    The letters of a ligature share their place and their run: these stay.
    """
    near = 3.0
    kept: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.blank:
            yield glyph
            continue
        across, down = int(glyph.x // near), int(glyph.y // near)
        if any(
            _same_place(glyph, other)
            for right in (-1, 0, 1)
            for below in (-1, 0, 1)
            for other in kept.get((glyph.text, across + right, down + below), ())
        ):
            continue
        here = kept.setdefault((glyph.text, across, down), [])
        if len(here) < 8:
            here.append(glyph)
        yield glyph


def _same_place(one: Glyph, other: Glyph) -> bool:
    apart = max(abs(one.x - other.x), abs(one.y - other.y))
    if one.run == other.run and apart == 0:
        return False
    return apart <= min(0.12 * one.size, 1.5)
