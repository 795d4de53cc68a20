"""Concepts (職能概念): what competencies of several standards with the same name share.

Codes mean nothing outside their document: K01 of two standards are two things. The name may
mean the same; that is a statement of its own, kept in a graph of its own with the rule that
found it, and never a merge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, URIRef

from compgraph.codes import order
from compgraph.model import CompetencyKind, Standard
from compgraph.rdf.attitudes import official_attitudes
from compgraph.rdf.vocab import CG, LANGUAGE, shared, shared_graph, thing

if TYPE_CHECKING:
    from rdflib.term import Node

    Statement = tuple[URIRef, URIRef, Node]

RULE = "same-normalised-name"
PARAMETERS = (
    "NFKC; without footnote marks and spaces; "
    "attitudes of the official list, and names that a review accepted, also in one standard alone"
)

_FOOTNOTE = re.compile(r"【註[^】]*】")
_SPACE = re.compile(r"\s+")
KINDS: Mapping[CompetencyKind, URIRef] = MappingProxyType(
    {"knowledge": CG.Knowledge, "skill": CG.Skill, "attitude": CG.Attitude}
)
"""The class of competencies of each kind."""


class Name(NamedTuple):
    """A name that competencies of one kind have, and where they stand.

    `key` is the normalised name; `printed` is the name as the first of them, by code, prints it;
    `places` are pairs of the code of a standard and the id of a competency in it.
    """

    kind: CompetencyKind
    key: str
    printed: str
    places: tuple[tuple[str, str], ...]

    @property
    def concept(self) -> URIRef:
        """The IRI of the concept that this name stands for."""
        return concept_of(self.kind, self.key)

    @property
    def standards(self) -> tuple[str, ...]:
        """The codes of the standards that print it, each once, in natural order."""
        return tuple(dict.fromkeys(code for code, _ in self.places))


def normalised(name: str) -> str:
    """Return a name for comparison: NFKC, without footnote marks (【註1】) and without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", name)))


def concept_of(kind: CompetencyKind, key: str) -> URIRef:
    """Return the IRI of the concept of a normalised name: the official one where there is one."""
    official = official_attitudes().get(key) if kind == "attitude" else None
    return official or shared("concept", kind, key)


def names(standards: Iterable[Standard]) -> tuple[Name, ...]:
    """Return the names that the competencies of these standards have, each once a kind."""
    found: dict[tuple[CompetencyKind, str], tuple[str, list[tuple[str, str]]]] = {}
    for standard in sorted(standards, key=lambda standard: (order(standard.id), standard.id)):
        items = (*standard.competencies, *standard.attitudes)
        for item in sorted(items, key=lambda item: order(item.id)):
            key = normalised(item.name)
            if key:
                _, places = found.setdefault((item.kind, key), (item.name, []))
                places.append((standard.id, item.id))
    return tuple(
        Name(kind, key, printed, tuple(places)) for (kind, key), (printed, places) in found.items()
    )


def concepts(standards: Iterable[Standard], accepted: Container[URIRef] = ()) -> Graph:
    """Return `…/icap/graph/concepts`: which competencies share a name, kind by kind.

    A concept exists where competencies of at least two standards (two versions of one count as
    two) have the same kind and the same normalised name; its label is the name as the first of
    them, by code, prints it. One standard is enough for an attitude of the official list, whose
    concept is the official one, and for a concept that is `accepted`: a review says that it is the
    same as another.
    """
    graph = Graph(identifier=shared_graph("concepts"), bind_namespaces="none")
    for statement in statements(standards, accepted):
        graph.add(statement)
    return graph


def statements(standards: Iterable[Standard], accepted: Container[URIRef] = ()) -> list[Statement]:
    """Return the statements of `concepts`, for who needs no graph of them: that takes longer."""
    found: list[Statement] = []
    official = frozenset(official_attitudes().values())
    for name in names(standards):
        first, last = name.places[0][0], name.places[-1][0]  # they stand by standard
        concept = name.concept
        if first != last or concept in official or concept in accepted:
            found += _described(name, concept)
    if found:
        found.append((shared_graph("concepts"), CG.rule, Literal(RULE)))
        found.append((shared_graph("concepts"), CG.parameters, Literal(PARAMETERS)))
    return found


def _described(name: Name, concept: URIRef) -> Iterator[Statement]:
    yield concept, RDF.type, CG.Concept
    yield concept, RDFS.label, Literal(name.printed, lang=LANGUAGE)
    yield concept, DCTERMS.type, KINDS[name.kind]
    for code, item in name.places:
        yield thing(code, item), CG.hasConcept, concept
