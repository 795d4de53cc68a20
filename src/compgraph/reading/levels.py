"""職能級別 and 基準級別: a level is 1–6 or absent, never defaulted."""

from __future__ import annotations

import re

from compgraph.reading.spaces import key

_LEVEL = re.compile(r"(?:第|[Ll])?([1-6])級?")


def level_of(printed: str) -> int | None:
    """Return the level that `printed` states, None for anything but 1 to 6 (「3」, 「3級」, 「L3」)."""
    match = _LEVEL.fullmatch(key(printed))
    return int(match.group(1)) if match else None
