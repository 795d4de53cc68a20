"""SHACL paths as SPARQL property paths: a property, an inverse, a sequence, a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Node


def path(shapes: Graph, node: Node) -> str:
    """Return the path in SPARQL. Raises ValueError for a kind of path that is not used here."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, BNode):
        inverse = shapes.value(node, SH.inversePath)
        if inverse is not None:
            return f"^({path(shapes, inverse)})"
        choice = shapes.value(node, SH.alternativePath)
        if choice is not None:
            return f"({'|'.join(path(shapes, one) for one in members(shapes, choice))})"
        if (node, RDF.first, None) in shapes:
            return f"({'/'.join(path(shapes, one) for one in members(shapes, node))})"
    raise ValueError(f"a path that cannot be asked for: {node!r}")


def members(shapes: Graph, head: Node) -> list[Node]:
    """Return the members of an RDF list, in order."""
    return list(Collection(shapes, head))
