"""What readers noticed about documents that need not be read again.

The store keeps what documents say, not what a reader noticed about them. The folder of the report
therefore holds, beside the report, the findings of every document stored so far, by digest: they
are written before the documents are stored, a file a batch, so that a run that was killed is
known as well as one that came to its end. Losing these files costs the findings of unchanged
documents in the next report and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from compgraph import files
from compgraph._version import __version__
from compgraph.errors import LimitReached
from compgraph.messages import text

Findings = tuple[Mapping[str, Any], ...]
_FOLDER = ".compgraph-findings"


class Journal:
    """The findings of stored documents; `folder` is the report's, None keeps them in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None else folder / _FOLDER
        self._known: dict[str, Findings] = {}
        self._last = 0
        for path in self._parts():
            self._last = max(self._last, int(path.stem))
            self._known |= _read(path)

    def findings(self, sha256: str) -> Findings | None:
        """Return what the reader noticed about the document with this digest, None if unknown."""
        return self._known.get(sha256)

    def add(self, new: Mapping[str, Findings]) -> None:
        """Remember the findings of documents, by digest, that are about to be stored.

        Raises LimitReached when they cannot be written.
        """
        self._known |= new
        self._last += 1
        self._write(self._last, new)

    def close(self, stored: Iterable[str]) -> None:
        """Keep, in one file, the findings of the documents with these digests, and no others."""
        old = self._parts()
        kept = set(stored)
        self._known = {digest: found for digest, found in self._known.items() if digest in kept}
        self._last += 1
        self._write(self._last, self._known)
        for path in old:
            with contextlib.suppress(OSError):
                path.unlink()

    def _parts(self) -> list[Path]:
        if self._folder is None:
            return []
        found = [path for path in self._folder.glob("*.json") if path.stem.isdecimal()]
        return sorted(found, key=lambda path: int(path.stem))

    def _write(self, number: int, findings: Mapping[str, Findings]) -> None:
        if self._folder is None:
            return
        said = {"reader": __version__, "findings": findings}
        content = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path = self._folder / f"{number}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            files.write(path, content + "\n")
        except OSError as error:
            reason = error.strerror or str(error)
            raise LimitReached(
                text("load.journal-not-written", file=path, reason=reason),
                text("load.journal-not-written.remedy"),
            ) from error


def _read(path: Path) -> dict[str, Findings]:
    """Return the findings in a file, none where it is not one of ours or of this version."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["reader"] != __version__:
            return {}
        return {
            str(sha256): tuple(one for one in found if _is_finding(one))
            for sha256, found in said["findings"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_finding(one: Any) -> bool:
    return isinstance(one, dict) and one.keys() >= {"rule", "severity", "message", "remedy"}
