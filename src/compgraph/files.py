"""Writing one file so that a reader sees the old content or the new, never half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes, *, bom: bool = False) -> None:
    """Write `content` (text as UTF-8 with LF line ends) to `path`: temporary file, fsync, replace.

    Raises OSError and leaves the old file untouched when anything fails.
    """
    temporary = stage(path.parent, encoded(content, bom=bom), f".{path.name[:40]}.")
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def encoded(content: str | bytes, *, bom: bool = False) -> bytes:
    """Return text as UTF-8, with a byte order mark if asked (Excel's CSV needs one)."""
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8-sig" if bom else "utf-8")


def stage(folder: Path, content: bytes, prefix: str) -> Path:
    """Write `content` durably to a new temporary file in `folder` and return its path."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp gives 0600; the file is meant to be as readable as any other the user makes
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, where the system can (Windows cannot)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
