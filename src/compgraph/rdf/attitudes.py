"""The 14 shared attitudes (共通態度) of the official guide: ontology/schemes/attitudes.ttl.

Only their names are looked up here, as text: every process that encodes concepts needs them, and
parsing RDF takes longer than all of its work on attitudes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from compgraph import resources
from compgraph.rdf.vocab import shared

if TYPE_CHECKING:
    from rdflib import URIRef

_ENTRY = re.compile(
    r'^<(?P<number>A[0-9]{2})> a skos:Concept ;\n +skos:prefLabel "(?P<name>[^"\\]+)"@zh-Hant ;$',
    re.MULTILINE,
)
"""An entry as it stands in the file; a test compares what is found with what a parser finds."""


@cache
def official_attitudes() -> Mapping[str, URIRef]:
    """Return the official concept of each attitude by its name; names are in their normal form."""
    written = (resources.ontology() / "schemes" / "attitudes.ttl").read_text(encoding="utf-8")
    return MappingProxyType(
        {found["name"]: shared("attitude", found["number"]) for found in _ENTRY.finditer(written)}
    )
