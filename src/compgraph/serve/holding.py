"""A store folder kept from being written to while it is served.

The workers open it read-only, which is undefined for the engine beside a writer. So the server holds a shared lock on the file by which a writer claims the
store: other servers and commands may read, whoever wants to write is told that it is in use.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from compgraph.errors import LimitReached
from compgraph.messages import text

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep the store in `folder` as it is. Raises LimitReached when a program is writing into it.

    The lock belongs to this process as long as it opens the folder by no other way. On Windows
    the open file itself keeps a writer out.
    """
    lock = folder / "LOCK"
    try:
        stream = lock.open("rb")
    except FileNotFoundError:
        yield  # a copy made without it, on a medium that nobody writes to
        return
    except OSError as error:
        raise _locked(folder) from error
    with stream:
        if sys.platform != "win32":
            try:
                fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise _locked(folder) from error
            except OSError:
                pass  # a file system without locks: nobody can be kept out
        yield


def _locked(folder: Path) -> LimitReached:
    return LimitReached(text("store.locked", folder=folder), text("store.locked-remedy"))
