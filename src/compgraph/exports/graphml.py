"""GraphML: the projection of standards for other graph programs (Gephi, yEd, Cytoscape).

Nodes and edges come in the graph's own order, so the same graph gives the same bytes. XML cannot
hold most control characters, not even escaped: they become U+FFFD, the replacement character.

The format: U. Brandes et al., "GraphML Progress Report", Graph Drawing 2001, LNCS 2265, 501-512.
"""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(value: str) -> str:
    """Return text that XML can hold (XML 1.0, production Char)."""
    return _ILLEGAL.sub("\ufffd", value)


def to_graphml(graph: nx.DiGraph[str]) -> str:
    """Return `graph` as GraphML text; `networkx.parse_graphml` reads it back.

    Attributes that are numbers, truth values or text keep their type; None is left out; lists and
    tuples become their parts, separated by spaces; anything else becomes its text.
    """
    plain: nx.DiGraph[str] = nx.DiGraph()
    for node, attributes in graph.nodes(data=True):
        plain.add_node(legal(str(node)), **_plain(attributes))
    for node, other, attributes in graph.edges(data=True):
        plain.add_edge(legal(str(node)), legal(str(other)), **_plain(attributes))
    stream = io.BytesIO()
    nx.write_graphml_xml(plain, stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8")


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        legal(str(name)): _value(value)
        for name, value in sorted(attributes.items())
        if value is not None
    }


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return legal(" ".join(str(part) for part in value))
    return legal(str(value))
