"""What readers noticed about documents that need not be read again.

The store keeps what documents say, not what a reader noticed about them. The folder of the report
therefore holds, beside the report, the findings of every document stored so far, by digest; and
which documents are twins: they said what a stored one says and were not stored themselves. This is
written before the documents are stored, a file a batch, so that a run that was killed is known as
well as one that came to its end. Losing these files costs the findings of unchanged documents in
the next report, reads twins once more, and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compgraph import files
from compgraph._version import __version__
from compgraph.errors import LimitReached
from compgraph.messages import text

Findings = tuple[Mapping[str, Any], ...]
_FOLDER = ".compgraph-findings"


@dataclass(frozen=True, slots=True)
class _Known:
    """Findings by digest; and by the digest of a twin, the digest of the one that is stored."""

    findings: dict[str, Findings] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)

    def add(self, other: _Known) -> None:
        self.findings.update(other.findings)
        self.twins.update(other.twins)


class Journal:
    """The findings of stored documents; `folder` is the report's, None keeps them in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None else folder / _FOLDER
        self._known = _Known()
        self._new = _Known()
        self._last = 0
        for path in self._parts():
            self._last = max(self._last, int(path.stem))
            self._known.add(_read(path))

    def findings(self, sha256: str) -> Findings | None:
        """Return what the reader noticed about the document with this digest, None if unknown."""
        return self._known.findings.get(sha256)

    def twin(self, sha256: str) -> str:
        """Return the digest of the document that says the same and is stored, else its own."""
        return self._known.twins.get(sha256, sha256)

    def add_twin(self, sha256: str, stored: str, found: Findings) -> None:
        """Remember a document that says what the one with the digest `stored` says.

        It is written with the next batch: nothing depends on it.
        """
        if sha256 != stored:
            self._new.add(_Known({sha256: found}, {sha256: stored}))

    def add(self, new: Mapping[str, Findings]) -> None:
        """Remember the findings of documents, by digest, that are about to be stored.

        Raises LimitReached when they cannot be written.
        """
        self._new.findings.update(new)
        self._known.add(self._new)
        self._write(self._new)
        self._new = _Known()

    def close(self, stored: Iterable[str]) -> None:
        """Keep, in one file, what concerns the documents with these digests, and nothing else."""
        old = self._parts()
        kept = set(stored)
        self._known.add(self._new)
        twins = {twin: one for twin, one in self._known.twins.items() if one in kept}
        kept |= twins.keys()
        findings = {sha: found for sha, found in self._known.findings.items() if sha in kept}
        self._known, self._new = _Known(findings, twins), _Known()
        self._write(self._known)
        for path in old:
            with contextlib.suppress(OSError):
                path.unlink()

    def _parts(self) -> list[Path]:
        if self._folder is None:
            return []
        found = [path for path in self._folder.glob("*.json") if path.stem.isdecimal()]
        return sorted(found, key=lambda path: int(path.stem))

    def _write(self, known: _Known) -> None:
        self._last += 1
        if self._folder is None:
            return
        said = {"reader": __version__, "findings": known.findings, "twins": known.twins}
        content = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path = self._folder / f"{self._last}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            files.write(path, content + "\n")
        except OSError as error:
            reason = error.strerror or str(error)
            raise LimitReached(
                text("load.journal-not-written", file=path, reason=reason),
                text("load.journal-not-written.remedy"),
            ) from error


def _read(path: Path) -> _Known:
    """Return what a file says, nothing where it is not one of ours or of this version."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["reader"] != __version__:
            return _Known()
        findings = {
            str(sha256): tuple(one for one in found if _is_finding(one))
            for sha256, found in said["findings"].items()
        }
        return _Known(findings, {str(twin): str(one) for twin, one in said["twins"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _Known()


def _is_finding(one: Any) -> bool:
    return isinstance(one, dict) and one.keys() >= {"rule", "severity", "message", "remedy"}
