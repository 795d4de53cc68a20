"""Where a sentence ends."""

from __future__ import annotations

_ENDS = "。．.！？!?…"
_CLOSING = "」』）)】》〉”’\"'"


def ends(printed: str) -> bool:
    """Whether `printed` ends with a full stop (closing brackets may follow it)."""
    return printed.rstrip().rstrip(_CLOSING).endswith(tuple(_ENDS))
