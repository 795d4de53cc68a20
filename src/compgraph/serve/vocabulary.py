"""What the vocabulary calls its classes and properties, for pages that show them to people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import RDFS, SKOS, Graph, URIRef

from compgraph import resources
from compgraph.messages import Text, text
from compgraph.messages.serve import SENTENCES
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG, LANGUAGE


@dataclass(frozen=True, slots=True)
class Named:
    """A class or property of ours: its short name, what it is called, and what it means."""

    name: str
    iri: str
    label: Text
    definition: Text


@cache
def vocabulary() -> dict[str, Named]:
    """Return the terms of the shipped vocabulary by IRI, in the order of `compgraph.rdf.vocab`."""
    source = (resources.ontology() / "compgraph.ttl").read_text(encoding="utf-8")
    graph = Graph(bind_namespaces="none").parse(data=source, format="turtle")
    names = [name for name in CG.__annotations__ if not name.startswith("_")]
    return {
        str(CG[name]): Named(
            name,
            str(CG[name]),
            _said(graph, CG[name], RDFS.label, name),
            _said(graph, CG[name], SKOS.definition, ""),
        )
        for name in names
    }


def called(iri: str) -> Text:
    """Return what a property or class is called: by its label, else shortened by its prefix."""
    term = vocabulary().get(iri)
    if term is not None:
        return term.label
    short = shortened(iri)
    key = f"term-{short.replace(':', '-')}"
    return text(f"serve.{key}") if key in SENTENCES else Text(short, short)


def shortened(iri: str) -> str:
    """Return `skos:notation` for an IRI of a namespace we know, the IRI itself for others."""
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest not in ("", iri) and "/" not in rest and "#" not in rest:
            return f"{prefix}:{rest}"
    return iri


def _said(graph: Graph, subject: URIRef, predicate: URIRef, otherwise: str) -> Text:
    found = {
        str(getattr(value, "language", "")).lower(): str(value)
        for value in graph.objects(subject, predicate)
    }
    return Text(found.get(LANGUAGE.lower(), otherwise), found.get("en", otherwise))
