"""Small documents, and loading them in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from compgraph.batch import work
from compgraph.batch.crew import Answer, Limits, Question
from compgraph.batch.journal import Journal
from compgraph.batch.report import Report, Row
from compgraph.batch.run import Run, Settings
from compgraph.batch.sources import listed
from compgraph.store import Store, open_store

Write = Callable[..., Path]
Load = Callable[..., dict[str, Row]]


VERSIONS = "版本\t職能基準代碼\t職能基準名稱\t狀態\t更新說明\t發展更新日期\n"


@pytest.fixture
def write(cases: Path, tmp_path: Path) -> Write:
    """Return a function that writes the smallest document: write("a.txt", code=…, knowledge=…)."""
    head, body = (cases / "reading" / "smallest.txt").read_text(encoding="utf-8").split("\n\n", 1)
    version = "V1\tFBB7512-001\t烘焙師\t最新版本\t略\t2024/12/15\n"
    text = f"{head}\n\n{VERSIONS}{version}\n{body}"

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
    """Return a function that loads files and folders into the store and returns the report.

    It takes the settings of a run, and reads in processes of its own.
    """

    def report(*sources: Path, **settings: object) -> Report:
        chosen = {"processes": 1, "limits": Limits(seconds=20), **settings}
        journal = Journal(tmp_path / "journal")
        return Run(store, journal, Settings(**chosen)).go(listed(sources))  # type: ignore[arg-type]

    return report


@pytest.fixture
def load(reported: Callable[..., Report], monkeypatch: pytest.MonkeyPatch) -> Load:
    """Return a function that loads files and folders and returns the rows by file name.

    It reads in this process: starting others is most of the time a small run takes.
    """

    def answered(_: object, question: Question) -> Answer:
        head, asserted, source = work.answer({"path": question.path, "encoding": None})
        return Answer({"last": False, **head}, asserted, source)

    monkeypatch.setattr("compgraph.batch.crew._Hand.answer", answered)

    def rows(*sources: Path, **settings: object) -> dict[str, Row]:
        return {Path(row.path).name: row for row in reported(*sources, **settings).rows}

    return rows
