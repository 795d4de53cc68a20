"""GraphML: other programs read what we write."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from compgraph.exports.graphml import legal, to_graphml


def test_a_graph_reads_back_with_its_attributes() -> None:
    """T1.1 -requires-> K01: text, numbers and truth values keep their types, None is left out."""
    graph = nx.DiGraph()
    graph.add_node("T1.1", kind="task", name="評估應用可行性", position=1, level=None)
    graph.add_node("K01", kind="knowledge", share=0.5, shared=True, tasks=["T1.1", "T1.2"])
    graph.add_edge("T1.1", "K01", relation="requires")
    back = nx.parse_graphml(to_graphml(graph))
    assert dict(back.nodes(data=True)) == {
        "T1.1": {"kind": "task", "name": "評估應用可行性", "position": 1},
        "K01": {"kind": "knowledge", "share": 0.5, "shared": True, "tasks": "T1.1 T1.2"},
    }
    assert list(back.edges(data=True)) == [("T1.1", "K01", {"relation": "requires"})]
    assert back.is_directed()


def test_the_order_is_the_graphs_and_the_graph_stays_as_it_was() -> None:
    """The same text twice; nodes as inserted; attributes of the caller untouched."""
    graph = nx.DiGraph()
    graph.add_nodes_from([("T1.10", {"b": None, "a": ("x",)}), ("T1.2", {})])
    text = to_graphml(graph)
    assert text == to_graphml(graph)
    assert text.index("T1.10") < text.index("T1.2")
    assert graph.nodes["T1.10"] == {"b": None, "a": ("x",)}


def test_the_empty_graph() -> None:
    """No nodes, and still GraphML."""
    assert len(nx.parse_graphml(to_graphml(nx.DiGraph()))) == 0


@given(st.text(max_size=30))
def test_any_text_makes_readable_xml(text: str) -> None:
    """What XML cannot hold becomes U+FFFD; everything else comes back (line ends as XML reads them)."""
    graph = nx.DiGraph()
    graph.add_node("n", name=text)
    graph.add_edge("n", "m", relation=text)
    back = nx.parse_graphml(to_graphml(graph))
    expected = legal(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (back.nodes["n"].get("name") or "") == expected
    assert (back.edges["n", "m"].get("relation") or "") == expected


def test_control_characters_are_shown_as_replaced() -> None:
    """A form feed from a PDF, NUL, half a surrogate, U+FFFE; tab and line feed stay."""
    assert legal("a\x0c\x00\ud800\ufffe\t\nb") == "a\ufffd\ufffd\ufffd\ufffd\t\nb"
