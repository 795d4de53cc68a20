"""Many standards in a store: the same findings as one by one, whatever their number and place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from compgraph import resources
from compgraph.checks import check, check_store, sweep
from compgraph.checks.fault import Places
from compgraph.finding import Finding
from compgraph.model import Span, Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.vocab import graph, thing
from compgraph.reading import read
from compgraph.store import open_store
from compgraph.store.bulk import Packet

CODE = "ISD3512-001v3"


@pytest.fixture(scope="module")
def standards() -> list[Standard]:
    """Five standards: the shipped one, and others that lack a part of it."""
    whole = read(resources.shipped_standard()).standard
    return [
        whole,
        replace(whole, code="ISD3512-001v2", attitudes=()),
        replace(whole, code="ISD3512-001v10", description=""),
        replace(whole, code="ISD3512-003v1", level=None, level_as_printed="四"),
        replace(whole, code="ISD3512-004v1", duties=(), tasks=(), blocks=()),
    ]


def facts(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | None, str]]:
    """Return what a finding says, without the file it is from."""
    return [(one.rule, one.severity, one.subject, one.message.en) for one in findings]


@pytest.mark.parametrize(("place", "at_once"), [("memory", 50), ("memory", 3), ("read-only", 3)])
def test_a_store_is_checked_like_its_standards(
    place: str,
    at_once: int,
    standards: list[Standard],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Batches of any size, in memory or in a folder: what each graph gives alone, in natural order."""
    monkeypatch.setattr(sweep, "_AT_ONCE", at_once)
    with open_store(None if place == "memory" else tmp_path / "store") as store:
        store.put(*standards)
        expected = {code: facts(check(store.graph(graph(code)))) for code in store.list()}
        checked = check_store(store)
    if place == "read-only":
        with open_store(tmp_path / "store", read_only=True) as store:
            checked = check_store(store)
    assert list(checked) == [*expected, ""]
    assert {code: facts(found) for code, found in checked.items() if code} == expected
    assert {found[0].source for code, found in checked.items() if code} == set(expected)


def test_one_of_many_standards(standards: list[Standard]) -> None:
    """Only the standard that is named, with its file and its places; nothing of the others."""
    places: dict[str, Places] = {CODE: {f"{CODE}/S17": (29, Span(1940, 1950))}}
    with open_store() as store:
        store.put(*standards)
        whole = check_store(store)
        one = check_store(store, [CODE], sources={CODE: "a.txt"}, places=places)
    assert list(one) == [CODE]
    assert sorted(facts(one[CODE])) == sorted(facts(whole[CODE]))
    assert {finding.source for finding in one[CODE]} == {"a.txt"}
    (similar,) = [finding for finding in one[CODE] if finding.rule == "similar-names"]
    assert (similar.line, similar.span) == (29, Span(1940, 1950))


def test_progress_is_told_step_by_step(
    standards: list[Standard], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five standards by three are two batches, and the rules that compare come last."""
    monkeypatch.setattr(sweep, "_AT_ONCE", 3)
    steps: list[tuple[int, int]] = []
    with open_store() as store:
        store.put(*standards)
        check_store(store, moved=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_nothing_in_a_store(tmp_path: Path) -> None:
    """An empty store has no standards and no findings."""
    with open_store() as store:
        assert check_store(store) == {"": ()}


def test_a_store_is_left_as_it_was(standards: list[Standard], tmp_path: Path) -> None:
    """Checking changes nothing: no statement, no graph."""
    with open_store(tmp_path / "store") as store:
        store.put(*standards)
        before = store.statistics()
        found = check_store(store)
        assert store.statistics() == before
        assert check_store(store) == found


def versions_of(code: str, *rows: tuple[str, str, str]) -> Standard:
    """Return a standard with these rows in its version table: (label, code, status)."""
    whole = read(resources.shipped_standard()).standard
    first = whole.versions[0]
    versions = tuple(
        replace(first, id=f"version/{label}", label=label, code=printed, status=status, note="略")
        for label, printed, status in rows
    )
    return replace(whole, code=code, versions=versions)


def test_documents_that_contradict_each_other_about_versions() -> None:
    """v1 of one file is replaced by v2, whose own table says that v2 replaces v0 and nothing else."""
    newer = versions_of(
        "TST1234-001v2",
        ("V2", "TST1234-001v2", "最新版本"),
        ("V0", "TST1234-001v0", "歷史版本"),
    )
    older = versions_of(
        "TST1234-001v1",
        ("V2", "TST1234-001v2", "最新版本"),
        ("V1", "TST1234-001v1", "歷史版本"),
    )
    with open_store() as store:
        store.put(newer, older)
        checked = check_store(store)
    rules = {code: {finding.rule for finding in found} for code, found in checked.items()}
    assert "successor-says-otherwise" in rules["TST1234-001v1"]
    assert "successor-says-otherwise" not in rules["TST1234-001v2"]


def test_versions_that_replace_each_other_in_a_circle() -> None:
    """Each document alone is sound; together they close a circle, told of both."""
    one = versions_of(
        "TST1234-001v1",
        ("V2", "TST1234-001v2", "最新版本"),
        ("V1", "TST1234-001v1", "歷史版本"),
    )
    other = versions_of("TST1234-001v2", ("V2", "TST1234-001v2", "歷史版本"))
    (row,) = other.versions
    other = replace(other, versions=(replace(row, note="已被《TST1234-001v1》取代"),))
    for alone in (one, other):
        with open_store() as store:
            store.put(alone)
            found = check_store(store)[alone.code]
        assert "replacement-cycle" not in {finding.rule for finding in found}
    with open_store() as store:
        store.put(one, other)
        checked = check_store(store)
    for code in (one.code, other.code):
        severities = {finding.rule: finding.severity for finding in checked[code]}
        assert severities["replacement-cycle"] == "violation"


def test_places_of_things_that_are_not_there() -> None:
    """The places of a document beside the statements of another edition of it."""
    reading = read(resources.shipped_standard())
    shorter = replace(reading.standard, terms=())
    missing = {f"{CODE}/{term.id}" for term in reading.standard.terms}
    asserted, source = encode(shorter), encode_source(reading)
    lines = [one.serialize(format="nt").encode() for one in (asserted, source)]
    with open_store() as store:
        store.bulk().put([Packet(CODE, *lines)])
        found = [one for one in check_store(store)[CODE] if one.rule == "place-of-nothing"]
    assert {finding.subject for finding in found} == missing
    assert missing


def test_graphs_that_are_derived_are_not_checked(standards: list[Standard]) -> None:
    """What stands in a graph of hypotheses is nobody's printed statement."""
    guess = Graph()
    guess.add(
        (thing(CODE, "K01"), URIRef("https://w3id.org/compgraph/ontology#nonsense"), thing("B"))
    )
    with open_store() as store:
        store.put(standards[0])
        before = check_store(store)
        store.put_graph(URIRef("https://w3id.org/compgraph/icap/graph/hypothesis/guess"), guess)
        assert check_store(store) == before
