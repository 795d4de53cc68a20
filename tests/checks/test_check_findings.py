"""What is found, in which order and where; the shipped standard has what it should have."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef

from compgraph import resources
from compgraph.checks import check
from compgraph.errors import SourceRefused
from compgraph.finding import ordered
from compgraph.model import Span
from compgraph.rdf.encode import encode
from compgraph.rdf.vocab import CG, thing
from compgraph.reading import read

CASES = Path(__file__).parents[1] / "cases" / "checks"
CODE = "ISD3512-001v3"


def test_the_shipped_standard_has_the_five_findings_it_should_have(shipped: Graph) -> None:
    """Two rows of versions print IISD3512, S17 is S04 with 碼 inserted, two classes are misnamed."""
    findings = check(shipped)
    category, industry = "資訊科技/出版影音及資通訊業", "程式設計業"
    assert [(f.rule, f.severity, f.subject, f.printed) for f in findings] == [
        ("name-differs-from-list", "info", f"{CODE}/category/1", category),
        ("name-differs-from-list", "info", f"{CODE}/industry/1", industry),
        ("similar-names", "warning", f"{CODE}/S17", "程式碼撰寫能力"),
        ("version-code-differs", "warning", f"{CODE}/version/V2", "IISD3512-001v2"),
        ("version-code-differs", "warning", f"{CODE}/version/V3", "IISD3512-001v3"),
    ]
    assert findings[3].message.zh == (
        "版本表 V2 列印的代碼是 IISD3512-001v2，與本文件的職能基準代碼 ISD3512-001v3 不同。"
    )


# What is taken from, or added to, the shipped graph, and the rules that must notice.
def mutations() -> list[tuple[str, object, set[str]]]:
    x = lambda name="": thing(CODE, name)  # noqa: E731
    task, k01 = x("T1.1"), x("K01")
    return [
        ("remove", (task, CG.inDuty, None), {"task-without-duty"}),
        ("remove", (task, CG.requires, k01), {"lists-without-requires", "requires-and-parts-differ"}),
        ("remove", (x("block/3"), CG.coversTask, None), {"block-covers-task", "task-without-row", "requires-without-row"}),
        ("remove", (k01, RDFS.label, None), {"name-missing"}),
        ("remove", (k01, CG.code, None), {"code-missing"}),
        ("remove", (k01, CG.position, None), {"one-position", "position-gap"}),
        ("remove", (None, CG.requiresSkill, x("S21")), {"lists-without-requires", "requires-and-parts-differ"}),
        ("add", (x("P1.1.1"), RDFS.label, Literal("", lang="zh-Hant")), {"name-empty", "one-name"}),
        ("add", (task, CG.requires, x("S21")), {"requires-without-row", "requires-and-parts-differ"}),
        ("add", (x("block/1"), CG.level, Literal(9)), {"one-level", "level-out-of-range", "lists-without-requires"}),
        ("add", (task, CG.requiresKnowledge, x("S01")), {"requires-knowledge"}),
        ("remove", (x("block/1"), CG.lists, x("O1.1.1")), {"output-without-row", "requires-without-row"}),
        ("remove", (x("block/1"), CG.lists, k01), {"requires-without-row"}),
        ("add", (x("block/1"), CG.lists, x("S21")), {"lists-without-requires"}),
        ("add", (x("block/1"), CG.lists, x("A01")), {"lists-an-item"}),
        ("add", (x("block/1"), CG.hasOutput, x("O1.1.1")), {"stated-of-a-task"}),
    ]  # fmt: skip


@pytest.mark.parametrize(("act", "triple", "rules"), mutations())
def test_damage_to_the_shipped_graph_is_noticed(
    shipped: Graph, act: str, triple: tuple[URIRef, URIRef, URIRef], rules: set[str]
) -> None:
    """One statement lost or one too many: exactly the rules that watch over it speak up."""
    damaged = shipped + Graph()
    getattr(damaged, act)(triple)
    usual = {"version-code-differs", "similar-names", "name-differs-from-list"}
    noticed = {finding.rule for finding in check(damaged)} - usual
    assert noticed == rules


def test_a_standard_has_the_readers_findings_without_its_text() -> None:
    """Similar names and a row that names another standard: the same rule, subject and sentences."""
    reading = read(resources.shipped_standard())
    first, *rest = reading.standard.versions
    standard = replace(
        reading.standard, versions=(replace(first, note="原代碼為 ABC1234-001v1"), *rest)
    )
    found = {(f.rule, f.subject): f for f in check(encode(standard))}
    (similar,) = [f for f in reading.findings if f.rule == "similar-names"]
    again = found["similar-names", f"{CODE}/S17"]
    assert (again.message, again.remedy, again.severity) == (
        similar.message,
        similar.remedy,
        similar.severity,
    )
    other = found["version-note-differs", f"{CODE}/{first.id}"]
    assert "ABC1234-001v1" in other.message.zh
    assert {(f.rule, f.subject) for f in reading.findings} <= found.keys()


def test_findings_come_in_order_with_their_place(shipped: Graph) -> None:
    """Place and source are filled in from what the caller knows; the order is that of findings."""
    places = {
        f"{CODE}/category/1": (13, Span(400, 430)),
        f"{CODE}/industry/1": (15, Span(500, 520)),
        f"{CODE}/version/V2": (8, Span(97, 161)),
        f"{CODE}/version/V3": (7, Span(50, 96)),
        f"{CODE}/S17": (29, Span(1940, 1950)),
    }
    findings = check(shipped, source="ISD3512-001v3.txt", spans=places)
    assert findings == ordered(findings)
    assert [(f.subject, f.line, f.span) for f in findings] == [
        (f"{CODE}/version/V3", 7, Span(50, 96)),
        (f"{CODE}/version/V2", 8, Span(97, 161)),
        (f"{CODE}/category/1", 13, Span(400, 430)),
        (f"{CODE}/industry/1", 15, Span(500, 520)),
        (f"{CODE}/S17", 29, Span(1940, 1950)),
    ]
    assert {finding.source for finding in findings} == {"ISD3512-001v3.txt"}


def test_the_graph_is_left_as_it_was(shipped: Graph) -> None:
    """Checking changes nothing."""
    before = set(shipped)
    check(shipped)
    assert set(shipped) == before


def test_foreign_graphs_are_checked_too() -> None:
    """Blank nodes get steady names, illegal addresses are findings, an empty graph has none."""
    graph = Graph()
    graph.add((BNode(), RDF.type, CG.Task))
    graph.add((thing("A", "K01"), CG.requires, URIRef("http://example.org/a b")))
    findings = check(graph)
    assert ("illegal-iri", "http://example.org/a b") in {(f.rule, f.subject) for f in findings}
    assert ("task-without-row", "_:b1") in {(f.rule, f.subject) for f in findings}
    assert check(Graph()) == ()


def test_several_standards_are_checked_each_for_itself(shipped: Graph) -> None:
    """Two standards in one graph: the same findings as one by one."""
    other = encode(replace(read(resources.shipped_standard()).standard, code="ISD3512-001v2"))
    together = check(shipped + other)
    assert set(together) == {*check(shipped), *check(other)}


def test_no_hash_seed_changes_the_findings() -> None:
    """The same findings in the same order on seeds 0 and 1."""
    program = (
        "from rdflib import Graph; from compgraph.checks import check; import pathlib, sys\n"
        f"paths = sorted(pathlib.Path({str(CASES)!r}).glob('code-*.fail.ttl'))\n"
        "for path in paths:\n"
        "    for finding in check(Graph().parse(path, format='turtle')): print(ascii(finding))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_whole_corpus_texts_are_free_of_violations(outside: Path) -> None:
    """Real documents give warnings at most: what a document may print is no violation."""
    checked = 0
    for path in sorted((outside / "icap" / "text").glob("*.txt")):
        try:
            reading = read(path)
        except SourceRefused:
            continue
        findings = check(encode(reading.standard))
        assert {finding.severity for finding in findings} <= {"warning", "info"}, path.name
        checked += 1
    assert checked >= 5
