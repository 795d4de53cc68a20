"""The document's order: which of a standard's things stands before which."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

_DIGITS = re.compile(r"([0-9]+)")

Natural = tuple[tuple[int, int, str], ...]


def numbered(ids: Iterable[str]) -> dict[str, int]:
    """Return the position of each id, from 1, where it is first seen."""
    return {name: number for number, name in enumerate(dict.fromkeys(ids), start=1)}


def in_order(ids: Iterable[str], positions: Mapping[str, int]) -> list[str]:
    """Return the different ids by position, those without one last and by their code."""
    return sorted(set(ids), key=lambda name: (positions.get(name, math.inf), natural(name), name))


def natural(text: str) -> Natural:
    """Return a sort key for any text that reads digits as numbers, however many: T1.2, T1.10.

    Texts that differ only in leading zeros have equal keys.
    """
    key = []
    for number, part in enumerate(_DIGITS.split(text)):
        if number % 2:
            digits = part.lstrip("0")
            key.append((0, len(digits), digits))
        elif part:
            key.append((1, 0, part))
    return tuple(key)
