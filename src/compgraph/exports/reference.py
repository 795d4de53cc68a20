"""The reference of the vocabulary: one page with every class and property, in both languages.

The page is complete in itself, like every page here. Its anchors are the names of the terms, so
the address of a term (`…/ontology#Task`) is its place on the page wherever that stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, SKOS, VANN

from compgraph.exports import reference_map
from compgraph.exports.pages import both, page, static
from compgraph.exports.reference_terms import Term, Vocabulary, curie, vocabulary
from compgraph.messages import Language, Text, text
from compgraph.rdf.dataset import Counts
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG, short

if TYPE_CHECKING:
    from markupsafe import Markup

# Which classes stand together; a property stands with the first class that has it.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("every", ()),
    (
        "standard",
        ("Standard", "VersionEntry", "Classification", "Category", "Occupation", "Industry"),
    ),
    ("table", ("Duty", "Task", "Block", "Mention", "Output", "Indicator")),
    ("competencies", ("Competency", "Knowledge", "Skill", "Attitude")),
    ("notes", ("EntryRequirement", "Term", "Note")),
    ("across", ("Concept", "Review", "Overlap")),
    ("source", ("Source",)),
)
_OTHERS = "others"
_NAMED = 3
_MANY = 5
"""A property of more classes than these belongs to every item."""


@dataclass(frozen=True, slots=True)
class Part:
    """Terms that stand together on the page."""

    key: str
    terms: tuple[Term, ...]


def parts(terms: Sequence[Term]) -> list[Part]:
    """Return the terms by what they are about, classes before properties, each exactly once."""
    homes = {name: key for key, names in _PARTS for name in names}
    grouped: dict[str, list[Term]] = {key: [] for key in (*dict(_PARTS), _OTHERS)}
    for term in sorted(terms, key=lambda term: term.kind != "class"):
        grouped[_home(term, homes)].append(term)
    return [Part(key, tuple(found)) for key, found in grouped.items() if found]


def _home(term: Term, homes: Mapping[str, str]) -> str:
    if term.kind == "class":
        return homes.get(term.name, _OTHERS)
    if len(term.domain) > _MANY:
        return "every"
    return homes.get(curie(term.domain[0]), _OTHERS) if term.domain else _OTHERS


def reference_page(counts: Counts, language: Language) -> str:
    """Return the page; `counts` says how often the terms occur, and in which standards.

    It opens in `language`; a switch shows the other one.
    """
    known = vocabulary()
    by_iri = {term.iri: term for term in known.terms}
    return page(
        "reference",
        (),
        styles=("reference.css",),
        scripts=(static("reference.js"),),
        language=language,
        known=known,
        about=_about(known),
        told=[known.said(one) for one in (DCTERMS.rights, SKOS.editorialNote)],
        lead=known.said(DCTERMS.description),
        parts=parts(known.terms),
        counts=counts,
        standards=_standards(counts),
        by_iri=by_iri,
        by_name={term.name: term for term in known.terms},
        properties_of=_properties_of(known),
        drawing=reference_map,
        word=_word,
        words=_words,
        curie=curie,
        namespaces=_namespaces(known),
    )


def _about(known: Vocabulary) -> list[tuple[str, str]]:
    """Return what the vocabulary says of itself in one value: a key of `vocabulary.`, the value."""
    return [
        ("about-address", str(CG)),
        ("about-version", known.value(OWL.versionIRI)),
        ("about-prefix", known.value(VANN.preferredNamespacePrefix)),
        ("about-licence", known.value(DCTERMS.license)),
    ]


def _standards(counts: Counts) -> str:
    """Return the codes of the first standards that were counted."""
    first = ", ".join(map(short, counts.standards[:_NAMED]))
    return f"{first} …" if len(counts.standards) > _NAMED else first


def _properties_of(known: Vocabulary) -> dict[str, tuple[list[Term], list[Term]]]:
    """Return, for each class, the properties that its things have and those that lead to them.

    What belongs to every item is left out: it would be the same list in most places.
    """
    found: dict[str, tuple[list[Term], list[Term]]] = {}
    for cls in known.terms:
        having = [one for one in known.terms if cls.iri in one.domain and len(one.domain) <= _MANY]
        leading = [one for one in known.terms if cls.iri in one.range]
        found[cls.name] = (having, leading)
    return found


def _namespaces(known: Vocabulary) -> list[tuple[str, str]]:
    """Return the prefixes of other vocabularies on the page, each with its namespace."""
    told = {iri for term in known.terms for iri in (*term.parents, *term.domain, *term.range)}
    told |= {match.iri for term in known.terms for match in term.matches}
    used = {curie(iri).partition(":")[0] for iri in told}
    return [(prefix, PREFIXES[prefix]) for prefix in PREFIXES if prefix in used]


def _word(key: str, /, **values: object) -> Markup:
    """Return a sentence of the page in both languages; the switch of the page shows one."""
    return both(text(f"vocabulary.{key}", **values))


def _words(key: str) -> Text:
    """Return a sentence of the page for places that hold one language each."""
    return text(f"vocabulary.{key}", count="{count}")
