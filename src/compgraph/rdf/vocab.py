"""The names: our vocabulary `cg:`, and the IRIs of things and named graphs.

The definitions stand in ontology/compgraph.ttl; a test keeps the two lists equal.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/compgraph/"
ICAP = f"{BASE}icap/"
LANGUAGE = "zh-Hant"


class CG(DefinedNamespace):
    """The compgraph vocabulary. A misspelt name raises AttributeError."""

    _NS = Namespace(f"{BASE}ontology#")
    _fail = True

    # classes
    Standard: URIRef
    VersionEntry: URIRef
    Classification: URIRef
    Category: URIRef
    Occupation: URIRef
    Industry: URIRef
    Duty: URIRef
    Task: URIRef
    Block: URIRef
    Output: URIRef
    Indicator: URIRef
    Competency: URIRef
    Knowledge: URIRef
    Skill: URIRef
    Attitude: URIRef
    EntryRequirement: URIRef
    Term: URIRef
    Note: URIRef
    Concept: URIRef
    Source: URIRef
    Overlap: URIRef

    # every thing
    inStandard: URIRef  # any item -> Standard
    position: URIRef  # integer, from 1, within the standard and the kind (outputs …: within the standard too)
    code: URIRef  # the id's code: "T1.1", "K01"; absent where none is printed
    codeAsPrinted: URIRef  # only where it differs from cg:code

    # Standard
    title: URIRef
    jobFamily: URIRef
    occupationName: URIRef
    level: URIRef  # integer 1-6 on Standard, Block and (materialised) Task
    levelAsPrinted: URIRef  # only where it differs from the number
    hasClassification: URIRef  # Standard -> Classification

    # VersionEntry
    versionLabel: URIRef
    status: URIRef
    updateNote: URIRef
    dateAsPrinted: URIRef

    # the table
    inDuty: URIRef  # Task -> Duty
    coversTask: URIRef  # Block -> Task
    hasOutput: URIRef  # Block and (materialised) Task -> Output
    hasIndicator: URIRef  # Block and (materialised) Task -> Indicator
    requires: URIRef  # Block and (materialised) Task -> Competency
    requiresKnowledge: URIRef
    requiresSkill: URIRef

    # notes
    explains: URIRef  # Term -> Indicator that uses it

    # across standards
    hasConcept: URIRef  # Competency -> Concept
    comesBefore: URIRef

    # derived statements
    rule: URIRef
    support: URIRef
    parameters: URIRef

    # the source graph
    fileName: URIRef
    sha256: URIRef
    readerVersion: URIRef
    span: URIRef  # "120-133", several separated by a space

    # the scheme of levels
    levelNumber: URIRef


def thing(standard: str, item: str = "") -> URIRef:
    """Return the IRI of a standard, or of the item with this id within it."""
    return URIRef(f"{ICAP}{standard}/{item}" if item else f"{ICAP}{standard}")


def graph(standard: str, part: str = "") -> URIRef:
    """Return the IRI of a standard's named graph, or of a part of it (`source`)."""
    return URIRef(f"{ICAP}graph/{standard}/{part}" if part else f"{ICAP}graph/{standard}")


def short(iri: str) -> str:
    """Return a thing's IRI as people write it: `ISD3512-001v3/K01`; other IRIs unchanged."""
    return iri.removeprefix(ICAP)
