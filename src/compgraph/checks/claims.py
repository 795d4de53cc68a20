"""What a graph speaks of: things of other standards, and terms that the vocabulary does not have.

The address of a thing begins with that of its standard. A graph named after a standard may speak of
that one only, any other graph of the standards that it describes; whatever it says beyond would change
somebody else's standard. Only what replaces what may be said of any: version tables print it.

One finding a graph and standard, or a graph and term, with the first example: a misspelt property is
one fault, however often it is repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rdflib import DCTERMS

from compgraph.checks.fault import Fault
from compgraph.messages import text
from compgraph.rdf.vocab import CG, ICAP, short, standard_of

if TYPE_CHECKING:
    from compgraph.store import Store

_SPOKEN_OF = f"""
SELECT ?graph ?property ?first (MIN(STR(?subject)) AS ?example) WHERE {{
  GRAPH ?graph {{ ?subject ?property ?value }}
  BIND(STRBEFORE(CONCAT(STRAFTER(STR(?subject), "{ICAP}"), "/"), "/") AS ?first)
}} GROUP BY ?graph ?property ?first
"""
_CLASSES = """
SELECT ?graph ?class (MIN(STR(?subject)) AS ?example) WHERE {
  GRAPH ?graph { ?subject a ?class }
} GROUP BY ?graph ?class
"""
_STANDARDS = """
SELECT ?graph ?standard WHERE { GRAPH ?graph { ?standard a cg:Standard } }
"""
_OF_ANY = (str(DCTERMS.replaces), str(DCTERMS.isReplacedBy))
_PROPERTIES = {str(CG[name]) for name in CG.__annotations__ if name[0].islower()}
_KINDS = {str(CG[name]) for name in CG.__annotations__ if name[0].isupper()}

Named = Mapping[str, str | None]
"""The code of the standard that each graph is named after: None where it is named after none, ""
where it is about all of them (concepts)."""


def claims(store: Store, named: Named) -> Iterator[tuple[str, Fault]]:
    """Yield (graph, fault) for what the graphs `named` should not speak of, or not in this way."""
    described: dict[str, set[str]] = defaultdict(set)
    for graph, standard in store.query(_STANDARDS).rows:
        described[str(graph)].add(standard_of(str(standard)) or "")
    others: dict[tuple[str, str], str] = {}
    terms: dict[tuple[str, str], str] = {}
    for graph, property_, _, subject in store.query(_SPOKEN_OF).rows:
        name, example, term = str(graph), str(subject), str(property_)
        if name not in named:
            continue
        other, own = standard_of(example), named[name]
        mine = described[name] if own is None else {own}
        if other and own != "" and other not in mine and term not in _OF_ANY:
            _first(others, name, other, example)
        if term.startswith(str(CG)) and term not in _PROPERTIES:
            _first(terms, name, term, example)
    for graph, class_, subject in store.query(_CLASSES).rows:
        name, term = str(graph), str(class_)
        if name in named and term.startswith(str(CG)) and term not in _KINDS:
            _first(terms, name, term, str(subject))
    for (name, other), example in sorted(others.items()):
        yield name, _claimed(other, example)
    for (name, term), example in sorted(terms.items()):
        yield name, _unknown(term, example)


def _first(found: dict[tuple[str, str], str], graph: str, what: str, example: str) -> None:
    found[graph, what] = min(found.get((graph, what), example), example)


def _claimed(other: str, example: str) -> Fault:
    return Fault(
        rule="claims-other-standard",
        severity="violation",
        message=text("checks.claims-other-standard", code=other, example=short(example)),
        remedy=text("checks.claims-other-standard.remedy"),
        subject=example,
        printed=other,
    )


def _unknown(term: str, example: str) -> Fault:
    name = f"cg:{term.removeprefix(str(CG))}"
    return Fault(
        rule="unknown-term",
        severity="warning",
        message=text("checks.unknown-term", term=name),
        remedy=text("checks.unknown-term.remedy"),
        subject=example,
        printed=name,
    )
