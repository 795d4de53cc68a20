"""A thing at its own address: what the store says of it, as RDF or as a page to read.

Whoever opens `/icap/ISD3512-001v3/K01` gets the statements about that thing, those in which it is
the object, and for people where its document prints it. The address of a named graph gives the
statements of that graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from compgraph.codes import order
from compgraph.messages import Text
from compgraph.rdf.answer import literal, serialised
from compgraph.rdf.arrangement import Arrangement
from compgraph.rdf.vocab import CG, shared_graph, short, standard_of
from compgraph.rdf.vocab import graph as graph_of
from compgraph.serve.endpoint import Endpoint
from compgraph.serve.formats import TABLES, choice
from compgraph.serve.protocol import Asked
from compgraph.serve.vocabulary import called

if TYPE_CHECKING:
    from rdflib.term import Node

MOST = 500
SCHEMES = str(shared_graph("schemes"))
_ABOUT = """
CONSTRUCT { ?s ?p ?o } WHERE {
  { { %(thing)s ?p ?o } UNION { VALUES ?g { %(graphs)s } GRAPH ?g { %(thing)s ?p ?o } }
    BIND(%(thing)s AS ?s) }
  UNION
  { { ?s ?p %(thing)s } UNION { VALUES ?g { %(graphs)s } GRAPH ?g { ?s ?p %(thing)s } }
    BIND(%(thing)s AS ?o) }
}
"""
_OUT = f"""
SELECT ?p ?o WHERE {{
  {{ %(thing)s ?p ?o }} UNION {{ VALUES ?g {{ %(graphs)s }} GRAPH ?g {{ %(thing)s ?p ?o }} }}
}} LIMIT {MOST + 1}
"""
_IN = f"""
SELECT ?s ?p WHERE {{
  {{ ?s ?p %(thing)s }} UNION {{ VALUES ?g {{ %(graphs)s }} GRAPH ?g {{ ?s ?p %(thing)s }} }}
}} LIMIT {MOST + 1}
"""
# The values stand in both branches: before a UNION, the engine would join them with all names.
_NAMES = """
SELECT ?s ?name ?code WHERE {
  { VALUES ?s { %(things)s } ?s rdfs:label ?name OPTIONAL { ?s cg:code ?code } }
  UNION
  { GRAPH <https://w3id.org/compgraph/icap/graph/schemes> {
      VALUES ?s { %(things)s } ?s skos:prefLabel ?name OPTIONAL { ?s skos:notation ?code } } }
}
"""
_PLACES = """
SELECT ?file ?place ?span WHERE {
  VALUES ?g { %(graphs)s }
  GRAPH ?g { %(thing)s cg:span ?span OPTIONAL { %(thing)s cg:place ?place }
             OPTIONAL { ?source cg:fileName ?file } }
}
"""
_SIZE = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH %s { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Value:
    """One value on a page: its text, the IRI it links to ("" for a literal), and its language."""

    text: Text
    iri: str = ""
    code: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with one property: what it is called, and its values in order."""

    iri: str
    name: Text
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document prints a thing: the file, page/table/row where known, character ranges."""

    file: str
    place: str
    span: str


@dataclass(frozen=True, slots=True)
class Card:
    """A thing as its page shows it; `more` says that not all statements are shown."""

    iri: str
    short: str
    title: str
    code: str
    kinds: tuple[Said, ...]
    out: tuple[Said, ...]
    into: tuple[Said, ...]
    places: tuple[Place, ...]
    more: bool


def about(iri: str) -> Asked:
    """Return the question for everything that is said of a thing."""
    return Asked(_ABOUT % _terms(iri))


def content(graph: str) -> Asked:
    """Return the question for the statements of a named graph."""
    name = serialised(URIRef(graph))
    return Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")


async def size(endpoint: Endpoint, graph: str) -> int:
    """Return how many statements a named graph has, 0 where there is no such graph."""
    rows = await asked(endpoint, _SIZE % serialised(URIRef(graph)))
    return int(rows[0]["n"]["value"])


async def card(endpoint: Endpoint, iri: str) -> Card | None:
    """Return a thing as its page shows it, None where nothing is said of it."""
    terms = _terms(iri)
    out = await asked(endpoint, _OUT % terms)
    into = await asked(endpoint, _IN % terms)
    if not out and not into:
        return None
    graph, back = Graph(bind_namespaces="none"), Graph(bind_namespaces="none")
    for row in out[:MOST]:
        graph.add((URIRef(iri), _node(row["p"]), _node(row["o"])))
    for row in into[:MOST]:
        back.add((URIRef(iri), _node(row["p"]), _node(row["s"])))
    named = {row[name]["value"] for row in out for name in "po" if row[name]["type"] == "uri"}
    named |= {row["s"]["value"] for row in into if row["s"]["type"] == "uri"} | {iri}
    names = await _names(endpoint, named)
    said, answering = _said(graph, iri, names), _said(back, iri, names)
    places = await asked(endpoint, _PLACES % terms)
    title, code = names.get(iri, ("", ""))
    return Card(
        iri,
        short(iri),
        title or code or short(iri),
        code,
        tuple(one for one in said if one.iri == str(RDF.type)),
        tuple(one for one in said if one.iri not in _IN_HEAD),
        tuple(answering),
        tuple(sorted({_place(row) for row in places}, key=lambda one: order(one.span))),
        len(out) > MOST or len(into) > MOST,
    )


# What these say already, cg:requires need not say again.
_EXACT = frozenset({CG.requiresKnowledge, CG.requiresSkill})
_IN_HEAD = frozenset(map(str, (RDF.type, RDFS.label, CG.code, SKOS.notation, CG.span, CG.place)))


def _terms(iri: str) -> dict[str, str]:
    """Return how queries name a thing, and the graphs besides the default one that tell of it."""
    graphs = [SCHEMES]
    code = standard_of(iri)
    if code is not None:
        graphs.append(str(graph_of(code, "source")))
    return {
        "thing": serialised(URIRef(iri)),
        "graphs": " ".join(serialised(URIRef(graph)) for graph in graphs),
    }


async def asked(endpoint: Endpoint, query: str) -> list[Any]:
    """Return the bindings of a query of ours, as SPARQL's JSON has them."""
    answer = await endpoint.answer(Asked(query), choice(TABLES[0].media), ours=True)
    bindings: list[Any] = json.loads(answer.body)["results"]["bindings"]
    return bindings


