"""Questions about sources, places, derived graphs and reviews, on both engines.

Their answers hold digests, characters or what a rule derived: they are proved here, by the bytes
and the text of the document or by set arithmetic, and not in a table of expected cells.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF

from compgraph import __version__
from compgraph.queries import ask
from compgraph.rdf.reviews import Review
from compgraph.rdf.vocab import CG, ICAP, graph, thing
from compgraph.reading import read
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from question_cases import CODE, DOCUMENTS, both, cell, cells, in_rdflib

# rdflib's own query code uses what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.contexts:DeprecationWarning"),
]

OVERLAPS = URIRef(f"{ICAP}graph/entailed/task-overlap")
# The K and S codes of each row of the table, copied from the document.
NEEDS = {
    "T1.1": "K01 K02 K03 K04 K05 K06 S01 S02 S03 S04 S05 S06",
    "T1.2": "K01 K02 K03 K04 K05 K06 S02 S03",
    "T2.1": "K01 K03 K06 K07 K08 S07 S08 S09",
    "T2.2": "K09 K10 K11 S09 S10 S11",
    "T2.3": "K01 K12 K13 S11 S12 S13 S14 S15 S16",
    "T2.4": "K07 K14 K15 K16 K17 S08 S12 S17 S18 S19 S20",
    "T2.5": "K12 K13 S12 S13 S14 S21",
}
REVIEWS = (
    Review.between(
        ("knowledge", "甲知識", "乙知識"),
        "accepted",
        "王小明",
        datetime.date(2024, 5, 20),
        note="自擬的例子：用語不同。",
        score=Decimal("0.82"),
        measure="bigrams",
    ),
    Review.between(("skill", "甲技能", "乙技能"), "rejected", "陳小華", datetime.date(2024, 5, 21)),
    Review.between(("skill", "甲技能", "舊技能"), "open", "王小明", datetime.date(2024, 5, 22)),
)


@pytest.fixture(scope="module")
def derived(reading: Reading) -> Iterator[Store]:
    """Return the shipped standard with the overlaps of its tasks derived, and T1.1 on page 2."""
    with open_store() as opened:
        opened.put(reading)
        overlaps, source = Graph(), opened.graph(graph(CODE, "source"))
        for triple in ask(opened, "derive-task-overlap").triples:
            overlaps.add(triple)
        opened.put_graph(OVERLAPS, overlaps)
        for item, place in (("T1.1", "2/1/3"), ("K01", "2/1/3 12/1/4"), ("K02", "12/2/1 3/1/1")):
            source.add((thing(CODE, item), CG.place, Literal(place)))
        opened.put_graph(graph(CODE, "source"), source)
        yield opened


@pytest.fixture(scope="module")
def plain_derived(derived: Store) -> Dataset:
    """Return the content of `derived` as an rdflib dataset."""
    return in_rdflib(derived, lists=False)


def test_overlaps_are_derived_with_their_support(store: Store) -> None:
    """Each pair of rows that share a code gives one node that names rule, number and sources."""
    needs = {task: set(codes.split()) for task, codes in NEEDS.items()}
    tasks = list(needs)
    expected = {
        (a, b): needs[a] & needs[b]
        for place, a in enumerate(tasks)
        for b in tasks[place + 1 :]
        if needs[a] & needs[b]
    }
    # By hand: T1.1 with T1.2, T2.1, T2.3; T1.2 with T2.1, T2.3; T2.1 with T2.2 (S09), T2.3, T2.4
    # (K07 S08); T2.2 with T2.3 (S11); T2.3 with T2.4 (S12), T2.5; T2.4 with T2.5 (S12).
    assert len(expected) == 12
    triples = set(ask(store, "derive-task-overlap").triples)
    nodes = {subject for subject, _, _ in triples}
    assert len(nodes) == 12
    for (a, b), shared in expected.items():
        node = thing(CODE, f"overlap/{a}/{b}")
        assert (node, RDF.type, CG.Overlap) in triples
        assert (node, CG.rule, Literal("task-overlap")) in triples
        assert (node, CG.parameters, Literal("least=1")) in triples
        assert (node, CG.support, Literal(len(shared))) in triples
        sources = {
            object_
            for subject, says, object_ in triples
            if (subject, says) == (node, PROV.wasDerivedFrom)
        }
        assert sources == {thing(CODE, name) for name in {a, b} | shared}


def test_overlaps_take_a_threshold(store: Store) -> None:
    """Only T1.1 and T1.2 share eight."""
    triples = ask(store, "derive-task-overlap", {"n": "8"}).triples
    assert {str(subject) for subject, _, _ in triples} == {
        str(thing(CODE, "overlap/T1.1/T1.2")),
    }
    assert Literal("least=8") in {object_ for _, _, object_ in triples}


def test_an_item_stands_where_the_document_prints_it(store: Store, reading: Reading) -> None:
    """The spans of K01 cut its four printed places out of the file's text."""
    (row,) = ask(store, "where-an-item-stands", {"item": "K01"}).rows
    item, name, file, spans, place = row
    assert place is None  # plain text has neither pages nor tables
    item, name, file, spans = map(str, (item, name, file, spans))
    assert (cell(URIRef(item)), name, file) == (
        "K01",
        "職業安全與衛生相關規範",
        "ISD3512-001v3.txt",
    )
    pieces = [
        reading.source.text[slice(*map(int, span.split("-")))].replace(" ", "")
        for span in spans.split()
    ]
    assert len(pieces) == 4
    assert all("職業安全與衛生相關規範" in piece for piece in pieces)


