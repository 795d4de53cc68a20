"""Terms as they are written: IRIs that are legal, tags in their proper case, escaped strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rdflib import XSD, Graph, Literal, URIRef

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.rdf.vocab import BASE, CG, ICAP

_STRING = XSD.string  # once: asking the namespace takes longer than comparing

Graphs = Mapping[URIRef | None, Graph]

# The prefixes of our files; an IRI of any other namespace is written in full.
PREFIXES: dict[str, str] = {
    "cg": str(CG),
    "cgsh": f"{BASE}shapes#",
    "icap": ICAP,
    "asn": "http://purl.org/ASN/schema/core/",
    "ceasn": "https://purl.org/ctdlasn/terms/",
    "ceterms": "https://purl.org/ctdl/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "esco": "http://data.europa.eu/esco/model#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": str(XSD),
}

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]*")
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufeff]')
_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def is_iri(iri: str) -> bool:
    """Return whether it is an absolute IRI that every RDF notation can hold."""
    return _ABSOLUTE.fullmatch(iri) is not None


def legal(iri: str) -> str:
    """Return the IRI, or raise SourceRefused when no RDF notation can hold it.

    Relative addresses are refused too: they would mean something else in every file.
    """
    if not is_iri(iri):
        raise SourceRefused(
            "illegal-iri",
            text("graph.illegal-iri", iri=iri.encode("utf-8", "backslashreplace").decode()),
            text("graph.illegal-iri-remedy"),
            source="RDF",
        )
    return iri


def quoted(value: str) -> str:
    """Return the string in double quotes, with Turtle's escapes, on one line.

    Characters that nobody sees (controls, separators, the byte order mark) are escaped as well.
    """
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}"


@lru_cache(maxsize=256)
def language_tag(tag: str) -> str:
    """Return a language tag in its proper case (RFC 5646 § 2.1.1): zh-hant-tw is zh-Hant-TW.

    Tags are the same in any case, and Oxigraph keeps them in lower case.
    """
    first, *rest = tag.lower().split("-")
    proper = [first]
    for part in rest:
        if len(proper[-1]) == 1:
            proper.append(part)
        elif len(part) == 4 and part.isalpha():
            proper.append(part.title())
        else:
            proper.append(part.upper() if len(part) == 2 else part)
    return "-".join(proper)


def datatype(literal: Literal) -> str | None:
    """Return the datatype that has to be written: none for strings, with or without language."""
    declared = literal.datatype
    return None if declared is None or declared == _STRING else str(declared)


def as_graphs(graphs: Graph | Graphs) -> Graphs:
    """Return one graph alone as the default graph of a set of graphs."""
    return {None: graphs} if isinstance(graphs, Graph) else graphs
