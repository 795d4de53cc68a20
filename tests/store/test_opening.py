"""Opening a store: what is one, what is not, and who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compgraph.errors import LimitReached, UsageError
from compgraph.reading.record import Reading
from compgraph.store import open_store

WRITER = """
import sys, time
from compgraph.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path, reading: Reading) -> Path:
    """Return the folder of a store."""
    path = tmp_path / "graph"
    with open_store(path) as store:
        store.put(reading)
    return path


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """And stays as it is."""
    file = tmp_path / "standard.txt"
    file.write_text("職能基準", "utf-8")
    for read_only in (True, False):
        with pytest.raises(UsageError, match=r"standard\.txt"):
            open_store(file, read_only=read_only)
    assert file.read_text("utf-8") == "職能基準"


def test_a_folder_with_other_files_is_no_store(tmp_path: Path) -> None:
    """No database is made among somebody's documents."""
    (tmp_path / "thesis.odt").write_bytes(b"")
    for read_only in (True, False):
        with pytest.raises(UsageError, match=tmp_path.name):
            open_store(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_nothing_cannot_be_read(kind: str, tmp_path: Path) -> None:
    """Read-only never makes a store."""
    folder = tmp_path / "graph"
    if kind == "empty":
        folder.mkdir()
    with pytest.raises(UsageError, match="graph"):
        open_store(folder, read_only=True)
    assert not folder.exists() or not list(folder.iterdir())
    with pytest.raises(UsageError):
        open_store(read_only=True)


def test_an_address_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder called `ftp:` or `http:` appears, and nobody is asked before there is a question."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="ftp"):
        open_store("ftp://example.org/store")
    with open_store("http://127.0.0.1:9/sparql") as store, pytest.raises(LimitReached):
        store.list()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("broken", ["CURRENT", "MANIFEST"])
def test_a_damaged_store_is_a_usage_error(broken: str, folder: Path) -> None:
    """With what the engine says, and no traceback."""
    (damaged,) = folder.glob(f"{broken}*")
    damaged.write_bytes(b"junk\n")
    for read_only in (True, False):
        with pytest.raises(UsageError) as refused:
            open_store(folder, read_only=read_only)
        assert refused.value.remedy


def test_two_in_one_program(folder: Path) -> None:
    """While a store is open for writing nobody else opens it; readers may be several."""
    with open_store(folder), pytest.raises(LimitReached) as held:
        open_store(folder)
    assert held.value.exit_code == 4
    with open_store(folder), pytest.raises(LimitReached):
        open_store(folder, read_only=True)
    with open_store(folder, read_only=True) as one, open_store(folder, read_only=True) as two:
        assert one.list() == two.list()
    with open_store(folder) as again:
        assert len(again.list()) == 1


def test_another_program_holds_the_store(folder: Path) -> None:
    """Reading and writing are refused with exit code 4 until it ends; our asking breaks no lock."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        for _ in range(2):
            for read_only in (True, False):
                with pytest.raises(LimitReached, match="graph") as held:
                    open_store(folder, read_only=read_only)
                assert held.value.exit_code == 4
                assert held.value.remedy
    finally:
        writer.kill()
        writer.communicate()
    with open_store(folder) as store:
        assert len(store.list()) == 1


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2])
def test_a_killed_writer_leaves_whole_standards(moment: float, tmp_path: Path) -> None:
    """Whenever the writer dies: each standard is there with all its statements, or not at all."""
    script = """
import sys
from dataclasses import replace
from compgraph import resources
from compgraph.reading import read
from compgraph.store import open_store
standard = read(resources.shipped_standard()).standard
store = open_store(sys.argv[1])
print("open", flush=True)
for number in range(1, 1000):
    store.put(replace(standard, code=f"ISD0000-{number:03}v1"))
"""
    folder = tmp_path / "graph"
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "open\n"
    time.sleep(moment)
    writer.kill()
    writer.communicate()
    with open_store(folder) as store:
        counts = store.query(
            "SELECT ?s (COUNT(*) AS ?n) { ?i cg:inStandard ?s ; a ?class } GROUP BY ?s"
        ).column("n")
        # 99 items; the 45 competencies have two classes each.
        assert {int(str(count)) for count in counts} <= {99 + 45}
        assert len(counts) == len(store.list())


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """No rights: a usage error. (The superuser may do everything.)"""
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    try:
        if os.name == "posix" and os.geteuid() != 0:
            with pytest.raises(UsageError, match="locked"):
                open_store(locked / "graph")
        else:
            open_store(locked / "graph").close()
    finally:
        locked.chmod(0o700)