def test_documents_are_named_with_their_digest(four: Store, plain_four: Dataset) -> None:
    """Name, SHA-256 of the bytes and reader of each of the four files, by code."""
    expected = [
        (path.stem, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), __version__)
        for path in sorted(DOCUMENTS.glob("*.txt"))
    ]
    rows = ask(four, "documents-read").rows
    found = [(code, file, digest, reader) for code, _, file, digest, reader in cells(rows)]
    assert found == expected
    ours, theirs = both(four, plain_four, "documents-read", {})
    assert ours == theirs


def test_items_on_a_page_are_those_printed_there(derived: Store, plain_derived: Dataset) -> None:
    """Page 2 is not page 12; an item on two pages is found on both."""
    on_page = {
        page: [
            (item, kind, place)
            for item, _, kind, place in cells(ask(derived, "items-on-a-page", {"page": page}).rows)
        ]
        for page in ("1", "2", "3", "12")
    }
    task, first, second = ("T1.1", "task", "2/1/3"), ("K01", "knowledge", "2/1/3 12/1/4"), "K02"
    assert on_page["1"] == []
    assert on_page["2"] == [task, first]
    assert [item for item, _, _ in on_page["3"]] == [second]
    assert [item for item, _, _ in on_page["12"]] == ["K01", "K02"]
    for page in on_page:
        ours, theirs = both(derived, plain_derived, "items-on-a-page", {"page": page})
        assert ours == theirs


@pytest.mark.long
def test_items_on_a_page_of_a_pdf(outside: Path) -> None:
    """The first page of a real document prints T1 and T1.1; its notes stand on a later one."""
    with open_store() as opened:
        opened.put(read(outside / "icap" / "pdf" / "temple-manager.pdf"))
        found = cells(ask(opened, "items-on-a-page", {"page": "1"}).rows)
    items = {item.rpartition("/")[2] for item, *_ in found}
    assert {"T1", "T1.1", "K01"} <= items
    assert not {kind for _, _, kind, _ in found} & {"requirement", "attitude"}


def test_derived_graphs_are_counted(derived: Store, plain_derived: Dataset) -> None:
    """Twelve overlaps: type, rule, parameters, number, two tasks each, and what they share."""
    needs = {task: set(codes.split()) for task, codes in NEEDS.items()}
    shared = sum(
        len(needs[a] & needs[b]) for a in needs for b in needs if a < b and needs[a] & needs[b]
    )
    row = next(row for row in cells(ask(derived, "derived-graphs").rows) if "overlap" in row[1])
    assert row == (
        "graph/entailed/task-overlap",
        "task-overlap",
        "least=1",
        "12",
        str(12 * (4 + 2) + shared),
    )
    ours, theirs = both(derived, plain_derived, "derived-graphs", {})
    assert ours == theirs


def test_what_follows_from_an_item_is_found(derived: Store, plain_derived: Dataset) -> None:
    """S12 stands in T2.3, T2.4 and T2.5: three pairs of tasks share it."""
    rows = cells(ask(derived, "what-is-derived-from-an-item", {"item": "S12"}).rows)
    assert rows == [
        (f"overlap/{a}/{b}", "cg:Overlap", "task-overlap", "least=1", "graph/entailed/task-overlap")
        for a, b in (("T2.3", "T2.4"), ("T2.3", "T2.5"), ("T2.4", "T2.5"))
    ]
    ours, theirs = both(derived, plain_derived, "what-is-derived-from-an-item", {"item": "S12"})
    assert ours == theirs


def test_reviews_are_listed_with_who_and_why() -> None:
    """The accepted one with note and score, the open one without a verdict, the rejected one."""
    with open_store() as opened:
        opened.put_reviews(*REVIEWS)
        rows = cells(ask(opened, "reviews").rows)
        ours, theirs = both(opened, in_rdflib(opened, lists=False), "reviews", {})
    assert [row[1:] for row in rows] == [
        (
            "乙知識 ＝ 甲知識",
            "accepted",
            "王小明",
            "2024-05-20",
            "自擬的例子：用語不同。",
            "0.82",
            "bigrams",
        ),
        ("甲技能 ？ 舊技能", "open", "王小明", "2024-05-22", "", "", ""),
        ("乙技能 ≠ 甲技能", "rejected", "陳小華", "2024-05-21", "", "", ""),
    ]
    assert ours == theirs
