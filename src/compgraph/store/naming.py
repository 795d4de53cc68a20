"""The names of things, for people who read their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import URIRef

from compgraph.rdf.answer import Answer, serialised
from compgraph.rdf.vocab import ICAP
from compgraph.store.store import Store

_QUESTION = """
SELECT ?thing (MIN(?name) AS ?label) WHERE {
  VALUES ?thing { %s }
  { ?thing rdfs:label ?name }
  UNION { GRAPH <https://w3id.org/compgraph/icap/graph/schemes> { ?thing skos:prefLabel ?name } }
  FILTER(langMatches(LANG(?name), "zh-Hant"))
} GROUP BY ?thing
"""
_AT_ONCE = 500


def labels(store: Store, iris: Answer | Iterable[str]) -> dict[str, str]:
    """Return the printed name of each IRI that has one, by IRI, in the order asked.

    `iris` may be an answer: then all IRIs in it are meant.
    """
    asked = iris.iris() if isinstance(iris, Answer) else map(str, iris)
    wanted = [iri for iri in dict.fromkeys(asked) if iri.startswith(ICAP)]
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        terms = " ".join(serialised(URIRef(iri)) for iri in wanted[start : start + _AT_ONCE])
        answer = store.query(_QUESTION.replace("%s", terms))
        found |= {str(thing): str(label) for thing, label in answer.rows if thing is not None}
    return {iri: found[iri] for iri in wanted if iri in found}
