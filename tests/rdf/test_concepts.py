"""Concepts join names, never codes, and only across standards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal

from compgraph import resources
from compgraph.model import Competency, Standard
from compgraph.rdf.attitudes import official_attitudes
from compgraph.rdf.concepts import concept_of, concepts, names, normalised
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import CG, shared, shared_graph, thing
from compgraph.reading import read


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


def scheme() -> Graph:
    """The shipped list of shared attitudes, parsed."""
    return Graph().parse(resources.ontology() / "schemes" / "attitudes.ttl", format="turtle")


def test_the_shared_attitudes_are_a_list_of_fourteen() -> None:
    """Numbers and names of 職能基準發展指引 (2022), pages 74-76, in its order."""
    listed = ["主動積極", "正直誠實", "親和力", "持續學習", "自我管理", "自信心", "追求卓越"]
    listed += ["團隊意識", "彈性", "壓力容忍", "應對不確定性", "好奇開放", "冒險挑戰", "謹慎細心"]
    said = scheme()
    labels = {str(said.value(iri, SKOS.prefLabel)): iri for iri in said.subjects(SKOS.notation)}
    assert labels == {
        name: shared("attitude", f"A{number:02d}") for number, name in enumerate(listed, start=1)
    }
    assert set(said.objects(shared("attitude"), SKOS.hasTopConcept)) == set(labels.values())
    for name, iri in labels.items():
        assert said.value(iri, SKOS.prefLabel) == Literal(name, lang="zh-Hant")
        assert str(said.value(iri, SKOS.notation)) == str(iri).rpartition("/")[2]
        assert {shared("attitude")} == set(said.objects(iri, SKOS.inScheme))


def test_what_is_looked_up_is_what_a_parser_reads() -> None:
    """The look-up reads the file as text; names are normal already."""
    said = scheme()
    parsed = {str(said.value(iri, SKOS.prefLabel)): iri for iri in said.subjects(SKOS.notation)}
    assert official_attitudes() == parsed
    assert all(normalised(name) == name for name in parsed)


def test_definitions_are_those_of_the_shipped_standard(standard: Standard) -> None:
    """Word for word where it prints one, with it as the source; the others have a name only."""
    said = scheme()
    defined = {
        str(said.value(iri, SKOS.prefLabel)): str(text) for iri, text in said[: SKOS.definition]
    }
    assert defined == {one.name: one.description for one in standard.attitudes}
    sourced = set(said.subjects(DCTERMS.source, thing("ISD3512-001v3")))
    assert sourced == set(said.subjects(SKOS.definition))


def test_an_official_attitude_needs_no_second_standard(standard: Standard) -> None:
    """One standard alone is linked to the official list, by name and whatever its number is."""
    other = replace(standard.attitudes[0], id="A09", code="A09", name="終身學習")
    alone = replace(
        having(standard, "A-001"),
        attitudes=(
            replace(standard.attitudes[0], id="A07", code="A07", name="謹慎 細心【註2】"),
            other,
        ),
    )
    graph = concepts([alone])
    assert set(graph.subject_objects(CG.hasConcept)) == {
        (thing("A-001", "A07"), shared("attitude", "A14"))
    }
    assert graph.value(shared("attitude", "A14"), DCTERMS.type) == CG.Attitude
    assert graph.value(graph.identifier, CG.rule) == Literal("same-normalised-name")


def test_only_attitudes_have_official_concepts(standard: Standard) -> None:
    """彈性 as a skill is another thing; each name has one concept, the official one where there is one."""
    assert concept_of("attitude", "彈性") == shared("attitude", "A09")
    assert concept_of("skill", "彈性") == shared("concept", "skill", "彈性")
    assert concept_of("attitude", "終身學習") == shared("concept", "attitude", "終身學習")
    graph = concepts([standard, replace(standard, code="ISD3512-001v2")])
    counted = [len(set(graph.objects(iri, CG.hasConcept))) for iri in graph.subjects(CG.hasConcept)]
    assert set(counted) == {1}


def test_an_accepted_name_is_a_concept_in_one_standard_too(standard: Standard) -> None:
    """Else nothing would lead from its competency to what a review says about its name."""
    a = having(standard, "A-001", Competency("K01", "knowledge", "K01", "軟體測試"))
    concept = shared("concept", "knowledge", "軟體測試")
    assert len(concepts([a])) == 0
    graph = concepts([a], accepted={concept})
    assert set(graph.subject_objects(CG.hasConcept)) == {(thing("A-001", "K01"), concept)}


def test_names_say_where_they_stand(standard: Standard) -> None:
    """Once a kind, printed as the first standard prints it, places in natural order."""
    a = having(standard, "A-002", Competency("K02", "knowledge", "K02", "軟體 測試"))
    b = having(
        standard,
        "A-010",
        Competency("K10", "knowledge", "K10", "軟體測試"),
        Competency("K09", "knowledge", "K09", "軟體測試"),
        Competency("S01", "skill", "S01", "軟體測試"),
    )
    knowledge, skill = names([b, a])
    assert (knowledge.kind, knowledge.key, knowledge.printed) == (
        "knowledge",
        "軟體測試",
        "軟體 測試",
    )
    assert knowledge.places == (("A-002", "K02"), ("A-010", "K09"), ("A-010", "K10"))
    assert knowledge.standards == ("A-002", "A-010")
    assert skill.places == (("A-010", "S01"),)


@pytest.mark.long
def test_k01_of_any_two_standards_are_two_things(outside: Path) -> None:
    """Nothing is merged by code: ten standards, ten K01; they are one concept only by name."""
    found = [read(path).standard for path in sorted((outside / "icap" / "text").glob("*.txt"))]
    found.append(read(resources.shipped_standard()).standard)
    assert len(found) == 10
    graph = concepts(found)
    first = {standard.id: thing(standard.id, "K01") for standard in found}
    assert len(set(first.values())) == 10
    for one in found:
        for other in found:
            alike = normalised(one.knowledge[0].name) == normalised(other.knowledge[0].name)
            shares = graph.value(first[one.id], CG.hasConcept, default=one) == graph.value(
                first[other.id], CG.hasConcept, default=other
            )
            assert one is other or shares == alike
