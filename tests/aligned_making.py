"""What tests of aligned text make: lines with a text at the place of each column."""

from __future__ import annotations

from compgraph.grid import Piece
from compgraph.reading.formats import aligned_text
from compgraph.reading.upload import Upload

PLACES = (0, 10, 22, 32, 54, 60, 80)
"""Where the columns begin: duty, task, output, indicator, level, knowledge, skill."""


def read(text: str) -> list[Piece]:
    """Return what the reader of aligned text makes of this text."""
    return aligned_text.pieces(Upload("standard.txt", text.encode()))


def laid(*texts: str, places: tuple[int, ...] = PLACES) -> str:
    """Return a line with each text at its place, "" where a column has none."""
    line = ""
    for text, place in zip(texts, places, strict=False):
        line = line.ljust(place) + text if text else line
    return line + "\n"


HEADER = laid(
    *("工作職責", "工作任務", "工作產出", "行為指標", "級別"),
    *("職能內涵（K=knowledge知識）", "職能內涵（S=skills技能）"),
)
ROW = laid("T1規劃", "T1.1訂定", "O1.1.1計畫", "P1.1.1擬訂計畫。", "3", "K01知識甲", "S01技能甲")
