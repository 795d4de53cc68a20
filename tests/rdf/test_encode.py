"""What the graph of a standard says, counted and looked up with plain rdflib."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

from compgraph import resources
from compgraph._version import __version__
from compgraph.model import Block, Competency, Duty, Mention, Output, Span, Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.vocab import CG, graph, thing
from compgraph.reading.record import Reading

CODE = "ISD3512-001v3"


def x(name: str = "") -> URIRef:
    return thing(CODE, name)


@pytest.fixture(scope="module")
def shipped() -> Graph:
    """The file that ships, read by rdflib alone."""
    path = resources.ontology() / "standards" / "ISD3512-001v3.ttl"
    return Graph().parse(path, format="turtle")


# Counted by hand in the document.
@pytest.mark.parametrize(
    ("cls", "count"),
    [
        (CG.Standard, 1),
        (CG.VersionEntry, 3),
        (CG.Category, 1),
        (CG.Occupation, 1),
        (CG.Industry, 1),
        (CG.Duty, 2),
        (CG.Task, 7),
        (CG.Block, 7),
        (CG.Output, 9),
        (CG.Indicator, 17),
        (CG.Knowledge, 17),
        (CG.Skill, 21),
        (CG.Attitude, 7),
        (CG.Competency, 45),
        (CG.EntryRequirement, 2),
        (CG.Term, 4),
        (CG.Note, 0),
    ],
)
def test_the_shipped_graph_counts_as_the_document_does(
    shipped: Graph, cls: URIRef, count: int
) -> None:
    """As many things of each kind as a person counts in ISD3512-001v3."""
    assert len(set(shipped.subjects(RDF.type, cls))) == count


def test_a_question_about_tasks_is_answered_by_tasks_alone(shipped: Graph) -> None:
    """60 links to knowledge and skills, 9 to outputs, 17 to indicators, each stated once, of tasks."""
    tasks = set(shipped.subjects(RDF.type, CG.Task))
    for relation, count in ((CG.requires, 60), (CG.hasOutput, 9), (CG.hasIndicator, 17)):
        links = list(shipped.subject_objects(relation))
        assert len(links) == count
        assert {subject for subject, _ in links} <= tasks
    parts = [*shipped[: CG.requiresKnowledge], *shipped[: CG.requiresSkill]]
    assert sorted(parts) == sorted(shipped[: CG.requires])


def test_rows_list_what_their_tasks_have(shipped: Graph) -> None:
    """Each of the 7 rows covers one task: the row lists what is stated of the task, 86 things."""
    rows = {task: block for block, task in shipped.subject_objects(CG.coversTask)}
    assert len(set(rows.values())) == 7
    listed = set(shipped.subject_objects(CG.lists))
    assert len(listed) == 60 + 9 + 17
    assert listed == {
        (rows[task], item)
        for relation in (CG.requires, CG.hasOutput, CG.hasIndicator)
        for task, item in shipped.subject_objects(relation)
    }


def test_levels_are_the_printed_ones(shipped: Graph) -> None:
    """Tasks 4, 4, 3, 3, 3, 3, 3 and the standard 3, as whole numbers."""
    tasks = ["T1.1", "T1.2", "T2.1", "T2.2", "T2.3", "T2.4", "T2.5"]
    assert [shipped.value(x(t), CG.level) for t in tasks] == [Literal(n) for n in (4, 4, *[3] * 5)]
    assert shipped.value(x(), CG.level) == Literal(3)


def test_items_have_their_place_and_their_name(shipped: Graph) -> None:
    """K01 stands first, carries its code and its Chinese name, and belongs to the standard."""
    assert set(shipped.predicate_objects(x("K01"))) == {
        (RDF.type, CG.Knowledge),
        (RDF.type, CG.Competency),
        (RDFS.label, Literal("職業安全與衛生相關規範", lang="zh-Hant")),
        (CG.code, Literal("K01")),
        (CG.position, Literal(1)),
        (CG.inStandard, x()),
    }


def test_the_profile_is_there_as_printed(shipped: Graph) -> None:
    """Name, title, description and the three classifications with their codes."""
    name = Literal("雲端系統開發工程人員", lang="zh-Hant")
    assert shipped.value(x(), RDFS.label) == name
    assert shipped.value(x(), CG.occupationName) == name
    assert shipped.value(x(), CG.title) == Literal("雲端系統開發工程人員職能基準", lang="zh-Hant")
    assert shipped.value(x(), CG.jobFamily) is None
    described = shipped.value(x(), DCTERMS.description)
    assert described == Literal("負責雲端系統開發及測試工作。", lang="zh-Hant")
    codes = {str(shipped.value(c, CG.code)) for c in shipped[x() : CG.hasClassification]}
    assert codes == {"ISD", "3512", "J6201"}


def test_the_version_table_keeps_what_it_prints(shipped: Graph) -> None:
    """Row V3 prints another code than the header; it is kept, with its date as a date."""
    row = x("version/V3")
    assert shipped.value(row, CG.codeAsPrinted) == Literal("IISD3512-001v3")
    assert shipped.value(row, CG.code) is None
    assert shipped.value(row, CG.dateAsPrinted) == Literal("2024/12/15")
    assert shipped.value(row, DCTERMS.issued) == Literal("2024-12-15", datatype=XSD.date)


def test_terms_explain_the_indicators_that_use_them(shipped: Graph) -> None:
    """「組織相關人員」 occurs in four indicators, in one of them with a space from line wrapping."""
    term = x("term/2")
    assert shipped.value(term, SKOS.definition) == Literal(
        "如軟體開發工程師及架構規劃師等。", lang="zh-Hant"
    )
    assert set(shipped[term : CG.explains]) == {
        x(p) for p in ("P1.2.2", "P2.1.3", "P2.3.2", "P2.5.3")
    }


def test_data_have_no_blank_nodes_and_no_empty_texts(standard: Standard) -> None:
    """Every thing has an address, and a field that is not filled in is not stated."""
    encoded = encode(standard)
    assert encoded.identifier == graph(CODE)
    assert not any(isinstance(term, BNode) for triple in encoded for term in triple)
    assert not any(str(value) == "" for value in encoded.objects())


def minimal(**fields: object) -> Standard:
    """A standard with nothing but a code and these fields."""
    text = dict.fromkeys(("title", "job_family", "occupation_name", "description"), "")
    names = "classifications versions duties tasks blocks knowledge skills attitudes requirements terms notes"
    empty = Standard(
        code="TST1234-001v1",
        level=None,
        level_as_printed="",
        **text,
        **dict.fromkeys(names.split(), ()),  # type: ignore[arg-type]
    )
    return replace(empty, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id_", "printed", "code", "as_printed"),
    [
        ("T1", "T1", "T1", None),
        ("T1", "T1.", "T1", "T1."),
        ("T1~2", "T1", "T1", None),
        ("T1", "", None, None),
        ("duty/1", "甲", None, "甲"),
    ],
)
def test_a_code_is_given_in_standard_form_and_as_printed_where_it_differs(
    id_: str, printed: str, code: str | None, as_printed: str | None
) -> None:
    """cg:code is the id's code, cg:codeAsPrinted another spelling; neither where none is printed."""
    encoded = encode(minimal(duties=(Duty(id_, printed, "測試"),)))
    duty = thing("TST1234-001v1", id_)
    assert encoded.value(duty, CG.code) == (None if code is None else Literal(code))
    assert encoded.value(duty, CG.codeAsPrinted) == (
        None if as_printed is None else Literal(as_printed)
    )


