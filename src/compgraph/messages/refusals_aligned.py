"""What the reader of aligned text says about a document it refuses."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
