"""The formats of answers: their names, their media types, and which answers they can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from compgraph.serve.negotiation import best

Kind = OneOf["select", "ask", "construct"]
KINDS: tuple[Kind, ...] = ("select", "ask", "construct")


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `media` is its own media type, `also` are others that people ask for it by.

    `uri` names it in a service description (W3C, Unique URIs for File Formats); `text` says that
    its media type takes a charset.
    """

    name: str
    media: str
    uri: str
    also: tuple[str, ...] = ()
    text: bool = False


_W3 = "http://www.w3.org/ns/formats/"
_XML = ("application/xml", "text/xml")
_TURTLE = ("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3")

TABLES = (
    Format(
        "json",
        "application/sparql-results+json",
        f"{_W3}SPARQL_Results_JSON",
        ("application/json",),
    ),
    Format("xml", "application/sparql-results+xml", f"{_W3}SPARQL_Results_XML", _XML),
    Format("csv", "text/csv", f"{_W3}SPARQL_Results_CSV", text=True),
    Format("tsv", "text/tab-separated-values", f"{_W3}SPARQL_Results_TSV", text=True),
)
GRAPHS = (
    Format("turtle", "text/turtle", f"{_W3}Turtle", _TURTLE, text=True),
    Format("ntriples", "application/n-triples", f"{_W3}N-Triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", f"{_W3}JSON-LD", ("application/json",)),
    Format("trig", "application/trig", f"{_W3}TriG", ("application/x-trig",)),
    Format("nquads", "application/n-quads", f"{_W3}N-Quads", ("text/x-nquads",)),
    Format("rdfxml", "application/rdf+xml", f"{_W3}RDF_XML", _XML),
)
OF_KIND: Mapping[str, tuple[Format, ...]] = {
    "select": TABLES,
    "ask": TABLES[:2],
    "construct": GRAPHS,
}

# What clients write for `format=`; one word may mean a format of tables and one of graphs.
NAMES: Mapping[str, tuple[str, ...]] = {
    **{format_.name: (format_.name,) for format_ in (*TABLES, *GRAPHS)},
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdfxml"),
    "rdf": ("rdfxml",),
    "rdf+xml": ("rdfxml",),
    "ttl": ("turtle",),
    "n3": ("turtle",),
    "nt": ("ntriples",),
    "n-triples": ("ntriples",),
    "nq": ("nquads",),
    "n-quads": ("nquads",),
    "json-ld": ("jsonld",),
}

# The format and the media type to say it is, for each kind of answer that can be held at all.
Choice = Mapping[str, tuple[str, str]]


def choice(accept: str | None, named: str | None = None) -> Choice:
    """Return what each kind of answer is written as; a kind that is not accepted is left out.

    `named` (from `format=`, a key of NAMES) goes before the Accept field.
    """
    chosen = ((kind, chosen_of(OF_KIND[kind], accept, named)) for kind in KINDS)
    return {kind: pair for kind, pair in chosen if pair is not None}


def chosen_of(
    offered: tuple[Format, ...], accept: str | None, named: str | None = None
) -> tuple[str, str] | None:
    """Return the name of the format that is wanted most and its content type, else None."""
    if named is not None:
        wanted = next((one for one in offered if one.name in NAMES[named]), None)
        return None if wanted is None else (wanted.name, _typed(wanted, wanted.media))
    by_media = {one.media: one for one in offered}
    for one in offered:
        for media in one.also:
            by_media.setdefault(media, one)
    media_type = best(tuple(by_media), accept)
    if media_type is None:
        return None
    return by_media[media_type].name, _typed(by_media[media_type], media_type)


def content_type(name: str) -> str:
    """Return the content type of a format by its name."""
    found = next(one for one in (*TABLES, *GRAPHS) if one.name == name)
    return _typed(found, found.media)


def _typed(wanted: Format, media: str) -> str:
    return f"{media}; charset=utf-8" if wanted.text or media.startswith("text/") else media
