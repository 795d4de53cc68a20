"""Which files a batch is about, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compgraph.batch.sources import Entry, listed


def written(folder: Path, *names: str) -> Path:
    """Write files with something in them; a name with a folder makes the folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def told(entries: tuple[Entry, ...], folder: Path) -> list[tuple[str, str | None]]:
    """Return the entries as (path below the folder, rule of their finding)."""
    return [
        (entry.path.relative_to(folder).as_posix(), entry.finding.rule if entry.finding else None)
        for entry in entries
    ]


def test_folders_are_walked_in_natural_order(tmp_path: Path) -> None:
    """2.txt before 10.txt, a folder where its name stands among them; each once."""
    written(tmp_path, "10.txt", "2.txt", "3/b.pdf", "3/a.ODT")
    found = told(listed([tmp_path, tmp_path / "2.txt", tmp_path / "3"]), tmp_path)
    assert found == [("2.txt", None), ("3/a.ODT", None), ("3/b.pdf", None), ("10.txt", None)]


def test_what_is_no_document_is_passed_over_and_listed(tmp_path: Path) -> None:
    """Other kinds of files are named in the report; hidden files and office locks are not there."""
    written(tmp_path, "a.txt", "photo.png", "no-suffix", ".hidden.txt", ".git/b.txt", "~$a.docx")
    found = told(listed([tmp_path]), tmp_path)
    assert found == [
        ("a.txt", None),
        ("no-suffix", "file-passed-over"),
        ("photo.png", "file-passed-over"),
    ]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    """Only inside folders do suffixes and dots decide; what is missing is left to the reader."""
    written(tmp_path, ".hidden.txt", "no-suffix")
    named = [tmp_path / ".hidden.txt", tmp_path / "no-suffix", tmp_path / "missing.txt"]
    assert [entry.outcome for entry in listed(named)] == [None, None, None]


def test_links_are_not_followed_inside_folders(tmp_path: Path) -> None:
    """A loop ends nowhere, a link to a file is named; a link that is named itself is followed."""
    folder = written(tmp_path / "top", "a.txt")
    written(tmp_path, "elsewhere/b.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "to-b.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    (tmp_path / "to-elsewhere").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert told(listed([folder]), folder) == [
        ("a.txt", None),
        ("loop", "link-not-followed"),
        ("to-b.txt", "link-not-followed"),
    ]
    assert told(listed([tmp_path / "to-elsewhere"]), tmp_path) == [("to-elsewhere/b.txt", None)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_regular_file_is_passed_over(tmp_path: Path) -> None:
    """Nothing waits for a pipe that nobody writes to."""
    written(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert told(listed([tmp_path]), tmp_path) == [("a.txt", None), ("pipe.txt", "special-file")]


def test_a_folder_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its documents were not read: the report must say so; the other folders are read."""
    written(tmp_path, "a/1.txt", "b/2.txt")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    entries = listed([tmp_path])
    assert told(entries, tmp_path) == [("a", "folder-not-readable"), ("b/2.txt", None)]
    assert entries[0].outcome == "refused"
    assert entries[0].finding is not None
    assert "Permission denied" in entries[0].finding.message.en


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    """Nobody takes an empty folder for a folder that was loaded."""
    written(tmp_path, "photo.png")
    assert told(listed([tmp_path]), tmp_path) == [
        ("photo.png", "file-passed-over"),
        (".", "folder-empty"),
    ]


def test_store_and_report_are_no_sources(tmp_path: Path) -> None:
    """Neither wherever they stand, nor what a build of ours has written."""
    written(tmp_path, "a.txt", "store/CURRENT", "report/report.html", "site/index.html")
    (tmp_path / "site" / ".compgraph.json").write_text(
        '{"by": "compgraph", "files": {"index.html": "x"}}', encoding="utf-8"
    )
    found = listed([tmp_path], without=[tmp_path / "store", tmp_path / "report"])
    assert told(found, tmp_path) == [("a.txt", None), ("site/index.html", "written-by-us")]


@pytest.mark.skipif(os.name != "posix", reason="only there are file names bytes")
def test_a_name_that_is_no_utf_8_can_be_reported(tmp_path: Path) -> None:
    """Bytes that no text can hold become U+FFFD in the report; the file is still found."""
    path = os.fsencode(tmp_path) + b"/\xa4@.txt"
    with open(path, "wb") as stream:  # noqa: PTH123  # a Path cannot be made of bytes
        stream.write(b"x")
    (entry,) = listed([tmp_path])
    assert entry.path.exists()
    assert Path(entry.name).name == "\ufffd@.txt"
