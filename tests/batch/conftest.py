"""Small documents, and loading them in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from compgraph.batch.crew import Limits
from compgraph.batch.journal import Journal
from compgraph.batch.report import Report, Row
from compgraph.batch.run import Run, Settings
from compgraph.batch.sources import listed
from compgraph.store import Store, open_store

Write = Callable[..., Path]
Load = Callable[..., dict[str, Row]]


@pytest.fixture
def write(cases: Path, tmp_path: Path) -> Write:
    """Return a function that writes the smallest document: write("a.txt", code=…, knowledge=…)."""
    text = (cases / "reading" / "smallest.txt").read_text(encoding="utf-8")

    def written(name: str, *, code: str = "FBB7512-001", knowledge: str = "食材") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        own = text.replace("FBB7512-001", code).replace("K01食材", f"K01{knowledge}")
        path.write_text(own, encoding="utf-8", newline="")
        return path

    return written


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store in a folder."""
    with open_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def reported(store: Store, tmp_path: Path) -> Callable[..., Report]:
    """Return a function that loads files and folders into the store and returns the report."""

    def report(*sources: Path, **settings: object) -> Report:
        chosen = {"processes": 1, "limits": Limits(seconds=20), **settings}
        journal = Journal(tmp_path / "journal")
        return Run(store, journal, Settings(**chosen)).go(listed(sources))  # type: ignore[arg-type]

    return report


@pytest.fixture
def load(reported: Callable[..., Report]) -> Load:
    """Return a function that loads files and folders and returns the rows by file name."""

    def rows(*sources: Path, **settings: object) -> dict[str, Row]:
        return {Path(row.path).name: row for row in reported(*sources, **settings).rows}

    return rows
