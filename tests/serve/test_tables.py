"""Rows in the four formats of SPARQL results."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.query import Result

from compgraph.errors import UsageError
from compgraph.serve.graphs import statements
from compgraph.serve.tables import boolean, table

if TYPE_CHECKING:
    from rdflib.term import Node

STRING = str(XSD.string)
ODD = 'a "quoted", <b>&\r\n\t\\end'
ROWS: list[list[Any]] = [
    [["u", "https://example.org/職"], ["l", "名稱", "zh-hant", "ignored"]],
    [["b", "f00d"], ["l", ODD, None, STRING]],
    [["b", "beef"], ["l", "1", None, str(XSD.integer)]],
    [["b", "f00d"], None],
]
TERMS: list[tuple[Node, Node | None]] = [
    (URIRef("https://example.org/職"), Literal("名稱", lang="zh-Hant")),
    (BNode("b1"), Literal(ODD)),
    (BNode("b2"), Literal("1", datatype=XSD.integer)),
    (BNode("b1"), None),
]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_rdflib_reads_the_same_terms_back(form: str) -> None:
    """Terms survive, language tags have their proper case, blank nodes are told apart."""
    body = table(form, ["a", "b"], ROWS, 100, 10**6).body
    read = Result.parse(io.BytesIO(body), format=form)
    assert [str(name) for name in read.vars or []] == ["a", "b"]
    labels: dict[Node, str] = {}
    got = [
        tuple(
            BNode(labels.setdefault(term, f"b{len(labels) + 1}"))
            if isinstance(term, BNode)
            else term
            for term in row
        )
        for row in read
    ]
    assert got == TERMS


def test_csv_is_read_by_python() -> None:
    """Lines end in CRLF, quotes are doubled, an unbound value is empty."""
    body = table("csv", ["a", "b"], ROWS, 100, 10**6).body.decode()
    assert body.startswith("a,b\r\n")
    assert list(csv.reader(io.StringIO(body, newline="")))[1:] == [
        ["https://example.org/職", "名稱"],
        ["_:b1", ODD],
        ["_:b2", "1"],
        ["_:b1", ""],
    ]


def test_a_row_of_one_unbound_value_is_a_row_in_csv() -> None:
    """An empty line would be passed over by readers."""
    body = table("csv", ["a"], [[None]], 10, 1000).body.decode()
    assert list(csv.reader(io.StringIO(body))) == [["a"], [""]]


@pytest.mark.parametrize(
    ("most", "size", "rows", "cut"), [(2, 10**6, 2, "rows"), (4, 10**6, 4, ""), (4, 150, 1, "size")]
)
def test_the_caps_say_so_and_leave_it_well_formed(
    most: int, size: int, rows: int, cut: str
) -> None:
    """What is cut off is still a document."""
    done = table("json", ["a", "b"], ROWS, most, size)
    assert (done.rows, done.cut) == (rows, cut)
    assert len(json.loads(done.body)["results"]["bindings"]) == rows


def test_what_xml_cannot_hold_is_refused() -> None:
    """A form feed has no place in XML; JSON takes it."""
    row = [[["l", "a\fb", None, STRING]]]
    with pytest.raises(UsageError):
        table("xml", ["a"], row, 10, 1000)
    assert json.loads(table("json", ["a"], row, 10, 1000).body)["results"]["bindings"]


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no(form: str, value: bool) -> None:
    """rdflib reads the boolean back."""
    read = Result.parse(io.BytesIO(boolean(form, value).body), format=form)
    assert read.askAnswer is value


def test_statements_are_counted_once_and_capped() -> None:
    """CONSTRUCT may give a statement twice; it is one."""
    one = [["u", "https://example.org/s"], ["u", "https://example.org/p"]]
    triples = [[*one, ["l", str(n), None, STRING]] for n in (1, 1, 2, 3)]
    assert statements("ntriples", triples, 10, 10**6).rows == 3
    cut = statements("ntriples", triples, 2, 10**6)
    assert (cut.rows, cut.cut) == (2, "rows")
    assert cut.body.decode().count(" .\n") == 2


def test_a_named_graph_is_named_where_the_notation_can() -> None:
    """N-Quads has a fourth term, N-Triples three."""
    triple = [["u", "https://example.org/s"]] * 3
    name = "https://example.org/g"
    assert f"<{name}> .\n" in statements("nquads", [triple], 9, 999, name).body.decode()
    assert name not in statements("ntriples", [triple], 9, 999, name).body.decode()
