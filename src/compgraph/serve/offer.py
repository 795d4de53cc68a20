"""What the query page offers: the question library, the terms to complete, and its sentences.

All of it is plain values for JSON, sentences in both languages; nothing of it comes from a store.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rdflib import URIRef

from compgraph.messages import Text, text
from compgraph.messages.query_page import SENTENCES
from compgraph.queries.heading import THEMES
from compgraph.queries.library import Parameter, Question, library
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import BASE, ICAP
from compgraph.serve.vocabulary import called, vocabulary

# Stands for a value while a question is cut into pieces; no shipped query names such an IRI.
_PLACE = "urn:x-compgraph:value:"
_CUT = re.compile(f"<{_PLACE}([A-Za-z0-9]+)>")
_HEAD = re.compile(r"\A(?:[ \t]*#\+[^\n]*\n)+\s*")
_OTHER = "other"
# Terms of other vocabularies that stand in our data, for completion.
_TERMS = (
    "rdf:type",
    "rdfs:label",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:notation",
    "skos:broader",
    "skos:narrower",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:hasTopConcept",
    "skos:definition",
    "dcterms:title",
    "dcterms:description",
    "dcterms:source",
    "dcterms:issued",
)
# What stands in braces in our sentences, for the script to fill in.
_BLANKS = {
    name: f"{{{name}}}"
    for name in ("count", "shown", "seconds", "size", "line", "kind", "name", "most", "examples")
}


@cache
def offer() -> dict[str, Any]:
    """Return everything that the page embeds as JSON."""
    return {
        "base": BASE,
        "things": ICAP,
        "endpoint": "/sparql",
        "prefixes": PREFIXES,
        "terms": terms(),
        "themes": themes(),
        "questions": [question(one) for one in library().values()],
        "sentences": {key: text(f"query_page.{key}", **_BLANKS).as_json() for key in SENTENCES},
    }


def themes() -> list[dict[str, Any]]:
    """Return the themes in the order of a listing; the last is for questions without one."""
    named = [(name, text(f"queries.theme-{name}")) for name in THEMES]
    named.append((_OTHER, text("query_page.theme-other")))
    return [{"name": name, "label": label.as_json()} for name, label in named]


def question(asked: Question) -> dict[str, Any]:
    """Return a question as the page shows and binds it.

    `pieces` is its text, cut where a value goes: text, name of a parameter, text, and so on.
    """
    return {
        "name": asked.name,
        "theme": asked.theme or _OTHER,
        "summary": asked.summary.as_json(),
        "description": asked.description.as_json(),
        "params": [parameter(one) for one in asked.params],
        "columns": {column.name: column.meaning.as_json() for column in asked.columns},
        "pieces": pieces(asked),
    }


def parameter(one: Parameter) -> dict[str, Any]:
    """Return a parameter as the form of the page asks for it."""
    kind = text(f"queries.class-{one.kind}") if one.kind else Text("", "")
    return {
        "name": one.name,
        "type": one.plain,
        "class": one.kind,
        "kind": kind.as_json(),
        "several": one.several,
        "optional": one.optional,
        "meaning": one.meaning.as_json(),
        "expected": one.expected().as_json(),
        "sample": one.sample(),
        "example": one.example,
    }


def pieces(asked: Question) -> list[str]:
    """Return the text without its head, cut at the places of the parameters."""
    places = {one.name: [URIRef(_PLACE + one.name)] for one in asked.params}
    return _CUT.split(_HEAD.sub("", asked.bound(places)))


def terms() -> list[dict[str, Any]]:
    """Return the terms to complete: ours with what they mean, then those of other vocabularies."""
    ours = [
        {
            "name": f"cg:{term.name}",
            "class": term.name[:1].isupper(),
            "label": term.label.as_json(),
            "meaning": term.definition.as_json(),
        }
        for term in vocabulary().values()
    ]
    return ours + [_foreign(name) for name in _TERMS]


def _foreign(name: str) -> dict[str, Any]:
    prefix, _, local = name.partition(":")
    label = called(PREFIXES[prefix] + local)
    return {"name": name, "class": False, "label": label.as_json(), "meaning": None}
