"""A graph that is ours gives its record back; any other one is refused with a reason."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from compgraph.errors import SourceRefused, UnknownCode, UsageError
from compgraph.model import Standard
from compgraph.rdf.concepts import concepts
from compgraph.rdf.decode import decode, standards_in
from compgraph.rdf.encode import encode
from compgraph.rdf.vocab import CG, thing

CODE = "ISD3512-001v3"


def x(name: str = "") -> URIRef:
    return thing(CODE, name)


def test_the_shipped_standard_comes_back(standard: Standard) -> None:
    """decode(encode(standard)) == standard for the document that ships."""
    assert decode(encode(standard)) == standard


def test_statements_of_others_do_not_matter(standard: Standard) -> None:
    """Concepts, other standards and labels in other languages leave the record as it is."""
    from dataclasses import replace

    other = replace(standard, code="ISD3512-001v2")
    graph = encode(standard) + encode(other) + concepts([standard, other])
    graph.add((x("K01"), RDFS.label, Literal("safety rules", lang="en")))
    assert standards_in(graph) == ("ISD3512-001v2", CODE)
    assert decode(graph, CODE) == standard
    assert decode(graph, "ISD3512-001v2") == other


def test_tags_in_lower_case_are_the_same_tags(standard: Standard) -> None:
    """Oxigraph gives @zh-hant for @zh-Hant; the record is the same."""
    lowered = Graph()
    for subject, predicate, value in encode(standard):
        tag = value.language if isinstance(value, Literal) else None
        lowered.add((subject, predicate, Literal(value, lang=tag.lower()) if tag else value))
    assert decode(lowered) == standard


@pytest.mark.parametrize("tag", ["zh-Hant-TW", "zh-hant-hk", "zh-TW", None])
def test_regional_tags_and_none_are_read(standard: Standard, tag: str | None) -> None:
    """Graphs of others tag the same language differently: their names are names."""
    graph = Graph()
    for subject, predicate, value in encode(standard):
        own = isinstance(value, Literal) and value.language
        graph.add((subject, predicate, Literal(value, lang=tag) if own else value))
    assert decode(graph) == standard


def test_the_own_tag_goes_before_regional_ones(standard: Standard) -> None:
    graph = encode(standard)
    for tag in ("zh-TW", "zh-Hans", None):
        graph.add((x("K01"), RDFS.label, Literal("另一個名稱", lang=tag)))
    assert decode(graph) == standard


def test_a_graph_without_a_standard_is_refused() -> None:
    """The refusal says what is missing, and what kind of file would do."""
    graph = Graph().add((URIRef("http://example.org/a"), RDF.type, RDFS.Class))
    with pytest.raises(SourceRefused) as refused:
        decode(graph, source="other.ttl")
    assert refused.value.rule == "not-our-rdf"
    assert refused.value.source == "other.ttl"
    assert refused.value.remedy is not None
    assert standards_in(graph) == ()


def test_several_standards_need_a_choice(standard: Standard) -> None:
    """Which one is meant has to be said; the message lists them."""
    from dataclasses import replace

    graph = encode(standard) + encode(replace(standard, code="ISD3512-001v2"))
    with pytest.raises(UsageError, match=r"ISD3512-001v2, ISD3512-001v3"):
        decode(graph)


def test_an_unknown_code_offers_the_nearest(standard: Standard) -> None:
    """ISD3512-001v4 is not there, ISD3512-001v3 is."""
    with pytest.raises(UnknownCode) as unknown:
        decode(encode(standard), "ISD3512-001v4")
    assert unknown.value.nearest == (CODE,)


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "rule"),
    [
        (x("K01"), RDFS.label, Literal("另一個名稱", lang="zh-Hant"), "rdf-several-values"),
        (x("K01"), CG.position, Literal(99), "rdf-several-values"),
        (x("T1.1"), CG.inDuty, x("T2"), "rdf-several-values"),
        (x(), CG.level, Literal("三"), "rdf-several-values"),
        (x("block/1"), CG.lists, Literal("S01"), "rdf-not-a-thing"),
        (x("block/1"), CG.lists, thing("ISD3512-001v2", "S01"), "rdf-not-a-thing"),
        (x("block/1"), CG.lists, x("A01"), "rdf-not-in-a-row"),
        (x("block/1"), CG.lists, x("K99"), "rdf-not-in-a-row"),
        (thing("ISD3512-001v2", "K01"), CG.inStandard, x(), "rdf-foreign-iri"),
    ],
)
def test_a_contradiction_is_refused_not_resolved(
    standard: Standard, subject: URIRef, predicate: URIRef, value: URIRef | Literal, rule: str
) -> None:
    """One statement too many, and the record would have to guess."""
    graph = encode(standard)
    graph.add((subject, predicate, value))
    with pytest.raises(SourceRefused) as refused:
        decode(graph)
    assert refused.value.rule == rule


@pytest.mark.parametrize("value", [Literal("三"), Literal("3"), Literal(True), x("T1")])
def test_a_level_that_is_no_whole_number_is_refused(standard: Standard, value: Literal) -> None:
    """A level is a number or absent; nothing is read into other values."""
    graph = encode(standard)
    graph.set((x(), CG.level, value))
    with pytest.raises(SourceRefused) as refused:
        decode(graph)
    assert refused.value.rule == "rdf-not-a-number"


def test_a_standard_under_another_address_is_refused(standard: Standard) -> None:
    """A file that gives its standard the address of another one is not taken at its word."""
    graph = encode(standard)
    graph.set((x(), CG.code, Literal("ISD3512-001v4")))
    with pytest.raises(SourceRefused) as refused:
        decode(graph)
    assert refused.value.rule == "rdf-code-and-iri-differ"
    elsewhere = Graph().add((URIRef("http://example.org/x"), RDF.type, CG.Standard))
    with pytest.raises(SourceRefused):
        decode(elsewhere)


def test_what_has_no_position_stands_last(standard: Standard) -> None:
    """A hand-edited graph may lack a position: the thing is kept, behind those that have one."""
    graph = encode(standard)
    graph.remove((x("K01"), CG.position, None))
    assert [item.id for item in decode(graph).knowledge][-2:] == ["K17", "K01"]


def test_an_order_that_no_longer_fits_does_not_count(standard: Standard) -> None:
    """A row lists K07 too, or K10 no more: what it lists counts, in the order of positions, and
    the order stated for its skills is kept."""
    graph = encode(standard)
    row = x("block/4")  # prints K09 K10 K11 and S09 S10 S11
    graph.add((row, CG.printedOrder, Literal("Knowledge K11 K10 K09")))
    graph.add((row, CG.printedOrder, Literal("Skill S11 S09 S10")))
    assert [m.competency for m in decode(graph).blocks[3].requires] == [
        *("K11", "K10", "K09"),
        *("S11", "S09", "S10"),
    ]
    graph.add((row, CG.lists, x("K07")))
    assert [m.competency for m in decode(graph).blocks[3].requires] == [
        *("K07", "K09", "K10", "K11"),
        *("S11", "S09", "S10"),
    ]
    graph.remove((row, CG.lists, x("K07")))
    graph.remove((row, CG.lists, x("K10")))
    assert [m.competency for m in decode(graph).blocks[3].requires] == [
        *("K09", "K11"),
        *("S11", "S09", "S10"),
    ]


def test_a_competency_that_is_only_mentioned_comes_back(standard: Standard) -> None:
    """A record may mention skills that it does not describe: the rows keep them, in their column."""
    from dataclasses import replace

    bare = replace(standard, skills=())
    assert decode(encode(bare)) == bare
