"""職能級別 and 基準級別: a level is 1–6 or absent, never defaulted."""

from __future__ import annotations

from compgraph.reading.spaces import key


def level_of(printed: str) -> int | None:
    """Return the level that `printed` states, None for anything but one digit from 1 to 6."""
    word = key(printed)
    return int(word) if word in {"1", "2", "3", "4", "5", "6"} else None
