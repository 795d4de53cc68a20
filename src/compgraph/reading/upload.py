"""A file as it was received."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of a file; `path` is how the user called it, `encoding` what the user said of it."""

    path: str
    raw: bytes
    encoding: str | None = None
