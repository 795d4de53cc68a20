"""Concepts join names, never codes, and only across standards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, Literal

from compgraph.model import Competency, Standard
from compgraph.rdf.concepts import concepts, normalised
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import CG, shared, shared_graph, thing


def having(standard: Standard, code: str, *competencies: Competency) -> Standard:
    """The standard under this code, with these competencies and nothing that needs them."""
    of = {kind: tuple(c for c in competencies if c.kind == kind) for kind in ("knowledge", "skill")}
    return replace(
        standard, code=code, knowledge=of["knowledge"], skills=of["skill"], attitudes=(), blocks=()
    )


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("溝通協調能力", "溝通協調能力"),
        ("溝通 協調能 力", "溝通協調能力"),
        ("珠寶屬性相關知識【註1】", "珠寶屬性相關知識"),
        ("ＣＮＣ程式（車床）", "CNC程式(車床)"),
        ("\uf90a工", "金工"),
        ("", ""),
    ],
)
def test_names_are_compared_without_what_printing_adds(printed: str, compared: str) -> None:
    """Full-width forms, compatibility characters, footnote marks and spaces do not count."""
    assert normalised(printed) == compared


def test_the_same_name_in_two_standards_is_one_concept(standard: Standard) -> None:
    """A-001's K01 and B-001's K07 share it; A-001's K02, with B-001's other code K01, does not."""
    a = having(
        standard,
        "A-001",
        Competency("K01", "knowledge", "K01", "軟體測試概念【註1】"),
        Competency("K02", "knowledge", "K02", "商務邏輯"),
    )
    b = having(
        standard,
        "B-001",
        Competency("K01", "knowledge", "K01", "軟體工程"),
        Competency("K07", "knowledge", "K07", "軟體 測試概念"),
    )
    graph = concepts([b, a])
    concept = shared("concept", "knowledge", "軟體測試概念")
    assert set(graph.subjects(RDF.type, CG.Concept)) == {concept}
    assert set(graph.subject_objects(CG.hasConcept)) == {
        (thing("A-001", "K01"), concept),
        (thing("B-001", "K07"), concept),
    }
    assert graph.value(concept, RDFS.label) == Literal("軟體測試概念【註1】", lang="zh-Hant")
    assert graph.identifier == shared_graph("concepts")
    assert graph.value(graph.identifier, CG.rule) == Literal("same-normalised-name")


def test_a_concept_needs_two_standards_and_one_kind(standard: Standard) -> None:
    """Twice in one document, or once as knowledge and once as skill, is no concept."""
    knowledge = Competency("K01", "knowledge", "K01", "軟體測試")
    twice = having(standard, "A-001", knowledge, replace(knowledge, id="K02", code="K02"))
    skill = having(standard, "B-001", Competency("S01", "skill", "S01", "軟體測試"))
    assert len(concepts([twice, skill])) == 0
    assert len(concepts([])) == 0


def test_the_order_of_the_standards_does_not_matter(standard: Standard) -> None:
    """The same bytes, whichever document is read first."""
    other = replace(standard, code="ISD3512-001v2")
    assert to_turtle(concepts([standard, other])) == to_turtle(concepts([other, standard]))
    # 17 K, 21 S and 7 A, all shared: every competency of both, and each concept three facts.
    assert len(concepts([standard, other])) == 45 * 2 + 45 * 3 + 2
