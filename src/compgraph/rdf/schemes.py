"""The code lists of 職業別, 行業別 and 職類別 as SKOS, and what a printed code stands for in them.

The files ontology/schemes/{occupations,industries,job-categories}.ttl are `to_turtle(scheme(…))` of
the rows of each list. `official` looks a printed code up in them; it reads the files as text, since
every process that encodes a document needs it and parsing them as RDF takes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rdflib import DCTERMS, OWL, RDF, SKOS, XSD, Graph, Literal, URIRef

from compgraph import codes, resources
from compgraph.messages import Text, text
from compgraph.model import ClassificationKind
from compgraph.rdf.vocab import CG, LANGUAGE, shared

if TYPE_CHECKING:
    from rdflib.term import Node

FILES: Mapping[ClassificationKind, str] = MappingProxyType(
    {
        "occupation": "occupations.ttl",
        "industry": "industries.ttl",
        "category": "job-categories.ttl",
    }
)
"""The file of each list in ontology/schemes/."""

_TWCORE = "https://twcore.mohw.gov.tw/ig/twcore/CodeSystem/"
_SOURCES: Mapping[ClassificationKind, tuple[str, str]] = {
    "occupation": (f"{_TWCORE}occupation-mol-tw", "2010-05-01"),
    "industry": (f"{_TWCORE}industry-dgbas-tw", "2021-01-01"),
    "category": ("https://github.com/oneghostzhang/RAG_test", ""),
}
"""Where each list comes from, and its date there."""


class Row(NamedTuple):
    """One row of a code list; `parent` is the code above, "" for a class of the highest rank."""

    code: str
    parent: str
    name: str


class Official(NamedTuple):
    """What a printed code stands for: the entry of the list, and its name there."""

    iri: URIRef
    name: str


# ── from rows to SKOS ────────────────────────────────────────────────────────────────────────────


def scheme(kind: ClassificationKind, rows: Iterable[Row]) -> Graph:
    """Return a list as a skos:ConceptScheme at `…/icap/<kind>`, an entry at `…/<kind>/<code>`.

    An entry has skos:broader where the list itself has the code above, else it is a top concept.
    Raises ValueError for a code that comes twice.
    """
    listed = list(rows)
    known = {row.code for row in listed}
    if len(known) != len(listed):
        raise ValueError(f"a code comes twice in the list of {kind}")
    graph = Graph(identifier=shared(kind), bind_namespaces="none")
    for statement in _about(kind, len(listed)):
        graph.add(statement)
    for number, row in enumerate(listed, start=1):
        for statement in _entry(kind, row, number, has_parent=row.parent in known):
            graph.add(statement)
    return graph


def _about(kind: ClassificationKind, count: int) -> Iterable[tuple[URIRef, URIRef, Node]]:
    iri = shared(kind)
    source, issued = _SOURCES[kind]
    yield iri, RDF.type, SKOS.ConceptScheme
    yield iri, DCTERMS.source, URIRef(source)
    said = [
        (DCTERMS.title, text(f"schemes.{kind}-title")),
        (DCTERMS.description, text(f"schemes.{kind}-about", count=count)),
        (DCTERMS.rights, text(f"schemes.{kind}-rights")),
        (SKOS.editorialNote, text(f"schemes.{kind}-note")),
    ]
    if issued:
        yield iri, DCTERMS.issued, Literal(issued, datatype=XSD.date)
        said.append((OWL.versionInfo, text(f"schemes.{kind}-version")))
    for predicate, sentence in said:
        for literal in _in_both(sentence):
            yield iri, predicate, literal


def _in_both(sentence: Text) -> tuple[Literal, Literal]:
    return Literal(sentence.zh, lang=LANGUAGE), Literal(sentence.en, lang="en")


def _entry(
    kind: ClassificationKind, row: Row, number: int, *, has_parent: bool
) -> Iterable[tuple[URIRef, URIRef, Node]]:
    iri = shared(kind, row.code)
    yield iri, RDF.type, SKOS.Concept
    yield iri, SKOS.prefLabel, Literal(row.name, lang=LANGUAGE)
    yield iri, SKOS.notation, Literal(row.code)
    yield iri, SKOS.inScheme, shared(kind)
    yield iri, CG.position, Literal(number)
    if has_parent:
        yield iri, SKOS.broader, shared(kind, row.parent)
        yield shared(kind, row.parent), SKOS.narrower, iri
    else:
        yield iri, SKOS.topConceptOf, shared(kind)
        yield shared(kind), SKOS.hasTopConcept, iri


# ── from a printed code to its entry ─────────────────────────────────────────────────────────────

_ENTRY = re.compile(
    r"^<[a-z]+/(?P<code>[^>]+)> a skos:Concept ;\n"
    r' +skos:prefLabel "(?P<name>[^"\\]+)"@zh-Hant ;\n'
    r" +skos:notation [^\n]+\n"
    r"(?: +skos:broader <[a-z]+/(?P<parent>[^>]+)> ;\n)?",
    re.MULTILINE,
)
"""An entry as our writer writes it; a test compares what is found with what an RDF parser finds."""

_INDUSTRY = re.compile(r"(?P<section>[A-S])?(?P<digits>[0-9][0-9-]*)")
_SPACE = re.compile(r"\s+")
_DIGITS_OF_A_CLASS = 4


@lru_cache(maxsize=8192)
def official(kind: ClassificationKind, code: str) -> Official | None:
    """Return the entry that a code, as a document prints it, has in the list; None for none.

    Letter case, full-width forms and spaces do not matter. 行業別 are printed with the letter of
    their section (C2929), which has to be the right one, and filled up with 0 to four digits where
    the list ends earlier (R9010 is 901, which has nothing below). Nothing else is guessed.
    """
    rows = _listed(kind)
    found = _SPACE.sub("", codes.plain(code))
    if kind == "industry" and found not in rows:
        found = _industry(found, rows) or ""
    return Official(shared(kind, found), rows[found].name) if found in rows else None


def _industry(printed: str, rows: Mapping[str, Row]) -> str | None:
    match = _INDUSTRY.fullmatch(printed)
    if not match:
        return None
    code: str | None = match["digits"]
    if code not in rows:
        code = _unfilled(match["digits"], rows)
    if code is None or match["section"] in (None, _section(code, rows)):
        return code
    return None


def _unfilled(digits: str, rows: Mapping[str, Row]) -> str | None:
    """Return the code that was filled up with 0: an entry with nothing below it."""
    if len(digits) > _DIGITS_OF_A_CLASS:
        return None
    shorter = (digits[:length] for length in range(len(digits) - 1, 1, -1))
    found = next((code for code in shorter if code in rows), None)
    if found is None or digits[len(found) :].strip("0") or found in _parents("industry"):
        return None
    return found


def _section(code: str, rows: Mapping[str, Row]) -> str:
    while rows[code].parent:
        code = rows[code].parent
    return code


@cache
def _listed(kind: ClassificationKind) -> Mapping[str, Row]:
    """Return the rows of a shipped list by code."""
    written = (resources.ontology() / "schemes" / FILES[kind]).read_text(encoding="utf-8")
    rows = (
        Row(found["code"], found["parent"] or "", found["name"])
        for found in _ENTRY.finditer(written)
    )
    return {row.code: row for row in rows}


@cache
def _parents(kind: ClassificationKind) -> frozenset[str]:
    return frozenset(row.parent for row in _listed(kind).values())
