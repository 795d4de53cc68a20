"""Ids that are unique within one standard: `K03`, then `K03~2` for a second thing."""

from __future__ import annotations


class Ids:
    """The ids already given."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def take(self, wish: str) -> str:
        """Return `wish`, with `~2`, `~3` … behind it where it is taken."""
        self._count[wish] = count = self._count.get(wish, 0) + 1
        return wish if count == 1 else f"{wish}~{count}"
