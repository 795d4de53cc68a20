"""Plain text tables: columns that stay straight with Chinese in them, no colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


def aligned(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()
) -> str:
    """Return a table with a rule under its header; columns in `right` are aligned to the right.

    A Chinese character is two columns wide. A line feed continues the cell on the next line; other
    control characters become a space.
    """
    cells = [[_CONTROL.sub(" ", cell).split("\n") for cell in row] for row in (header, *rows)]
    widths = [
        max(cell_len(line) for row in cells for line in row[column])
        for column in range(len(header))
    ]

    def printed(lines: Sequence[str]) -> str:
        padded = []
        for column, (line, width) in enumerate(zip(lines, widths, strict=True)):
            space = " " * (width - cell_len(line))
            padded.append(space + line if column in right else line + space)
        return "  ".join(padded).rstrip()

    told = [printed(lines) for row in cells for lines in zip_longest(*row, fillvalue="")]
    told.insert(max(map(len, cells[0])), "  ".join("-" * width for width in widths))
    return "\n".join(told) + "\n"
