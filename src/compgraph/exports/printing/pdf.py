"""A PDF on A4, landscape: ruled tables whose header is printed again on every page.

It is PDF/A-2u: every letter is embedded with the character it stands for, so the text can be copied
and read back. Typst sets it; a line ends only where `runs` allows it.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compgraph.errors import CompgraphError
from compgraph.exports.printing.heights import uncut
from compgraph.exports.printing.pieces import Heading, Label, Ruled
from compgraph.exports.printing.placing import Placed, lines, placement
from compgraph.exports.printing.profile import UNDATED
from compgraph.exports.printing.runs import runs, width
from compgraph.grid import Piece, Table
from compgraph.messages import text

if TYPE_CHECKING:
    from typst import Fonts

FONTS = (
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "Source Han Sans TC",
    "Source Han Sans TW",
    "Microsoft JhengHei",
    "PingFang TC",
    "Heiti TC",
    "Noto Serif CJK TC",
    "PMingLiU",
    "MingLiU",
    "BiauKai",
    "AR PL UMing TW",
    "WenQuanYi Zen Hei",
)
"""Families with traditional Chinese letters, the best first."""

_EXTRA = ("MingLiU-ExtB", "PMingLiU-ExtB", "HanaMinB", "BabelStone Han", "Plangothic P2")
_PAGE = Path(__file__).with_name("page.typ")
_ACROSS = 841.89 - 2 * 13 / 25.4 * 72
_SIZE = 9.0
_INSET = 5.0
_HANGING = 1.0
_GLYPH = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class NotPrintable(CompgraphError):
    """No PDF can be made on this machine: letters are missing; `characters` are those, if known."""

    exit_code = 4

    def __init__(self, rule: str, characters: str = "") -> None:
        points = " ".join(f"U+{ord(one):04X}" for one in characters)
        super().__init__(
            text(f"printing.{rule}", characters=characters, points=points),
            text(f"printing.{rule}.remedy", fonts="、".join(FONTS[:6])),
        )
        self.characters = characters


def to_pdf(pieces: Iterable[Piece], *, title: str, date: datetime.date = UNDATED) -> bytes:
    """Return the pieces as a PDF of this date; the same pieces and fonts give the same bytes.

    Raises NotPrintable where no font with Chinese letters is installed, and where none has a letter
    for one of the characters.
    """
    import typst  # noqa: PLC0415  # it weighs 60 MB

    fonts = _fonts()
    there = set(fonts.families())
    families = [name for name in FONTS if name in there]
    if not families:
        raise NotPrintable("no-font")
    document = {
        "title": title,
        "date": [date.year, date.month, date.day],
        "fonts": [*families, *(name for name in _EXTRA if name in there)],
        "size": _SIZE,
        "inset": _INSET,
        "pieces": [_piece(piece) for piece in pieces],
    }
    try:
        return typst.compile(
            _PAGE.read_bytes(),
            font_paths=fonts,
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards=["a-2u"],
        )
    except typst.TypstError as error:
        unknown = _GLYPH.search(error.message)
        if unknown is None:
            raise
        raise NotPrintable("no-letter", _characters(unknown.group(1))) from error


@cache
def _fonts() -> Fonts:
    """Return the fonts of this machine; looking for them takes longer than making a PDF."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_embedded_fonts=False)


def _characters(printed: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), printed)


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Table):
        return _table(piece)
    level = piece.level if isinstance(piece, Heading) else 0
    kind = {0: "paragraph", 1: "title"}.get(level, "heading")
    return {"kind": kind, "lines": _lines(piece.text)}


def _table(table: Table) -> dict[str, Any]:
    grid = placement(table)
    widths = [share * _ACROSS for share in grid.widths]
    header = table.header if isinstance(table, Ruled) else 0
    centred = table.centred if isinstance(table, Ruled) else ()
    space = [(across - 2 * _INSET) / _SIZE - _HANGING for across in widths]
    cells = [
        [_cell(one, place, widths, place < header or one.column in centred) for one in row]
        for place, row in enumerate(uncut(grid.rows, space))
    ]
    return {
        "kind": "table",
        "widths": widths,
        "header": [cell for row in cells[:header] for cell in row],
        "cells": [cell for row in cells[header:] for cell in row],
    }


def _cell(placed: Placed, row: int, widths: Sequence[float], centred: bool) -> dict[str, Any]:
    label = isinstance(placed.cell, Label)
    return {
        "x": placed.column,
        "y": row,
        "columns": placed.columns,
        "rows": placed.rows,
        "label": label,
        "light": len(widths) == 1 and not label,
        "heading": (1 if row == 0 else 2) if len(widths) == 1 and label else 0,
        "centred": centred,
        "hanging": _HANGING,
        "size": _size(placed, widths),
        "lines": _lines(placed.cell.text),
    }


def _size(placed: Placed, widths: Sequence[float]) -> float:
    """Return the size of the letters with which the longest run fits into the cell."""
    space = sum(widths[placed.column : placed.column + placed.columns]) - 2 * _INSET
    longest = max((width(run) for line in lines(placed.cell.text) for run in runs(line)), default=0)
    return round(min(_SIZE, space / (longest + _HANGING)), 2) if longest else _SIZE


def _lines(printed: str) -> list[list[str | list[str]]]:
    """Return the lines of a text as runs; single characters that may part are one plain text."""
    return [list(_marked(line)) for line in lines(printed)]


def _marked(line: str) -> Iterable[str | list[str]]:
    plain = ""
    for run in runs(line):
        if len(run) == 1:
            plain += run
            continue
        if plain:
            yield plain
        plain = ""
        kept = run.rstrip(" ")
        yield [kept]
        plain = run[len(kept) :]
    if plain:
        yield plain
