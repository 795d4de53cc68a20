"""The learning order as JSON, CSV and plain text: renderings of `planning.order`.

All take the code of the standard and the graph that the order was computed from: its nodes have
the names that stand beside the codes. The JSON shape is schemas/path.schema.json. Every rendering
but CSV says that the order is a choice of objective.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from compgraph.messages import Language, Text, text
from compgraph.planning.order import Order
from compgraph.tables import aligned, write_rows

if TYPE_CHECKING:
    import networkx as nx


def path_json(standard: str, graph: nx.Graph[str], order: Order) -> dict[str, Any]:
    """Return the order in its documented shape; whole numbers are integers."""
    return {
        "standard": standard,
        "objective": order.objective,
        "cost": order.cost,
        "optimal": order.optimal,
        "lower_bound": order.lower_bound,
        "unique": order.unique,
        "layers": list(order.layers),
        "steps": [
            {
                "task": step.task,
                "name": _name(graph, step.task),
                "new": list(step.new),
                "time": step.time,
                "opens_at": step.opens_at,
            }
            for step in order.steps
        ],
        "compare": {"document-order": order.document_order, "greedy": order.greedy},
        "unit": order.unit,
        "assumed": list(order.assumed),
        "have": list(order.have),
        "targets": list(order.targets),
        "names": {code: _name(graph, code) for step in order.steps for code in step.new},
        "note": text("planning.choice").as_json(),
    }


def path_csv(standard: str, graph: nx.Graph[str], order: Order, language: Language) -> str:
    """Return the steps as CSV, with the code of the standard in the first column."""
    names = ["standard", "step", "task", "task-name", "new", "time", "opens-at"]
    comma = "、" if language == "zh-Hant" else ", "
    rows = [[standard, *row] for row in _rows(graph, order, comma)]
    return write_rows([_header(names, language), *rows])


def path_table(standard: str, graph: nx.Graph[str], order: Order, language: Language) -> str:
    """Return the steps as plain text, the proof below, and what the order is not."""
    names = ["step", "task", "task-name", "time", "opens-at", "new"]
    rows = [
        [place, task, name, time, opens_at, new]
        for place, task, name, new, time, opens_at in _rows(graph, order, "\n")
    ]
    steps = aligned(_header(names, language), rows, right=frozenset({0, 3, 4}))
    colon = "：" if language == "zh-Hant" else ": "
    proof = "".join(
        f"{label.in_(language)}{colon}{value.in_(language)}\n"
        for label, value in facts(standard, order)
    )
    return f"{steps}\n{proof}\n{text('planning.choice').in_(language)}\n"


def facts(standard: str, order: Order) -> list[tuple[Text, Text]]:
    """Return what is to be said about an order beside its steps, as label and value."""
    proof = "planning.optimal" if order.optimal else "planning.not-optimal"
    unique = {True: "yes", False: "no", None: "unknown"}[order.unique]
    told = [
        ("standard", _same(standard)),
        ("objective-label", text("planning.objective")),
        ("layers", _joined(text(f"planning.layer-{layer}") for layer in order.layers)),
        ("unit", text(f"planning.unit-{order.unit}")),
        ("have", _codes(order.have)),
        ("targets", _codes(order.targets)),
        ("cost", _same(shown(order.cost))),
        ("lower-bound", _same(shown(order.lower_bound))),
        ("proof", text(proof)),
        ("unique", text(f"planning.unique-{unique}")),
        ("document-order", _compared(order.document_order, order.cost)),
        ("greedy", _compared(order.greedy, order.cost)),
    ]
    if order.assumed:
        told.append(("assumed-label", _codes(order.assumed)))
    asked = {"have": order.have, "targets": order.targets}
    return [(text(f"planning.{key}"), value) for key, value in told if asked.get(key, True)]


def shown(number: float) -> str:
    """Return a number as people read it: up to six decimals, no trailing zeros."""
    return str(number) if isinstance(number, int) else f"{number:.6f}".rstrip("0").rstrip(".")


def _rows(graph: nx.Graph[str], order: Order, comma: str) -> list[list[str]]:
    return [
        [
            str(place),
            step.task,
            _name(graph, step.task),
            comma.join(f"{code} {_name(graph, code)}".rstrip() for code in step.new),
            shown(step.time),
            shown(step.opens_at),
        ]
        for place, step in enumerate(order.steps, start=1)
    ]


def _header(names: Iterable[str], language: Language) -> list[str]:
    return [text(f"planning.{name}").in_(language) for name in names]


def _name(graph: nx.Graph[str], code: str) -> str:
    return str(graph.nodes[code].get("name", ""))


def _compared(cost: float, least: float) -> Text:
    """Return a cost with what it is above the order's, in percent."""
    if not least:
        return _same(shown(cost))
    return _same(f"{shown(cost)} ({100 * (cost - least) / least:+.1f} %)")


def _same(value: str) -> Text:
    return Text(value, value)


def _codes(codes: Iterable[str]) -> Text:
    found = tuple(codes)
    return Text("、".join(found), ", ".join(found))


def _joined(parts: Iterable[Text]) -> Text:
    found = tuple(parts)
    return Text("、".join(part.zh for part in found), ", ".join(part.en for part in found))
