"""Concepts (職能概念): what competencies of several standards with the same name share.

Codes mean nothing outside their document: K01 of two standards are two things. The name may
mean the same; that is a statement of its own, kept in a graph of its own with the rule that
found it, and never a merge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, URIRef

from compgraph.codes import order
from compgraph.model import Competency, Standard
from compgraph.rdf.vocab import CG, LANGUAGE, shared, shared_graph, thing

if TYPE_CHECKING:
    from rdflib.term import Node

    Statement = tuple[URIRef, URIRef, Node]

RULE = "same-normalised-name"
PARAMETERS = "NFKC; without footnote marks and spaces"

_FOOTNOTE = re.compile(r"【註[^】]*】")
_SPACE = re.compile(r"\s+")
_KINDS = {"knowledge": CG.Knowledge, "skill": CG.Skill, "attitude": CG.Attitude}


def normalised(name: str) -> str:
    """Return a name for comparison: NFKC, without footnote marks (【註1】) and without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", name)))


def concepts(standards: Iterable[Standard]) -> Graph:
    """Return `…/icap/graph/concepts`: which competencies share a name, kind by kind.

    A concept exists where competencies of at least two standards (two versions of one count as
    two) have the same kind and the same normalised name; its label is the name as the first of
    them, by code, prints it.
    """
    graph = Graph(identifier=shared_graph("concepts"), bind_namespaces="none")
    for statement in statements(standards):
        graph.add(statement)
    return graph


def statements(standards: Iterable[Standard]) -> list[Statement]:
    """Return the statements of `concepts`, for who needs no graph of them: that takes longer."""
    sharing: dict[tuple[str, str], list[tuple[str, Competency]]] = {}
    for standard in sorted(standards, key=lambda standard: order(standard.id)):
        items = (*standard.competencies, *standard.attitudes)
        for item in sorted(items, key=lambda item: order(item.id)):
            name = normalised(item.name)
            if name:
                sharing.setdefault((item.kind, name), []).append((standard.id, item))
    found: list[Statement] = []
    for (kind, name), sharers in sharing.items():
        if len({code for code, _ in sharers}) > 1:
            found += _described(kind, shared("concept", kind, name), sharers)
    if found:
        found.append((shared_graph("concepts"), CG.rule, Literal(RULE)))
        found.append((shared_graph("concepts"), CG.parameters, Literal(PARAMETERS)))
    return found


def _described(
    kind: str, concept: URIRef, sharers: list[tuple[str, Competency]]
) -> Iterator[Statement]:
    yield concept, RDF.type, CG.Concept
    yield concept, RDFS.label, Literal(sharers[0][1].name, lang=LANGUAGE)
    yield concept, DCTERMS.type, _KINDS[kind]
    for code, item in sharers:
        yield thing(code, item.id), CG.hasConcept, concept
