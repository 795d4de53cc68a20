"""The names: our vocabulary `cg:`, and the IRIs of things and named graphs.

The definitions stand in ontology/compgraph.ttl; a test keeps the two lists equal.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/compgraph/"
ICAP = f"{BASE}icap/"
CONTEXT = f"{BASE}context.jsonld"
LANGUAGE = "zh-Hant"

# First parts of an address below ICAP that are not the code of a standard.
RESERVED = frozenset(
    {"attitude", "category", "concept", "graph", "industry", "level", "occupation", "review"}
)

# The same below ICAP/graph/.
RESERVED_GRAPHS = frozenset({"concepts", "course", "entailed", "hypothesis", "reviewed", "schemes"})

# RFC 3987: what an IRI may hold as it stands; `%` and `#?` would be read as something else.
_SAFE = (
    r"A-Za-z0-9!$&'()*+,;=:@/._~\-"
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
)
_UNSAFE = re.compile(f"[^{_SAFE}]")


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
    Mention: URIRef
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
    Review: URIRef

    # every thing
    inStandard: URIRef  # any item -> Standard
    position: URIRef  # integer, from 1, within the standard and the kind (outputs …: within the standard too)
    code: URIRef  # the id's code: "T1.1", "K01"; absent where none is printed
    codeAsPrinted: URIRef  # only where it differs from cg:code

    # Standard
    title: URIRef
    jobFamily: URIRef
    occupationName: URIRef
    level: URIRef  # integer 1-6 on Standard, Block and (from its blocks) Task
    levelAsPrinted: URIRef  # only where it differs from the number
    hasClassification: URIRef  # Standard -> Classification
    officialEntry: URIRef  # Classification -> skos:Concept of a code list, where that has the code

    # VersionEntry
    versionLabel: URIRef
    status: URIRef
    updateNote: URIRef
    dateAsPrinted: URIRef

    # the table
    inDuty: URIRef  # Task -> Duty
    coversTask: URIRef  # Block -> Task
    lists: URIRef  # Block -> Output, Indicator, Knowledge, Skill: what the row prints
    inBlock: URIRef  # Mention -> Block; only where a competency serves some tasks of its row
    mentions: URIRef  # Mention -> Knowledge, Skill
    servesTask: URIRef  # Mention -> Task
    printedOrder: URIRef  # "Knowledge K03 K01": only where a cell prints another order
    hasOutput: URIRef  # Task -> Output, from the blocks that cover the task; so are the next four
    hasIndicator: URIRef  # Task -> Indicator
    requires: URIRef  # Task -> Competency
    requiresKnowledge: URIRef  # Task -> Knowledge
    requiresSkill: URIRef  # Task -> Skill

    # notes
    explains: URIRef  # Term -> Indicator that uses it

    # across standards
    hasConcept: URIRef  # Competency -> Concept
    comesBefore: URIRef

    # reviews: who and when stand beside them in PROV-O or Dublin Core
    reviewsItem: URIRef  # Review -> the two Competencies or Concepts that are compared
    verdict: URIRef  # "accepted" or "rejected"
    reviewNote: URIRef
    score: URIRef  # decimal from 0 to 1: how alike a measure finds two things

    # derived statements
    rule: URIRef
    support: URIRef
    parameters: URIRef

    # the source graph
    fileName: URIRef
    sha256: URIRef
    readerVersion: URIRef
    span: URIRef  # "120-133", several separated by a space
    place: URIRef  # "3/2/5": page, table and row of each span; only where the format has them

    # the scheme of levels
    levelNumber: URIRef

    # shapes
    remedy: URIRef  # a shape -> what to do about what it finds


def thing(standard: str, item: str = "") -> URIRef:
    """Return the IRI of a standard, or of the item with this id within it.

    Characters that an IRI cannot hold are percent-encoded, also a `/` in the standard's code;
    `item_id` is the way back.
    """
    code = _escaped(standard).replace("/", "%2F")
    return URIRef(f"{ICAP}{code}/{_escaped(item)}" if item else f"{ICAP}{code}")


def item_id(standard: str, iri: str) -> str | None:
    """Return the id, within this standard, of the item with this IRI; None for any other IRI."""
    root = f"{thing(standard)}/"
    return unquote(iri[len(root) :]) if iri.startswith(root) and len(iri) > len(root) else None


def standard_of(iri: str) -> str | None:
    """Return the code of the standard that this thing (or named graph) is, or belongs to."""
    if not iri.startswith(ICAP):
        return None
    first, _, rest = iri[len(ICAP) :].partition("/")
    if first == "graph":
        first = rest.partition("/")[0]
        return None if first in RESERVED_GRAPHS else unquote(first) or None
    return None if first in RESERVED else unquote(first) or None


def graph(standard: str, part: str = "") -> URIRef:
    """Return the IRI of a standard's named graph, or of a part of it (`source`)."""
    code = _escaped(standard).replace("/", "%2F")
    return URIRef(f"{ICAP}graph/{code}/{part}" if part else f"{ICAP}graph/{code}")


def shared(*parts: str) -> URIRef:
    """Return the IRI of a thing that belongs to no standard: `concept`, its kind, its name."""
    return URIRef(ICAP + "/".join(_escaped(part).replace("/", "%2F") for part in parts))


def shared_graph(*parts: str) -> URIRef:
    """Return the IRI of a named graph that belongs to no standard, such as `concepts`."""
    return shared("graph", *parts)


def shared_graph_named(iri: str) -> str | None:
    """Return the kind of a named graph that belongs to no standard (`entailed`), None for others."""
    root = f"{ICAP}graph/"
    kind = iri.removeprefix(root).partition("/")[0] if iri.startswith(root) else ""
    return kind if kind in RESERVED_GRAPHS else None


def short(iri: str) -> str:
    """Return a thing's IRI as people write it: `ISD3512-001v3/K01`; other IRIs unchanged."""
    return iri.removeprefix(ICAP)


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), text)
