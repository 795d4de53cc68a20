"""compgraph load: a folder of documents into a store, with a report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from compgraph import exports
from compgraph.store import open_store

SCHEMA = Path(exports.__file__).parent / "schemas" / "load-report.schema.json"


@pytest.fixture
def folder(tmp_path: Path, cases: Path) -> Path:
    """Return a folder with a document that can be read and a file that is none."""
    into = tmp_path / "some documents"
    into.mkdir()
    (into / "good.txt").write_bytes((cases / "reading" / "smallest.txt").read_bytes())
    (into / "photo.png").write_bytes(b"\x89PNG")
    return into


def test_loading_stores_reports_and_exits_with_0(call, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Table on stdout, sums and the place of the report on stderr; other commands find the store."""
    store = tmp_path / "store"
    done = call("load", folder, "--store", store)
    assert done.code == 0
    assert "FBB7512-001" in done.out
    assert "good.txt" in done.out
    assert "Refused: 0. Passed over: 1." in done.err
    report = tmp_path / "store-report"
    assert (report / "report.html").as_uri() in done.err
    said = json.loads((report / "report.json").read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(said)
    assert said["complete"] is True
    assert "烘焙師" in (report / "report.html").read_text("utf-8")
    assert call("shared", "--store", store).code == 0


def test_a_refusal_exits_with_3_and_keeps_the_others(
    call,  # type: ignore[no-untyped-def]
    folder: Path,
    tmp_path: Path,
    cases: Path,
) -> None:
    """The report on stdout as JSON says which and why; a second run says unchanged."""
    (folder / "bad.txt").write_bytes((cases / "reading/refused/no-task.txt").read_bytes())
    words = ("load", folder, tmp_path / "missing.pdf", "--store", tmp_path / "store")
    done = call(*words, "--format", "json")
    assert done.code == 3
    told = {Path(row["path"]).name: row for row in json.loads(done.out)["sources"]}
    assert [row["outcome"] for row in told.values()] == [
        "refused",
        "read-with-findings",
        "passed-over",
        "refused",
    ]
    (finding,) = told["bad.txt"]["findings"]
    assert finding["rule"] == "no-task"
    assert finding["remedy"]["zh-Hant"]
    with open_store(tmp_path / "store", read_only=True) as store:
        assert store.list() == ("FBB7512-001",)
    again = call(*words, "--format", "csv")
    assert again.code == 3
    rows = list(csv.DictReader(io.StringIO(again.out)))
    assert [row["Outcome"] for row in rows] == ["refused", "unchanged", "passed over", "refused"]


def test_the_report_may_stand_elsewhere_but_not_in_the_store(
    call,  # type: ignore[no-untyped-def]
    folder: Path,
    tmp_path: Path,
) -> None:
    """--report names its folder; inside the store, or among files of others, it is a usage error."""
    store = tmp_path / "store"
    assert call("load", folder, "--store", store, "--report", store / "report").code == 2
    assert call("load", folder, "--store", store, "--report", folder).code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["good.txt", "photo.png"]
    assert call("load", folder, "--store", store, "--report", tmp_path / "told").code == 0
    assert (tmp_path / "told" / "report.html").is_file()
    assert not (tmp_path / "store-report").exists()


def test_a_store_that_is_open_elsewhere_is_left_alone(call, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Exit code 4, and the words of the lock."""
    with open_store(tmp_path / "store"):
        done = call("load", folder, "--store", tmp_path / "store")
    assert done.code == 4
    assert "Traceback" not in done.err


def test_real_documents_are_loaded_in_every_format(call, outside: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Nine texts and a PDF; the same standard as HTML is a duplicate of the PDF."""
    icap = outside / "icap"
    done = call(
        "load",
        icap / "text",
        icap / "pdf" / "temple-manager.pdf",
        icap / "pdf" / "temple-manager.html",
        "--store",
        tmp_path / "store",
        "--format",
        "json",
    )
    assert done.code == 0
    outcomes = [row["outcome"] for row in json.loads(done.out)["sources"]]
    assert len(outcomes) == 11
    assert outcomes[-1] == "same"
    assert set(outcomes[:-1]) <= {"read", "read-with-findings"}
    with open_store(tmp_path / "store", read_only=True) as store:
        assert len(store.list()) == 10