async def _names(endpoint: Endpoint, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return name and code of the things that have a name, by IRI; Chinese where there is one."""
    wanted = " ".join(serialised(URIRef(iri)) for iri in sorted(iris))
    rows = await asked(endpoint, _NAMES % {"things": wanted})
    rows.sort(key=lambda row: row["name"].get("xml:lang", "") != "zh-Hant")
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        code = row["code"]["value"] if "code" in row else ""
        found.setdefault(row["s"]["value"], (row["name"]["value"], code))
    return found


def _said(graph: Graph, iri: str, names: dict[str, tuple[str, str]]) -> list[Said]:
    arrangement = Arrangement({None: graph}, str)
    statements = arrangement.statements(graph, URIRef(iri))
    told = {value for relation, values in statements if relation in _EXACT for value in values}
    return [
        Said(str(predicate), called(str(predicate)), tuple(_value(one, names) for one in values))
        for predicate, values in statements
        if predicate != CG.requires or not told.issuperset(values)
    ]


def _value(node: Node, names: dict[str, tuple[str, str]]) -> Value:
    if isinstance(node, Literal):
        return Value(Text(str(node), str(node)), language=node.language or "")
    iri = str(node)
    if isinstance(node, BNode):
        return Value(Text(f"_:{iri}", f"_:{iri}"))
    if iri not in names:
        known = called(iri)
        return Value(known if known.en != iri else Text(short(iri), short(iri)), iri)
    name, code = names[iri]
    return Value(Text(name, name), iri, code)


def _place(row: Any) -> Place:
    return Place(*(row[name]["value"] if name in row else "" for name in ("file", "place", "span")))


def _node(term: Any) -> Node:
    if term["type"] == "uri":
        return URIRef(term["value"])
    if term["type"] == "bnode":
        return BNode(term["value"])
    return literal(term["value"], term.get("xml:lang"), term.get("datatype"))
