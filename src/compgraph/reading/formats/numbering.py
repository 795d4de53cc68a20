"""What a word processor puts in front of list items by itself.

An item that is numbered or has a bullet begins with "- ", whatever the sign: the sign is no text
of the document. Only a numbering that makes codes (K01, T1.2 …) is text that a reader must know,
so it is counted and written out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

BULLET = "- "
_CODE = re.compile(r"[A-Za-z].*%[1-9]|%[1-9].*[A-Za-z]")
_COUNTED = re.compile(r"%([1-9])")
_LONGEST = 40  # characters of a mark's pattern; a longer one makes no code
_DEEPEST = 10  # levels that a word processor has


class Level(NamedTuple):
    """How items of one depth are marked: kind of number, and the text around it (`K%1`)."""

    kind: str  # decimal, decimalZero, bullet, none, empty (no number), other
    text: str
    start: int = 1


class Numbers:
    """How far each list has counted."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}

    def restart(self, of: str) -> None:
        """Let the list `of` begin anew."""
        self._counts.pop(of, None)

    def next(
        self, of: str, depth: int, levels: Mapping[int, Level], start: int | None = None
    ) -> str:
        """Count an item of the list at `depth` (from 1) and return its mark, "" for none."""
        depth = min(depth, _DEEPEST)
        level = levels.get(depth, Level("bullet", ""))
        counts = self._counts.setdefault(of, {})
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.kind == "none":
            return ""
        if level.kind not in {"decimal", "decimalZero"} or len(level.text) > _LONGEST:
            return BULLET
        if not _CODE.search(level.text):
            return BULLET

        def counted(match: re.Match[str]) -> str:
            shown = int(match.group(1))
            other = levels.get(shown, level)
            value = counts.get(shown, other.start)
            return f"{value:02d}" if other.kind == "decimalZero" else str(value)

        return _COUNTED.sub(counted, level.text).rstrip() + " "
