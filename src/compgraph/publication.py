"""A folder of ours: its files change together or not at all, and other people's files stay.

The folder carries a marker file that lists what we wrote, with digests. A folder that is not
empty and has no marker is refused; so is one where a file we would write is not ours, or was
changed since we wrote it. New content is staged beside the old first; when a rename fails
(a workbook open in Excel), the files already renamed are put back.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from compgraph import files
from compgraph.errors import UsageError
from compgraph.messages import text

MARKER = ".compgraph.json"
_STAGING = ".compgraph-staging-"


def publish(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write `contents` (file name → bytes) into `folder`, all or none.

    Raises UsageError when the folder or a file in it is not ours, or cannot be written.
    """
    known = _examined(folder, contents)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _staging(folder) as staging:
            for name, content in contents.items():
                files.write(staging / name, content)
            new = {name: _digest(content) for name, content in contents.items()}
            # Both the old and the new digests count as ours until all renames are done, so a
            # crash in between leaves a folder that the next build recognises.
            _mark(folder, known, new)
            _swap(folder, staging, sorted(contents))
        _retire(folder, known, new)
        _mark(folder, new)
    except OSError as error:
        raise UsageError(
            text("publication.not-written", folder=folder, reason=error.strerror or error),
            text(
                "publication.not-written-remedy", file=error.filename2 or error.filename or folder
            ),
        ) from error


def published(folder: Path) -> frozenset[str]:
    """Return the names of the files in `folder` that a build of ours lists as its own."""
    try:
        return frozenset(_marked(folder) or ())
    except UsageError:
        return frozenset()


def _examined(folder: Path, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return the digests of the files that are ours, or refuse the folder."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise UsageError(text("publication.not-a-folder", folder=folder), text("publication.other"))
    known = _marked(folder)
    if known is None:
        if any(folder.iterdir()):
            raise UsageError(
                text("publication.not-ours", folder=folder, marker=MARKER),
                text("publication.other"),
            )
        return {}
    for name in contents:
        path = folder / name
        if not (path.exists() or path.is_symlink()):
            continue
        if path.is_symlink() or not path.is_file() or name not in known:
            raise UsageError(
                text("publication.file-not-ours", file=path), text("publication.move-it")
            )
        if _digest(path.read_bytes()) not in known[name].split():
            raise UsageError(
                text("publication.file-changed", file=path), text("publication.move-it")
            )
    return known


def _marked(folder: Path) -> dict[str, str] | None:
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return {str(name): str(digests) for name, digests in marker["files"].items()}
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise UsageError(
            text("publication.marker-broken", file=folder / MARKER), text("publication.other")
        ) from error


def _mark(folder: Path, *lists: Mapping[str, str]) -> None:
    names = sorted({name for digests in lists for name in digests})
    listed = {
        name: " ".join(dict.fromkeys(digests[name] for digests in lists if name in digests))
        for name in names
    }
    files.write(folder / MARKER, json.dumps({"by": "compgraph", "files": listed}, indent=1) + "\n")


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    for left_over in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(dir=folder, prefix=_STAGING))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(folder: Path, staging: Path, names: list[str]) -> None:
    """Rename every staged file into place; when one fails, put the old ones back."""
    old = staging / "old"
    old.mkdir()
    swapped: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                shutil.copy2(folder / name, old / name)
            (staging / name).replace(folder / name)
            swapped.append(name)
    except OSError:
        for name in swapped:
            if (old / name).exists():
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise
    files.sync_folder(folder)


def _retire(folder: Path, known: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Remove what an earlier build wrote and this one does not, if nobody changed it."""
    for name in sorted(set(known) - set(new)):
        path = folder / name
        if path.is_file() and not path.is_symlink() and _digest(path.read_bytes()) in known[name]:
            path.unlink()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
