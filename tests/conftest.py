"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import networkx as nx
import pytest

GraphOf = Callable[[Mapping[str, str]], "nx.Graph[str]"]
CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def cases() -> Path:
    """Return the folder of our own small inputs and the records they must give."""
    return CASES


@pytest.fixture(scope="session")
def outside() -> Path:
    """Return the folder of outside data; skip where COMPGRAPH_DATA does not name it, but in CI."""
    named = os.environ.get("COMPGRAPH_DATA")
    if not named and os.environ.get("CI"):
        pytest.fail("COMPGRAPH_DATA is not set: in CI the outside data must be there")
    if not named:
        pytest.skip("COMPGRAPH_DATA is not set: the outside data is not here")
    return Path(named)


@pytest.fixture(scope="session")
def graph_of() -> GraphOf:
    """Return a function: {"T1.1": "K01 S02", …} becomes the graph, tasks first, codes sorted."""

    def built(needs: Mapping[str, str]) -> nx.Graph[str]:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(needs, kind="task")
        for code in sorted({code for codes in needs.values() for code in codes.split()}):
            graph.add_node(code, kind="knowledge" if code.startswith("K") else "skill")
        graph.add_edges_from((task, code) for task in needs for code in needs[task].split())
        return graph

    return built
