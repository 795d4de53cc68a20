"""What the pages of a PDF draw, asked of PDFium: only this file knows it.

It is loaded in a process of its own (pdf_child.py) and must import nothing of compgraph.

A page is a head and its numbers. Lengths are hundredths of a point in the page's own coordinates:
y goes up, and in the head `turn` is how many quarters clockwise the page is turned to be seen,
`box` its left, bottom, right and top side, `covered` the share of it under images, in hundredths;
`numbers` says how many numbers there are of each kind, in this order:
  rules, [x0, y0, x1, y1] each, horizontal or vertical;
  shapes, [size, angle, run, count] each: so many of the next glyphs have this size, a line that
    runs to this angle (degrees, counter-clockwise), and were drawn with this piece of text;
  codes, the code point of each glyph;
  places, [x, y, left, top, right, bottom] of each: (x, y) is where it stands on its baseline.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_size_t, c_void_p, create_string_buffer
from importlib import import_module
from itertools import chain, pairwise
from struct import Struct
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
# How PDFium writes where a glyph stands: its origin, then its left, top, right and bottom side.
_PLACE = Struct("=dd4f")


class _Handle(c_void_p):
    """What PDFium calls a document, a page or an object; false when there is none."""


def _take_arguments_as_they_are() -> None:
    """Keep ctypes from checking and converting arguments: that takes longer than PDFium does.

    What stands for a pointer must then be one of ctypes: a plain number would be cut short.
    """
    for function in vars(_P).values():
        if isinstance(function, type(_P.FPDF_InitLibrary)):
            function.argtypes = None
    for name in (
        "FPDF_LoadMemDocument64", "FPDF_LoadPage", "FPDFText_LoadPage", "FPDFPage_GetObject",
        "FPDFFormObj_GetObject", "FPDFPath_GetPathSegment",
    ):  # fmt: skip
        getattr(_P, name).restype = _Handle
    # Of the piece of text that a glyph was drawn with, only the address is wanted.
    _P.FPDFText_GetTextObject.restype = c_void_p


_take_arguments_as_they_are()


class Refused(Exception):
    """The file is not read on: a rule id, and the values of its sentence."""

    def __init__(self, rule: str, **values: int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def drawn(raw: bytes, limits: dict[str, int]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Give the head and the numbers of each page; nothing of the document stays in PDFium.

    Raises Refused where the file cannot or may not be read on, and OverflowError or ValueError for
    a place beyond all measure or no number at all: then this process must not be asked again.
    """
    _P.FPDF_InitLibrary()
    document = _P.FPDF_LoadMemDocument64(raw, c_size_t(len(raw)), None)
    pages = _P.FPDF_GetPageCount(document) if document else 0
    if pages < 1:
        raise Refused(_FAULTS.get(_P.FPDF_GetLastError(), "pdf-damaged"))
    if pages > limits["pages"]:
        raise Refused("pdf-too-many-pages", pages=pages)
    glyphs = 0
    for number in range(pages):
        try:
            head, numbers = _page(document, number, limits)
        except Refused as refusal:
            raise Refused(refusal.rule, page=number + 1) from refusal
        glyphs += head["numbers"][2]
        if glyphs > limits["glyphs in all"]:
            raise Refused("pdf-too-complex", page=number + 1)
        yield head, numbers
    _P.FPDF_CloseDocument(document)
    _P.FPDF_DestroyLibrary()


def _page(document: _Handle, number: int, limits: dict[str, int]) -> tuple[dict[str, Any], bytes]:
    page = _P.FPDF_LoadPage(document, number)
    text = _P.FPDFText_LoadPage(page) if page else None
    if not page or not text:
        raise Refused("pdf-damaged")
    drawing = _Drawing(page, limits)
    glyphs = _Glyphs(text, drawing)
    area = _P.FPDF_GetPageWidthF(page) * _P.FPDF_GetPageHeightF(page)
    box, turn = _P.FS_RECTF(), _P.FPDFPage_GetRotation(page) % 4
    _P.FPDF_GetPageBoundingBox(page, byref(box))
    _P.FPDFText_ClosePage(text)
    _P.FPDF_ClosePage(page)
    kinds = (drawing.rules, list(chain(*glyphs.shapes)), glyphs.codes, glyphs.places)
    head = {
        "turn": turn,
        "box": [int(100 * side) for side in (box.left, box.bottom, box.right, box.top)],
        "covered": min(100, round(100 * drawing.images / area)) if area > 0 else 0,
        "numbers": [len(kind) for kind in kinds],
    }
    return head, b"".join(array("q", kind).tobytes() for kind in kinds)


