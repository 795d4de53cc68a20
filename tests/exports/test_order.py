"""The learning order, rendered: JSON, CSV, plain text."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from importlib.resources import files

import jsonschema
import networkx as nx
import pytest

from compgraph.exports.order import facts, path_csv, path_json, path_table, shown
from compgraph.planning.order import earliest_unlock

NAMES = {"T1.1": "評估", "T1.2": "擬訂", "K01": "職業安全", "K02": "技術現況", "S01": "溝通"}


@pytest.fixture(scope="module")
def graph() -> nx.Graph[str]:
    """T1.1 needs K01 K02 S01, T1.2 needs K01: first T1.2 at 1, then T1.1 at 3; cost 4, not 6."""
    graph: nx.Graph[str] = nx.Graph()
    for node, name in NAMES.items():
        kind = {"T": "task", "K": "knowledge", "S": "skill"}[node[0]]
        graph.add_node(node, kind=kind, name=name)
    graph.add_edges_from([("T1.1", "K01"), ("T1.1", "K02"), ("T1.1", "S01"), ("T1.2", "K01")])
    return graph


def validated(found: dict[str, object]) -> dict[str, object]:
    """Return the JSON after a trip through strict JSON and the schema."""
    schema = json.loads(
        files("compgraph.exports").joinpath("schemas/path.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(found, allow_nan=False)), schema)
    return found


def test_json_has_the_documented_shape(graph: nx.Graph[str]) -> None:
    """By hand; whole numbers are integers; the note says that the order is a choice."""
    found = validated(path_json("ISD3512-001v3", graph, earliest_unlock(graph)))
    assert found == found | {
        "standard": "ISD3512-001v3",
        "objective": "earliest-unlock",
        "cost": 4,
        "optimal": True,
        "lower_bound": 4,
        "unique": True,
        "layers": ["asserted"],
        "steps": [
            {"task": "T1.2", "name": "擬訂", "new": ["K01"], "time": 1, "opens_at": 1},
            {"task": "T1.1", "name": "評估", "new": ["K02", "S01"], "time": 2, "opens_at": 3},
        ],
        "compare": {"document-order": 6, "greedy": 4},
        "names": {"K01": "職業安全", "K02": "技術現況", "S01": "溝通"},
    }
    assert '"cost": 4,' in json.dumps(found)
    assert "not a fact of the standard" in json.dumps(found["note"])


def test_json_of_hours_and_of_what_is_not_proven(graph: nx.Graph[str]) -> None:
    """Fractions of hours, assumed hours, an unknown `unique`."""
    order = earliest_unlock(graph, hours={"K01": 0.5}, have=["S01"], targets=["T1.1"])
    found = validated(path_json("ISD3512-001v3", graph, order))
    assert (found["cost"], found["unit"], found["assumed"]) == (2, "hours", ["K02"])
    assert (found["have"], found["targets"]) == (["S01"], ["T1.1"])
    unknown = dataclasses.replace(order, optimal=False, unique=None, lower_bound=1.5)
    assert validated(path_json("ISD3512-001v3", graph, unknown))["unique"] is None


def test_csv_is_one_row_a_step(graph: nx.Graph[str]) -> None:
    """The standard in front, names beside codes."""
    content = path_csv("ISD3512-001v3", graph, earliest_unlock(graph), "zh-Hant")
    header, first, second = csv.reader(io.StringIO(content))
    assert header[:4] == ["職能基準", "順序", "任務代碼", "工作任務"]
    assert first == ["ISD3512-001v3", "1", "T1.2", "擬訂", "K01 職業安全", "1", "1"]
    assert second[4] == "K02 技術現況、S01 溝通"


def test_the_plain_table_by_sight(graph: nx.Graph[str]) -> None:
    """Columns line up with Chinese in them; the proof and the sentence stand below."""
    found = path_table("ISD3512-001v3", graph, earliest_unlock(graph), "en")
    assert found.startswith(
        "Step  Task  Task name  Time  Opens at  New competencies\n"
        "----  ----  ---------  ----  --------  ----------------\n"
        "   1  T1.2  擬訂          1         1  K01 職業安全\n"
        "   2  T1.1  評估          2         3  K02 技術現況\n"
        "                                       S01 溝通\n"
    )
    assert "Document order costs: 6 (+50.0 %)" in found
    assert found.endswith("which does not say what to learn first.\n")
    chinese = path_table("ISD3512-001v3", graph, earliest_unlock(graph), "zh-Hant")
    assert "不是職能基準的規定" in chinese


def test_facts_speak_of_what_applies(graph: nx.Graph[str]) -> None:
    """No line about targets where there are none; hours that were assumed are named."""
    labels = [label.en for label, _ in facts("X", earliest_unlock(graph))]
    assert "Target tasks" not in labels
    told = facts("X", earliest_unlock(graph, hours={"K01": 1}, targets=["T1.2"], have=["S01"]))
    assert {"Target tasks", "Already learnt"} <= {label.en for label, _ in told}
    told = facts("X", earliest_unlock(graph, hours={"K01": 1}))
    assert told[-1][1].zh == "K02、S01"


@pytest.mark.parametrize(
    ("number", "printed"), [(3, "3"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (1e-9, "0"), (100.0, "100")]
)
def test_numbers_are_short(number: float, printed: str) -> None:
    """Up to six decimals, no trailing zeros."""
    assert shown(number) == printed
