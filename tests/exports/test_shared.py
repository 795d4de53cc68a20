"""What tasks share, rendered: JSON, CSV, plain text."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files

import jsonschema
import networkx as nx
import pytest
from rich.cells import cell_len

from compgraph.analysis.overlap import overlap
from compgraph.exports.shared import shared_csv, shared_json, shared_table

NAMES = {"T1.1": "評估", "T1.2": "擬訂", "T2.1": "無", "K01": "=職業安全", "S01": "溝通"}


@pytest.fixture(scope="module")
def graph() -> nx.Graph[str]:
    """T1.1 needs K01 S01, T1.2 needs K01, T2.1 needs nothing."""
    graph: nx.Graph[str] = nx.Graph()
    for node, name in NAMES.items():
        kind = {"T": "task", "K": "knowledge", "S": "skill"}[node[0]]
        graph.add_node(node, kind=kind, name=name)
    graph.add_edges_from([("T1.1", "K01"), ("T1.1", "S01"), ("T1.2", "K01")])
    return graph


def test_json_has_the_documented_shape(graph: nx.Graph[str]) -> None:
    """By hand; 0 / 0 is null; valid against the schema, also after a trip through strict JSON."""
    found = shared_json("ISD3512-001v3", graph, overlap(graph))
    schema = json.loads(
        files("compgraph.exports").joinpath("schemas/shared.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(found, allow_nan=False)), schema)
    assert found["standard"] == "ISD3512-001v3"
    assert found["competencies"][0] == {
        "code": "K01",
        "name": "=職業安全",
        "kind": "knowledge",
        "tasks": ["T1.1", "T1.2"],
        "count": 2,
    }
    first, second, _ = found["pairs"]
    assert first == {
        "a": "T1.1", "b": "T1.2", "shared": 1, "jaccard": 0.5, "a_in_b": 0.5, "b_in_a": 1.0,
        "codes": ["K01"],
    }  # fmt: skip
    assert (second["shared"], second["jaccard"], second["b_in_a"]) == (0, 0.0, None)
    assert found["classes"] == [
        {"tasks": ["T1.1", "T1.2"], "competencies": ["K01"]},
        {"tasks": ["T1.1"], "competencies": ["S01"]},
    ]


@pytest.mark.parametrize(
    ("part", "header", "first"),
    [
        ("competencies", "Code", ["K01", "'=職業安全", "knowledge", "2", "T1.1 T1.2"]),
        (
            "pairs",
            "Task A",
            ["T1.1", "評估", "T1.2", "擬訂", "1", "0.500", "0.500", "1.000", "K01"],
        ),
        ("classes", "Needed by", ["T1.1 T1.2", "K01 =職業安全"]),
    ],
)
def test_csv_is_one_table_with_the_standard_in_front(  # type: ignore[no-untyped-def]
    part, header: str, first: list[str], graph: nx.Graph[str]
) -> None:
    """Names beside codes; a name that looks like a formula is harmless."""
    content = shared_csv("ISD3512-001v3", graph, overlap(graph), "en", part)
    found = list(csv.reader(io.StringIO(content)))
    assert found[0][:2] == ["Standard", header]
    assert found[1] == ["ISD3512-001v3", *first]
    assert len({len(row) for row in found}) == 1


def test_the_plain_tables_line_up_in_both_languages(graph: nx.Graph[str]) -> None:
    """Three tables; every rule is as wide as its columns, Chinese counted double."""
    for language, title in (("zh-Hant", "任務兩兩比較"), ("en", "every two tasks")):
        found = shared_table("ISD3512-001v3", graph, overlap(graph), language)  # type: ignore[arg-type]
        assert title in found
        lines = found.split("\n")
        rules = [place for place, line in enumerate(lines) if line.startswith("--")]
        assert len(rules) == 3
        for place in rules:
            end = lines.index("", place)
            assert max(cell_len(line) for line in lines[place + 1 : end]) <= len(lines[place])
