"""What becomes of each source: it depends on the sources and the store, and on nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph.batch.report import Report, Row
from compgraph.rdf.vocab import CG, shared_graph
from compgraph.reading import read
from compgraph.store import Store, open_store

if TYPE_CHECKING:
    import pytest

Write = Callable[..., Path]
Load = Callable[..., dict[str, Row]]


def rules(row: Row) -> list[str]:
    """Return the rules of the row's findings."""
    return [finding["rule"] for finding in row.findings or ()]


def name_of(store: Store, code: str = "FBB7512-001") -> str:
    """Return the name of the standard's first knowledge."""
    return store.get(code).knowledge[0].name


def test_every_source_has_its_outcome(load: Load, write: Write, cases: Path, store: Store) -> None:
    """Read, read with findings, refused, passed over: a row each, in the order of the folder."""
    folder = write("in/1-good.txt", code="FBB7512-002").parent
    (folder / "2-noticed.txt").write_bytes((cases / "reading" / "two-names.txt").read_bytes())
    (folder / "3-refused.txt").write_bytes((cases / "reading/refused/no-task.txt").read_bytes())
    (folder / "4-photo.png").write_bytes(b"\x89PNG")
    rows = load(folder)
    assert {name: row.outcome for name, row in rows.items()} == {
        "1-good.txt": "read",
        "2-noticed.txt": "read-with-findings",
        "3-refused.txt": "refused",
        "4-photo.png": "passed-over",
    }
    good = rows["1-good.txt"]
    # Counted by hand in the document: one task, one knowledge, one skill, level 3.
    assert (good.code, good.name, good.level) == ("FBB7512-002", "烘焙師", 3)
    assert (good.tasks, good.knowledge, good.skills) == (1, 1, 1)
    assert "code-with-two-names" in rules(rows["2-noticed.txt"])
    assert rules(rows["3-refused.txt"]) == ["no-task"]
    assert store.list() == ("FBB7512-001", "FBB7512-002")


def test_a_finding_says_what_where_and_what_to_do(load: Load, cases: Path) -> None:
    """Rule, severity, file, line, printed text and remedy, in both languages."""
    (row,) = load(cases / "reading" / "two-names.txt").values()
    found = next(one for one in row.findings or () if one["rule"] == "code-with-two-names")
    assert (found["severity"], found["source"]) == ("warning", "two-names.txt")
    assert found["line"] >= 1
    assert found["printed"]
    assert all(
        found[part][language] for part in ("message", "remedy") for language in ("zh-Hant", "en")
    )


def test_what_is_stored_is_what_putting_stores(load: Load, write: Write, store: Store) -> None:
    """Graph by graph the same as one `put` of the readings, concepts and default graph included."""
    paths = [write("in/a.txt"), write("in/b.txt", code="FBB7512-002", knowledge="麵粉")]
    load(paths[0].parent)
    with open_store() as expected:
        expected.put(*(read(path) for path in paths))
        assert store.graphs() == expected.graphs()
        for name in (None, *expected.graphs()):
            assert set(store.graph(name)) == set(expected.graph(name))
    assert (None, CG.rule, None) in store.graph(shared_graph("concepts"))


def test_what_has_not_changed_is_not_read_again(load: Load, write: Write) -> None:
    """The second run says so, with the facts and the findings of the first."""
    path = write("in/a.txt")
    first = load(path.parent)["a.txt"]
    second = load(path.parent)["a.txt"]
    assert second == replace(first, outcome="unchanged")
    write("in/a.txt", knowledge="麵粉")
    assert load(path.parent)["a.txt"].outcome == "read"


def test_findings_of_unchanged_documents_are_kept(load: Load, write: Write, cases: Path) -> None:
    """However many other folders are loaded in between."""
    noticed = cases / "reading" / "two-names.txt"
    first = load(noticed)["two-names.txt"]
    load(write("other/a.txt", code="FBB7512-002").parent)
    assert load(noticed)["two-names.txt"] == replace(first, outcome="unchanged")


def test_again_reads_again(load: Load, write: Write) -> None:
    """With `again` nothing is taken for unchanged."""
    path = write("a.txt")
    assert load(path)["a.txt"].outcome == "read"
    assert load(path, again=True)["a.txt"].outcome == "read"


