"""Where a store is: in memory, in a folder, or at the address of a SPARQL endpoint."""

from __future__ import annotations

import shutil
from pathlib import Path

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.store.endpoint import is_address
from compgraph.store.local import LocalStore
from compgraph.store.opening import opened
from compgraph.store.remote_store import RemoteStore
from compgraph.store.store import Store


def open_store(location: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open the store in the folder `location` (made when missing), or a new one in memory.

    An address (`https://…`, `http://127.0.0.1:…`) is that of a SPARQL 1.1 endpoint; credentials come
    from COMPGRAPH_STORE_USER and COMPGRAPH_STORE_PASSWORD, or COMPGRAPH_STORE_TOKEN.

    `read_only` never writes into the folder and sees it as it is now. Close the store, or use it
    in a `with` statement: until then no other program can open the folder for writing.

    Raises UsageError when `location` is no store and cannot become one, LimitReached when
    another program is writing into it.
    """
    if isinstance(location, str) and is_address(location):
        return RemoteStore(location, read_only=read_only)
    if isinstance(location, str) and "://" in location:
        raise UsageError(text("store.address", address=location), text("store.address-remedy"))
    if location is None and read_only:
        raise UsageError(text("store.nothing-to-read"), text("store.missing-remedy"))
    return LocalStore(None if location is None else Path(location), read_only=read_only)


def restore(snapshot: str | Path, folder: str | Path) -> None:
    """Make the new store `folder` from a snapshot, whole or not at all.

    Raises UsageError when the snapshot is no store, or when something is in `folder` already, and
    LimitReached when the disk refuses.
    """
    source, target = Path(snapshot), Path(folder)
    opened(source, read_only=True)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(text("store.taken", folder=target), text("store.taken-remedy"))
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, part, ignore=shutil.ignore_patterns("LOCK", "LOG*"))
        if target.exists():
            target.rmdir()
        part.rename(target)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise LimitReached(
            text("store.not-written", reason=error), text("store.not-written-remedy")
        ) from error
