"""Versions of a standard, as far as its document tells: what it is a version of, what replaced what.

Dublin Core's words (dcterms): `isVersionOf` leads from a standard whose code names a version to the
code without one. Where first versions are printed without `v1` that is the first version itself, of
which the later ones are versions; else nothing of that name need exist. `replaces` and
`isReplacedBy` follow the rows of the version table, one step a row:

- 「已被《ISD3512-001v3》取代」 names the successor of its row. A row of the table with that version and
  serial number (001) is meant even where the letters differ, as they do in misprints.
- Without such a note, a row of the status 歷史版本 was replaced by the next newer row.

A row stands for the document itself where its code, or its version and serial number, are the
document's. Of a code that a table prints in two ways, the one of the document's own family counts.
A row without any code is left out, and nothing replaces itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rdflib import DCTERMS, URIRef

from compgraph import codes
from compgraph.model import Standard, VersionEntry
from compgraph.rdf.vocab import thing

Statement = tuple[URIRef, URIRef, URIRef]

_VERSION = re.compile(r"[vV]([0-9]+)$")
_LABEL = re.compile(r"[vV]?([0-9]+(?:\.[0-9]+)?)")
_REPLACED = re.compile(rf"被《({codes.STANDARD.pattern})》")
_HISTORIC = "歷史版本"


class _Row(NamedTuple):
    """A row of the version table: its version, the codes it may have, and its successor's."""

    version: str
    code: str
    successor: str
    historic: bool


def statements(standard: Standard) -> list[Statement]:
    """Return what the document says of its versions, newest row first, each statement once."""
    iri = thing(standard.id)
    found: list[Statement] = []
    if _VERSION.search(standard.code):
        found.append((iri, DCTERMS.isVersionOf, thing(family(standard.code))))
    for older, newer in _steps(standard):
        found.append((thing(newer), DCTERMS.replaces, thing(older)))
        found.append((thing(older), DCTERMS.isReplacedBy, thing(newer)))
    return list(dict.fromkeys(found))


def family(code: str) -> str:
    """Return the code without its version: what all versions of a standard share."""
    return _VERSION.sub("", code)


def _steps(standard: Standard) -> Iterator[tuple[str, str]]:
    """Yield the code of each replaced version and that of its successor."""
    rows = [_row(entry) for entry in standard.versions]
    rows.sort(key=lambda row: codes.order(row.version), reverse=True)
    names = [_name(row, rows, standard.code) for row in rows]
    named = {row.version: name for row, name in zip(rows, names, strict=True) if row.version}
    newer = ""
    for row, older in zip(rows, names, strict=True):
        successor = newer if row.historic else ""
        if row.successor:
            same = _number(row.successor) in named and _alike(row.successor, standard.code)
            successor = named[_number(row.successor)] if same else row.successor
        if older and successor and older != successor:
            yield older, successor
        newer = older


def _row(entry: VersionEntry) -> _Row:
    code = _printed(entry.code)
    note = _REPLACED.search(_printed(entry.note))
    label = _LABEL.fullmatch(_printed(entry.label))
    return _Row(
        version=label[1] if label else _number(code),
        code=code if codes.STANDARD.fullmatch(code) else "",
        successor=note[1] if note else "",
        historic=_printed(entry.status) == _HISTORIC,
    )


def _name(row: _Row, rows: list[_Row], own: str) -> str:
    """Return the code of a row's version, "" where none is printed."""
    if own and (row.code == own or (row.version == _number(own) and _alike(row.code or own, own))):
        return own
    noted = [other.successor for other in rows if _number(other.successor) == row.version]
    candidates = [row.code, *noted] if row.code else noted
    kin = [code for code in candidates if own and family(code) == family(own)]
    return next(iter(kin or candidates), "")


def _alike(code: str, other: str) -> bool:
    """Whether two codes have the same serial number: what stands behind the letters and digits."""
    return family(code).rpartition("-")[2] == family(other).rpartition("-")[2]


def _number(code: str) -> str:
    found = _VERSION.search(code)
    return found[1] if found else ""


def _printed(cell: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell))
