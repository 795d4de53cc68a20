"""A store in this process: in memory, or in a folder."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from compgraph.errors import UsageError
from compgraph.messages import text
from compgraph.store.opening import Claim, opened
from compgraph.store.replica import Replica, replicated
from compgraph.store.shipped import load_schemes
from compgraph.store.store import Store

if TYPE_CHECKING:
    import pyoxigraph as ox


class LocalStore(Store):
    """A store in the folder `location`, in memory where that is None."""

    abilities: ClassVar[frozenset[str]] = frozenset({"replica", "snapshot", "optimise"})

    def __init__(self, location: Path | None, *, read_only: bool) -> None:
        self._local: ox.Store | None = None
        self._replica: Replica | None = None
        self._forget_replica: Callable[[], object] = _nothing
        self._claim = None if location is None else Claim.made(location, read_only=read_only)
        try:
            engine = opened(location, read_only=read_only)
            super().__init__(engine, read_only=read_only)
            self.location = location
            self._local = engine
            if not read_only:
                load_schemes(engine)
        except BaseException:
            self._engine = self._local = None
            self._unclaimed()
            raise

    def close(self) -> None:
        """Give the folder back. Closing twice is no fault; every other use afterwards is."""
        if self._engine is not None and self.location is not None and not self.read_only:
            self._engine.flush()
        super().close()
        self._local = None
        self._unclaimed()

    def replica(self) -> Replica:
        """Return a copy of the store as it is now, for another process to open read-only.

        It is renewed when the store has changed, and gone when the store is closed.
        """
        if self._replica is None:
            self._replica = replicated(self._here(), self.location, read_only=self.read_only)
            self._forget_replica = weakref.finalize(self, self._replica.forget)
        return self._replica

    def snapshot(self, path: str | Path) -> None:
        """Write a copy of the whole store into the new folder `path`.

        Raises UsageError when something is there already.
        """
        target = Path(path)
        if target.exists():
            raise UsageError(text("store.taken", folder=target), text("store.taken-remedy"))
        engine = self._here()
        if self.location is not None and not self.read_only:
            engine.flush()
            engine.backup(str(target))
            return
        copy = opened(target, read_only=False)
        copy.extend(engine)
        copy.flush()

    def optimise(self) -> None:
        """Let the engine rewrite its files, so that later reading is faster."""
        self._writable()
        self._here().optimize()

    def _here(self) -> ox.Store:
        if self._local is None:
            raise ValueError("the store is closed")
        return self._local

    def _unclaimed(self) -> None:
        if self._claim is not None:
            self._claim.end()
        self._claim = None

    def _forgotten(self) -> None:
        super()._forgotten()
        self._replica = None
        self._forget_replica()
        self._forget_replica = _nothing


def _nothing() -> None:
    """Stand for the copy that was never made."""
