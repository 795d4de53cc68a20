"""A folder of ours changes as a whole, and other people's files stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compgraph import publication
from compgraph.errors import UsageError
from compgraph.publication import MARKER, publish

OLD = {"index.html": b"old index", "workbook.xlsx": b"old workbook"}
NEW = {"index.html": b"new index", "workbook.xlsx": b"new workbook"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return everything in `folder` but the marker."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MARKER}


@pytest.mark.parametrize("exists", [True, False])
def test_a_new_or_empty_folder_is_filled(tmp_path: Path, exists: bool) -> None:
    """What is published is there, and nothing else but the marker."""
    out = tmp_path / "a folder" / "out"
    if exists:
        out.mkdir(parents=True)
    publish(out, NEW)
    assert contents(out) == NEW


def test_our_own_folder_is_renewed_and_foreign_files_stay(tmp_path: Path) -> None:
    """A second build replaces our files, removes what it no longer makes, and leaves the rest."""
    publish(tmp_path, {**OLD, "gone.html": b"gone"})
    (tmp_path / "mine.txt").write_bytes(b"mine")
    publish(tmp_path, NEW)
    assert contents(tmp_path) == {**NEW, "mine.txt": b"mine"}


def test_a_folder_of_others_is_refused_untouched(tmp_path: Path) -> None:
    """A folder with files and without our marker is left as it is."""
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"mine|compgraph"):
        publish(tmp_path, NEW)
    assert contents(tmp_path) == {"mine.txt": b"mine"}
    assert not (tmp_path / MARKER).exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """--out naming a file is a usage error, and the file stays."""
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(UsageError):
        publish(tmp_path / "out", NEW)
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_file_someone_changed_is_not_overwritten(tmp_path: Path) -> None:
    """Notes a designer typed into our workbook survive the next build, and so does all else."""
    publish(tmp_path, OLD)
    (tmp_path / "workbook.xlsx").write_bytes(b"with notes")
    with pytest.raises(UsageError, match=r"workbook\.xlsx"):
        publish(tmp_path, NEW)
    assert contents(tmp_path) == {**OLD, "workbook.xlsx": b"with notes"}


def test_a_foreign_file_under_a_name_of_ours_is_not_overwritten(tmp_path: Path) -> None:
    """A marked folder gives no right to files the marker does not list."""
    publish(tmp_path, {"index.html": b"old index"})
    (tmp_path / "workbook.xlsx").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"workbook\.xlsx"):
        publish(tmp_path, NEW)
    assert contents(tmp_path) == {"index.html": b"old index", "workbook.xlsx": b"mine"}


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need a right on Windows")
def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the place of our file is refused, and what it points to stays."""
    publish(tmp_path / "out", OLD)
    (tmp_path / "target").write_bytes(b"mine")
    (tmp_path / "out" / "index.html").unlink()
    (tmp_path / "out" / "index.html").symlink_to(tmp_path / "target")
    with pytest.raises(UsageError):
        publish(tmp_path / "out", NEW)
    assert (tmp_path / "target").read_bytes() == b"mine"


def test_a_failed_rename_puts_the_old_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second of two files cannot be replaced, the first is the old one again."""
    publish(tmp_path, OLD)
    replace = Path.replace

    def fails_on_workbook(self: Path, target: Path) -> Path:
        if self.name == "workbook.xlsx" and "old" not in self.parts:
            raise PermissionError(13, "in use", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_on_workbook)
    with pytest.raises(UsageError):
        publish(tmp_path, {**NEW, "a.html": b"a"})
    monkeypatch.undo()
    assert contents(tmp_path) == OLD
    publish(tmp_path, NEW)
    assert contents(tmp_path) == NEW


def test_a_build_cut_off_between_renames_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a crash in the middle, the next build recognises old and new files as ours."""
    publish(tmp_path, OLD)

    def crash(folder: Path, staging: Path, names: list[str]) -> None:
        (staging / names[0]).replace(folder / names[0])
        raise SystemExit

    monkeypatch.setattr(publication, "_swap", crash)
    with pytest.raises(SystemExit):
        publish(tmp_path, NEW)
    monkeypatch.undo()
    assert contents(tmp_path)["index.html"] == b"new index"
    publish(tmp_path, NEW)
    assert contents(tmp_path) == NEW


def test_a_broken_marker_is_refused(tmp_path: Path) -> None:
    """A marker that cannot be read proves nothing."""
    (tmp_path / MARKER).write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"\.compgraph\.json"):
        publish(tmp_path, NEW)