def test_a_refused_document_never_replaces_a_good_one(
    load: Load, write: Write, store: Store
) -> None:
    """The file was good and is cut now: the store keeps what it said."""
    path = write("a.txt", knowledge="麵粉")
    load(path)
    kept = set(store.graph())
    path.write_bytes(path.read_bytes()[:500])
    assert load(path)["a.txt"].outcome == "refused"
    assert set(store.graph()) == kept
    assert name_of(store) == "麵粉"


def test_a_newer_document_replaces_the_older_one(load: Load, write: Write, store: Store) -> None:
    """Without a word under the same name, with a warning under another one."""
    load(write("a.txt"))
    assert rules(load(write("a.txt", knowledge="麵粉"))["a.txt"]) == []
    replaced = load(write("b.txt", knowledge="酵母"))["b.txt"]
    assert (replaced.outcome, rules(replaced)) == ("read-with-findings", ["replaced-other-file"])
    assert store.list() == ("FBB7512-001",)
    assert name_of(store) == "酵母"


def test_of_two_documents_with_one_code_the_first_stays(
    load: Load, write: Write, store: Store
) -> None:
    """The same content is a duplicate, other content is refused: now and in the next run."""
    folder = write("in/1.txt").parent
    write("in/2.txt", knowledge="麵粉")
    write("in/3.txt").write_bytes((folder / "1.txt").read_bytes() + b"\n")
    for first in ("read", "unchanged"):
        rows = load(folder)
        assert [row.outcome for row in rows.values()] == [first, "refused", "same"]
        assert rules(rows["2.txt"]) == ["same-code-twice"]
        assert rules(rows["3.txt"]) == ["same-content"]
        assert "1.txt" in rows["3.txt"].findings[0]["message"]["en"]  # type: ignore[index]
        assert name_of(store) == "食材"


def test_a_duplicate_is_not_read_twice(
    load: Load, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with every standard in two formats is unchanged as a whole."""
    folder = write("in/1.txt").parent
    write("in/2.txt").write_bytes((folder / "1.txt").read_bytes() + b"\n")
    first = load(folder)
    monkeypatch.setattr("compgraph.batch.crew._Hand.answer", None)  # nobody may ask
    second = load(folder)
    assert [row.outcome for row in second.values()] == ["unchanged", "same"]
    assert second["2.txt"] == first["2.txt"]
    (folder / "1.txt").unlink()
    assert load(folder)["2.txt"].outcome == "unchanged"


def test_a_name_of_our_own_graphs_is_no_code(load: Load, write: Write, store: Store) -> None:
    """A document called like a graph of ours is refused and leaves that graph alone."""
    path = write("a.txt", code="")
    path.write_text(path.read_text("utf-8").replace("烘焙師", "concepts"), encoding="utf-8")
    (row,) = load(path).values()
    assert row.outcome == "refused"
    assert store.list() == ()


def test_the_report_does_not_depend_on_the_number_of_processes(
    reported: Callable[..., Report], write: Write, store: Store
) -> None:
    """One or three processes: the same rows in the same order, the same statements."""
    for number in range(1, 13):
        write(f"in/{number}.txt", code=f"FBB7512-{number % 9:03d}", knowledge=f"第{number % 4}種")
    folder = write("in/13.txt").parent
    one = reported(folder, processes=1, again=True)
    graphs = {name: set(store.graph(name)) for name in store.graphs()}
    for code in store.list():
        store.remove(code)
    three = reported(folder, processes=3, again=True)
    assert three == one
    assert json.dumps(three.as_json()) == json.dumps(one.as_json())
    assert {name: set(store.graph(name)) for name in store.graphs()} == graphs


def test_documents_meet_in_the_store_whatever_their_order(
    load: Load, write: Write, store: Store
) -> None:
    """Concepts are those of all stored documents, also when they came one by one."""
    for number in range(3):
        load(write(f"{number}.txt", code=f"FBB7512-{number:03d}"))
    with open_store() as expected:
        expected.put(*(store.get(code) for code in store.list()))
        concepts = shared_graph("concepts")
        assert set(store.graph(concepts)) == set(expected.graph(concepts))