def _after(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    turned = (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j)
    return (*turned, e * g + f * i + k, e * h + f * j + m)


class _Drawing:
    """What one page draws but its glyphs, gathered object by object."""

    def __init__(self, page: _Handle, limits: dict[str, int]) -> None:
        self.limits = limits
        self.rules: list[int] = []
        # The address of a piece of text → its number, and how the form it is in is moved.
        self.texts: dict[int | None, tuple[int, _Matrix]] = {}
        self.images = 0.0
        self.objects = 0
        count = _P.FPDFPage_CountObjects(page)
        self._look(count, _P.FPDFPage_GetObject, page, _STILL, 0)

    def _look(self, count: int, object_at: Any, holder: Any, matrix: _Matrix, depth: int) -> None:
        self._count(count)
        for thing in (object_at(holder, number) for number in range(count)):
            kind = _P.FPDFPageObj_GetType(thing)
            if kind == _TEXT:
                self.texts[thing.value] = (len(self.texts), matrix)
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
            raise Refused("pdf-too-complex")

    def _add_rules(self, path: _Handle, matrix: _Matrix) -> None:
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
        self.rules += [int(100 * place) for place in (x0, y0, x1, y1)]


def _matrix_of(thing: _Handle) -> _Matrix:
    _P.FPDFPageObj_GetMatrix(thing, byref(matrix := _P.FS_MATRIX()))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _extent(thing: _Handle) -> tuple[float, float]:
    """Return how wide and how high an object is."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    _P.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
    return abs(right.value - left.value), abs(top.value - bottom.value)


def _outlines(path: _Handle, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """Give the straight-edged outlines of a path; one with a curve is no rule of a table."""
    points: list[tuple[float, float]] = []
    straight, across, up = True, c_float(), c_float()
    a, b, c, d, e, f = matrix
    for number in range(_P.FPDFPath_CountSegments(path)):
        segment = _P.FPDFPath_GetPathSegment(path, number)
        kind = _P.FPDFPathSegment_GetType(segment)
        _P.FPDFPathSegment_GetPoint(segment, byref(across), byref(up))
        x, y = across.value, up.value
        if kind == _MOVE:
            if straight and points:
                yield points
            points, straight = [], True
        straight = straight and kind != _CURVE
        points.append((a * x + c * y + e, b * x + d * y + f))
        if _P.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and points:
        yield points


class _Glyphs:
    """The glyphs of a page, and a blank for each piece of text that shows nothing.

    PDFium adds blanks and line ends of its own and drops a piece of text without extent, which is
    how some programs write a blank: the added ones are left out, the dropped ones come back.
    """

    def __init__(self, text: _Handle, drawing: _Drawing) -> None:
        self.shapes: list[list[int]] = []
        self.codes: list[int] = []
        self.places: list[int] = []
        self._drawing = drawing
        self._shown: set[int | None] = set()
        self._add_seen(text)
        self._add_blanks()

    def _add_seen(self, text: _Handle) -> None:
        count = _P.FPDFText_CountChars(text)
        if count > self._drawing.limits["glyphs"]:
            raise Refused("pdf-too-complex")
        place, places = create_string_buffer(_PLACE.size), bytearray()
        x, y, sides = byref(place), byref(place, 8), byref(place, 16)
        code_of, unknown = _P.FPDFText_GetUnicode, _P.FPDFText_HasUnicodeMapError
        origin_of, sides_of = _P.FPDFText_GetCharOrigin, _P.FPDFText_GetLooseCharBox
        thing_of = _P.FPDFText_GetTextObject
        codes, shape, last = self.codes, [0], -1
        for number in range(count):
            code = code_of(text, number)
            if code <= 32 and _P.FPDFText_IsGenerated(text, number) == 1:
                continue
            thing = thing_of(text, number)
            if thing != last:
                last, shape = thing, self._shape(text, number, thing)
            if unknown(text, number) == 1 or code < 32 or code in {0xFFFE, 0xFFFF}:
                code = _repaired(text, number, code)
            elif 0xDC00 <= code < 0xE000 and codes and 0xD800 <= codes[-1] < 0xDC00:
                # The second half of a character that takes two UTF-16 units.
                codes[-1] = 0x10000 + ((codes[-1] - 0xD800) << 10) + code - 0xDC00
                continue
            origin_of(text, number, x, y)
            sides_of(text, number, sides)
            codes.append(code)
            places += place
            shape[-1] += 1
        self.places += [int(each * 100) for one in _PLACE.iter_unpack(places) for each in one]

    def _shape(self, text: _Handle, number: int, thing: int | None) -> list[int]:
        """Begin a shape: what the glyphs of one piece of text share."""
        _P.FPDFText_GetMatrix(text, number, byref(matrix := _P.FS_MATRIX()))
        size = _P.FPDFText_GetFontSize(text, number) * math.hypot(matrix.c, matrix.d)
        run = self._drawing.texts[thing][0] if thing in self._drawing.texts else -1
        self._shown.add(thing)
        self.shapes.append([int(size * 100), _angle(matrix.a, matrix.b), run, 0])
        return self.shapes[-1]

    def _add_blanks(self) -> None:
        for address, (run, moved) in self._drawing.texts.items():
            if address not in self._shown and _extent(thing := _Handle(address))[0] < 0.01:
                matrix = _after(_matrix_of(thing), moved)
                self.shapes.append([0, _angle(*matrix[:2]), run, 1])
                self.codes.append(32)
                self.places += 3 * [int(100 * place) for place in matrix[4:]]


def _angle(across: float, up: float) -> int:
    return round(math.degrees(math.atan2(up, across)))


def _repaired(text: _Handle, number: int, code: int) -> int:
    """Return the character of a glyph that PDFium is not sure of; U+FFFD where nothing says it."""
    if _P.FPDFText_HasUnicodeMapError(text, number) == 1 or code > 32:
        return _UNKNOWN
    # PDFium writes 2 for a hyphen at the end of a line.
    if _P.FPDFText_IsHyphen(text, number) == 1:
        return 45
    return 32 if code in {9, 10, 13} else _UNKNOWN
