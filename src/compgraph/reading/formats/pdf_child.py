"""What is drawn on the pages of a PDF, told by PDFium in a process of its own.

PDFium is fast and knows every corner of the format, but it cannot be interrupted and a hostile
file may take all memory or end its process; so it runs here, with a deadline and a memory limit,
and only this file knows it. It reads the file from stdin and writes one JSON value a line: a page
for each page, then a last line that says how it went. The parent starts this file as a script:
it must import nothing of compgraph, whose reading room alone takes longer to load than a page.

Lengths are hundredths of a point in the page's own coordinates: y goes up, and `turn` is how many
quarters clockwise the page is turned to be seen, `box` its left, bottom, right and top side.
A glyph is [code point, x, y, left, right, top, bottom, size, angle, run]: (x, y) is where it
stands on its baseline, `angle` where its line runs to (degrees, counter-clockwise), `run` the
number of the piece of text it was drawn with. A rule is [x0, y0, x1, y1], horizontal or vertical.
`covered` is the share of the page under images, in hundredths.
"""

from __future__ import annotations

import faulthandler
import json
import math
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref, c_double, c_float, c_int, c_void_p, cast
from importlib import import_module
from itertools import pairwise
from typing import Any

# The public name of the bindings is pypdfium2.raw, but its package takes twice as long to load.
_P: Any = import_module("pypdfium2_raw")

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_CURVE, _MOVE = 1, 2
_FORMS_DEEP = 8
# A filled shape no wider than this is a rule, in points; anything wider is a background.
_THICK = 3.0
_UNKNOWN = 0xFFFD
_FAULTS = {3: "pdf-damaged", 4: "pdf-encrypted", 5: "pdf-encrypted", 6: "pdf-damaged"}
# From a matrix (a, b, c, d, e, f): (x, y) goes to (ax + cy + e, bx + dy + f).
_Matrix = tuple[float, float, float, float, float, float]
_STILL: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Refused(Exception):
    """The file is not read on: a rule id, and the values of its sentence."""

    def __init__(self, rule: str, **values: int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def _after(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    turned = (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j)
    return (*turned, e * g + f * i + k, e * h + f * j + m)


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class _Drawing:
    """What one page draws, gathered object by object."""

    def __init__(self, page: Any, limits: dict[str, int]) -> None:
        self.limits = limits
        self.rules: list[list[int]] = []
        self.texts: dict[int, tuple[int, _Matrix]] = {}
        self.images = 0.0
        self.objects = 0
        count = _P.FPDFPage_CountObjects(page)
        self._look(count, _P.FPDFPage_GetObject, page, _STILL, 0)

    def _look(self, count: int, object_at: Any, holder: Any, matrix: _Matrix, depth: int) -> None:
        self._count(count)
        for thing in (object_at(holder, number) for number in range(count)):
            kind = _P.FPDFPageObj_GetType(thing)
            if kind == _TEXT:
                key = cast(thing, c_void_p).value or 0
                self.texts[key] = (len(self.texts), _after(_matrix_of(thing), matrix))
            elif kind == _PATH:
                self._add_rules(thing, _after(_matrix_of(thing), matrix))
            elif kind == _IMAGE:
                wide, high = _extent(thing)
                self.images += wide * high
            elif kind == _FORM and depth < _FORMS_DEEP:
                count, inner = _P.FPDFFormObj_CountObjects(thing), _after(_matrix_of(thing), matrix)
                self._look(count, _P.FPDFFormObj_GetObject, thing, inner, depth + 1)

    def _count(self, more: int) -> None:
        self.objects += more
        if self.objects > self.limits["objects"]:
            raise _Refused("pdf-too-complex")

    def _add_rules(self, path: Any, matrix: _Matrix) -> None:
        filled, stroked = c_int(), c_int()
        _P.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
        for points in _outlines(path, matrix):
            self._count(len(points))
            if stroked.value:
                for (x0, y0), (x1, y1) in pairwise(points):
                    self._add_rule(x0, y0, x1, y1)
            if filled.value:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                self._add_rule(min(xs), min(ys), max(xs), max(ys), _THICK)

    def _add_rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.6) -> None:
        """Add the line through the middle of a long and thin rectangle; drop any other."""
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= thick and wide > max(high, _THICK):
            y0 = y1 = (y0 + y1) / 2
        elif wide <= thick and high > max(wide, _THICK):
            x0 = x1 = (x0 + x1) / 2
        else:
            return
        self.rules.append([int(100 * place) for place in (x0, y0, x1, y1)])


def _matrix_of(thing: Any) -> _Matrix:
    _P.FPDFPageObj_GetMatrix(thing, byref(matrix := _P.FS_MATRIX()))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _extent(thing: Any) -> tuple[float, float]:
    """Return how wide and how high an object is."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    _P.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
    return abs(right.value - left.value), abs(top.value - bottom.value)


def _outlines(path: Any, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """Give the straight-edged outlines of a path; one with a curve is no rule of a table."""
    points: list[tuple[float, float]] = []
    straight, x, y = True, c_float(), c_float()
    for number in range(_P.FPDFPath_CountSegments(path)):
        segment = _P.FPDFPath_GetPathSegment(path, number)
        kind = _P.FPDFPathSegment_GetType(segment)
        _P.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind == _MOVE:
            if straight and points:
                yield points
            points, straight = [], True
        straight = straight and kind != _CURVE
        points.append(_moved(matrix, x.value, y.value))
        if _P.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and points:
        yield points


def _glyphs(text: Any, drawing: _Drawing) -> list[list[int]]:
    """Return the glyphs of a page, and a blank for each piece of text that shows nothing.

    PDFium adds blanks and line ends of its own and drops a piece of text without extent, which is
    how some programs write a blank: the added ones are left out, the dropped ones come back.
    """
    count = _P.FPDFText_CountChars(text)
    if count > drawing.limits["glyphs"]:
        raise _Refused("pdf-too-complex")
    found: list[list[int]] = []
    shown: set[int] = set()
    shape: _Shape | None = None
    for number in range(count):
        if _P.FPDFText_IsGenerated(text, number) == 1:
            continue
        thing = _P.FPDFText_GetTextObject(text, number)
        key = cast(thing, c_void_p).value or 0
        if shape is None or shape.key != key:
            shape = _Shape(text, number, key, drawing)
            shown.add(key)
        shape.add(text, number, found)
    for key, (run, matrix) in drawing.texts.items():
        thing = cast(key, _P.FPDF_PAGEOBJECT)
        if key not in shown and _extent(thing)[0] < 0.01:
            x, y = (int(100 * place) for place in matrix[4:])
            angle = round(math.degrees(math.atan2(matrix[1], matrix[0])))
            found.append([32, x, y, x, x, y, y, 0, angle, run])
    return found


class _Shape:
    """What the glyphs of one piece of text share: size, direction, and its number."""

    def __init__(self, text: Any, number: int, key: int, drawing: _Drawing) -> None:
        _P.FPDFText_GetMatrix(text, number, byref(matrix := _P.FS_MATRIX()))
        size = _P.FPDFText_GetFontSize(text, number) * math.hypot(matrix.c, matrix.d)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)))
        self.key = key
        self.shared = (int(size * 100), angle, drawing.texts.get(key, (-1,))[0])
        self.x, self.y, self.box = c_double(), c_double(), _P.FS_RECTF()
        self.places = (byref(self.x), byref(self.y), byref(self.box))

    def add(self, text: Any, number: int, found: list[list[int]]) -> None:
        """Add a glyph, or the second half to one that takes two UTF-16 units."""
        code = _code(text, number)
        if 0xDC00 <= code < 0xE000 and found and 0xD800 <= found[-1][0] < 0xDC00:
            found[-1][0] = 0x10000 + ((found[-1][0] - 0xD800) << 10) + code - 0xDC00
            return
        x, y, box = self.places
        _P.FPDFText_GetCharOrigin(text, number, x, y)
        _P.FPDFText_GetLooseCharBox(text, number, box)
        sides = (self.box.left, self.box.right, self.box.top, self.box.bottom)
        places = [int(place * 100) for place in (self.x.value, self.y.value, *sides)]
        found.append([code, *places, *self.shared])


def _code(text: Any, number: int) -> int:
    """Return the character of a glyph; U+FFFD where the file does not say which."""
    code: int = _P.FPDFText_GetUnicode(text, number)
    if _P.FPDFText_HasUnicodeMapError(text, number) == 1 or code in {0xFFFE, 0xFFFF}:
        return _UNKNOWN
    if code < 32:
        # PDFium writes 2 for a hyphen at the end of a line.
        if _P.FPDFText_IsHyphen(text, number) == 1:
            return 45
        return 32 if code in {9, 10, 13} else _UNKNOWN
    return code


def _page(document: Any, number: int, limits: dict[str, int]) -> dict[str, Any]:
    page = _P.FPDF_LoadPage(document, number)
    text = _P.FPDFText_LoadPage(page) if page else None
    if not page or not text:
        raise _Refused("pdf-damaged")
    drawing = _Drawing(page, limits)
    glyphs = _glyphs(text, drawing)
    area = _P.FPDF_GetPageWidthF(page) * _P.FPDF_GetPageHeightF(page)
    box, turn = _P.FS_RECTF(), _P.FPDFPage_GetRotation(page) % 4
    _P.FPDF_GetPageBoundingBox(page, byref(box))
    _P.FPDFText_ClosePage(text)
    _P.FPDF_ClosePage(page)
    return {
        "turn": turn,
        "box": [int(100 * side) for side in (box.left, box.bottom, box.right, box.top)],
        "covered": min(100, round(100 * drawing.images / area)) if area > 0 else 0,
        "glyphs": glyphs,
        "rules": drawing.rules,
    }


def _told(raw: bytes, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Give the pages; raise _Refused where the file cannot or may not be read on."""
    _P.FPDF_InitLibrary()
    document = _P.FPDF_LoadMemDocument64(raw, len(raw), None)
    pages = _P.FPDF_GetPageCount(document) if document else 0
    if pages < 1:
        raise _Refused(_FAULTS.get(_P.FPDF_GetLastError(), "pdf-damaged"))
    if pages > limits["pages"]:
        raise _Refused("pdf-too-many-pages", pages=pages)
    glyphs = 0
    for number in range(pages):
        try:
            page = _page(document, number, limits)
        except _Refused as refusal:
            raise _Refused(refusal.rule, page=number + 1) from refusal
        glyphs += len(page["glyphs"])
        if glyphs > limits["glyphs in all"]:
            raise _Refused("pdf-too-complex", page=number + 1)
        yield page


def _limit(limits: dict[str, int]) -> None:
    """Set what ends this process: too much memory, or nobody left to end it in time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    faulthandler.dump_traceback_later(limits["seconds"] + 5, exit=True, file=nowhere)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        with suppress(ValueError, OSError):  # macOS knows this limit but refuses to set it
            resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Tell what the PDF on stdin draws; its limits are the only argument."""
    limits: dict[str, int] = json.loads(sys.argv[1])
    _limit(limits)
    last: dict[str, Any] = {"complete": True}
    try:
        for page in _told(sys.stdin.buffer.read(), limits):
            sys.stdout.write(json.dumps(page, separators=(",", ":")) + "\n")
    except _Refused as refusal:
        last = {"refused": refusal.rule, **refusal.values}
    except (MemoryError, OverflowError, ValueError):
        # Out of memory, or a place on the page that is infinite or no number at all.
        last = {"refused": "pdf-too-complex"}
    sys.stdout.write(json.dumps(last) + "\n")
    sys.stdout.flush()
    # Taking the library down politely would only cost time.
    os._exit(0)


if __name__ == "__main__":
    main()
