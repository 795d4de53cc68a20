"""Answers as text: what people read lines up, what programs read is what the standards say."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.plugins.sparql.results.csvresults import CSVResultParser
from rdflib.plugins.sparql.results.jsonresults import JSONResultParser
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from compgraph.errors import UsageError
from compgraph.exports.columns import columns, places
from compgraph.exports.results import formats, render
from compgraph.rdf.answer import Answer
from compgraph.rdf.vocab import CG, thing

K01 = thing("ISD3512-001v3", "K01")
NAME = Literal("職業安全與衛生相關規範", lang="zh-Hant")
ROWS = (
    (K01, NAME, Literal(4)),
    (CG.Task, Literal('a "b"\tc\nd, e'), None),
    (URIRef("http://example.org/x"), Literal("2024-12-15", datatype=XSD.date), Literal("")),
    (BNode("n"), Literal("=HYPERLINK(1)"), Literal(1.5)),
    (K01, Literal("<&>\r"), Literal(True)),
)
SELECT = Answer("select", ("thing", "text", "number"), ROWS)
YES, NO = Answer("ask", boolean=True), Answer("ask", boolean=False)
TRIPLES = Answer("construct", triples=((K01, RDF.type, CG.Knowledge), (K01, RDFS.label, NAME)))


def test_the_table_lines_up() -> None:
    """Chinese characters are two places wide; addresses are short and have their names beside."""
    table = render(
        Answer("select", ("who", "n"), ((K01, Literal(4)), (CG.Task, Literal(10)), (None, None))),
        "table",
        {str(K01): str(NAME)},
    )
    assert table == (
        "who                                       n\n"
        "────────────────────────────────────────  ──\n"
        "ISD3512-001v3/K01 職業安全與衛生相關規範  4\n"
        "cg:Task                                   10\n"
        "\n"
    )


def test_a_name_with_a_column_of_its_own_is_said_once() -> None:
    """The label is left out where another cell of the row says it."""
    table = render(Answer("select", ("a", "b"), ((K01, NAME),)), "table", {str(K01): str(NAME)})
    assert table.count(str(NAME)) == 1


def test_tables_speak_the_language_asked_for() -> None:
    """Yes and no, no rows, truncation, heads of triples."""
    assert render(YES, "table", spoken="zh-Hant") == "是\n"
    assert render(NO, "table", spoken="en") == "no\n"
    assert "沒有結果" in render(Answer("select", ("a",)), "table", spoken="zh-Hant")
    cut = Answer("select", ("a",), ((K01,),), truncated=True)
    assert "first 1 " in render(cut, "table", spoken="en")
    assert "前 1 筆" in render(cut, "table", spoken="zh-Hant")
    triples = render(TRIPLES, "table", spoken="zh-Hant")
    assert triples.startswith("主詞")
    assert "rdf:type" in triples
    assert "cg:Knowledge" in triples


def test_a_strangers_label_cannot_play_with_the_terminal() -> None:
    """Escape sequences, line ends, direction marks and tabs are shown, not obeyed."""
    hostile = Literal("a\x1b[2J\r\nb\u202ec\t\x07\x9b\u2066")
    table = render(Answer("select", ("x",), ((hostile,),)), "table")
    assert len(table.split("\n")) == 4
    assert not set("\x1b\r\t\x07\x9b\u202e\u2066") & set(table)


def test_a_wide_table_is_folded_to_the_width() -> None:
    """No line is wider, no character is lost."""
    rows = [["K01", "職業安全與衛生相關規範" * 4, "a long sentence of plain words " * 4]]
    folded = columns(["code", "name", "text"], rows, 60)
    assert max(places(line) for line in folded.split("\n")) <= 60
    assert folded.replace(" ", "").count("職業") + folded.count("職\n") >= 3
    squeezed = "".join(line[5:] for line in folded.split("\n")[2:])
    assert squeezed.count("規") == 4


@given(st.lists(st.lists(st.text("aK職é\u0301 ", max_size=30), min_size=2, max_size=2), max_size=4))
def test_folding_keeps_every_character(rows: list[list[str]]) -> None:
    """Whatever the cells: within the width, and nothing but blanks is dropped."""
    folded = columns(["a", "b"], rows, 30)
    assert max(places(line) for line in folded.split("\n")) <= 30
    expected = sorted("".join(cell for row in rows for cell in row).replace(" ", ""))
    body = "".join(folded.split("\n")[2:]).replace(" ", "")
    assert sorted(body) == expected


def test_csv_is_the_standards() -> None:
    """SPARQL 1.1 CSV § 3: plain strings, CRLF, quotes by RFC 4180; values of spreadsheets' liking stay."""
    text = render(SELECT, "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert text.split("\r\n")[0] == "thing,text,number"
    assert rows[1] == [str(K01), str(NAME), "4"]
    assert rows[2] == [str(CG.Task), 'a "b"\tc\nd, e', ""]
    assert rows[4] == ["_:n", "=HYPERLINK(1)", "1.5"]
    parsed = CSVResultParser().parse(io.BytesIO(text.encode()))
    assert len(parsed.bindings) == len(ROWS)


def test_tsv_is_the_standards() -> None:
    """SPARQL 1.1 TSV § 4: variables with ?, terms as in Turtle, one row a line."""
    lines = render(SELECT, "tsv").split("\n")
    assert lines[0] == "?thing\t?text\t?number"
    assert lines[1].split("\t")[:2] == [f"<{K01}>", '"職業安全與衛生相關規範"@zh-Hant']
    assert lines[2] == f'<{CG.Task}>\t"a \\"b\\"\\tc\\nd, e"\t'
    assert len(lines) == len(ROWS) + 2
    parsed = ox.parse_query_results(render(SELECT, "tsv"), ox.QueryResultsFormat.TSV)
    assert [row["text"].value for row in parsed] == [str(row[1]) for row in ROWS]


def test_json_is_the_standards() -> None:
    """SPARQL 1.1 Query Results JSON: head, bindings without unbound variables, xml:lang, datatype."""
    document: dict[str, Any] = json.loads(render(SELECT, "json"))
    assert document["head"] == {"vars": ["thing", "text", "number"]}
    first, second, *_ = document["results"]["bindings"]
    assert first["text"] == {"type": "literal", "value": str(NAME), "xml:lang": "zh-Hant"}
    assert first["number"] == {"type": "literal", "value": "4", "datatype": str(XSD.integer)}
    assert first["thing"] == {"type": "uri", "value": str(K01)}
    assert "number" not in second
    assert json.loads(render(YES, "json")) == {"head": {}, "boolean": True}
    parsed = JSONResultParser().parse(io.BytesIO(render(SELECT, "json").encode()))
    assert [tuple(row) for row in parsed] == list(ROWS)  # type: ignore[arg-type]


def test_xml_is_the_standards() -> None:
    """SPARQL Query Results XML: well-formed for another parser, every value as it was."""
    parsed = XMLResultParser().parse(io.BytesIO(render(SELECT, "xml").encode()))
    assert [tuple(row) for row in parsed] == list(ROWS)  # type: ignore[arg-type]
    root = ET.fromstring(render(NO, "xml"))
    assert root.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"
    formfeed = Answer("select", ("x",), ((Literal("a\x0cb"),),))
    with pytest.raises(UsageError, match="json"):
        render(formfeed, "xml")
    assert json.loads(render(formfeed, "json"))["results"]["bindings"][0]["x"]["value"] == "a\x0cb"


def test_turtle_is_turtle() -> None:
    """Triples of a CONSTRUCT, parsed by rdflib again."""
    assert set(Graph().parse(data=render(TRIPLES, "turtle"), format="turtle")) == set(
        TRIPLES.triples
    )
    assert render(Answer("construct"), "turtle").strip() == ""


@pytest.mark.parametrize(
    ("answer", "fitting"),
    [
        (SELECT, ("table", "csv", "tsv", "json", "xml")),
        (YES, ("table", "json", "xml")),
        (TRIPLES, ("table", "turtle")),
    ],
)
def test_a_format_that_does_not_fit_is_refused(answer: Answer, fitting: tuple[str, ...]) -> None:
    """The error names the kind of answer and the formats that fit."""
    assert formats(answer) == fitting
    for form in {"csv", "tsv", "json", "xml", "turtle", "yaml"} - set(fitting):
        with pytest.raises(UsageError) as refused:
            render(answer, form)
        assert form in refused.value.message.en
        assert all(one in (refused.value.remedy or refused.value.message).en for one in fitting)
    for form in fitting:
        assert render(answer, form)
