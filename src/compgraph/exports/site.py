"""Everything a build writes: file name → content, made in memory before any of it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from compgraph.exports.chapter import Chapter
from compgraph.exports.graph import graph_page
from compgraph.exports.graphml import to_graphml
from compgraph.exports.index import index_page
from compgraph.exports.matrix import matrix_page
from compgraph.exports.path import path_page
from compgraph.exports.workbook import to_workbook
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.turtle import to_trig, to_turtle

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Graph, URIRef

FILES = (
    "index.html",
    "graph.html",
    "matrix.html",
    "path.html",
    "workbook.xlsx",
    "graph.ttl",
    "graph.trig",
    "graph.jsonld",
    "graph.graphml",
    "findings.json",
)


def site(
    chapters: Sequence[Chapter],
    graphs: Mapping[URIRef | None, Graph],
    network: nx.DiGraph[str],
) -> dict[str, bytes]:
    """Return the files of a build, by name.

    `graphs` are the default graph (None) and all named graphs; `network` is the projection of
    the standards for other graph programs.
    """
    default = graphs[None]
    named: dict[URIRef | None, Graph] = {
        name: graph for name, graph in graphs.items() if name is not None
    }
    findings = [finding.as_json() for chapter in chapters for finding in chapter.findings]
    contents: dict[str, str | bytes] = {
        "index.html": index_page(chapters, FILES),
        "graph.html": graph_page(chapters),
        "matrix.html": matrix_page(chapters),
        "path.html": path_page(chapters),
        "workbook.xlsx": to_workbook(chapters),
        "graph.ttl": to_turtle(default),
        "graph.trig": to_trig(named),
        "graph.jsonld": to_jsonld(default),
        "graph.graphml": to_graphml(network),
        "findings.json": json.dumps(findings, ensure_ascii=False, indent=2) + "\n",
    }
    return {
        name: content.encode() if isinstance(content, str) else content
        for name, content in contents.items()
    }
