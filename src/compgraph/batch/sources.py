"""Which files a batch is about: those named, and those inside the folders that are named.

Folders are walked in natural order (file 2 before file 10). Inside them hidden files and the
locks of office programs (`~$…`) do not count, links are not followed, and every file that is no
document is listed as passed over, so that nobody looks for it in vain.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from compgraph.batch.report import Outcome
from compgraph.codes import order
from compgraph.finding import Finding
from compgraph.messages import text
from compgraph.model import Severity
from compgraph.publication import published
from compgraph.reading import SUFFIXES

_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read; or, where `outcome` is settled, why there is nothing to read here."""

    path: Path
    outcome: Outcome | None = None
    finding: Finding | None = None

    @property
    def name(self) -> str:
        """The path as a report can hold it."""
        return printable(str(self.path))


def printable(name: str) -> str:
    """Return a name with U+FFFD for what no UTF-8 file can hold: bytes of a file name."""
    return name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def listed(sources: Iterable[Path], *, without: Iterable[Path] = ()) -> tuple[Entry, ...]:
    """Return the entries of all sources, each file once, in the order in which they are read.

    `without` are folders that are no sources wherever they are: the store, the report.
    """
    walk = _Walk(frozenset(os.path.realpath(folder) for folder in without))
    return tuple(entry for source in sources for entry in walk.source(source))


class _Walk:
    """What has been seen so far: no folder and no file comes twice."""

    def __init__(self, seen: frozenset[str]) -> None:
        self._seen = set(seen)

    def source(self, path: Path) -> Iterator[Entry]:
        """Yield the file that is named, or what is in the folder that is named."""
        if not _is_folder(path):
            if self._first(path):
                yield Entry(path)
            return
        if os.path.realpath(path) in self._seen:
            return
        any_document = False
        for entry in self._folder(path):
            any_document = any_document or entry.outcome in (None, "refused")
            yield entry
        if not any_document:
            yield _settled(path, "refused", "folder-empty", suffixes=" ".join(_suffixes()))

    def _folder(self, top: Path) -> Iterator[Entry]:
        waiting = [top]
        while waiting:
            path = waiting.pop()
            if path != top and (path.is_symlink() or not _is_folder(path)):
                yield from self._file(path)
            elif self._first(path):
                try:
                    inside = _inside(path)
                except OSError as error:
                    reason = error.strerror or str(error)
                    yield _settled(path, "refused", "folder-not-readable", reason=reason)
                    continue
                waiting.extend(reversed(inside))

    def _file(self, path: Path) -> Iterator[Entry]:
        if path.is_symlink():
            yield _settled(path, "passed-over", "link-not-followed")
        elif not _is_file(path):
            yield _settled(path, "passed-over", "special-file")
        elif path.name in published(path.parent):
            yield _settled(path, "passed-over", "written-by-us")
        elif path.suffix.lower() not in _suffixes():
            yield _settled(path, "passed-over", "file-passed-over")
        elif self._first(path):
            yield Entry(path)

    def _first(self, path: Path) -> bool:
        real = os.path.realpath(path)
        if real in self._seen:
            return False
        self._seen.add(real)
        return True


def _is_folder(path: Path) -> bool:
    """Return whether it is a folder; a path that may not be looked at is taken for a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    """Return whether it is a regular file; what vanished meanwhile is left to the reader."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


def _suffixes() -> list[str]:
    """Return the suffixes of documents; a file without one counts only where it is named."""
    return sorted(suffix for suffix in SUFFIXES if suffix)


def _inside(folder: Path) -> list[Path]:
    names = [entry.name for entry in os.scandir(folder) if not entry.name.startswith(_HIDDEN)]
    return [folder / name for name in sorted(names, key=lambda name: (order(name), name))]


def _settled(path: Path, outcome: Outcome, rule: str, **values: object) -> Entry:
    severity: Severity = "violation" if outcome == "refused" else "info"
    finding = Finding(
        rule,
        severity,
        text(f"load.{rule}", **values),
        text(f"load.{rule}.remedy", **values),
        source=printable(str(path)),
    )
    return Entry(path, outcome, finding)
