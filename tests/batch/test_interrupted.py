"""A run that is stopped, however hard, leaves a store that opens; the next run goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from compgraph.batch import writing
from compgraph.batch.crew import Limits
from compgraph.batch.journal import Journal
from compgraph.batch.run import Run, Settings
from compgraph.batch.sources import listed
from compgraph.store import open_store

COUNT = 40
pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are not killed like this")


@pytest.fixture
def folder(write: Callable[..., Path]) -> Path:
    """Return a folder of forty documents; some name the same knowledge, so that there are concepts."""
    for number in range(COUNT):
        write(f"in/{number}.txt", code=f"FBB7512-{number:03d}", knowledge=f"第{number % 7}種")
    return write("in/0.txt", code="FBB7512-000", knowledge="第0種").parent


def started(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start `compgraph load` with a small batch, so that there are many moments to be killed at."""
    program = (
        "import sys; from compgraph.batch import writing; writing._BATCH = 30_000\n"
        "from compgraph.cli.outermost import run as main; sys.exit(main(sys.argv[1:]))"
    )
    words = ["load", str(folder), "--store", str(store), "--processes", "1", "--lang", "en"]
    return subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def parts(store: Path) -> int:
    """Return how many batches have been about to be stored."""
    journal = store.with_name(f"{store.name}-report") / ".compgraph-findings"
    return sum(1 for _ in journal.glob("*.json"))


def quads(store: Path) -> dict[str, set[object]]:
    """Return everything in a store, graph by graph."""
    with open_store(store) as opened:
        return {str(name): set(opened.graph(name)) for name in (None, *opened.graphs())}


def stopped(process: subprocess.Popen[bytes], store: Path, batches: int, number: int) -> None:
    """Send the signal once so many more batches are about to be stored."""
    wanted = parts(store) + batches
    limit = time.monotonic() + 60
    while parts(store) < wanted and process.poll() is None and time.monotonic() < limit:
        time.sleep(0.002)
    assert process.poll() is None
    process.send_signal(number)


def test_a_killed_run_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    """Killed three times with kill -9: each time every stored document is whole; then all are there."""
    store = tmp_path / "store"
    for batches in (1, 2, 3):
        process = started(folder, store)
        stopped(process, store, batches, signal.SIGKILL)
        process.communicate()
        with open_store(store) as opened:
            for code in opened.list():
                assert opened.get(code).tasks[0].id == "T1.1"  # decodes: nothing is missing
        report = json.loads((tmp_path / "store-report" / "report.json").read_text("utf-8"))
        assert report["complete"] is False
    with open_store(store) as opened:
        before = len(opened.list())
    assert 0 < before < COUNT
    whole = started(folder, store)
    _, said = whole.communicate(timeout=100)
    assert whole.returncode == 0
    assert f"Read: {COUNT - before}, 0 of them with findings. Unchanged: {before}." in said.decode()
    assert quads(store) == uninterrupted(folder, tmp_path)


def test_ctrl_c_stores_what_is_read_and_says_so(folder: Path, tmp_path: Path) -> None:
    """Exit code 130, a report of what was done, and the next run goes on."""
    store = tmp_path / "store"
    process = started(folder, store)
    stopped(process, store, 1, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run again to go on" in said.decode()
    report = json.loads((tmp_path / "store-report" / "report.json").read_text("utf-8"))
    with open_store(store) as opened:
        assert 0 < len(opened.list()) == len(report["sources"]) < COUNT
    assert report["complete"] is False
    assert report["counts"]["read"] == len(report["sources"])


def uninterrupted(folder: Path, tmp_path: Path) -> dict[str, set[object]]:
    """Return what a run gives that nobody stops, in one batch."""
    assert writing._BATCH > 1_000_000
    store = tmp_path / "at-once"
    with open_store(store) as opened:
        settings = Settings(processes=2, limits=Limits(seconds=60))
        report = Run(opened, Journal(None), settings).go(listed([folder]))
    assert report.counts["read"] == COUNT
    return quads(store)
