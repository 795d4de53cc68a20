"""What tasks share, as JSON, CSV and plain text: renderings of `analysis.overlap`.

All take the code of the standard and the graph that the overlap was computed from: its nodes have
the names (`name`) and kinds (`kind`) that stand beside the codes. The JSON shape is
schemas/shared.schema.json.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from compgraph.analysis.overlap import Overlap
from compgraph.messages import Language, text
from compgraph.tables import aligned, write_rows

if TYPE_CHECKING:
    import networkx as nx

_UNDEFINED = "–"
Part = Literal["competencies", "pairs", "classes"]


def shared_json(standard: str, graph: nx.Graph[str], overlap: Overlap) -> dict[str, Any]:
    """Return the overlap in its documented shape; a measure that is 0 / 0 is None."""
    return {
        "standard": standard,
        "competencies": [
            {
                "code": one.code,
                "name": _name(graph, one.code),
                "kind": graph.nodes[one.code]["kind"],
                "tasks": list(one.tasks),
                "count": len(one.tasks),
            }
            for one in overlap.competencies
        ],
        "pairs": [
            {
                "a": pair.a,
                "b": pair.b,
                "shared": len(pair.shared),
                "jaccard": _defined(pair.jaccard),
                "a_in_b": _defined(pair.a_in_b),
                "b_in_a": _defined(pair.b_in_a),
                "codes": list(pair.shared),
            }
            for pair in overlap.pairs
        ],
        "classes": [
            {"tasks": list(one.tasks), "competencies": list(one.competencies)}
            for one in overlap.classes
        ],
    }


def shared_csv(
    standard: str,
    graph: nx.Graph[str],
    overlap: Overlap,
    language: Language,
    part: Part = "competencies",
) -> str:
    """Return one of the three tables as CSV, with the code of the standard in the first column."""
    header, rows = _TABLES[part](graph, overlap, language, "、" if language == "zh-Hant" else ", ")
    first = text("planning.standard").in_(language)
    return write_rows([[first, *header], *([standard, *row] for row in rows)])


def shared_table(standard: str, graph: nx.Graph[str], overlap: Overlap, language: Language) -> str:
    """Return the three tables as plain text, names beside codes."""
    parts = []
    for part, numbers in (("competencies", {3}), ("pairs", {4, 5, 6, 7}), ("classes", set[int]())):
        header, rows = _TABLES[part](graph, overlap, language, "\n")
        title = text(f"tables.title-{part}", standard=standard).in_(language)
        parts.append(f"{title}\n\n{aligned(header, rows, right=frozenset(numbers))}")
    return "\n".join(parts)


def _competencies(
    graph: nx.Graph[str], overlap: Overlap, language: Language, _comma: str
) -> tuple[list[str], list[list[str]]]:
    header = _header(["competency", "competency-name", "kind", "count", "tasks"], language)
    rows = [
        [
            one.code,
            _name(graph, one.code),
            text(f"tables.kind-{graph.nodes[one.code]['kind']}").in_(language),
            str(len(one.tasks)),
            " ".join(one.tasks),
        ]
        for one in overlap.competencies
    ]
    return header, rows


def _pairs(
    graph: nx.Graph[str], overlap: Overlap, language: Language, _comma: str
) -> tuple[list[str], list[list[str]]]:
    names = ["task-a", "name-a", "task-b", "name-b", "shared-count", "jaccard", "a-in-b", "b-in-a"]
    rows = [
        [
            pair.a,
            _name(graph, pair.a),
            pair.b,
            _name(graph, pair.b),
            str(len(pair.shared)),
            _printed(pair.jaccard),
            _printed(pair.a_in_b),
            _printed(pair.b_in_a),
            " ".join(pair.shared),
        ]
        for pair in overlap.pairs
    ]
    return _header([*names, "shared-codes"], language), rows


def _classes(
    graph: nx.Graph[str], overlap: Overlap, language: Language, comma: str
) -> tuple[list[str], list[list[str]]]:
    rows = [
        [
            " ".join(one.tasks) or _UNDEFINED,
            comma.join(f"{code} {_name(graph, code)}".rstrip() for code in one.competencies),
        ]
        for one in overlap.classes
    ]
    return _header(["tasks", "competencies"], language), rows


_TABLES = {"competencies": _competencies, "pairs": _pairs, "classes": _classes}


def _header(names: Iterable[str], language: Language) -> list[str]:
    return [text(f"tables.{name}").in_(language) for name in names]


def _name(graph: nx.Graph[str], code: str) -> str:
    return str(graph.nodes[code].get("name", ""))


def _defined(measure: float) -> float | None:
    return None if math.isnan(measure) else measure


def _printed(measure: float) -> str:
    """Return a share with three decimals, a dash for 0 / 0."""
    return _UNDEFINED if math.isnan(measure) else f"{measure:.3f}"