def test_a_level_is_one_to_six_or_absent() -> None:
    """What is printed instead of a number is kept, and no number made of it."""
    encoded = encode(minimal(level=None, level_as_printed="初級"))
    assert list(encoded[thing("TST1234-001v1") : CG.level]) == []
    assert list(encoded[thing("TST1234-001v1") : CG.levelAsPrinted]) == [Literal("初級")]


def test_a_row_in_another_order_says_so() -> None:
    """K02 before K01 in a row: the order is stated there, and nowhere else."""
    knowledge = tuple(Competency(k, "knowledge", k, k) for k in ("K01", "K02"))
    rows = tuple(
        Block(f"block/{n}", (), (), (), None, "", tuple(map(Mention, order)), ())
        for n, order in enumerate([("K01", "K02"), ("K02", "K01")], start=1)
    )
    encoded = encode(minimal(knowledge=knowledge, blocks=rows))
    assert list(encoded.subject_objects(CG.printedOrder)) == [
        (thing("TST1234-001v1", "block/2"), Literal("Knowledge K02 K01"))
    ]


def test_a_skill_in_the_column_of_knowledge_is_told() -> None:
    """S01 printed under K: the row lists it once, and says that the column of skills is empty."""
    skill = Competency("S01", "skill", "S01", "測試")
    row = Block("block/1", (), (), (), None, "", (Mention("S01"),), ())
    encoded = encode(minimal(skills=(skill,), blocks=(row,)))
    iri = thing("TST1234-001v1", "block/1")
    assert list(encoded[iri : CG.lists]) == [thing("TST1234-001v1", "S01")]
    assert set(encoded[iri : CG.printedOrder]) == {Literal("Knowledge S01"), Literal("Skill")}


@pytest.mark.parametrize(
    "fields",
    [
        {"code": ""},
        {"code": "graph"},
        {"duties": (Duty("", "T1", "a"),)},
        {"duties": (Duty("T1", "T1", "a"), Duty("T1", "T1", "b"))},
        {
            "blocks": (
                Block("block/1", (), (Output("O1", "O1", "a"),), (), None, "", (), ()),
                Block("block/2", (), (Output("O1", "O1", "b"),), (), None, "", (), ()),
            )
        },
    ],
)
def test_two_things_under_one_address_are_refused(fields: dict[str, object]) -> None:
    """A thing without an id, or two things with one, would become one thing in the graph."""
    with pytest.raises(ValueError, match=r"id|code"):
        encode(minimal(**fields))


def test_the_source_graph_says_where_everything_stands(reading: Reading) -> None:
    """File, digest, reader and one compact statement an item; the digest is sha256sum's."""
    source = encode_source(reading)
    assert source.identifier == graph(CODE, "source")
    file = x("source")
    assert source.value(file, CG.fileName) == Literal("ISD3512-001v3.txt")
    assert source.value(file, CG.readerVersion) == Literal(__version__)
    assert str(source.value(file, CG.sha256)) == (
        "eb098d65bb71e82050052f6759df2e2526d6b5cccd857808fb13e9b151f5a4f4"
    )
    assert source.value(x(), DCTERMS.source) == file
    counted = 1 + 3 + 3 + 2 + 7 + 7 + 9 + 17 + 17 + 21 + 7 + 2 + 4
    assert len(list(source.subject_objects(CG.span))) == counted


def test_every_mention_of_a_competency_is_kept(reading: Reading) -> None:
    """K01 is printed in four rows: four spans, in order, and each begins with its code."""
    source = encode_source(reading)
    spans = [
        Span(*map(int, place.split("-"))) for place in str(source.value(x("K01"), CG.span)).split()
    ]
    assert len(spans) == 4
    assert spans == sorted(spans)
    assert {reading.source.text[span.start : span.end][:3] for span in spans} == {"K01"}
