"""Columns of text that line up in a terminal, Chinese characters being two places wide.

Width by Unicode Standard Annex #11 (East Asian Width): Wide and Fullwidth take two places,
combining marks none, everything else one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_NARROWEST = 8
# What could move the cursor, colour the screen or hide text when a stranger's label is printed.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Return the rows under their heads, each column as wide as its widest cell.

    With `width`, the widest columns are narrowed until a line fits, and their cells go on over
    several lines. Line breaks and control characters in cells are shown, not obeyed.
    """
    shown = [[_visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max((places(row[each]) for row in shown), default=0) for each in range(len(heads))]
    if width is not None:
        widths = _narrowed(widths, width - len(_GAP) * (len(heads) - 1))
    rule = ["─" * each for each in widths]
    lines = [line for row in (shown[0], rule, *shown[1:]) for line in _lines(row, widths)]
    return "".join(f"{line}\n" for line in lines)


def places(text: str) -> int:
    """Return how many places of a terminal the text takes."""
    return sum(
        0
        if unicodedata.combining(letter)
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def _visible(cell: str) -> str:
    return _UNSEEN.sub(
        lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", cell
    )


def _narrowed(widths: list[int], room: int) -> list[int]:
    """Return widths that sum up to `room` at most, taken from the widest ones first."""
    result = list(widths)
    while sum(result) > room and max(result) > _NARROWEST:
        widest = result.index(max(result))
        others = sorted(result)[-2] if len(result) > 1 else 0
        step = min(sum(result) - room, max(result[widest] - max(others, _NARROWEST), 1))
        result[widest] -= step
    return result


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines that one row takes."""
    parts = [list(_folded(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for number in range(max((len(part) for part in parts), default=0)):
        cells = [part[number] if number < len(part) else "" for part in parts]
        padded = (
            cell + " " * (width - places(cell)) for cell, width in zip(cells, widths, strict=True)
        )
        yield _GAP.join(padded).rstrip()


def _folded(cell: str, width: int) -> Iterator[str]:
    """Yield the cell in pieces of at most `width` places, cut at a blank where one is near."""
    rest = cell
    while places(rest) > width:
        cut = taken = 0
        for letter in rest:
            taken += places(letter)
            if taken > width:
                break
            cut += 1
        cut = max(cut, 1)
        blank = rest.rfind(" ", cut // 2, cut + 1)
        end = blank if blank > 0 else cut
        yield rest[:end]
        rest = rest[end:].lstrip(" ") if blank > 0 else rest[end:]
    yield rest
