"""The terms of the vocabulary as records: what the reference page tells of each.

Everything is read from ontology/compgraph.ttl, alignments.ttl and shapes.ttl; nothing is told here
that these files do not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

from compgraph import resources
from compgraph.messages import Text
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG

if TYPE_CHECKING:
    from rdflib.term import Node

_ONTOLOGY = URIRef(str(CG).rstrip("#"))
_SCHEMA = Namespace("https://schema.org/")
_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "data",
    OWL.AnnotationProperty: "annotation",
}
_TRAITS = {
    OWL.FunctionalProperty: "functional",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}
_MATCHES = {
    RDFS.subClassOf: "sub",
    RDFS.subPropertyOf: "sub",
    SKOS.closeMatch: "close",
    SKOS.broadMatch: "broad",
    SKOS.narrowMatch: "narrow",
    SKOS.relatedMatch: "related",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A term of another vocabulary beside one of ours; `reason` is None for a sub-term."""

    relation: str
    iri: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that checks a term: its name in shapes.ttl and what it says when it is broken."""

    name: str
    message: Text


@dataclass(frozen=True, slots=True)
class Term:
    """One class or property; `source` is None where the definition is our own.

    Parents, children, domain and range are IRIs; `strict` says that domain and range are axioms
    and not only the uses that are meant.
    """

    name: str
    kind: str
    traits: tuple[str, ...]
    label: Text
    others: tuple[str, ...]
    definition: Text
    source: Text | None
    examples: tuple[Text, ...]
    parents: tuple[str, ...]
    children: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    strict: tuple[bool, bool]
    matches: tuple[Match, ...]
    rules: tuple[Rule, ...]

    @property
    def iri(self) -> str:
        """Return the address of the term."""
        return str(_ours(self.name))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms in the order of vocab.py, what the files say of themselves, disjoint classes."""

    terms: tuple[Term, ...]
    about: Graph
    disjoint: tuple[tuple[str, ...], ...]

    def said(self, predicate: URIRef) -> Text:
        """Return a sentence that the vocabulary says of itself."""
        return _text(self.about, _ONTOLOGY, predicate)

    def value(self, predicate: URIRef) -> str:
        """Return a value that the vocabulary gives for itself."""
        return str(self.about.value(_ONTOLOGY, predicate))


def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    ours, theirs, shapes = (
        Graph().parse(resources.ontology() / name, format="turtle")
        for name in ("compgraph.ttl", "alignments.ttl", "shapes.ttl")
    )
    rules = _rules(shapes)
    names = [name for name in CG.__annotations__ if not name.startswith("_")]
    terms = tuple(_term(ours, theirs, name, tuple(rules.get(_ours(name), ()))) for name in names)
    lists = (tuple(map(str, ours.items(one))) for one in ours.objects(predicate=OWL.members))
    return Vocabulary(terms, ours, tuple(sorted(lists, key=lambda one: (-len(one), one))))


def _ours(name: str) -> URIRef:
    return URIRef(f"{CG}{name}")


def _term(ours: Graph, theirs: Graph, name: str, rules: tuple[Rule, ...]) -> Term:
    iri = _ours(name)
    types = set(ours.objects(iri, RDF.type))
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    return Term(
        name=name,
        kind=next(kind for cls, kind in _KINDS.items() if cls in types),
        traits=tuple(trait for cls, trait in _TRAITS.items() if cls in types),
        label=_text(ours, iri, RDFS.label),
        others=tuple(sorted(map(str, ours.objects(iri, SKOS.altLabel)))),
        definition=_text(ours, iri, SKOS.definition),
        source=_source(ours, iri),
        examples=tuple(_examples(ours, iri)),
        parents=_iris(value for one in above for value in ours.objects(iri, one)),
        children=_iris(value for one in above for value in ours.subjects(one, iri)),
        domain=_iris(_either(ours, iri, RDFS.domain, _SCHEMA.domainIncludes)),
        range=_iris(_either(ours, iri, RDFS.range, _SCHEMA.rangeIncludes)),
        strict=((iri, RDFS.domain, None) in ours, (iri, RDFS.range, None) in ours),
        matches=tuple(_matches(theirs, iri)),
        rules=rules,
    )


def _either(graph: Graph, iri: URIRef, axiom: URIRef, meant: URIRef) -> Iterator[Node]:
    yield from graph.objects(iri, axiom)
    yield from graph.objects(iri, meant)


def _iris(nodes: Iterator[Node]) -> tuple[str, ...]:
    """Return addresses in the order of the vocabulary, those of others last."""
    rank = {str(_ours(name)): number for number, name in enumerate(CG.__annotations__)}
    return tuple(sorted(map(str, nodes), key=lambda iri: (rank.get(iri, len(rank)), iri)))


def _source(graph: Graph, iri: URIRef) -> Text | None:
    said = list(graph.objects(iri, DCTERMS.source))
    return (
        None if any(isinstance(one, URIRef) for one in said) else _text(graph, iri, DCTERMS.source)
    )


def _examples(graph: Graph, iri: URIRef) -> Iterator[Text]:
    found = [one for one in graph.objects(iri, SKOS.example) if isinstance(one, Literal)]
    spoken = {one.language: str(one) for one in found}
    if "en" in spoken:
        yield Text(spoken["zh-Hant"], spoken["en"])
        return
    for one in sorted(map(str, found)):
        yield Text(one, one)


def _matches(theirs: Graph, iri: URIRef) -> Iterator[Match]:
    reasons = {
        (theirs.value(axiom, OWL.annotatedProperty), theirs.value(axiom, OWL.annotatedTarget)): (
            _text(theirs, axiom, RDFS.comment)
        )
        for axiom in theirs.subjects(OWL.annotatedSource, iri)
    }
    for predicate, relation in _MATCHES.items():
        for value in sorted(theirs.objects(iri, predicate), key=str):
            yield Match(relation, str(value), reasons.get((predicate, value)))


def _rules(shapes: Graph) -> dict[Node, list[Rule]]:
    """Return the shapes by the term they are about: a class they target, a property they check."""
    found: dict[Node, list[Rule]] = {}
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        name = str(shape).rpartition("#")[2]
        about = {
            *shapes.objects(shape, SH.targetClass),
            *shapes.objects(shape, SH.targetSubjectsOf),
        }
        places = [shape, *shapes.objects(shape, SH.property)]
        about |= {path for place in places for path in shapes.objects(place, SH.path)}
        said = [_text(shapes, place, SH.message) for place in places]
        for message in sorted(set(said) - {Text("", "")}):
            for term in about:
                found.setdefault(term, []).append(Rule(name, message))
    return found


def _text(graph: Graph, subject: Node, predicate: URIRef) -> Text:
    said = {
        value.language: str(value)
        for value in graph.objects(subject, predicate)
        if isinstance(value, Literal)
    }
    return Text(said.get("zh-Hant", ""), said.get("en", ""))


def curie(iri: str) -> str:
    """Return an address as people write it: `skos:Concept`; of our own terms the name alone."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            name = iri[len(namespace) :]
            return name if prefix == "cg" else f"{prefix}:{name}"
    return iri
