"""The document's order: which of a standard's things stands before which."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from compgraph.codes import order


def numbered(ids: Iterable[str]) -> dict[str, int]:
    """Return the position of each id, from 1, where it is first seen."""
    return {name: number for number, name in enumerate(dict.fromkeys(ids), start=1)}


def in_order(ids: Iterable[str], positions: Mapping[str, int]) -> list[str]:
    """Return the different ids by position, those without one last and by their code."""
    return sorted(set(ids), key=lambda name: (positions.get(name, math.inf), order(name), name))
