"""Opening Oxigraph: in memory, in a folder, or read-only, with its errors said plainly."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import ClassVar
from weakref import WeakValueDictionary

import pyoxigraph as ox

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text

if sys.platform != "win32":
    import fcntl

# A file RocksDB always has: by it the folder of a store is told from any other folder.
_MARK = "CURRENT"
# How RocksDB says that a store is open already, in this program or in another one.
_HELD = re.compile("lock hold by current process|While lock file")


class Claim:
    """A folder this program has open for writing, until `end`, or until nobody has the claim.

    Whoever opens a folder to read it asks here first: looking at the lock file of a folder that
    this very program writes would break that lock (POSIX drops it when any handle is closed).
    """

    _made: ClassVar[WeakValueDictionary[Path, Claim]] = WeakValueDictionary()

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made[folder] = self

    @classmethod
    def made(cls, location: Path, *, read_only: bool) -> Claim | None:
        """Return the claim to write into the folder, None where it is only read.

        Raises LimitReached when this program, or another one, is writing into it.
        """
        folder = location.resolve()
        if folder in cls._made or (read_only and _locked(folder / "LOCK")):
            raise LimitReached(text("store.locked", folder=location), text("store.locked-remedy"))
        return None if read_only else cls(folder)

    def end(self) -> None:
        """Give the folder back."""
        if self._made.get(self._folder) is self:
            del self._made[self._folder]


def _locked(lock: Path) -> bool:
    """Return whether another program holds the lock file of a store."""
    if not lock.is_file():
        return False
    try:
        with lock.open("rb") as stream:
            if sys.platform != "win32":
                fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        # Windows refuses to open what another program has locked; elsewhere a folder that
        # may be read but not locked (no rights, no lock service) is taken as free.
        return sys.platform == "win32"
    return False


def opened(location: Path | None, *, read_only: bool) -> ox.Store:
    """Return the open engine.

    Raises UsageError for a file, a folder that holds something else, a missing folder that is
    to be read only, or a damaged store; LimitReached when another program holds the folder.
    """
    if location is None:
        return ox.Store()
    _examine(location, read_only=read_only)
    try:
        if not read_only:
            location.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store.read_only(str(location)) if read_only else ox.Store(str(location))
    except (OSError, RuntimeError) as error:
        if _HELD.search(str(error)):
            raise LimitReached(
                text("store.locked", folder=location), text("store.locked-remedy")
            ) from error
        raise UsageError(
            text("store.unreadable", folder=location, reason=error),
            text("store.unreadable-remedy"),
        ) from error


def _examine(location: Path, *, read_only: bool) -> None:
    if location.exists() and not location.is_dir():
        raise UsageError(text("store.file", folder=location), text("store.file-remedy"))
    stranger = location.is_dir() and any(location.iterdir()) and not (location / _MARK).is_file()
    if stranger:
        raise UsageError(text("store.stranger", folder=location), text("store.file-remedy"))
    if read_only and not (location / _MARK).is_file():
        raise UsageError(text("store.missing", folder=location), text("store.missing-remedy"))
