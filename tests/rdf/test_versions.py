"""What a version table says: what the standard is a version of, and what replaced what.

Expected statements are read off the tables by hand.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import DCTERMS, URIRef

from compgraph.model import Standard, VersionEntry
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode
from compgraph.rdf.versions import statements
from compgraph.rdf.vocab import thing
from compgraph.reading import read
from small_standards import small

LATEST, HISTORIC = "最新版本", "歷史版本"


def table(code: str, *rows: tuple[str, str, str, str]) -> Standard:
    """Return a standard with these rows: label, code, status, note."""
    entries = (
        VersionEntry(f"version/{label}", label, printed, "茶園管理人員", status, note, "")
        for label, printed, status, note in rows
    )
    return replace(small("T1 a", code), versions=tuple(entries))


def said(standard: Standard) -> list[str]:
    """Return the statements by the codes: `A replaces B`."""
    return [
        f"{short(subject)} {predicate.removeprefix(str(DCTERMS))} {short(value)}"
        for subject, predicate, value in statements(standard)
    ]


def short(iri: URIRef) -> str:
    return iri.rpartition("/")[2]


def chain(*codes: str) -> list[str]:
    """Return the two statements of each step of a chain, newest first."""
    return [
        said
        for newer, older in pairwise(codes)
        for said in (f"{newer} replaces {older}", f"{older} isReplacedBy {newer}")
    ]


def test_the_shipped_standard(standard: Standard) -> None:
    """Its rows print IISD3512 for V3 and V2, its notes and its own code ISD3512: these are meant."""
    assert said(standard) == [
        "ISD3512-001v3 isVersionOf ISD3512-001",
        *chain("ISD3512-001v3", "ISD3512-001v2", "ISD3512-001v1"),
    ]


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        (table("ABC1234-001"), []),
        (table("ABC1234-001v1"), ["ABC1234-001v1 isVersionOf ABC1234-001"]),
        (table(""), []),
        (
            table("ABC1234-001v1", ("V1", "ABC1234-001v1", LATEST, "略")),
            ["ABC1234-001v1 isVersionOf ABC1234-001"],
        ),
        (  # the first version was printed without its number
            table(
                "ABC1234-001v2",
                ("V2", "ABC1234-001v2", LATEST, "略"),
                ("V1", "ABC1234-001", HISTORIC, "已被《ABC1234-001v2》取代"),
            ),
            ["ABC1234-001v2 isVersionOf ABC1234-001", *chain("ABC1234-001v2", "ABC1234-001")],
        ),
        (  # no note: the next newer row, also where the rows stand the other way round
            table(
                "ABC1234-001v3",
                ("V1", "ABC1234-001v1", HISTORIC, "略"),
                ("V2", "ABC1234-001v2", HISTORIC, "因應產業需求，檢視更新職能內涵。"),
                ("V3", "ABC1234-001v3", LATEST, ""),
            ),
            [
                "ABC1234-001v3 isVersionOf ABC1234-001",
                *chain("ABC1234-001v3", "ABC1234-001v2", "ABC1234-001v1"),
            ],
        ),
        (  # a document that is not the latest: what replaced it is in its table
            table(
                "ABC1234-001v1",
                ("V2", "ABC1234-001v2", LATEST, "略"),
                ("V1", "ABC1234-001v1", HISTORIC, "已被《ABC1234-001v2》取代"),
            ),
            ["ABC1234-001v1 isVersionOf ABC1234-001", *chain("ABC1234-001v2", "ABC1234-001v1")],
        ),
        (  # rows without a code, one of them named by the note of another
            table(
                "ABC1234-001v3",
                ("V3", "", LATEST, "略"),
                ("V2", "", HISTORIC, "已被《ABC1234-001v3》取代"),
                ("V1", "ABC1234-001v1", HISTORIC, "已被《ABC1234-001v2》取代"),
            ),
            [
                "ABC1234-001v3 isVersionOf ABC1234-001",
                *chain("ABC1234-001v3", "ABC1234-001v2", "ABC1234-001v1"),
            ],
        ),
        (  # a row that nothing names leaves a gap: no step is made up over it
            table(
                "ABC1234-001v3",
                ("V3", "ABC1234-001v3", LATEST, "略"),
                ("V2", "", HISTORIC, "略"),
                ("V1", "ABC1234-001v1", HISTORIC, "略"),
            ),
            ["ABC1234-001v3 isVersionOf ABC1234-001"],
        ),
        (  # another standard took its place: another serial number
            table("ABC1234-001v2", ("V2", "ABC1234-001v2", HISTORIC, "已被《XYZ9999-004v1》取代")),
            [
                "ABC1234-001v2 isVersionOf ABC1234-001",
                *chain("XYZ9999-004v1", "ABC1234-001v2"),
            ],
        ),
        (  # no status: no step without a note; nothing replaces itself
            table(
                "ABC1234-001v3",
                ("V3", "ABC1234-001v3", LATEST, "已被《ABC1234-001v3》取代"),
                ("V2", "ABC1234-001v2", "", "略"),
                ("V1", "略", HISTORIC, "已被《ABC1234-001v2》取代"),
            ),
            ["ABC1234-001v3 isVersionOf ABC1234-001"],
        ),
        (  # full-width signs and spaces from a line break
            table(
                "ABC1234-001v10",
                ("Ｖ10", "ABC1234- 001v10", LATEST, "略"),
                ("V9", "ABC1234-001v9", HISTORIC, "已被 《ABC1234-\n001v10》 取代"),
            ),
            ["ABC1234-001v10 isVersionOf ABC1234-001", *chain("ABC1234-001v10", "ABC1234-001v9")],
        ),
    ],
)
def test_tables_by_hand(standard: Standard, expected: list[str]) -> None:
    """Each table gives these statements and no others."""
    assert said(standard) == expected


def test_they_are_part_of_the_graph_and_no_part_of_the_record(standard: Standard) -> None:
    """The graph says them; the record that comes back is the same as without."""
    found = encode(standard)
    assert set(statements(standard)) <= set(found)
    assert (thing("ISD3512-001v3"), DCTERMS.replaces, thing("ISD3512-001v2")) in found
    assert decode(found) == standard


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("AVA2173-001v4", ["v4", "v3", "v2", "v1"]),
        ("BHR4910-008v4", ["v4", "v3", "v2", ""]),  # its notes print BHR2422
        ("SET3115-001v5", ["v5", "v4", "v3", "v2", ""]),
        ("MEM3400-001v1", ["v1"]),
    ],
)
def test_published_tables(outside: Path, code: str, expected: list[str]) -> None:
    """A chain through all rows of the table, each row by the code that it prints."""
    standard = read(outside / "icap" / "text" / f"{code}.txt").standard
    family = code.rpartition("v")[0]
    assert said(standard) == [
        f"{code} isVersionOf {family}",
        *chain(*(f"{family}{version}" for version in expected)),
    ]
